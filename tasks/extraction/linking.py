"""Link each quantity to the word that says what happened to what it counts.

Every event word of the sentence that could govern the quantity gets a cost: how many words stand between, and what
kind of words (another verb, a comma, a preposition). The cheapest wins; a dear one links nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tasks.extraction.categories import Event, Kind
from tasks.extraction.lexicons import lexicon
from tasks.extraction.mentions import EventMention, Quantity
from tasks.extraction.tokens import Document, TokenKind

DEAREST = {Kind.PERSONS: 11.0, Kind.AGE: 11.0}
FARTHEST_AGENT = {Kind.PERSONS: 8.0}
BODY = 1.6
BODIES = frozenset({"body", "corpse", "dead body"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
COMMON_VERBS = frozenset(lexicon("linking")["common_verbs"])
TOLL_NOUNS = frozenset(lexicon("linking")["toll_nouns"])
VIOLENT = frozenset({Event.KILLED, Event.INJURED, Event.ATTACKED, Event.DESTROYED, Event.ABDUCTED})
TOLL_LINKS = frozenset(lexicon("linking")["toll_links"])
TOLL_VERBS = frozenset(lexicon("linking")["toll_verbs"])
WEAK_GROUPS = frozenset(lexicon("linking")["weak_groups"])
INCLUDING = frozenset(lexicon("linking")["including"])
FREE_TAGS = frozenset({"determiner", "adverb", "auxiliary"})


@dataclass(slots=True)
class Link:
    """The event of a quantity, by which road it was found and at what cost."""

    mention: EventMention | None
    event: Event | None
    rule: str
    cost: float = 0.0


@dataclass(slots=True)
class Phrase:
    """A quantity with the noun phrase it heads: tokens `first:last`."""

    quantity: Quantity
    first: int
    last: int


def phrase_of(quantity: Quantity) -> Phrase:
    """Return the noun phrase of a quantity; an elided unit adds nothing to it."""
    last = quantity.last
    if not quantity.elided and quantity.unit_last is not None and quantity.unit_last > last:
        last = quantity.unit_last
    return Phrase(quantity, quantity.first, last)


def after_of(doc: Document, event: EventMention) -> int | None:
    """Return the token after the "of" that a noun opens ("the deaths of", "the massacre [of", "the killers of")."""
    if doc.lower(event.last - 1) == "of":
        return event.last
    return next((k + 1 for k in (event.last, event.last + 1) if doc.lower(k) in ("of", "among")), None)


class SentenceLinker:
    """Links the quantities of one sentence to its event words."""

    def __init__(self, doc: Document, quantities: Sequence[Quantity], events: Sequence[EventMention]) -> None:
        self.doc = doc
        self.phrases = [phrase_of(quantity) for quantity in quantities]
        self.events = events
        self.covered = {index: phrase for phrase in self.phrases for index in range(phrase.first, phrase.last)}
        self.event_at = {index: event for event in events for index in range(event.first, event.last)}

    def link_all(self) -> list[Link]:
        """Return the link of each quantity in order; parts and coordinated figures share their partner's event."""
        links: list[Link] = []
        for number, phrase in enumerate(self.phrases):
            link = self._own(phrase)
            if link.mention is None or self._is_part(phrase):
                link = self._shared(number, links, link)
            links.append(link)
        return links

    def _own(self, phrase: Phrase) -> Link:
        options = [
            self._inside(phrase),
            self._left(phrase),
            self._right(phrase),
            self._agent(phrase),
            self._toll(phrase),
        ]
        best = min((link for link in options if link is not None), key=lambda link: link.cost, default=None)
        if best is None or best.cost > DEAREST.get(phrase.quantity.kind, 7.0):
            return Link(None, None, "no_event")
        return best

    def _inside(self, phrase: Phrase) -> Link | None:
        """The counted noun tells it: "12 deaths", "three hostages", "14 murdered fishermen", "two dead"."""
        inside = [event for event in self.events if phrase.first <= event.first and event.last <= phrase.last]
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
        start = self.doc.sentences[self.doc.tokens[phrase.first].sentence].first
        for event in self.events:
            if not start <= event.first or event.last > phrase.first:
                continue
            if event.role == "object":
                cost = self._between(event.last, phrase.first)
            elif event.role in ("noun", "group") and (opened := after_of(self.doc, event)) is not None:
                cost = 0.5 + self._between(opened, phrase.first)
            else:
                continue
            if self._governing_preposition(phrase) and event.role == "object":
                cost += 4.0
            if best is None or cost <= best.cost:
                best = Link(event, event.event, f"before_{event.role}", cost)
        return best

    def _right(self, phrase: Phrase) -> Link | None:
        """A predicate behind: "12 people were killed", "30 wounded", "12 soldiers who died"."""
        best: Link | None = None
        for event in self.events:
            if event.first < phrase.last or event.role != "subject":
                continue
            cost = 0.2 + self._between(phrase.last, event.first, allow_relative=True)
            if event.event is Event.DEPLOYED and self.doc.lower(event.first).endswith("ing"):
                cost += 3.0
            if self._governing_preposition(phrase) and event.first - phrase.last > 1:
                cost += 5.0
            if best is None or cost < best.cost:
                best = Link(event, event.event, "predicate", cost)
        return best

    def _agent(self, phrase: Phrase) -> Link | None:
        """The counted do it: "about 50 gunmen attacked the post", "one jet bombed a school"."""
        for event in self.events:
            if (
                event.first >= phrase.last
                and event.role == "object"
                and event.form == "verb"
                and event.event in VIOLENT
            ):
                cost = 1.0 + self._between(phrase.last, event.first, allow_relative=True)
                if self._governing_preposition(phrase) or self.doc.lower(event.first - 1) in ("to", "and", ","):
                    cost += 5.0
                near = cost <= FARTHEST_AGENT.get(phrase.quantity.kind, 5.0)
                return Link(event, Event.ATTACKED, "agent", cost) if near else None
        return None

    def _toll(self, phrase: Phrase) -> Link | None:
        """A toll that rises to, stands at or reaches the number: "the death toll has risen to 21"."""
        if phrase.quantity.kind not in (Kind.PERSONS, Kind.OBJECTS, Kind.OTHER):
            return None
        verb = phrase.first - 1
        while verb > 0 and self.doc.lower(verb) in TOLL_LINKS:
            verb -= 1
        linked = verb < phrase.first - 1
        for event in reversed(self.events):
            if linked and event.last == verb + 1 and event.lemma in TOLL_NOUNS:
                return Link(event, event.event, "toll", 1.0)
        if self.doc.lower(verb) not in TOLL_VERBS:
            return None
        for event in reversed(self.events):
            if event.last <= verb and event.lemma in TOLL_NOUNS:
                return Link(event, event.event, "toll", 1.0 + 0.1 * (verb - event.last))
        return None

    def _governing_preposition(self, phrase: Phrase) -> bool:
        """Return whether the quantity is the object of a preposition other than "of"."""
        before = self.doc.tokens[phrase.first - 1] if phrase.first else None
        return (
            before is not None and before.tag == "preposition" and before.lower not in ("of", "than", "including", "to")
        )

    def _between(self, first: int, last: int, *, allow_relative: bool = False) -> float:
        """Return the cost of the words between an event word and the quantity."""
        cost = 0.0
        relative = False
        index = first
        while index < last:
            phrase = self.covered.get(index)
            if phrase is not None:
                index = max(index + 1, min(phrase.last, last))
                continue
            token = self.doc.tokens[index]
            if token.lower in RELATIVES and allow_relative and index == first:
                relative = True
            else:
                cost += self._word_cost(index, relative=relative)
            index += 1
        return cost

    def _word_cost(self, index: int, *, relative: bool) -> float:
        token = self.doc.tokens[index]
        event = self.event_at.get(index)
        if event is not None:
            return 0.5 if event.form == "noun" or relative else 4.0
        if token.kind is TokenKind.SIGN:
            return {",": 1.2, ";": 8.0, ":": 3.0, "-": 0.1, "—": 1.5, "(": 2.0, '"': 3.0, "”": 3.0, "“": 3.0}.get(
                token.text, 0.8
            )
        if token.tag in FREE_TAGS:
            return 0.15
        if token.lower in COMMON_VERBS:
            return 4.5
        if token.tag == "preposition":
            return 0.3 if token.lower == "of" else 0.7
        if token.tag == "conjunction":
            return 0.8
        if token.tag in ("subordinator", "pronoun"):
            return 3.0
        if token.lower.endswith("ed") and not token.capital:
            return 2.5
        return 0.45

    def _is_part(self, phrase: Phrase) -> bool:
        return any(self.doc.lower(phrase.first - back) in INCLUDING for back in (1, 2, 3)) and phrase.first > 0

    def _shared(self, number: int, links: list[Link], own: Link) -> Link:
        """Return the event of the whole ("including 12 children") or of the figure it is coordinated with."""
        phrase = self.phrases[number]
        part = self._is_part(phrase)
        if part and own.mention is not None and own.rule in ("predicate", "counted_noun") and own.cost < 1.0:
            return own
        for back in range(number - 1, -1, -1):
            partner, link = self.phrases[back], links[back]
            if link.event is None or partner.quantity.kind not in (Kind.PERSONS, Kind.OBJECTS, Kind.OTHER):
                continue
            if part:
                return Link(link.mention, link.event, "part_of", link.cost + 1)
            if self._coordinated(partner, phrase):
                return Link(link.mention, link.event, "coordinated", link.cost + 1)
        return own

    def _coordinated(self, partner: Phrase, phrase: Phrase) -> bool:
        """Return whether nothing but phrases, commas and one "and" stand between, with no new predicate."""
        joined = False
        for index in range(partner.last, phrase.first):
            token = self.doc.tokens[index]
            joined = joined or token.lower in ("and", ",", "or", "plus")
            if token.lower in COMMON_VERBS or token.text in (";", "—"):
                return False
        return joined and phrase.quantity.kind is partner.quantity.kind
