"""What the readers of time words pass on: a draft says what the words mean before the calendar is looked at."""

from dataclasses import dataclass
from enum import Flag, auto

from tasks.extraction.text import Document, Token, TokenKind

DASHES = frozenset({"-", "–", "—", "‐", "‑"})
APOSTROPHES = frozenset({"'", "’", "‘", "`"})


class DraftMark(Flag):
    """What the words around a draft say of it, for the drafts that it may be joined with."""

    PLURAL = auto()
    """"mornings": not one time but each of them."""
    DEFINITE = auto()
    """"the morning"."""
    WEEK_OF = auto()
    """"the week of": the week that holds a day."""
    OF_WEEK = auto()
    """A weekday of the week that `pick` tells."""
    OF_YEAR = auto()
    """A month, season, quarter or holiday of the year that `pick` tells."""


NO_MARK = DraftMark(0)


@dataclass(frozen=True, slots=True)
class Offset:
    """A number of units; as a move from a date, below 0 for what lies before it."""

    unit: str
    amount: float


@dataclass(frozen=True, slots=True)
class Nth:
    """One unit out of those that a period holds: "the first week" is 1, "the last Sunday" -1."""

    unit: str
    which: int
    weekday: int | None = None


@dataclass(slots=True)
class Draft:
    """A time expression of tokens `first:last` with the parts that its words name."""

    first: int
    last: int
    form: str
    """"calendar", "weekday", "day", "unit", "offset", "event_offset", "span", "duration", "set", "reference", "clock",
    "part" or "holiday"."""
    rule: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    """Last day of a range of days ("11-13 Dec."), or how many years "1957-58" goes on."""
    weekday: int | None = None
    symbol: str | None = None
    """Decade or century digits, season, quarter or half as in TIMEX3, or the name of a holiday."""
    unit: str | None = None
    amount: float | None = None
    """Number of units; None for a vague number ("several")."""
    sign: int = 0
    """-1 before and 1 after the anchor."""
    pick: int | None = None
    """-1 for "last", 0 for "this", 1 for "next"."""
    in_force: bool = False
    """Counted from the date that the text is at, not from the day of publication."""
    edge: str | None = None
    """"early", "middle", "late", "first half", "second half", "earlier" or "later"."""
    part: str | None = None
    """Part of the day as in TIMEX3."""
    clock: str | None = None
    value: str | None = None
    marks: DraftMark = NO_MARK
    coarser: tuple[Offset, ...] = ()
    """The units told before the last one: the two years of "two years and three months"."""
    moves: tuple[Offset | Nth, ...] = ()
    """What leads from the date named to the one meant, in the order of counting."""


class Window:
    """The tokens of one sentence; those before `floor` belong to an earlier draft."""

    __slots__ = ("doc", "end", "first", "floor", "tokens")

    def __init__(self, doc: Document, floor: int, first: int, end: int) -> None:
        self.doc = doc
        self.tokens = doc.tokens
        self.floor = max(floor, first)
        self.first = first
        self.end = end

    def low(self, index: int) -> str:
        """Return the lower-case form of token `index`, "" outside the free tokens of the sentence."""
        return self.tokens[index].lower if self.floor <= index < self.end else ""

    def context(self, index: int) -> str:
        """Return the lower-case form of token `index` even where an earlier draft holds it."""
        return self.tokens[index].lower if self.first <= index < self.end else ""

    def token(self, index: int) -> Token | None:
        """Return token `index`, None outside the free tokens of the sentence."""
        return self.tokens[index] if self.floor <= index < self.end else None

    def integer(self, index: int) -> int | None:
        """Return the value of a token of digits alone."""
        token = self.token(index)
        if token is None or token.kind is not TokenKind.NUMBER or not token.lower.isdecimal():
            return None
        return int(token.lower) if len(token.lower) < 9 else None

    def joined(self, index: int) -> bool:
        """Return whether token `index` follows the one before without white space."""
        return self.first < index < self.end and self.tokens[index - 1].end == self.tokens[index].start

    def words_before(self, index: int, words: tuple[str, ...]) -> bool:
        """Return whether `words` stand right before token `index`."""
        begin = index - len(words)
        return begin >= self.floor and all(self.tokens[begin + k].lower == word for k, word in enumerate(words))
