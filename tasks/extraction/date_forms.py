"""Dates of the calendar as written: days, months and years in words or digits, decades, centuries, seasons, quarters."""

from tasks.extraction.calendar_words import (
    AMBIGUOUS,
    COUNTED,
    DECADES,
    EDGES,
    HOLIDAYS,
    MONTHS,
    NUMBERS,
    ORDINALS,
    PICKS,
    SEASONS,
)
from tasks.extraction.timex import DASHES, Draft, Window
from tasks.extraction.tokens import TokenKind

BEFORE_YEAR = frozenset(
    [
        "in",
        "since",
        "of",
        "by",
        "from",
        "until",
        "till",
        "to",
        "before",
        "after",
        "during",
        "between",
        "through",
        "throughout",
        "around",
        "late",
        "early",
        "mid",
        "year",
        "and",
        "or",
        "the",
        "(",
        "circa",
        "about",
        "spring",
        "summer",
        "autumn",
        "fall",
        "winter",
        "christmas",
        "post",
        "pre",
        "than",
        "for",
    ]
)
BEFORE_MONTH = frozenset(
    [
        "in",
        "of",
        "since",
        "by",
        "from",
        "until",
        "till",
        "to",
        "before",
        "after",
        "during",
        "between",
        "through",
        "last",
        "next",
        "this",
        "early",
        "late",
        "mid",
        "each",
        "every",
        "on",
        "and",
        "previous",
        "following",
        "coming",
        "past",
        "for",
        "until",
    ]
)
QUANTIFIERS = frozenset(
    [
        "least",
        "most",
        "nearly",
        "almost",
        "some",
        "over",
        "than",
        "about",
        "around",
        "approximately",
        "exactly",
        "only",
        "another",
        "$",
        "€",
        "£",
        "no",
    ]
)
TO = frozenset({"to", "through", "until", "till", "thru"})


def year_at(window: Window, index: int) -> int | None:
    """Return a year of four digits from 1000 to 2199 at token `index`."""
    token = window.token(index)
    if token is None or token.kind is not TokenKind.NUMBER or len(token.lower) != 4 or not token.lower.isdecimal():
        return None
    year = int(token.lower)
    return year if 1000 <= year < 2200 else None


def day_at(window: Window, index: int) -> int | None:
    """Return a day of the month at token `index`: "5", "05", "5th", "fifth"."""
    token = window.token(index)
    if token is None:
        return None
    if token.kind is TokenKind.ORDINAL:
        day = int("".join(c for c in token.lower if c.isdecimal()))
    elif token.kind is TokenKind.NUMBER and token.lower.isdecimal() and len(token.lower) < 3:
        day = int(token.lower)
    else:
        day = ORDINALS.get(token.lower, 0)
        if day in (20, 30) and window.low(index + 1) in DASHES:
            return None
    return day if 1 <= day <= 31 else None


def short_year_at(window: Window, index: int) -> tuple[int, int] | None:
    """Return (year, end) of two digits after an apostrophe ("'98") at token `index`."""
    token = window.token(index)
    if token is None:
        return None
    if (
        token.lower in ("'", "’", "‘", "`")
        and (year := window.integer(index + 1)) is not None
        and len(window.low(index + 1)) == 2
    ):
        return full_year(year), index + 2
    return None


def full_year(two_digits: int) -> int:
    """Return the year that two digits stand for: 00-49 in this century, 50-99 in the last one (POSIX cuts at 69)."""
    return two_digits + (2000 if two_digits < 50 else 1900)


def read_month(window: Window, index: int) -> Draft | None:
    """Read a month with the day and year beside it: "5 May 2024", "May 5, 2024", "22 NOV 89", "11-13 Dec.", "June"."""
    draft = Draft(index, index + 1, "calendar", "month", month=MONTHS[window.low(index)])
    after = index + 1 + (window.low(index + 1) == "." and window.joined(index + 1))
    _day_before(window, draft)
    if draft.day is None:
        _day_after(window, draft, after)
    if draft.day is not None and draft.last == index + 1:
        after = draft.last + (after - index - 1)
    _year_after(window, draft, draft.last if draft.last > index + 1 else after)
    if draft.day is None and draft.year is None and not _is_month(window, index):
        return None
    if draft.day is not None:
        draft.rule = "day_month_year" if draft.year is not None else "day_month"
    elif draft.year is not None:
        draft.rule = "month_year"
    elif window.low(draft.first - 1) in ("each", "every"):
        return Draft(draft.first - 1, index + 1, "set", "month_set", value=f"XXXX-{draft.month:02}")
    else:
        _pick_before(window, draft)
    return with_edge(window, draft)


