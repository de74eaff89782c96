"""Decide the event of each figure in turn, and remember what was told of the ones before."""

from collections.abc import Sequence

from tasks.extraction.figures.counted_rules import COUNTED
from tasks.extraction.figures.counting import Counting, ToldEvent
from tasks.extraction.figures.event_rules import ARMIES, EVENT, is_counted, is_figurative, may_be_persons
from tasks.extraction.figures.recounting import is_recounted, is_sized
from tasks.extraction.rows.mentions import Link, Quantity, Road
from tasks.extraction.text import Document
from values.categories import Event, Kind
from values.person import Person

AS_LINKED = frozenset({"linked", "near", "near_measure", "lasting"})
HARMS = (Event.KILLED, Event.INJURED)


class GroupEvents:
    """Remembers the fates of persons and the toll told last, so that "the three victims" can be understood."""

    def __init__(self, doc: Document, persons: Sequence[Person]) -> None:
        self.doc = doc
        fates = {(person.sentence, person.age): person.fate for person in persons if person.age and person.fates}
        self.told = ToldEvent(fates, not ARMIES.isdisjoint(doc.positions))

    def event_of(self, quantity: Quantity, link: Link) -> tuple[Event | None, str]:
        """Return the event of a figure, None where its kind asks for none, and the name of the rule that read it."""
        if is_figurative(link) and not may_be_persons(quantity) and quantity.kind is not Kind.AGE:
            link = Link(None, None, Road.FIGURATIVE)
        case = Counting(self.doc, quantity, link, self.told)
        counted = is_counted(case) or (quantity.kind is Kind.OTHER and (is_recounted(case) or is_sized(case)))
        table = COUNTED if counted else EVENT
        rule = table.decide(case)
        event, name = (rule.gives(case), rule.name) if rule is not None else (None, "no_event")
        self._remember(quantity, event)
        return event, link.road if name in AS_LINKED else name

    def _remember(self, quantity: Quantity, event: Event | None) -> None:
        told = quantity.rule != "multiple_deaths"
        if quantity.kind is Kind.PERSONS and told and event in HARMS:
            self.told.toll = event
        if quantity.kind is Kind.PERSONS and event is not Event.OTHER:
            self.told.counted = event
        if quantity.kind is Kind.OBJECTS and quantity.unit_norm not in (None, "time") and not quantity.elided:
            self.told.counted = None  # "built 452 planes; a year later that number was 895"
