"""Months with the days and years beside them, and dates all in digits."""

from tasks.extraction.text import TokenKind
from tasks.extraction.times.date_edges import with_edge, with_pick
from tasks.extraction.times.timex import DASHES, Draft, Window
from tasks.extraction.times.year_forms import full_year, ordinal_at, short_year_at, year_at
from tasks.extraction.words.calendar import AMBIGUOUS, COUNTED, LEXICON, MONTHS, ORDINALS, beside

BEFORE_MONTH = beside("before_month")
TO = beside("range_links")
BEFORE_DAYS = frozenset({"on", "between", "from", "the", "(", "of", ""})
CLOCK_SIGNS = frozenset({":", "/", "a.m.", "p.m.", "pm", "am"})
NAMED_DAYS = LEXICON["named_days"]
NAMED_EVENTS = beside("named_events")
TENS = {"twenty": 20, "thirty": 30}
VERB_AFTER = frozenset({"to", "be", "have", "not", "on", "against"})


def day_at(window: Window, index: int) -> int | None:
    """Return a day of the month at token `index`: "5", "05", "5th", "fifth"."""
    token = window.token(index)
    if token is None:
        return None
    if token.kind is TokenKind.NUMBER:
        day = int(token.lower) if token.lower.isdecimal() and len(token.lower) < 3 else 0
    else:
        day = ordinal_at(window, index) or 0
    return day if 1 <= day <= 31 else None


def read_month(window: Window, index: int) -> Draft | None:
    """Read a month with the day and year beside it: "5 May 2024", "May 5, 2024", "22 NOV 89", "11-13 Dec.", "June"."""
    draft = Draft(index, index + 1, "calendar", "month", month=MONTHS[window.low(index)])
    dotted = window.low(index + 1) == "." and window.joined(index + 1)
    after = index + 1 + dotted
    _day_before(window, draft)
    if draft.day is None:
        _day_after(window, draft, after)
    _year_after(window, draft, max(draft.last, after))
    if draft.day is None and draft.year is None:
        return _bare_month(window, draft, index)
    stem = "month" if draft.day is None else "day_month"
    draft.rule = stem + ("_year" if draft.year is not None else "")
    if draft.rule == "day_month" and draft.first == index:
        with_pick(window, draft)
        _name_year(window, draft)
    return with_edge(window, draft)


def _name_year(window: Window, draft: Draft) -> None:
    """Give "the Sept. 11 attacks" the year that such a name stands for."""
    named = NAMED_DAYS.get(f"{draft.month}/{draft.day}")
    if named and {window.low(draft.last), window.low(draft.last + 1)} & NAMED_EVENTS:
        draft.year, draft.rule = int(named[:4]), "named_day"


def read_named_day(window: Window, index: int) -> Draft | None:
    """Read "9/11", a day known by its figures."""
    named = NAMED_DAYS.get(f"{window.low(index)}/{window.low(index + 2)}")
    joined = window.low(index + 1) == "/" and window.joined(index + 1) and window.joined(index + 2)
    if named is None or not joined or window.joined(index) or window.low(index + 3) == "/":
        return None
    year, month, day = (int(part) for part in named.split("-"))
    return Draft(index, index + 3, "calendar", "named_day", year=year, month=month, day=day)


def _bare_month(window: Window, draft: Draft, index: int) -> Draft | None:
    if not _is_month(window, index):
        return None
    if window.low(index - 1) in ("each", "every"):
        return Draft(index - 1, index + 1, "set", "month_set", value=f"XXXX-{draft.month:02}")
    with_pick(window, draft)
    return with_edge(window, draft)


def _day_before(window: Window, draft: Draft) -> None:
    """Read "5", "the 5th of", "twenty-first", "11-13" or "5 to 7" before the month."""
    at = draft.first - 1
    if window.low(at) in ("of", "/") or window.low(at) in DASHES:
        at -= 1
    day = day_at(window, at)
    if day is None:
        return
    if window.low(at) in ORDINALS and window.low(at - 1) in DASHES:
        day, at = day + TENS.get(window.low(at - 2), 99), at - 2
    if day > 31 or (window.context(at - 1) in ("$", ":", ".", ",", "/") and window.joined(at)):
        return
    draft.day, draft.first = day, at
    before = window.low(at - 1)
    linked = before in DASHES or before in TO or (before in ("and", "or") and window.context(at - 3) in BEFORE_DAYS)
    if linked and (begin := day_at(window, at - 2)) and begin < day:
        draft.first, draft.day, draft.last_day = at - 2, begin, day
    draft.first -= window.low(draft.first - 1) == "the" and window.tokens[draft.first].kind is not TokenKind.NUMBER