def _day_before(window: Window, draft: Draft) -> None:
    at = draft.first - 1
    if window.low(at) == "of" or window.low(at) in DASHES | {"/"}:
        at -= 1
    day = day_at(window, at)
    if day is None and window.low(at) in ORDINALS and window.low(at - 1) in DASHES:
        return
    if day is None:
        return
    tens = (
        ORDINALS.get(window.low(at))
        and window.low(at - 1) in DASHES
        and {"twenty": 20, "thirty": 30}.get(window.low(at - 2))
    )
    if tens:
        day, at = day + tens, at - 2
    if window.low(at - 1) in ("$", ":", ".", ",") and window.joined(at):
        return
    draft.day, draft.first = day, at
    before = window.low(at - 1)
    if (before in DASHES or before in TO or before == "/") and (begin := day_at(window, at - 2)) and begin < day:
        draft.first, draft.day, draft.last_day = at - 2, begin, day
    if window.low(draft.first - 1) == "the" and window.tokens[draft.first].kind is not TokenKind.NUMBER:
        draft.first -= 1


def _day_after(window: Window, draft: Draft, after: int) -> None:
    at = after + (window.low(after) == "the" and day_at(window, after + 1) is not None)
    if window.low(at) in DASHES | {"/"} and window.joined(at) and window.joined(at + 1):
        at += 1
    day = day_at(window, at)
    if (
        day is None
        or window.low(at + 1) == "%"
        or (window.low(at + 1) == ":" and window.joined(at + 2) and window.integer(at + 2) is not None)
        or (window.low(draft.first - 1) == "in" and not _year_follows(window, at + 1))
    ):
        return
    if window.tokens[at].kind is TokenKind.WORD and window.low(at - 1) != "the":
        return
    if window.low(at + 1) in COUNTED or window.low(at + 1) in ("a.m.", "p.m.", "am", "pm"):
        return
    draft.day, draft.last = day, at + 1
    between = window.low(at + 1)
    if between in DASHES or between in TO:
        end = day_at(window, at + 2)
        if (
            end
            and end > day
            and window.low(at + 3) not in MONTHS
            and window.low(at + 3) not in (":", "/", "a.m.", "p.m.", "pm", "am")
        ):
            draft.last_day, draft.last = end, at + 3


def _year_follows(window: Window, at: int) -> bool:
    return year_at(window, at + (window.low(at) == ",")) is not None


def _year_after(window: Window, draft: Draft, at: int) -> None:
    skip = at + (window.low(at) in (",", "of", "/") or window.low(at) in DASHES)
    year = year_at(window, skip)
    if (
        year is not None
        and (skip == at or draft.day is not None or window.low(at) != ",")
        and window.low(skip + 1) not in COUNTED
    ):
        draft.year, draft.last = year, skip + 1
    elif short := short_year_at(window, skip):
        draft.year, draft.last = short
    elif draft.day is not None and (two := window.integer(skip)) is not None and len(window.low(skip)) == 2:
        follows = window.token(skip + 1)
        if follows is None or (follows.kind is TokenKind.SIGN and follows.lower not in ("%", ":", "$")):
            draft.year, draft.last = full_year(two), skip + 1


def _is_month(window: Window, index: int) -> bool:
    """Return whether a bare month word is one: by its capital, or by the word before in text of one case."""
    word, token = window.low(index), window.tokens[index]
    if word in ("march", "may") and window.low(index + 1) in ("to", "be", "have", "not", "on", "against"):
        return window.low(index - 1) in BEFORE_MONTH and window.low(index - 1) not in ("and", "to", "on", "of")
    if len(word) < 4 and word != "may":
        return window.low(index - 1) in BEFORE_MONTH or window.low(index + 1) == "."
    if word not in AMBIGUOUS:
        return token.capital or window.low(index - 1) in BEFORE_MONTH
    if window.doc.case == "mixed" and not token.capital:
        return False
    return window.low(index - 1) in BEFORE_MONTH or (
        window.doc.case == "mixed"
        and index > window.doc.sentences[token.sentence].first
        and window.low(index + 1) not in ("be", "have")
        and window.low(index - 1) not in ("will", "would", "a", "the", "'s")
        and not window.tokens[index - 1].capital
    )


def _pick_before(window: Window, draft: Draft) -> None:
    """Take in "last", "this" and "next" before a month, season or weekday."""
    pick = PICKS.get(window.low(draft.first - 1))
    if pick is None:
        return
    draft.pick, draft.first = pick, draft.first - 1
    if window.low(draft.first) in ("previous", "following", "preceding", "same", "that", "subsequent"):
        draft.in_force = True
    if window.low(draft.first - 1) in ("the", "this"):
        draft.first -= 1


