"""What one reading of one text holds: plain rows, each with the exact characters it was read from.

Offsets are code points of the text that was read, `end` exclusive; `text[start:end] == quote` holds for every row.
None means that the text does not say.
"""

from dataclasses import dataclass, field
from datetime import date

from values.categories import (
    AgeBand,
    CuePlace,
    CueSort,
    Event,
    Kind,
    Measure,
    Modifier,
    PlacePrecision,
    Precision,
    Sex,
    Stance,
    Standing,
    Statistic,
    Zone,
)
from values.incident import Incident
from values.person import Person


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the text that lies in one zone of the article."""

    start: int
    end: int
    zone: Zone


@dataclass(slots=True)
class SentenceRow:
    """One sentence; `paragraph` counts from 0."""

    start: int
    end: int
    quote: str
    paragraph: int
    zone: Zone


@dataclass(slots=True)
class Figure:
    """One number that the text states, with what it counts, what happened, who says so, when and where."""

    start: int
    end: int
    quote: str
    sentence: int
    """Index into `Reading.sentences`."""
    value_low: float | None
    value_high: float | None
    modifier: Modifier
    kind: Kind
    rule: str
    """Name of the rule that read the number."""
    value_best: float | None = None
    unit: str | None = None
    unit_norm: str | None = None
    nationality: str | None = None
    """ISO 3166-1 alpha-2 code of the counted group."""
    standing: Standing | None = None
    sex: Sex | None = None
    age_band: AgeBand | None = None
    event: Event | None = None
    negated: bool = False
    """True when the text says that the event did not happen ("no casualties", "none were hurt")."""
    stance: Stance = Stance.REPORTED
    speaker: str | None = None
    speaker_norm: str | None = None
    cue: str | None = None
    via: str | None = None
    """Who cites the speaker, in a chain of sources."""
    said_on: date | None = None
    measure: Measure | None = None
    case_status: str | None = None
    """"confirmed", "suspected" or "probable" where a count of cases says so."""
    part_of: int | None = None
    """Index into `Reading.figures` of the whole that this figure is part of."""
    statistic: Statistic | None = None
    statistic_of: int | None = None
    """Index into `Reading.figures` of the group that this figure is a statistic of."""
    period_start: date | None = None
    period_end: date | None = None
    period_precision: Precision | None = None
    period_rule: str | None = None
    place: str | None = None
    place_id: str | None = None
    """"ISO2" of a country, "ISO2/GeoNames id" of a city; None when the gazetteer does not hold the place."""
    place_precision: PlacePrecision | None = None
    place_rule: str | None = None
    incident: int | None = None
    """Index into `Reading.incidents` of the happening that the figure is about."""
    zone: Zone = Zone.BODY


@dataclass(slots=True)
class Denial:
    """A denying clause: who denies what."""

    start: int
    end: int
    quote: str
    sentence: int
    speaker: str | None
    target: str | None
    """The words that are denied."""
    answers: list[int] = field(default_factory=list)
    """Indexes into `Reading.figures` of the figures that the denial answers."""
    scope: str | None = None
    """"number" when the figure itself is denied, "event" when the deed is, "implication" when only what follows is."""
    said_on: date | None = None
    rule: str = ""
    incident: int | None = None
    zone: Zone = Zone.BODY


@dataclass(slots=True)
class Victim:
    """A single, unnumbered person to whom something happened ("a soldier was killed"); never added to a figure."""

    start: int
    end: int
    quote: str
    sentence: int
    event: Event
    name: str | None
    rule: str
    incident: int | None = None


@dataclass(slots=True)
class TimeExpression:
    """A time expression after TIMEX3: `value` is its normalised form, start and end the days it covers."""

    start: int
    end: int
    quote: str
    sentence: int
    type: str
    """"DATE", "TIME", "DURATION" or "SET"."""
    value: str | None
    rule: str
    period_start: date | None = None
    period_end: date | None = None
    precision: Precision | None = None
    anchor: str | None = None
    """What a relative expression was counted from: "published", "speech", "period" or "event"."""


@dataclass(slots=True)
class Attribution:
    """Who is cited (source), by which words (cue), for which words (content); each a list of (start, end) spans."""

    start: int
    end: int
    quote: str
    """The cue as written."""
    sentence: int
    source: list[tuple[int, int]]
    cue: list[tuple[int, int]]
    content: list[tuple[int, int]]
    speaker: str | None
    """The source resolved to the name used before ("he", "the outlet"), without title."""
    stance: Stance
    rule: str
    via: str | None = None
    said_on: date | None = None
    sort: CueSort = CueSort.SPEECH
    """With `cue_place` what `rule` names, for those who go on reading."""
    cue_place: CuePlace = CuePlace.BEFORE


@dataclass(slots=True)
class PlaceRow:
    """A place as written."""

    start: int
    end: int
    quote: str
    sentence: int
    place_id: str | None
    precision: PlacePrecision
    rule: str


@dataclass(slots=True)
class Ignored:
    """A number that is no figure, and the named rule that says why ("calendar_year", "clock_time", "identifier")."""

    start: int
    end: int
    quote: str
    sentence: int
    reason: str


@dataclass(frozen=True, slots=True)
class Step:
    """Why one field of a figure says what it says: the rule that read it, and the words it was read from."""

    figure: int
    """Index into `Reading.figures`."""
    field: str
    rule: str
    start: int
    end: int


@dataclass(slots=True)
class Reading:
    """All rows read from one text."""

    language: str = "en"
    """ISO 639 code; of a text in a language that is not read the sentences are kept, and nothing else."""
    sentences: list[SentenceRow] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    persons: list[Person] = field(default_factory=list)
    denials: list[Denial] = field(default_factory=list)
    victims: list[Victim] = field(default_factory=list)
    dates: list[TimeExpression] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    places: list[PlaceRow] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    incidents: list[Incident] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    """One for each field of a figure that holds something, figure by figure."""
