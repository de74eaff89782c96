"""Link each quantity to the word that says what happened to what it counts.

Every event word of the sentence that could govern the quantity gets a cost: how many words stand between, and what
kind of words (another verb, a comma, a preposition). The cheapest wins; a dear one links nothing.
"""

from collections.abc import Sequence

from tasks.extraction.events import HOPELESS, RELATIVES, Costs
from tasks.extraction.figures.agents import agent
from tasks.extraction.figures.coordination import comes_from, is_done_to, is_part, is_risen, only_listed, shared
from tasks.extraction.figures.hindrances import hindrance, is_governed
from tasks.extraction.figures.last_steps import graver
from tasks.extraction.figures.noun_costs import cost_of_noun
from tasks.extraction.figures.own_clauses import (
    is_doer,
    is_elsewhere,
    is_of_others,
    is_of_them,
    is_source_of,
)
from tasks.extraction.figures.predicates import (
    HAVE,
    goes_with,
    has_own_verb,
    is_added,
    is_age_at,
    is_main_verb,
    is_of_another,
    is_of_another_noun,
    is_of_next,
    is_parted,
    is_setting,
    of_behind_date,
    only_describes,
    other_verb_follows,
    sorts_of,
    speaks,
)
from tasks.extraction.figures.shared_fates import counts_offspring, shared_fate
from tasks.extraction.figures.tolls import toll_of
from tasks.extraction.figures.totals import brought_from, total_of
from tasks.extraction.phrases import Phrase, after_of, phrase_of
from tasks.extraction.quantities import holds_part, is_of_group, is_partitive, is_topic, is_whole_of
from tasks.extraction.rows.mentions import EventMention, Link, Quantity, Road
from tasks.extraction.text import Document, lexicon
from values.categories import Event, Kind

DEAREST = {Kind.PERSONS: 11.0, Kind.AGE: 11.0}
SETTLED = frozenset({Road.OFFSPRING, Road.OWN_VERB})
TOPIC_REACH = 7
NUMBER_NOUNS = frozenset(lexicon("relations")["number_nouns"])


