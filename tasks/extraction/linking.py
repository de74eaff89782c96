"""Link each quantity to the word that says what happened to what it counts.

Every event word of the sentence that could govern the quantity gets a cost: how many words stand between, and what
kind of words (another verb, a comma, a preposition). The cheapest wins; a dear one links nothing.
"""

from collections.abc import Sequence

from tasks.extraction.categories import Event, Kind
from tasks.extraction.coordination import is_part, shared
from tasks.extraction.lexicons import lexicon
from tasks.extraction.link_costs import COMMON_VERBS, RELATIVES, Costs
from tasks.extraction.links import Link, Phrase, after_of, phrase_of
from tasks.extraction.mentions import EventMention, Quantity
from tasks.extraction.partitives import holds_part, is_topic, is_whole_of
from tasks.extraction.predicates import (
    describes_another,
    goes_with,
    in_other_clause,
    is_added,
    is_age_at,
    is_main_verb,
    is_of_another,
    is_of_another_noun,
    is_of_next,
    is_parted,
    is_parting,
    is_purpose,
    of_behind_date,
    only_describes,
    opens_clause,
    speaks,
)
from tasks.extraction.shared_fates import counts_offspring, shared_fate
from tasks.extraction.tokens import Document
from tasks.extraction.totals import brought_from, price_of, total_of

DEAREST = {Kind.PERSONS: 11.0, Kind.AGE: 11.0}
FARTHEST_AGENT = {Kind.PERSONS: 8.0}
BODY = 1.6
BODIES = frozenset({"body", "corpse", "dead body"})
TOLL_NOUNS = frozenset(lexicon("linking")["toll_nouns"])
VIOLENT = frozenset({Event.KILLED, Event.INJURED, Event.ATTACKED, Event.DESTROYED, Event.ABDUCTED})
TOLL_LINKS = frozenset(lexicon("linking")["toll_links"])
TOLL_VERBS = frozenset(lexicon("linking")["toll_verbs"])
TOLL_DIRECT = frozenset(lexicon("linking")["toll_direct"])
ARMED = frozenset(lexicon("linking")["armed"])
WEAK_GROUPS = frozenset(lexicon("linking")["weak_groups"])
NUMBER_NOUNS = frozenset(lexicon("relations")["number_nouns"])