def _day_after(window: Window, draft: Draft, after: int) -> None:
    """Read "5", "the 5th" or "5-7" after the month."""
    at = after + (window.low(after) == "the")
    if (window.low(at) in DASHES or window.low(at) == "/") and window.joined(at) and window.joined(at + 1):
        at += 1
    day, follows = day_at(window, at), window.low(at + 1)
    if day is None or _counts_on(window, at + 1):
        return
    if window.context(draft.first - 1) == "in" and year_at(window, at + 1 + (follows == ",")) is None:
        return
    spoken = window.tokens[at].kind is TokenKind.WORD
    if spoken and window.low(at - 1) != "the" and not _closes(window, at + 1) and year_at(window, at + 1) is None:
        return
    draft.day, draft.last = day, at + 1
    end = _last_of_days(window, at + 1)
    if end is not None and end > day:
        draft.last_day, draft.last = end, at + 3


def _last_of_days(window: Window, at: int) -> int | None:
    """Return the day that the word at token `at` joins to the one before it ("5-7", "5 and 7"), None without one."""
    word, further = window.low(at), window.low(at + 2)
    linked = word in DASHES or word in TO or (word == "and" and _closes(window, at + 2))
    return day_at(window, at + 1) if linked and further not in MONTHS and further not in CLOCK_SIGNS else None


def _counts_on(window: Window, at: int) -> bool:
    """Return whether what stands at token `at` says that the number before it is no day but an amount or an hour."""
    follows = window.low(at)
    if follows in COUNTED or follows == "%" or follows in CLOCK_SIGNS - {":", "/"}:
        return True
    return follows == ":" and window.joined(at + 1) and window.integer(at + 1) is not None


def _closes(window: Window, at: int) -> bool:
    """Return whether nothing that could be counted stands at token `at`."""
    token = window.token(at)
    return token is None or (token.kind is TokenKind.SIGN and token.lower not in CLOCK_SIGNS) or token.tag != ""


def _year_after(window: Window, draft: Draft, at: int) -> None:
    """Read ", 2024", "2024", "of 2024", "-89" or "'98" after the month or the day."""
    link = window.low(at)
    skip = at + (link in (",", "of", "/") or link in DASHES)
    year = year_at(window, skip)
    if year is not None:
        if (link != "," or draft.day is not None) and window.low(skip + 1) not in COUNTED:
            draft.year, draft.last = year, skip + 1
        return
    if short := short_year_at(window, skip):
        draft.year, draft.last = short
        return
    two = window.integer(skip) if draft.day is not None and len(window.low(skip)) == 2 else None
    follows = window.token(skip + 1)
    if two is None or link in (",", "of"):
        return
    upper = window.doc.case == "upper" and follows is not None and follows.tag != "" and follows.lower != "of"
    if follows is None or upper or (follows.kind is TokenKind.SIGN and follows.lower not in ("%", ":", "$")):
        draft.year, draft.last = full_year(two), skip + 1


def _is_month(window: Window, index: int) -> bool:
    """Return whether a bare month word is one: by its capital, or by the word before in text of one case."""
    word, token, before = window.low(index), window.tokens[index], window.context(index - 1)
    if word in ("march", "may") and window.low(index + 1) in VERB_AFTER:
        lower = window.doc.case == "mixed" and not token.capital
        return not lower and before in BEFORE_MONTH - {"and", "to", "on", "of"}
    if len(word) < 4 and word != "may":
        ranged = window.low(index + 1) in DASHES and window.low(index + 2) in MONTHS
        return before in BEFORE_MONTH or window.low(index + 1) == "." or ranged
    if word not in AMBIGUOUS:
        return token.capital or before in BEFORE_MONTH
    if window.doc.case == "mixed" and not token.capital:
        return False
    if before in BEFORE_MONTH:
        return True
    alone = before not in ("will", "would", "a", "the", "'s") and window.low(index + 1) not in ("be", "have", "of")
    return window.doc.case == "mixed" and index > window.first and alone and not window.tokens[index - 1].capital


def read_numeric(window: Window, index: int) -> Draft | None:
    """Read "2024-05-05", "05/06/2024", "5/6/24", "14.03.2024" from its first number at token `index`.

    A day above 12 settles the order; otherwise month before day, the convention of most English wire copy.
    """
    sign = window.low(index + 1)
    if window.low(index + 3) != sign or not all(window.joined(index + k) for k in (1, 2, 3, 4)):
        return None
    if window.joined(index) and window.context(index - 1) not in ("(", '"', "“", "["):
        return None
    if window.low(index + 5) == sign and window.joined(index + 5):
        return None
    digits = [window.low(index + k) for k in (0, 2, 4)]
    ordered = _ordered(digits, sign) if all(d.isdecimal() and d.isascii() for d in digits) else None
    if ordered is None:
        return None
    year, month, day = ordered
    return Draft(index, index + 5, "calendar", "numeric_date", year=year, month=month, day=day)


def read_dotted(window: Window, index: int) -> Draft | None:
    """Read "14.03.2024", which is one token."""
    digits = window.low(index).split(".")
    ordered = _ordered(digits, ".") if len(digits) == 3 and all(d.isdecimal() and d.isascii() for d in digits) else None
    if ordered is None:
        return None
    year, month, day = ordered
    return Draft(index, index + 1, "calendar", "numeric_date", year=year, month=month, day=day)


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