def with_edge(window: Window, draft: Draft) -> Draft:
    """Take in what says which part of the period is meant: "early", "mid-", "the end of", "late in", "earlier"."""
    at = draft.first - 1
    word = window.low(at)
    if word in DASHES and window.low(at - 1) in ("mid", "late", "early"):
        word, at = window.low(at - 1), at - 1
    elif word in ("of", "in"):
        word = window.low(at - 1)
        if word not in ("beginning", "start", "end", "middle", "outset", "close") and not (
            word in ("early", "late", "mid") and window.low(at) == "in"
        ):
            return draft
        at -= 1
    edge = {w: name for name, words in _EDGE_WORDS.items() for w in words}.get(word)
    if edge is None or (word in ("end", "start", "close", "beginning", "middle") and window.low(at + 1) != "of"):
        return draft
    draft.edge, draft.first = edge, at
    if window.low(at - 1) == "the" or window.low(at - 1) == "very":
        draft.first -= 1
    return draft


_EDGE_WORDS = {
    "early": ("early", "beginning", "start", "outset"),
    "middle": ("mid", "middle"),
    "late": ("late", "end", "close"),
    "earlier": ("earlier",),
    "later": ("later",),
}


def read_year(window: Window, index: int) -> Draft | None:
    """Read a year or a decade of four digits where the words beside it do not make it a count."""
    year = year_at(window, index)
    if year is None:
        return None
    if decade := _decade(window, index, f"{year:04}"):
        return decade
    before, after = window.low(index - 1), window.low(index + 1)
    if before in ("-", "/", ".", ":", "#") and window.joined(index) and not _year_range(window, index):
        if before != "-" or window.low(index - 2) not in ("mid", "post", "pre", "late", "early"):
            return None
    if before in (
        "$",
        "€",
        "£",
        "no",
        "number",
        "flight",
        "route",
        "highway",
        "room",
        "article",
        "resolution",
    ) or after in ("%", "/", "°"):
        return None
    if after in (":",) and window.joined(index + 1) and window.integer(index + 2) is not None:
        return None
    if (before in QUANTIFIERS and after in COUNTED) or (
        after in COUNTED and before not in ("in", "since", "by", "during")
    ):
        return None
    if (
        (after == "-" or after in DASHES)
        and window.joined(index + 1)
        and window.low(index + 2)
        in (
            "meter",
            "metre",
            "mile",
            "foot",
            "pound",
            "seat",
            "strong",
            "km",
            "kilometer",
            "year",
            "day",
            "page",
            "man",
            "member",
            "square",
        )
    ):
        return None
    if not 1900 <= year < 2100 and (
        before not in BEFORE_YEAR
        or before in ("than", "and", "or", "the", "about", "around", "to")
        or _plural(window, index + 1)
    ):
        return None
    if _plural(window, index + 1) and before not in BEFORE_YEAR | {"'s"}:
        return None
    draft = Draft(index, index + 1, "calendar", "year", year=year)
    if (
        after in DASHES | {"/"}
        and window.joined(index + 1)
        and window.joined(index + 2)
        and len(window.low(index + 2)) == 2
    ):
        short = window.integer(index + 2)
        if short is not None and short > year % 100 and not window.joined(index + 3):
            draft.last, draft.last_day = index + 3, short - year % 100
    if before == "year":
        draft.first -= 1 + (window.low(index - 2) == "the")
    return with_edge(window, draft)


def _year_range(window: Window, index: int) -> bool:
    return window.low(index - 1) in DASHES and year_at(window, index - 2) is not None


def _plural(window: Window, index: int) -> bool:
    token = window.token(index)
    if token is None or token.tag or token.capital or len(token.lower) < 4:
        return False
    return (token.lower.endswith("s") and not token.lower.endswith(("ss", "us", "is"))) or token.lower in COUNTED


def _decade(window: Window, index: int, digits: str) -> Draft | None:
    """Read "1990s", "the '80s", "1990's"; the token after the digits is the plural "s"."""
    if window.low(index + 1) not in ("s", "'s") or not window.joined(index + 1) or digits[-1] != "0":
        return None
    if (
        window.low(index + 1) == "'s"
        and window.low(index - 1) != "the"
        and window.low(index - 1) not in ("early", "late", "mid")
    ):
        return None
    draft = Draft(index, index + 2, "calendar", "decade", symbol=digits[:3])
    draft = with_edge(window, draft)
    if window.low(draft.first - 1) == "the":
        draft.first -= 1
    return draft


