"""A happening that an article tells, put together from its rows; spans as in `values.reading`."""

from dataclasses import dataclass, field
from datetime import date

from values.categories import PlacePrecision, Precision


@dataclass(slots=True)
class Incident:
    """A happening that the article tells: one thing at one time and place; the span is the words that name it.

    Counts are put together from the figures, persons and victims of the incident: `low` is the least that anybody
    tells ("more than 10" are 11, "several" beside a named victim 4), `high` the most (None: open), `best` the number
    of the article's own account.
    """

    start: int
    end: int
    quote: str
    sentence: int
    what: str
    """The kind of happening ("attack", "fire", "arrest", "flood"), a class of the lexicon."""
    rule: str
    """Name of the rule that opened the incident."""
    is_main: bool = False
    """True for the one that the article is about."""
    period_start: date | None = None
    period_end: date | None = None
    period_precision: Precision | None = None
    period_rule: str | None = None
    place: str | None = None
    place_id: str | None = None
    place_precision: PlacePrecision | None = None
    place_rule: str | None = None
    place_chain: list[str] = field(default_factory=list)
    """The wider places as written, from the next wider to the widest ("Kandahar province", "Afghanistan")."""
    killed_low: float | None = None
    killed_best: float | None = None
    killed_high: float | None = None
    injured_low: float | None = None
    injured_best: float | None = None
    injured_high: float | None = None
    captured_low: float | None = None
    """Captured and detained together."""
    captured_best: float | None = None
    captured_high: float | None = None
    vague_killed: str | None = None
    """The word ("several") where the text gives no number."""
    vague_captured: str | None = None
    figures: list[int] = field(default_factory=list)
    """Indexes into `Reading.figures`; the next three likewise into the lists of their names."""
    persons: list[int] = field(default_factory=list)
    victims: list[int] = field(default_factory=list)
    denials: list[int] = field(default_factory=list)