class SentenceLinker:
    """Links the quantities of one sentence to its event words."""

    def __init__(self, doc: Document, quantities: Sequence[Quantity], events: Sequence[EventMention]) -> None:
        self.doc = doc
        self.phrases = [phrase_of(quantity) for quantity in quantities]
        self.numbers = {id(phrase): number for number, phrase in enumerate(self.phrases)}
        self.sorts = sorts_of(self.phrases)
        self.events = events
        self.costs = Costs(doc, self.phrases, events)
        self.event_at = {index: event for event in events for index in range(event.first, event.last)}

    def link_all(self) -> list[Link]:
        """Return the link of each quantity in order; parts and coordinated figures share their partner's event."""
        links: list[Link] = []
        for number, phrase in enumerate(self.phrases):
            link = Link(None, None, Road.TOPIC)
            if not self._is_topic(phrase):
                link = graver(self.doc, self.events, self.phrases, self.event_at, self._own(phrase))
            if link.road is not Road.TOLL and brought_from(self.doc, phrase.first) is not None:
                link = Link(None, None, Road.TOTAL)
            link = self._of_whole(number, link)
            alone = link.road in SETTLED or is_elsewhere(self.doc, self.event_at, phrase)
            if not alone and self._asks_others(number, link):
                link = shared(self.doc, self.phrases, number, links, link)
            links.append(link)
        return links

    def _of_whole(self, number: int, link: Link) -> Link:
        """Return what a participle behind the whole tells of a part without an event ("were 40 of the 95 killed")."""
        whole = self.phrases[number + 1] if number + 1 < len(self.phrases) else None
        if link.event is not None or whole is None or not self._follows_part(whole):
            return link
        told = self._own(whole)
        event = told.mention
        closed = event is not None and event.first == whole.last and event.passive
        if event is None or not closed or self.doc.tokens[event.last].tag == "auxiliary":
            return link
        return Link(event, told.event, Road.PART_OF, told.cost + 1)

    def _asks_others(self, number: int, link: Link) -> bool:
        """Return whether another figure of the sentence may tell more of this one than its own words."""
        phrase = self.phrases[number]
        if link.mention is None or is_part(self.doc, phrase):
            return True
        if number and phrase.quantity.elided and is_risen(self.doc, self.phrases[number - 1], phrase):
            return True  # "rose from 12 to 15 with the death of three who had been hurt"
        listed = only_listed(self.doc, self.phrases, number, link, self.event_at)
        return listed or comes_from(self.doc, self.phrases, number)

    def _own(self, phrase: Phrase) -> Link:
        if counts_offspring(self.doc, phrase):
            return Link(None, None, Road.OFFSPRING)
        if has_own_verb(self.doc, phrase):
            return Link(None, None, Road.OWN_VERB)
        doer = is_doer(self.doc, self.event_at, phrase)
        options = [
            shared_fate(self.doc, self.events, phrase),
            self._inside(phrase),
            self._left(phrase),
            self._right(phrase),
            agent(self.doc, self.events, self.costs, phrase, governed=is_governed(self.doc, phrase)),
            None if doer else toll_of(self.doc, self.events, self.phrases, phrase),
            total_of(self.doc, phrase, self.events),
        ]
        best = min((link for link in options if link is not None), key=lambda link: link.cost, default=None)
        if best is None or best.cost > DEAREST.get(phrase.quantity.kind, 7.0):
            return Link(None, None, Road.NO_EVENT)
        return best

    def _is_topic(self, phrase: Phrase) -> bool:
        """Return whether the phrase is the whole that the sentence tells of part by part."""
        if not is_topic(self.doc, phrase.quantity):
            return False
        near = range(phrase.last, phrase.last + TOPIC_REACH)
        comma = next((k for k in near if self.doc.lower(k) == ","), None)
        return comma is not None and not any(k in self.event_at for k in range(phrase.last, comma))

    def _inside(self, phrase: Phrase) -> Link | None:
        """The counted noun tells it: "12 deaths", "three hostages", "14 murdered fishermen", "two dead"."""
        first, last = phrase.first, phrase.last
        unit = (phrase.quantity.unit_first or 0, phrase.quantity.unit_last or 0)
        if phrase.quantity.elided and unit[0] > last:
            first, last = unit  # "1,250 suspected and 310 confirmed cases"
        held = (event for event in self.events if first <= event.first and event.last <= last)
        inside = [event for event in held if not only_describes(self.doc, phrase, event)]
        inside = [event for event in inside if event.event is not Event.PAID or event.last == phrase.last]
        if not inside:
            return None
        event = inside[-1]
        # "14 shell casings", "35 refugee camps"
        sorts = event.last < phrase.last and phrase.quantity.kind is Kind.OBJECTS
        if event.role == "group" and (sorts or self._is_told_otherwise(phrase)):
            return None
        not_last = 0.0 if event.last == phrase.last or event.role == "subject" else 3.0
        return Link(event, event.event, Road.COUNTED_NOUN, cost_of_noun(event) + not_last)

    def _is_told_otherwise(self, phrase: Phrase) -> bool:
        """Return whether the counted do something that is no event, or are those who did it."""
        return self._acts_otherwise(phrase) or is_doer(self.doc, self.event_at, phrase)

    def _acts_otherwise(self, phrase: Phrase) -> bool:
        """Return whether a verb that is no event tells of the counted, and not of a part of theirs before."""
        whole = self._follows_part(phrase) and self.doc.lower(phrase.last) in HAVE
        return not whole and other_verb_follows(self.doc, phrase.last, self.event_at)

    def _left(self, phrase: Phrase) -> Link | None:
        """A verb or noun before governs it: "killed 12", "the deaths of 12"."""
        best: Link | None = None
        if self._follows_part(phrase) or is_elsewhere(self.doc, self.event_at, phrase) or is_of_them(self.doc, phrase):
            return None  # "freed 12 of the 30 hostages"
        start = self.doc.sentences[self.doc.tokens[phrase.first].sentence].first
        if phrase.first - 1 not in self.event_at and is_done_to(self.doc, phrase.first - 1):
            return None
        for event in self.events:
            if not start <= event.first or event.last > phrase.first:
                continue
            cost = self._cost_before(phrase, event)
            if cost is not None and (best is None or cost <= best.cost):
                best = Link(event, event.event, Road(f"before_{event.role}"), cost)
        return best

    def _cost_before(self, phrase: Phrase, event: EventMention) -> float | None:
        """Return what the link to an event before the number costs, None where its word governs nothing."""
        if event.role == "object":
            return 0.1 + self.costs.between(event.last, phrase.first) + 4.0 * self._is_far_object(phrase, event)
        noun = event.role in ("noun", "group") and event.lemma not in NUMBER_NOUNS
        if noun and (opened := after_of(self.doc, event)) is not None:
            if self.doc.lower(phrase.first - 1) == "with" and self._parts(opened, phrase):
                return None  # "the bodies of four men in a van with 26 others"
            return 0.5 + self.costs.between(opened, phrase.first)
        if event.role == "noun" and of_behind_date(self.doc, event, phrase):
            return 1.0
        return 0.5 if event.role == "subject" and goes_with(self.doc, event, phrase) else None

    def _is_far_object(self, phrase: Phrase, event: EventMention) -> bool:
        """Return whether a preposition or another noun stands between a verb and what it would be done to."""
        return is_governed(self.doc, phrase) or is_of_another(self.doc, event, phrase)

    def _parts(self, first: int, phrase: Phrase) -> bool:
        """Return whether another figure stands between token `first` and the phrase."""
        return any(first <= other.first and other.last <= phrase.first for other in self.phrases)

    def _right(self, phrase: Phrase) -> Link | None:
        """A predicate behind: "12 people were killed", "30 wounded", "12 soldiers who died"."""
        best: Link | None = None
        if is_parted(self.doc, phrase) or speaks(self.doc, phrase) or is_setting(self.doc, phrase):
            return None  # "One witness said Novak opened fire"
        for event in self.events:
            if event.first < phrase.last or event.role != "subject":
                continue
            if phrase.quantity.kind is Kind.AGE and event.event is Event.ATTENDING:
                continue  # "Novak, 18, who was celebrating his birthday, was killed"
            if self._is_told_of_part(phrase, event) or is_of_next(phrase, event, self.sorts):
                continue
            if any(other(self.doc, phrase, event) for other in (is_of_another_noun, is_source_of)):
                continue
            if is_of_others(self.doc, self.phrases, phrase, event, self.event_at):
                continue
            cost = self._predicate_cost(phrase, event)
            if best is None or cost < best.cost:
                best = Link(event, event.event, Road.PREDICATE, cost)
        return best

    def _predicate_cost(self, phrase: Phrase, event: EventMention) -> float:
        if any(tells(self.doc, phrase, event) for tells in (is_main_verb, is_age_at)):
            return 0.1
        if is_added(self.doc, phrase, event):
            return 0.15
        if event.form == "adjective" and event.first == phrase.last:
            return 0.0  # "left 10 people dead and many with wounds"
        if is_partitive(self.doc, phrase.last, event.first):
            return 0.2
        group = self.event_at.get(phrase.last + 2)
        named = group is not None and group is not event and is_of_group(self.doc, phrase.last, group.first)
        opened = group.last if named and group is not None else phrase.last
        cost = 0.2 + self.costs.between(opened, event.first, allow_relative=True)
        if cost > HOPELESS:
            return cost
        return cost + hindrance(self.doc, phrase, event) + 6.0 * self._describes_whole(phrase, event)

    def _follows_part(self, phrase: Phrase) -> bool:
        """Return whether the phrase is the whole of the part right before it ("two of the 14 miners")."""
        if holds_part(self.doc, phrase.first):
            return phrase.quantity.kind is not Kind.AGE  # "one of the 8-year-old girls was hurt"
        number = self.numbers[id(phrase)]
        return number > 0 and is_whole_of(self.doc, phrase.quantity, self.phrases[number - 1].quantity)

    def _describes_whole(self, phrase: Phrase, event: EventMention) -> bool:
        """Return whether the participle says who the whole of a part are ("two of the four men arrested have")."""
        number = self.numbers[id(phrase)] + 1
        whole = self.phrases[number] if number < len(self.phrases) else None
        return whole is not None and self._follows_part(whole) and event.first == whole.last and event.passive

    def _is_told_of_part(self, phrase: Phrase, event: EventMention) -> bool:
        """Return whether the predicate is that of a part before ("two of the 14 miners were killed")."""
        if not self._follows_part(phrase):
            return False
        if self.doc.lower(phrase.last) in RELATIVES:
            return is_main_verb(self.doc, phrase, event)
        finite = any(self.doc.tokens[k].tag == "auxiliary" for k in range(phrase.last, event.first))
        return finite or not event.passive