def read_short_decade(window: Window, index: int) -> Draft | None:
    """Read "the '80s", "the 80s" and "the eighties"."""
    word = window.low(index)
    digit = DECADES.get(word)
    first, last = index, index + 1
    if (
        digit is None
        and window.low(index + 1) in ("s", "'s")
        and window.joined(index + 1)
        and len(word) == 2
        and word[1] == "0"
    ):
        digit, last = int(word[0]), index + 2
        if window.low(index - 1) in ("'", "’", "‘", "`"):
            first -= 1
        elif window.low(index - 1) not in ("the", "early", "late", "mid"):
            return None
    if digit is None or digit < 2:
        return None
    draft = with_edge(window, Draft(first, last, "calendar", "decade", symbol=f"19{digit}"))
    if window.low(draft.first - 1) == "the":
        draft.first -= 1
    elif (
        window.low(draft.first - 1) in ("his", "her", "their", "my", "your", "our", "in")
        and draft.edge is None
        and word in DECADES
    ):
        return None
    return draft if window.low(draft.first - 1) not in ("his", "her", "their", "my") else None


def read_spoken_year(window: Window, index: int) -> Draft | None:
    """Read a year in words: "nineteen ninety-four", "two thousand and five", "twenty twenty-one"."""
    word = window.low(index)
    tail = index + 1
    if word == "two" and window.low(index + 1) == "thousand":
        century, tail = 20, index + 2 + (window.low(index + 2) == "and")
    elif word in ("eighteen", "nineteen", "twenty"):
        century = NUMBERS[word]
    else:
        return None
    rest, last = _below_hundred(window, tail)
    if rest is None and not (tail == index + 2 and window.low(index - 1) in ("year", "in", "since", "by")):
        return None
    if tail == index + 1 and rest is not None and rest < 10:
        return None
    draft = Draft(index, last if rest is not None else tail, "calendar", "year", year=century * 100 + (rest or 0))
    if window.low(draft.last) in COUNTED or _plural(window, draft.last):
        return None
    if window.low(index - 1) == "year":
        draft.first -= 1 + (window.low(index - 2) == "the")
    return with_edge(window, draft)


def _below_hundred(window: Window, at: int) -> tuple[int | None, int]:
    """Return the number below a hundred in words at token `at` and its end."""
    value = NUMBERS.get(window.low(at), 0) if window.low(at) not in ("a", "an", "both") else 0
    if value == 0:
        return None, at
    if value >= 20:
        unit_at = at + 1 + (window.low(at + 1) in DASHES)
        unit = NUMBERS.get(window.low(unit_at), 0)
        if 1 <= unit <= 9 and window.low(unit_at) not in ("a", "an", "both"):
            return value + unit, unit_at + 1
    return value, at + 1


def read_season(window: Window, index: int) -> Draft | None:
    """Read "last fall", "the summer of 1999", "spring 2021"; a bare season only after a preposition or "the"."""
    draft = Draft(index, index + 1, "calendar", "season", symbol=SEASONS[window.low(index)])
    after = index + 1 + (window.low(index + 1) in ("of", ","))
    year = year_at(window, after)
    before = window.low(index - 1)
    if year is not None and window.low(after + 1) not in COUNTED:
        draft.year, draft.last = year, after + 1
    elif before in PICKS and before != "same":
        _pick_before(window, draft)
    elif (
        window.low(index) in ("spring", "fall")
        and before
        not in (
            "the",
            "in",
            "early",
            "late",
            "-",
            "each",
            "every",
            "during",
            "by",
            "since",
            "until",
        )
    ) or before not in ("the", "in", "early", "late", "-", "during", "by", "since", "until", "over", "through"):
        return None
    if (
        window.low(index) == "fall"
        and draft.year is None
        and draft.pick is None
        and window.low(index + 1) in ("of", "in", "to", "from")
    ):
        return None
    if (year is not None and before == "the") or (before == "the" and window.low(index + 1) in ("of",)):
        draft.first -= 1
    return with_edge(window, draft)


