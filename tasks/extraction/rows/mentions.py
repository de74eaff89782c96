"""What the annotators hand one another: mentions by token range (`first` inclusive, `last` exclusive)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from values.categories import AgeBand, Event, Kind, Modifier, PlacePrecision, Precision, Sex, Standing


@dataclass(slots=True)
class Quantity:
    """A number with its modifier and what it counts; `first:last` is modifier and number without the counted noun."""

    first: int
    last: int
    value_low: float | None
    value_high: float | None
    modifier: Modifier
    kind: Kind
    rule: str
    value_best: float | None = None
    unit: str | None = None
    """The counted noun with its adjectives, as written (of an earlier sentence where it is elided)."""
    unit_norm: str | None = None
    unit_first: int | None = None
    unit_last: int | None = None
    elided: bool = False
    nationality: str | None = None
    standing: Standing | None = None
    sex: Sex | None = None
    age_band: AgeBand | None = None
    direction: str | None = None
    """"up" or "down" where the words tell a change ("rose by 12 percent")."""
    negated: bool = False
    """True for a figure of 0 ("no casualties", "nobody")."""

    @property
    def end(self) -> int:
        """Return the token behind the number and its unit, whichever is later."""
        return max(self.last, self.unit_last or 0)


@dataclass(slots=True)
class TimeMention:
    """A time expression; `value` after TIMEX3, `start`/`end` the days it covers (None where it has none)."""

    first: int
    last: int
    type: str
    value: str | None
    rule: str
    start: date | None = None
    end: date | None = None
    precision: Precision | None = None
    anchor: str | None = None


@dataclass(slots=True)
class NameMention:
    """A person's name; `full` is the fullest form that the text gives this person, `title` the words before it."""

    first: int
    last: int
    name: str
    full: str
    title: str | None = None


@dataclass(slots=True)
class PlaceMention:
    """A place name; `first:last` is the place as a reader would quote it ("eastern Ukraine", "Bakhmut")."""

    first: int
    last: int
    place_id: str | None
    precision: PlacePrecision
    rule: str


@dataclass(slots=True)
class EventMention:
    """A word that says what happened: `form` is "verb", "noun" or "adjective"."""

    first: int
    last: int
    event: Event
    form: str
    lemma: str
    passive: bool = False
    negated: bool = False
    hypothetical: bool = False
    """Plan, threat, condition or future."""
    role: str = "subject"
    """Where the affected stand: "object" (killed 12), "subject" (12 died), "noun" (12 deaths) or "group" (hostages)."""


@dataclass(slots=True)
class Segment:
    """Tokens `first:last` of one proper noun; `parts` are its capitals, `head` the class of the noun that ends it."""

    first: int
    last: int
    parts: list[int]
    head: str = ""
    title_first: int | None = None
    marked: bool = False
    """Whether an initial, a nickname, a particle or a suffix shows that it is a person."""
    headline: bool = False


class Road(StrEnum):
    """By which words a quantity was led to its event."""

    TOLL = "toll"
    AGENT = "agent"
    ALONG_WITH = "along_with"
    OWNED = "owned"
    AMONG_GROUP = "among_group"
    LISTED = "listed"
    PRICE = "price"
    COLUMN = "column"
    FIGURATIVE = "figurative"
    TOPIC = "topic"
    TOTAL = "total"
    OFFSPRING = "offspring"
    OWN_VERB = "own_verb"
    NO_EVENT = "no_event"
    BEFORE_SUBJECT = "before_subject"
    BEFORE_OBJECT = "before_object"
    BEFORE_NOUN = "before_noun"
    BEFORE_GROUP = "before_group"
    PREDICATE = "predicate"
    COUNTED_NOUN = "counted_noun"
    COMPARED = "compared"
    PART_OF = "part_of"
    SUMMED = "summed"
    COORDINATED = "coordinated"
    CHANGED = "changed"
    BREAKDOWN = "breakdown"


@dataclass(slots=True)
class Link:
    """The event of a quantity, by which road it was found and at what cost."""

    mention: EventMention | None
    event: Event | None
    road: Road
    cost: float = 0.0