class SentenceLinker:
    """Links the quantities of one sentence to its event words."""

    def __init__(self, doc: Document, quantities: Sequence[Quantity], events: Sequence[EventMention]) -> None:
        self.doc = doc
        self.phrases = [phrase_of(quantity) for quantity in quantities]
        self.events = events
        self.costs = Costs(doc, self.phrases, events)
        self.event_at = {index: event for event in events for index in range(event.first, event.last)}

    def link_all(self) -> list[Link]:
        """Return the link of each quantity in order; parts and coordinated figures share their partner's event."""
        links: list[Link] = []
        for number, phrase in enumerate(self.phrases):
            link = self._graver(self._own(phrase)) if not self._is_topic(phrase) else Link(None, None, "topic")
            if link.rule != "toll" and brought_from(self.doc, phrase.first) is not None:
                link = Link(None, None, "total")
            if link.rule != "offspring" and (link.mention is None or is_part(self.doc, phrase)):
                link = shared(self.doc, self.phrases, number, links, link)
            links.append(link)
        return links

    def _graver(self, link: Link) -> Link:
        """Return the death that "and" adds to what was done to the counted ("were stabbed and killed")."""
        if link.mention is None or link.event not in (Event.INJURED, Event.ATTACKED) or not link.mention.passive:
            return link
        joined = self.doc.lower(link.mention.last) == "and"
        death = self.event_at.get(link.mention.last + 1) if joined else None
        if death is None or death.event is not Event.KILLED or death.role != "subject":
            return link
        return Link(death, death.event, link.rule, link.cost)

    def _own(self, phrase: Phrase) -> Link:
        if counts_offspring(self.doc, phrase):
            return Link(None, None, "offspring")
        options = [
            shared_fate(self.doc, self.events, phrase),
            self._inside(phrase),
            self._left(phrase),
            self._right(phrase),
            self._agent(phrase),
            self._toll(phrase),
            total_of(self.doc, phrase, self.events),
        ]
        best = min((link for link in options if link is not None), key=lambda link: link.cost, default=None)
        if best is None or best.cost > DEAREST.get(phrase.quantity.kind, 7.0):
            return Link(None, None, "no_event")
        return best

    def _is_topic(self, phrase: Phrase) -> bool:
        """Return whether the phrase is the whole that the sentence tells of part by part."""
        return self.doc.lower(phrase.last) == "," and is_topic(self.doc, phrase.quantity)

    def _inside(self, phrase: Phrase) -> Link | None:
        """The counted noun tells it: "12 deaths", "three hostages", "14 murdered fishermen", "two dead"."""
        held = (event for event in self.events if phrase.first <= event.first and event.last <= phrase.last)
        inside = [event for event in held if not only_describes(self.doc, phrase, event)]
        if not inside:
            return None
        event = inside[-1]
        if event.role == "group" and self._other_verb_follows(phrase.last):
            return None
        weak = event.role == "group" and event.lemma in WEAK_GROUPS
        not_last = 0.0 if event.last == phrase.last or event.role == "subject" else 3.0
        return Link(
            event,
            event.event,
            "counted_noun",
            (BODY if event.lemma in BODIES else 4.0 if weak else 0.6 if event.role == "group" else 0.3) + not_last,
        )

    def _other_verb_follows(self, index: int) -> bool:
        """Return whether the next word is a verb that is no event: "19 missiles failed", "two hostages said"."""
        word = self.doc.lower(index)
        return index not in self.event_at and (word in COMMON_VERBS or (word.endswith("ed") and len(word) > 4))

    def _left(self, phrase: Phrase) -> Link | None:
        """A verb or noun before governs it: "killed 12", "the deaths of 12"."""
        best: Link | None = None
        if self._is_whole(phrase):
            return None
        start = self.doc.sentences[self.doc.tokens[phrase.first].sentence].first
        for event in self.events:
            if not start <= event.first or event.last > phrase.first:
                continue
            if event.role == "object":
                cost = self.costs.between(event.last, phrase.first)
            elif (
                event.role in ("noun", "group")
                and event.lemma not in NUMBER_NOUNS
                and (opened := after_of(self.doc, event)) is not None
            ):
                cost = 0.5 + self.costs.between(opened, phrase.first)
            elif event.role == "noun" and of_behind_date(self.doc, event, phrase):
                cost = 1.0
            elif event.role == "subject" and goes_with(self.doc, event, phrase):
                cost = 0.5
            else:
                continue
            if event.role == "object" and (
                self._governing_preposition(phrase) or is_of_another(self.doc, event, phrase)
            ):
                cost += 4.0
            if best is None or cost <= best.cost:
                best = Link(event, event.event, f"before_{event.role}", cost)
        return best

    def _right(self, phrase: Phrase) -> Link | None:
        """A predicate behind: "12 people were killed", "30 wounded", "12 soldiers who died"."""
        best: Link | None = None
        if is_parted(self.doc, phrase) or speaks(self.doc, phrase):
            return None  # "One witness said Novak opened fire"
        for event in self.events:
            if event.first < phrase.last or event.role != "subject":
                continue
            if self._is_told_of_part(phrase, event) or is_of_next(phrase, event, self.phrases):
                continue
            if is_of_another_noun(self.doc, phrase, event):
                continue
            cost = self._predicate_cost(phrase, event)
            if best is None or cost < best.cost:
                best = Link(event, event.event, "predicate", cost)
        return best

    def _predicate_cost(self, phrase: Phrase, event: EventMention) -> float:
        if any(tells(self.doc, phrase, event) for tells in (is_main_verb, is_age_at, is_added)):
            return 0.1
        cost = 0.2 + self.costs.between(phrase.last, event.first, allow_relative=True)
        if event.event is Event.DEPLOYED and self.doc.lower(event.first).endswith("ing"):
            cost += 3.0
        if self._governing_preposition(phrase) and event.first - phrase.last > 1:
            cost += 5.0
        if in_other_clause(self.doc, phrase, event):
            cost += 6.0
        if is_purpose(self.doc, phrase, event):
            cost += 10.0
        if describes_another(self.doc, phrase, event):
            cost += 7.0
        return cost

    def _is_told_of_part(self, phrase: Phrase, event: EventMention) -> bool:
        """Return whether the predicate is that of a part before ("two of the 14 miners were killed")."""
        if not self._is_whole(phrase) or self.doc.lower(phrase.last) in RELATIVES:
            return False  # "one of the two men who died"
        finite = any(self.doc.tokens[k].tag == "auxiliary" for k in range(phrase.last, event.first))
        return finite or not event.passive

    def _is_whole(self, phrase: Phrase) -> bool:
        """Return whether the sentence tells of a part of the counted ("two of the 14 miners", "some of the 14")."""
        number = self.phrases.index(phrase)
        counted = number > 0 and is_whole_of(self.doc, phrase.quantity, self.phrases[number - 1].quantity)
        return counted or holds_part(self.doc, phrase.first)

    def _agent(self, phrase: Phrase) -> Link | None:
        """The counted do it: "about 50 gunmen attacked the post", "one jet bombed a school"."""
        for event in self.events:
            if (
                event.first >= phrase.last
                and event.role == "object"
                and event.form == "verb"
                and event.event in VIOLENT
                and self._may_act(phrase)
            ):
                if any(opens_clause(self.doc, k) for k in range(phrase.last, event.first)):
                    return None  # "300 inmates escaped when gunmen stormed the jail"
                cost = 1.0 + self.costs.between(phrase.last, event.first, allow_relative=True)
                if self._governing_preposition(phrase) or self.doc.lower(event.first - 1) in ("to", "and", ","):
                    cost += 5.0
                near = cost <= FARTHEST_AGENT.get(phrase.quantity.kind, 5.0)
                return Link(event, Event.ATTACKED, "agent", cost) if near else None
        return None

    def _may_act(self, phrase: Phrase) -> bool:
        """Return whether the counted can attack: persons, and things that strike or carry weapons."""
        noun = (phrase.quantity.unit_norm or "").lower().rpartition(" ")[2]
        return phrase.quantity.kind is Kind.PERSONS or (phrase.quantity.kind is Kind.OBJECTS and noun in ARMED)

    def _toll(self, phrase: Phrase) -> Link | None:
        """A toll that rises to, stands at or reaches the number: "the death toll has risen to 21"."""
        if phrase.quantity.kind is Kind.MONEY:
            return price_of(self.doc, phrase, self.events)
        if phrase.quantity.kind not in (Kind.PERSONS, Kind.OBJECTS, Kind.OTHER):
            return None
        verb = phrase.first - 1
        if self.doc.lower(verb - 1) in ("a", "an") and not self.doc.tokens[verb].tag:
            verb -= 2  # "stands at an alarming 698"
        while verb > 0 and self.doc.lower(verb) in TOLL_LINKS:
            verb -= 1
        linked = verb < phrase.first - 1 and self.doc.lower(verb + 1) in TOLL_DIRECT
        tolls = [event for event in reversed(self.events) if event.lemma in TOLL_NOUNS and event.last <= verb + 1]
        if linked and (near := next((event for event in tolls if event.last == verb + 1), None)):
            return Link(near, near.event, "toll", 1.0)
        for event in tolls if self.doc.lower(verb) in TOLL_VERBS else ():
            if event.last <= verb and not is_parting(self.doc, event.last, verb):
                return Link(event, event.event, "toll", 1.0 + 0.1 * (verb - event.last))
        return None

    def _governing_preposition(self, phrase: Phrase) -> bool:
        """Return whether the quantity is the object of a preposition other than "of"."""
        before = self.doc.tokens[phrase.first - 1] if phrase.first else None
        return (
            before is not None and before.tag == "preposition" and before.lower not in ("of", "than", "including", "to")
        )
