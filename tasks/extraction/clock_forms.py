"""Clock times and parts of the day: "10 p.m.", "15:00 GMT", "noon", "this morning", "last night", "overnight"."""

from tasks.extraction.calendar_words import HOURS_BY_NAME, PARTS, PICKS
from tasks.extraction.date_forms import with_edge
from tasks.extraction.timex import DASHES, Draft, Window
from tasks.extraction.tokens import TokenKind

HALVES = {"am": 0, "a.m.": 0, "pm": 12, "p.m.": 12}
ZONES = frozenset(
    [
        "gmt",
        "utc",
        "est",
        "edt",
        "cst",
        "cdt",
        "mst",
        "mdt",
        "pst",
        "pdt",
        "et",
        "ct",
        "mt",
        "pt",
        "bst",
        "cet",
        "cest",
        "ist",
        "jst",
        "msk",
        "eet",
        "eest",
        "local",
    ]
)
IN_FORCE_PARTS = frozenset({"that", "same", "next", "following", "previous"})


def read_clock(window: Window, index: int) -> Draft | None:
    """Read a clock time whose sign (":", "a.m.", "o'clock", "GMT") stands at token `index`."""
    word = window.low(index)
    if word == ":":
        return _with_colon(window, index)
    if word in ("m",):
        return None
    if word in HALVES or word == "o'clock":
        return _with_half(window, index)
    if (
        word in ("p", "a")
        and window.low(index + 1) == "."
        and window.low(index + 2) == "m"
        and window.joined(index + 2)
    ):
        return _with_half(window, index, last=index + 3)
    if word in HOURS_BY_NAME:
        return Draft(index, index + 1, "clock", "named_hour", clock=HOURS_BY_NAME[word])
    return _four_digits(window, index)


def _with_colon(window: Window, index: int) -> Draft | None:
    hour, minute = window.integer(index - 1), window.integer(index + 1)
    if hour is None or minute is None or not window.joined(index) or not window.joined(index + 1):
        return None
    if hour > 24 or minute > 59 or len(window.low(index + 1)) != 2 or window.low(index - 2) == ":":
        return None
    last = index + 2
    clock = f"{hour:02}:{minute:02}"
    if window.low(last) == ":" and (seconds := window.integer(last + 1)) is not None and window.joined(last + 1):
        clock, last = f"{clock}:{seconds:02}", last + 2
    draft = Draft(index - 1, last, "clock", "clock", clock=clock)
    return _with_zone(window, _apply_half(window, draft, hour))


def _apply_half(window: Window, draft: Draft, hour: int) -> Draft:
    half, width = _half_at(window, draft.last)
    if half is not None and hour <= 12:
        draft.clock = f"{hour % 12 + half:02}{(draft.clock or '')[2:]}"
        draft.last += width
    return draft


def _half_at(window: Window, at: int) -> tuple[int | None, int]:
    if window.low(at) in HALVES:
        return HALVES[window.low(at)], 1
    if window.low(at) in ("a", "p") and window.low(at + 1) == "." and window.low(at + 2) == "m":
        return HALVES[window.low(at) + "m"], 3
    return None, 0


def _with_half(window: Window, index: int, last: int | None = None) -> Draft | None:
    token = window.token(index - 1)
    if token is None:
        return None
    hour, minute, first = window.integer(index - 1), 0, index - 1
    if hour is None and token.kind is TokenKind.NUMBER and "." in token.lower:
        head, _, tail = token.lower.partition(".")
        if not head.isdecimal() or not tail.isdecimal() or len(tail) != 2:
            return None
        hour, minute = int(head), int(tail)
    if hour is None:
        from_words = {
            "one": 1,
            "two": 2,
            "three": 3,
            "four": 4,
            "five": 5,
            "six": 6,
            "seven": 7,
            "eight": 8,
            "nine": 9,
            "ten": 10,
            "eleven": 11,
            "twelve": 12,
        }
        hour = from_words.get(token.lower)
    if hour is None or hour > 24 or minute > 59:
        return None
    half = HALVES.get(window.low(index)) if last is None else HALVES[window.low(index) + "m"]
    clock_hour = hour if half is None or hour > 12 else hour % 12 + half
    clock = f"{clock_hour:02}:{minute:02}"
    draft = Draft(first, last or index + 1, "clock", "clock", clock=clock)
    return _with_zone(window, draft)


def _four_digits(window: Window, index: int) -> Draft | None:
    """Read "1430 GMT" and "0630 hours" from the word behind the digits."""
    token = window.token(index - 1)
    if token is None or token.kind is not TokenKind.NUMBER or len(token.lower) != 4 or not token.lower.isdecimal():
        return None
    hour, minute = int(token.lower[:2]), int(token.lower[2:])
    if (
        hour > 24
        or minute > 59
        or (window.low(index) in ("hours", "hrs") and not (token.lower[0] == "0" or (minute % 5 == 0 and hour >= 10)))
    ):
        return None
    return Draft(index - 1, index + 1, "clock", "four_digits", clock=f"{hour:02}:{minute:02}")


def _with_zone(window: Window, draft: Draft) -> Draft:
    if window.low(draft.last) in ZONES and (window.low(draft.last) != "local" or window.low(draft.last + 1) == "time"):
        draft.last += 1 + (window.low(draft.last) == "local")
    return draft


def read_part(window: Window, index: int) -> Draft | None:
    """Read a part of the day; bare ones are kept only where a date stands beside them (see `date_joins`)."""
    word = window.low(index)
    if word == "tonight":
        return with_edge(window, Draft(index, index + 1, "day", "tonight", amount=0.0, part="NI"))
    draft = Draft(index, index + 1, "part", "part_of_day", part=PARTS[word])
    if word.endswith("s") and len(word) > 4:
        draft.notes.append("plural")
    before = window.low(index - 1)
    if before in DASHES and window.low(index - 2) in ("mid", "late", "early"):
        draft.first -= 2
        before = window.low(draft.first - 1)
    elif before in ("early", "late"):
        draft.first -= 1
        before = window.low(draft.first - 1)
    if before in PICKS and before not in ("past", "present", "current"):
        draft.form, draft.pick, draft.first = "day", PICKS[before], draft.first - 1
        draft.amount, draft.sign = float(abs(draft.pick)), draft.pick
        draft.in_force = before in IN_FORCE_PARTS
        if before == "same" or window.low(draft.first - 1) == "the":
            draft.first -= 1
        return with_edge(window, draft)
    if before == "the" and word != "overnight":
        draft.notes.append("the")
    return draft
