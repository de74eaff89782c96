"""Years, decades and centuries, in digits and in words."""

from tasks.extraction.text import TokenKind
from tasks.extraction.times.date_edges import BEFORE_HYPHEN, with_edge, with_the
from tasks.extraction.times.timex import APOSTROPHES, DASHES, Draft, Window
from tasks.extraction.words.calendar import COUNTED, DECADES, NUMBERS, ORDINALS, beside

BEFORE_YEAR = beside("before_year")
STRONG_BEFORE_YEAR = BEFORE_YEAR - beside("weak_before_year")
BEFORE_PLURAL = STRONG_BEFORE_YEAR | {"'s", "the", "for"}
COUNTING = beside("counting")
NUMBERING = beside("numbering")
MEASURED = beside("measured")
TOLLING = beside("tolling")
RISING = beside("rising")
STREETS = beside("streets")
QUARTERS = frozenset({"q1", "q2", "q3", "q4", "h1", "h2"})
INSIDE = frozenset({"-", "/", ".", ":", "#"})
POSSESSIVES = frozenset({"his", "her", "their", "my", "your", "our"})
ARTICLES = frozenset({"a", "an", "both"})
COMPARED = frozenset({"more", "fewer", "less"})
DATING = frozenset({"since", "from", "until", "till", "by", "in", "to", "before", "after", "through"})
COUNTED_BACK = frozenset({"them", "whom", "those", "these"})


def year_at(window: Window, index: int) -> int | None:
    """Return a year of four digits from 1000 to 2199 at token `index`."""
    token = window.token(index)
    if token is None or token.kind is not TokenKind.NUMBER or len(token.lower) != 4 or not token.lower.isdecimal():
        return None
    year = int(token.lower)
    return year if 1000 <= year < 2200 else None


def short_year_at(window: Window, index: int) -> tuple[int, int] | None:
    """Return (year, end) of two digits after an apostrophe ("'98") at token `index`."""
    year = window.integer(index + 1)
    if window.low(index) in APOSTROPHES and year is not None and len(window.low(index + 1)) == 2:
        return full_year(year), index + 2
    return None


def full_year(two_digits: int) -> int:
    """Return the year that two digits stand for: 00-49 in this century, 50-99 in the last one (POSIX cuts at 69)."""
    return two_digits + (2000 if two_digits < 50 else 1900)


def read_year(window: Window, index: int) -> Draft | None:
    """Read a year or a decade of four digits where the words beside it do not make it a count."""
    year = year_at(window, index)
    if year is None:
        return None
    if decade := _decade(window, index, f"{year:04}"):
        return decade
    if _is_inside(window, index) or _is_counted(window, index, year):
        return None
    draft = Draft(index, index + 1, "calendar", "year", year=year)
    after = window.low(index + 1)
    if (after in DASHES or after == "/") and window.joined(index + 1) and window.joined(index + 2):
        _two_digit_end(window, draft, index + 2)
    part = index + 1 + (after in DASHES)
    if window.low(part) in QUARTERS:
        return Draft(index, part + 1, "calendar", "quarter", year=year, symbol=window.low(part).upper())
    if after == "/" and draft.last_day is None:
        return None
    return with_edge(window, _with_year_word(window, draft))


def _opens_code(window: Window, index: int) -> bool:
    """Return whether four digits begin a code of a document: "2011-03-S-022"."""
    joined = all(window.joined(index + k) for k in (1, 2, 3, 4))
    dashed = window.low(index + 1) in DASHES and window.low(index + 3) in DASHES
    return joined and dashed and not window.low(index + 4)[:1].isdecimal()


def _two_digit_end(window: Window, draft: Draft, at: int) -> None:
    """Take in the end of "1957-58" and "2019/20", or the month of "2015-12"."""
    short = window.integer(at)
    if short is None or len(window.low(at)) != 2 or draft.year is None:
        return
    if window.low(at + 1) in DASHES or window.low(at + 1) == "/":
        return
    if short > draft.year % 100:
        draft.last, draft.last_day = at + 1, short - draft.year % 100
    elif 1 <= short <= 12 and window.low(at - 1) == "-":
        draft.last, draft.month, draft.rule = at + 1, short, "month_year"


def _with_year_word(window: Window, draft: Draft) -> Draft:
    if window.low(draft.first - 1) == "year":
        draft.first -= 1 + (window.low(draft.first - 2) == "the")
    return draft


def _is_inside(window: Window, index: int) -> bool:
    """Return whether the digits are part of a code, a fraction, an amount of money or a measure."""
    before, after = window.context(index - 1), window.low(index + 1)
    if before in INSIDE and window.joined(index):
        ranged = before in DASHES and _is_year(window.context(index - 2))
        return not ranged and not (before == "-" and window.context(index - 2) in BEFORE_HYPHEN | {"post", "pre"})
    if before in NUMBERING or after in ("%", "°") or _opens_address(window, index):
        return True
    if after.isalpha() and len(after) == 1 and window.joined(index + 1):
        return True
    if after == ":" and window.joined(index + 1) and window.integer(index + 2) is not None:
        return True
    if _opens_code(window, index):
        return True
    return after in DASHES and window.joined(index + 1) and window.low(index + 2) in MEASURED


def _opens_address(window: Window, index: int) -> bool:
    """Return whether a street follows: "of 1119 Eighth St.", "1909 Juniper Drive", "2134 North Quay Road"."""
    for names in range(4):
        token = window.token(index + 1 + names)
        if token is None or not (token.capital or token.kind is TokenKind.ORDINAL):
            return False
        if names and token.lower in STREETS:
            return True
    return False


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits.isdecimal()


