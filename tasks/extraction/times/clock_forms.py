"""Clock times and parts of the day: "10 p.m.", "15:00 GMT", "noon", "this morning", "last night", "overnight"."""

from tasks.extraction.text import TokenKind
from tasks.extraction.times.date_edges import BEFORE_HYPHEN, with_edge
from tasks.extraction.times.timex import DASHES, Draft, DraftMark, Window
from tasks.extraction.words.calendar import COUNTED, HOURS_BY_NAME, NUMBERS, PARTS, PICKS, WEEKDAYS, beside

HOUR_LINKS = {"from": DASHES | {"to", "until", "till"}, "between": DASHES | {"and"}}
BETWEEN_TIMES = frozenset({"and", "to", "-", "[", "("})
BEFORE_HOUR = frozenset({"at", "about", "around", "by", "until", "till", "since", "before", "after"})
BRACKETS = frozenset({"[", "("})
HALVES = {"am": 0, "a.m.": 0, "pm": 12, "p.m.": 12}
ZONES = beside("time_zones")
IN_FORCE = beside("in_force")


def read_clock(window: Window, index: int) -> Draft | None:
    """Read a clock time whose sign (":", "a.m.", "o'clock", "GMT") stands at token `index`."""
    word = window.low(index)
    if word == ":":
        return _with_colon(window, index)
    if word in HOURS_BY_NAME:
        token = window.tokens[index]
        name = window.doc.case == "mixed" and token.capital and index > window.first
        return None if name else Draft(index, index + 1, "clock", "named_hour", clock=HOURS_BY_NAME[word])
    if word in HALVES or word == "o'clock":
        return _with_half(window, index, HALVES.get(word), index + 1)
    half, width = _half_at(window, index)
    if width == 3:
        return _with_half(window, index, half, index + 3)
    return _four_digits(window, index)


def _with_colon(window: Window, index: int) -> Draft | None:
    hour, minute = window.integer(index - 1), window.integer(index + 1)
    if hour is None or minute is None or not window.joined(index) or not window.joined(index + 1):
        return None
    if hour > 24 or minute > 59 or len(window.low(index + 1)) != 2 or window.context(index - 2) == ":":
        return None
    clock, last = f"{minute:02}", index + 2
    if window.low(last) == ":" and (second := window.integer(last + 1)) is not None and window.joined(last + 1):
        clock, last = f"{clock}:{second:02}", last + 2
    half, width = _half_at(window, last)
    draft = Draft(index - 1, last + width, "clock", "clock", clock=f"{_hour(hour, half):02}:{clock}")
    return _with_zone(window, draft)


def _hour(hour: int, half: int | None) -> int:
    return hour if half is None or hour > 12 else hour % 12 + half


def _half_at(window: Window, at: int) -> tuple[int | None, int]:
    """Return the hours that "a.m." or "p.m." at token `at` adds and its width in tokens; (None, 0) for neither."""
    word = window.low(at)
    if word in HALVES:
        return HALVES[word], 1
    if word in ("a", "p") and window.low(at + 1) == "." and window.low(at + 2) == "m":
        return HALVES[word + "m"], 3
    return None, 0


def _with_half(window: Window, index: int, half: int | None, last: int) -> Draft | None:
    """Read the number before "a.m." or "o'clock": "10", "7.30", "ten"."""
    token = window.token(index - 1)
    if token is None:
        return None
    head, _, tail = token.lower.partition(".")
    minutes = tail if token.kind is TokenKind.NUMBER and len(tail) == 2 else ("" if not tail else "x")
    hour = int(head) if head.isdecimal() and len(head) < 3 else NUMBERS.get(token.lower, 99)
    if hour > 24 or token.lower in ("a", "an") or (minutes and not minutes.isdecimal()) or int(minutes or 0) > 59:
        return None
    clock = f"{_hour(hour, half):02}:{int(minutes or 0):02}"
    return _with_zone(window, _ranged(window, Draft(index - 1, last, "clock", "clock", clock=clock)))


def _ranged(window: Window, draft: Draft) -> Draft:
    """Take in the first hour of "from 5 to 6 p.m.", "between 2 and 3 a.m." and "5-6 pm"."""
    link, hour = window.low(draft.first - 1), window.integer(draft.first - 2)
    opened = link in HOUR_LINKS.get(window.low(draft.first - 3), DASHES)
    if hour is not None and hour <= 24 and opened:
        draft.first -= 2
    return draft


def _four_digits(window: Window, index: int) -> Draft | None:
    """Read "1430 GMT" and "0630 hours" from the word behind the digits."""
    token = window.token(index - 1)
    if token is None or token.kind is not TokenKind.NUMBER or len(token.lower) != 4 or not token.lower.isdecimal():
        return None
    hour, minute = int(token.lower[:2]), int(token.lower[2:])
    if hour > 24 or minute > 59:
        return None
    if window.low(index) in ("hours", "hrs") and token.lower[0] != "0" and minute % 15:
        return None
    return Draft(index - 1, index + 1, "clock", "four_digits", clock=f"{hour:02}:{minute:02}")


