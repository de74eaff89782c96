"""A person that an article names, and what became of them; spans as in `values.reading`."""

from dataclasses import dataclass, field
from datetime import date

from values.categories import Event, Sex, Zone


@dataclass(slots=True)
class Fate:
    """What happened to a person, when and where."""

    event: Event
    start: date | None = None
    end: date | None = None
    place: str | None = None


@dataclass(slots=True)
class Person:
    """A named person with the age or the fates that the text states; the span is the fullest first mention."""

    start: int
    end: int
    quote: str
    sentence: int
    name: str
    name_key: str
    """Blind to order, case and transliteration: two spellings of one name share it."""
    rule: str
    age: int | None = None
    age_as_of: date | None = None
    derived_birth_start: date | None = None
    derived_birth_end: date | None = None
    role: str | None = None
    sex: Sex | None = None
    nationality: str | None = None
    fates: list[Fate] = field(default_factory=list)
    derived_enlisted_start: date | None = None
    derived_enlisted_end: date | None = None
    incident: int | None = None
    zone: Zone = Zone.BODY

    fate: list[Event] = field(init=False)
    """The events of `fates`, in the order told; start, end and place are those of the first that has them."""
    fate_start: date | None = field(init=False)
    fate_end: date | None = field(init=False)
    place: str | None = field(init=False)

    def __post_init__(self) -> None:
        self.fate = [fate.event for fate in self.fates]
        self.fate_start = next((fate.start for fate in self.fates if fate.start), None)
        self.fate_end = next((fate.end for fate in self.fates if fate.end), None)
        self.place = next((fate.place for fate in self.fates if fate.place), None)