def read_quarter(window: Window, index: int) -> Draft | None:
    """Read "the third quarter of 1984", "third-quarter", "the first half of 2019", "Q3 2020", "H1"."""
    word = window.low(index)
    if word[0] in "qh" and len(word) == 2:
        limit = 4 if word[0] == "q" else 2
        if not word[1].isdecimal() or not 1 <= int(word[1]) <= limit or not window.tokens[index].capital:
            return None
        draft = Draft(index, index + 1, "calendar", "quarter", symbol=word.upper())
    else:
        at = index - 1 - (window.low(index - 1) in DASHES)
        nth = ORDINALS.get(window.low(at)) or {"last": 2}.get(window.low(at) if word == "half" else "")
        ordinal = window.token(at)
        if nth is None and ordinal is not None and ordinal.kind is TokenKind.ORDINAL:
            nth = int(ordinal.lower[:-2])
        if nth is None or nth > (4 if word == "quarter" else 2):
            return None
        draft = Draft(at, index + 1, "calendar", "quarter", symbol=("Q" if word == "quarter" else "H") + str(nth))
    return _quarter_year(window, draft)


def _quarter_year(window: Window, draft: Draft) -> Draft:
    after = draft.last + (window.low(draft.last) in ("of", ",", "in"))
    if (year := year_at(window, after)) is not None:
        draft.year, draft.last = year, after + 1
    elif (year := year_at(window, draft.first - 1)) is not None:
        draft.year, draft.first = year, draft.first - 1
    if window.low(draft.first - 1) == "fiscal" or (
        window.low(draft.first - 2) == "fiscal" and window.low(draft.first - 1) in DASHES
    ):
        draft.first -= 1 + (window.low(draft.first - 1) in DASHES)
    if window.low(draft.first - 1) == "the":
        draft.first -= 1
    return draft


def read_century(window: Window, index: int) -> Draft | None:
    """Read "the 20th century", "eleventh century" and "the turn of the century" as the century it names."""
    nth = None
    at = index - 1 - (window.low(index - 1) in DASHES)
    token = window.token(at)
    if token is not None and token.kind is TokenKind.ORDINAL:
        nth = int("".join(c for c in token.lower if c.isdecimal()))
    elif token is not None:
        nth = ORDINALS.get(token.lower)
        if nth and window.low(at - 1) in DASHES and window.low(at - 2) == "twenty":
            nth, at = nth + 20, at - 2
    if nth is None or not 1 <= nth <= 30:
        return None
    return with_edge(window, Draft(at, index + 1, "calendar", "century", symbol=f"{nth - 1:02}"))


def read_holiday(window: Window, index: int) -> Draft | None:
    """Read the name of a holiday, with "last", "this", "next" or a year beside it."""
    for words, name in HOLIDAYS[window.low(index)]:
        first = index + 1 - len(words)
        if not window.words_before(index + 1, words) or (
            window.doc.case == "mixed" and not window.tokens[first].capital
        ):
            continue
        if window.low(index) in ("thanksgiving", "christmas", "easter") and window.low(index + 1) in ("day", "eve", "sunday"):
            return read_holiday(window, index + 1)
        draft = Draft(first, index + 1, "holiday", "holiday", symbol=name)
        year = year_at(window, index + 1 + (window.low(index + 1) in (",", "of")))
        if year is not None:
            draft.year, draft.last = year, index + 2 + (window.low(index + 1) in (",", "of"))
        else:
            _pick_before(window, draft)
        return draft
    return None


def read_numeric(window: Window, index: int) -> Draft | None:
    """Read "2024-05-05", "05/06/2024", "5/6/24", "14.03.2024" from its first number at token `index`.

    A day above 12 settles the order; otherwise month before day, the convention of most English wire copy.
    """
    sign = window.low(index + 1)
    parts = [window.token(index + k) for k in (0, 2, 4)]
    if (
        any(p is None for p in parts)
        or window.low(index + 3) != sign
        or not all(window.joined(index + k) for k in (1, 2, 3, 4))
    ):
        return None
    if window.joined(index) or (window.low(index + 5) == sign and window.joined(index + 5)):
        return None
    digits = [p.lower for p in parts if p is not None]
    if not all(d.isdecimal() for d in digits):
        return None
    ordered = _ordered(digits, sign)
    if ordered is None:
        return None
    year, month, day = ordered
    return Draft(index, index + 5, "calendar", "numeric_date", year=year, month=month, day=day)


def _ordered(digits: list[str], sign: str) -> tuple[int, int, int] | None:
    a, b, c = (int(d) for d in digits)
    if len(digits[0]) == 4 and sign in "-/.":
        year, month, day = a, b, c
    elif len(digits[2]) == 4 or (len(digits[2]) == 2 and sign == "/" and len(digits[0]) < 3):
        year = c if len(digits[2]) == 4 else full_year(c)
        month, day = (b, a) if sign == "." or a > 12 else (a, b)
    else:
        return None
    return (year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year < 2200 else None


EDGE_SYMBOLS = EDGES