def read_military(window: Window, index: int) -> Draft | None:
    """Read four digits as a clock time: "at 0430 today", "THROUGH 0600", "1310 AND 1350 [1910 AND 1950 GMT]"."""
    digits = window.low(index)
    if (
        int(digits[:2]) > 24
        or int(digits[2:]) > 59
        or (window.joined(index) and window.context(index - 1) not in BRACKETS)
    ):
        return None
    last = index + 1 + (window.low(index + 1) in ("hours", "hrs"))
    draft = _with_zone(window, Draft(index, last, "clock", "four_digits", clock=f"{digits[:2]}:{digits[2:]}"))
    if digits[0] == "0" or _zone_ahead(window, index + 1):
        return draft
    return draft if _is_told_at(window, index) else None


def _zone_ahead(window: Window, at: int) -> bool:
    """Return whether only clock times stand between token `at` and a time zone."""
    for i in range(at, at + 7):
        word = window.low(i)
        if word in ZONES:
            return True
        if word not in BETWEEN_TIMES and not (len(word) == 4 and word.isdecimal()):
            return False
    return False


def _is_told_at(window: Window, index: int) -> bool:
    """Return whether "at" stands before four digits and nothing counted or named behind."""
    before = index - 1 - (window.low(index - 1) in ("about", "around", "approximately", "roughly", "exactly"))
    follows = window.token(index + 1)
    if window.low(before) != "at" or (
        follows is not None and (follows.lower in COUNTED or follows.lower in (":", "%", "-"))
    ):
        return False
    if window.doc.case != "mixed" or follows is None:
        return True
    return follows.tag != "" and (not follows.capital or follows.lower in WEEKDAYS)


def _with_zone(window: Window, draft: Draft) -> Draft:
    if window.low(draft.last) in ZONES:
        draft.last += 1
    elif window.low(draft.last) == "local" and window.low(draft.last + 1) == "time":
        draft.last += 2
    return draft


def read_part(window: Window, index: int) -> Draft | None:
    """Read a part of the day; bare ones are kept only where a date stands beside them (see `date_joins`)."""
    word = window.low(index)
    if word == "tonight":
        return with_edge(window, Draft(index, index + 1, "day", "tonight", amount=0.0, part="NI"))
    rule = "overnight" if word == "overnight" else "part_of_day"
    draft = Draft(index, index + 1, "part", rule, part=PARTS[word])
    if word.endswith("s"):
        draft.marks |= DraftMark.PLURAL
    if window.low(index - 1) in DASHES and window.low(index - 2) in BEFORE_HYPHEN:
        draft.first -= 2
    elif window.low(index - 1) in ("early", "late"):
        draft.first -= 1
    before = window.low(draft.first - 1)
    if before in PICKS and before not in ("past", "present", "current"):
        return _picked_part(window, draft, before)
    if before == "the" and word != "overnight":
        return _hour_in_part(window, draft) or _noted(draft)
    return draft


def _noted(draft: Draft) -> Draft:
    draft.marks |= DraftMark.DEFINITE
    return draft


def _hour_in_part(window: Window, draft: Draft) -> Draft | None:
    """Read "at ten in the morning" and "about 7 in the evening" from the part of the day."""
    at = draft.first - 3
    word = window.low(at)
    hour = window.integer(at) or (0 if word in ("a", "an", "both") else NUMBERS.get(word, 0))
    if window.low(at + 1) != "in" or not 1 <= hour <= 12 or window.low(at - 1) not in BEFORE_HOUR:
        return None
    return Draft(at, draft.last, "clock", "clock", clock=in_part(f"{hour:02}:00", draft.part or ""))


def _picked_part(window: Window, draft: Draft, word: str) -> Draft:
    """Read "this morning", "last night", "that evening", "the next morning" as a part of the day it picks."""
    draft.form, draft.pick, draft.first = "day", PICKS[word], draft.first - 1
    draft.amount, draft.sign = float(abs(draft.pick)), draft.pick
    definite = window.low(draft.first - 1) == "the"
    draft.in_force = word in IN_FORCE or (word == "next" and definite)
    draft.first -= definite
    return with_edge(window, draft)


def in_part(clock: str, part: str) -> str:
    """Return a clock time of the first half of the day moved to the second where the part of the day says so."""
    hour = int(clock[:2])
    if (part in ("AF", "EV") and hour < 12) or (part == "NI" and 5 < hour < 12):
        return f"{hour + 12:02}{clock[2:]}"
    return clock