def _is_counted(window: Window, index: int, year: int) -> bool:
    """Return whether the words beside the digits make them a count: "some 2000 tents", "2000 people"."""
    before, after = window.context(index - 1), window.low(index + 1)
    if _is_bounded(window, index) or (after == "of" and window.low(index + 2) in COUNTED_BACK):
        return True
    if after in COUNTED and before not in ("in", "since", "by", "during"):
        return True
    if window.low(index + 1 + (after == ",")) == "when":
        return False
    plural = names_many_units(window, index + 1)
    if before == "the" and 1500 <= year < 1900 and after.isalpha() and not plural:
        return False  # "the 1898 case"
    if not 1900 <= year < 2100 and (before not in STRONG_BEFORE_YEAR or plural):
        return True
    return plural and (before not in BEFORE_PLURAL or before in COUNTING)


def _is_bounded(window: Window, index: int) -> bool:
    """Return whether the digits are bounded or told as no year is: "at least 2000", "more than 2000"."""
    before, further = window.context(index - 1), window.context(index - 2)
    if is_toll(before, further):
        return True
    if before in {"least", "most"} and further == "at" and window.context(index - 3) in DATING:
        return False  # "since at least 2014"
    return (before in {"least", "most"} and further == "at") or (before == "than" and further in COMPARED)


def is_toll(before: str, further: str) -> bool:
    """Return whether the two words before a number, the nearest first, tell a toll: "killed 2004", "rose to 2004"."""
    return before in TOLLING or (before == "to" and further in RISING)


def names_many_units(window: Window, index: int) -> bool:
    """Return whether a plural noun in lower case stands at token `index`."""
    token = window.token(index)
    if token is None or token.tag or token.capital or len(token.lower) < 4:
        return False
    return (token.lower.endswith("s") and not token.lower.endswith(("ss", "us", "is"))) or token.lower in COUNTED


def _decade(window: Window, index: int, digits: str) -> Draft | None:
    """Read "1990s" and "the 1990's"; the token after the digits is the plural "s"."""
    mark = window.low(index + 1)
    if mark not in ("s", "'s") or not window.joined(index + 1) or digits[-1] != "0":
        return None
    if mark == "'s" and window.low(index - 1) not in BEFORE_HYPHEN | {"the"}:
        return None
    return with_the(window, with_edge(window, Draft(index, index + 2, "calendar", "decade", symbol=digits[:3])))


def read_short_decade(window: Window, index: int) -> Draft | None:
    """Read "the '80s", "the 80s" and "the eighties", but not "in his eighties"."""
    word = window.low(index)
    digit, first, last = DECADES.get(word), index, index + 1
    if digit is None:
        if window.low(index + 1) not in ("s", "'s") or not window.joined(index + 1) or len(word) != 2 or word[1] != "0":
            return None
        digit, last = int(word[0]), index + 2
        quoted = window.low(index - 1) in APOSTROPHES
        if not quoted and window.low(index - 1) not in BEFORE_HYPHEN | {"the"}:
            return None
        first -= quoted
    draft = with_the(window, with_edge(window, Draft(first, last, "calendar", "decade", symbol=f"19{digit}")))
    before = window.low(draft.first - 1)
    if digit < 2 or before in POSSESSIVES or (word in DECADES and window.low(draft.first) == word):
        return None
    return draft


def read_spoken_year(window: Window, index: int) -> Draft | None:
    """Read a year in words: "nineteen ninety-four", "two thousand and five", "twenty twenty-one"."""
    century, tail = NUMBERS[window.low(index)], index + 1
    thousand = window.low(index + 1) == "thousand"
    if thousand:
        century, tail = century * 10, index + 2 + (window.low(index + 2) == "and")
    rest, last = _below_hundred(window, tail)
    if century not in (18, 19, 20) or (not thousand and rest < 10):
        return None
    if rest == 0 and window.context(index - 1) not in ("year", "in", "since", "by"):
        return None
    draft = Draft(index, last if rest else index + 2, "calendar", "year", year=century * 100 + rest)
    if window.low(draft.last) in COUNTED or names_many_units(window, draft.last):
        return None
    return with_edge(window, _with_year_word(window, draft))


def _below_hundred(window: Window, at: int) -> tuple[int, int]:
    """Return the number below a hundred in words at token `at`, 0 for none, and its end."""
    word = window.low(at)
    value = 0 if word in ARTICLES else NUMBERS.get(word, 0)
    if value >= 20:
        unit_at = at + 1 + (window.low(at + 1) in DASHES)
        unit = 0 if window.low(unit_at) in ARTICLES else NUMBERS.get(window.low(unit_at), 0)
        if 1 <= unit <= 9:
            return value + unit, unit_at + 1
    return value, at + 1


def read_century(window: Window, index: int) -> Draft | None:
    """Read "the 20th century", "eleventh-century"; TIMEX3 leaves the article out."""
    at = index - 1 - (window.low(index - 1) in DASHES)
    nth = ordinal_at(window, at)
    if nth and window.low(at - 1) in DASHES and window.low(at - 2) == "twenty":
        nth, at = nth + 20, at - 2
    if nth is None or not 1 <= nth <= 30:
        return None
    return with_edge(window, Draft(at, index + 1, "calendar", "century", symbol=f"{nth - 1:02}"))


def ordinal_at(window: Window, index: int) -> int | None:
    """Return the value of an ordinal at token `index`, in digits or as one word."""
    token = window.token(index)
    if token is None:
        return None
    if token.kind is TokenKind.ORDINAL:
        return int("".join(c for c in token.lower if c.isdecimal()))
    return ORDINALS.get(token.lower)
