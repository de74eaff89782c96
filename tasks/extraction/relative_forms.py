"""Dates told from another day: "yesterday", "last week", "two years ago", "the past ten months", "the following day"."""

from tasks.extraction.calendar_words import (
    AMBIGUOUS,
    FREQUENCIES,
    MONTHS,
    NEAR_DAYS,
    PICKS,
    REFERENCES,
    UNITS,
    WEEKDAYS,
)
from tasks.extraction.date_forms import with_edge
from tasks.extraction.time_lengths import Length, length_before
from tasks.extraction.timex import DASHES, Draft, Window
from tasks.extraction.tokens import TokenKind

AFTER = {
    "ago": -1,
    "earlier": -1,
    "previously": -1,
    "before": -1,
    "prior": -1,
    "later": 1,
    "after": 1,
    "afterwards": 1,
    "afterward": 1,
    "hence": 1,
    "thereafter": 1,
    "following": 1,
    "since": -1,
}
HEDGES = frozenset(
    [
        "nearly",
        "almost",
        "about",
        "around",
        "approximately",
        "roughly",
        "over",
        "under",
        "some",
        "mere",
        "exactly",
    ]
)
HEDGE_PHRASES = (
    ("more", "than"),
    ("less", "than"),
    ("fewer", "than"),
    ("at", "least"),
    ("at", "most"),
    ("up", "to"),
    ("no", "more", "than"),
    ("no", "less", "than"),
    ("a", "mere"),
    ("as", "many", "as"),
    ("as", "long", "as"),
)
BEFORE_DURATION = frozenset(
    [
        "for",
        "within",
        "in",
        "over",
        "after",
        "of",
        "than",
        "least",
        "about",
        "nearly",
        "almost",
        "around",
        "another",
        "lasted",
        "lasting",
        "took",
        "take",
        "takes",
        "last",
        "during",
        "by",
        "be",
        "was",
        "were",
        "is",
        "under",
        "spent",
        "per",
        "until",
        "up",
        "some",
        "every",
        "with",
        "throughout",
        "through",
        "roughly",
        "approximately",
        "only",
        "just",
        "and",
        "him",
        "them",
        "a",
        "the",
    ]
)
IN_FORCE = frozenset({"previous", "preceding", "prior", "following", "subsequent", "same", "that"})
ANAPHORIC = frozenset({"day", "week", "month", "year", "night", "weekend", "quarter", "period", "season", "decade"})


def read_weekday(window: Window, index: int) -> Draft | None:
    """Read a weekday with "last", "next", "every" or "the previous" before it; plural weekdays are sets."""
    word = window.low(index)
    draft = Draft(index, index + 1, "weekday", "weekday", weekday=WEEKDAYS[word])
    if word in AMBIGUOUS and not _abbreviated_weekday(window, index):
        return None
    if (
        window.low(index + 1) == "."
        and window.joined(index + 1)
        and len(word) < 6
        and (window.low(index + 2) in MONTHS or window.integer(index + 2) is not None or window.low(index + 2) == ",")
    ):
        draft.last += 1
    if window.low(index - 1) in ("every", "each") or word.endswith("days"):
        first = index - (window.low(index - 1) in ("every", "each"))
        return Draft(first, index + 1, "set", "weekday_set", value=f"XXXX-WXX-{WEEKDAYS[word] + 1}")
    before = window.low(index - 1)
    if before in PICKS and before != "present":
        draft.pick, draft.first = PICKS[before], index - 1
        draft.in_force = before in IN_FORCE
        if window.low(index - 2) in ("the", "this"):
            draft.first -= 1
    if window.low(draft.last) in ("last", "next", "this", "past") and window.low(draft.last + 1) not in UNITS:
        if window.low(draft.last) != "this":
            draft.pick, draft.last = PICKS[window.low(draft.last)], draft.last + 1
    return with_edge(window, draft)


def _abbreviated_weekday(window: Window, index: int) -> bool:
    follows = index + 1 + (window.low(index + 1) in (".", ","))
    if window.low(index + 1) == "." and window.low(index + 2) == ",":
        follows += 1
    return (
        window.low(follows) in MONTHS
        or window.integer(follows) is not None
        or (window.low(index - 1) == "on" and window.low(index + 1) in (".", ",", ""))
    )


def read_near_day(window: Window, index: int) -> Draft | None:
    """Read "today", "yesterday" and "tomorrow", with "late", "earlier" and the like before them."""
    word = window.low(index)
    shift = NEAR_DAYS[word]
    draft = Draft(index, index + 1, "day", "near_day", amount=float(abs(shift)), sign=shift)
    before = window.token(index - 1)
    if window.tokens[index].capital and window.doc.case == "mixed" and before is not None and before.capital:
        return None
    if window.words_before(index, ("the", "day", "before")) and shift < 0:
        return Draft(index - 3, index + 1, "day", "near_day", amount=2.0, sign=-1)
    if window.words_before(index, ("the", "day", "after")) and shift > 0:
        return Draft(index - 3, index + 1, "day", "near_day", amount=2.0, sign=1)
    return with_edge(window, draft)


def read_reference(window: Window, index: int) -> Draft | None:
    """Read vague references to the present, the past or the future."""
    for words, value in REFERENCES[window.low(index)]:
        follows = window.token(index + 1)
        if (
            window.low(index) in ("past", "future")
            and follows is not None
            and not follows.tag
            and follows.kind is not TokenKind.SIGN
        ):
            return None
        if words[-1] == "time" and follows is not None and follows.kind is not TokenKind.SIGN:
            continue
        if window.words_before(index + 1, words):
            return Draft(index + 1 - len(words), index + 1, "reference", "reference", value=value)
    return None


def read_frequency(window: Window, index: int) -> Draft | None:
    """Read "daily", "weekly", "annually" and the like."""
    token = window.tokens[index]
    if token.capital and window.doc.case == "mixed" and index != window.doc.sentences[token.sentence].first:
        return None
    follows = window.token(index + 1)
    if token.lower in ("quarterly", "monthly", "yearly") and follows is not None and not follows.tag and follows.kind is TokenKind.WORD:
        return None
    return Draft(index, index + 1, "set", "frequency", value=FREQUENCIES[window.low(index)])


def read_unit(window: Window, index: int) -> Draft | None:
    """Read what stands around a unit of time; None where the unit dates nothing (as in ages and rates)."""
    unit = UNITS[window.low(index)]
    if _is_age(window, index) or _in_title(window, index):
        return None
    at = index - 1 - (window.low(index - 1) in DASHES)
    if at == index - 2 and window.low(at) in PICKS:
        at = index - 1
    amount = length_before(window, at + 1)
    if amount is not None and _is_count_word(window, amount, index, unit):
        amount = None
    if amount is not None:
        return _counted(window, index, unit, amount, hyphen=at == index - 2)
    return _uncounted(window, index, unit)


def _in_title(window: Window, index: int) -> bool:
    """Return whether the unit is part of a name: "This Week With ...", "60 Minutes"."""
    token = window.tokens[index]
    if window.doc.case != "mixed" or not token.capital or index == window.doc.sentences[token.sentence].first:
        return False
    before = window.token(index - 1)
    return before is None or before.capital or before.kind is TokenKind.NUMBER


def _is_age(window: Window, index: int) -> bool:
    after = index + 1 + (window.low(index + 1) in DASHES)
    return window.low(after) in ("old", "olds") or (window.low(index + 1) == "of" and window.low(index + 2) == "age")


def _is_count_word(window: Window, amount: Length, index: int, unit: str) -> bool:
    """Return whether the number before a unit makes no length of time: "some day", "three quarters", "one second"."""
    word = window.low(index)
    plural = word.endswith("s")
    before = window.low(index - 1)
    if unit == "second":
        return before in ("a", "one") or not (plural or before in DASHES or before.isdecimal())
    if unit == "quarter":
        return window.low(amount.first - 1) not in PICKS or window.low(index + 1) == "of"
    if unit == "night":
        return before in ("a", "one") or before in PICKS
    return before in ("some", "many") and not plural


def _counted(window: Window, index: int, unit: str, amount: Length, hyphen: bool) -> Draft | None:
    draft = Draft(amount.first, index + 1, "duration", "duration", unit=unit, amount=amount.value)
    if amount.value is None:
        draft.notes.append("vague")
    if window.low(index + 1) == "and" and window.low(index + 2) in ("a", "one") and window.low(index + 3) == "half":
        draft.amount, draft.last = (draft.amount or 1.0) + 0.5, index + 4
    if window.low(draft.last) in ("or",) and window.low(draft.last + 1) in ("so", "more", "two", "three"):
        draft.last += 2
    if hyphen:
        return _hyphenated(window, draft)
    indefinite = window.low(amount.first) in ("a", "an") and amount.first == index - 1
    one = window.low(amount.first) == "one" and amount.first == index - 1
    before = window.low(amount.first - 1)
    if before == "the" and window.low(amount.first - 2) in DASHES | {""}:
        pass
    if (offset := _offset(window, draft)) is not None:
        return offset
    if span := _span(window, draft):
        return span
    if before in ("every", "each"):
        return Draft(amount.first - 1, draft.last, "set", "every", unit=unit, amount=amount.value)
    if indefinite and (
        before not in BEFORE_DURATION
        or before in ("a", "the", "and", "by", "per", "is", "was", "be", "were", "with", "through")
    ):
        return _with_hedge(window, draft) if before == "through" else None
    if one and (unit in ("day", "night") and (before not in BEFORE_DURATION or before in ("and", "the", "on"))):
        return None
    if before == "the":
        draft.first -= 1
    elif before in ("first", "initial", "final") or before == "another":
        draft.first -= 1
        if window.low(draft.first - 1) == "the":
            draft.first -= 1
    return _with_hedge(window, draft)


def _hyphenated(window: Window, draft: Draft) -> Draft | None:
    """Read "two-day", "12-hour", "year-long" with a number before the hyphen."""
    if window.low(draft.last) in DASHES and window.low(draft.last + 1) == "long":
        draft.last += 2
    before = window.low(draft.first - 1)
    if before in ("past", "last"):
        draft.first, draft.form, draft.sign, draft.rule = draft.first - 1, "span", -1, "past_span"
        if window.low(draft.first - 1) == "the":
            draft.first -= 1
    return draft


def _with_hedge(window: Window, draft: Draft) -> Draft:
    """Take in the words that make a length of time a bound: "almost", "more than", "up to"."""
    for phrase in HEDGE_PHRASES[::-1]:
        if window.words_before(draft.first, phrase):
            draft.first -= len(phrase)
            return draft
    if window.low(draft.first - 1) in HEDGES and not (window.low(draft.first - 1) == "over" and draft.amount is None):
        draft.first -= 1
    return draft


def _offset(window: Window, draft: Draft) -> Draft | None:
    """Read "ago", "earlier", "later", "from now", "after" and "before" behind a length of time."""
    at = draft.last
    if window.low(at) in ("'", "’") and window.low(at + 1) == "time":
        return Draft(draft.first, at + 2, "offset", "in_time", unit=draft.unit, amount=draft.amount, sign=1)
    word = window.low(at)
    if word in ("from", "away") and window.low(at + 1) in ("now", "today", "tomorrow"):
        draft.sign, draft.last, draft.rule = 1, at + 2, "from_now"
        draft.amount = (
            draft.amount + (window.low(at + 1) == "tomorrow")
            if draft.amount is not None and draft.unit == "day"
            else draft.amount
        )
        draft.form = "offset"
        return _with_hedge(window, draft)
    sign = AFTER.get(word)
    if sign is None or word in ("following", "since") or draft.unit in ("second",):
        return None
    draft.sign, draft.last, draft.rule, draft.form = sign, at + 1, word, "offset"
    draft.in_force = word != "ago"
    if word in ("before", "after", "prior") and _governs(window, draft.last, word):
        draft.form, draft.rule = "event_offset", f"{word}_event"
    if window.low(draft.first - 1) == "the" and draft.first < at:
        draft.first -= 1
    return _with_hedge(window, draft)


def _governs(window: Window, at: int, word: str) -> bool:
    """Return whether words follow that tell what comes before or after ("two days after the quake")."""
    token = window.token(at)
    return token is not None and token.kind is not TokenKind.SIGN and (word != "prior" or token.lower == "to")


def _span(window: Window, draft: Draft) -> Draft | None:
    """Read "the past two months", "the next 12 to 18 months", "the first nine months of"."""
    word = window.low(draft.first - 1)
    after = window.low(draft.first)
    if after in PICKS and word not in PICKS:
        return None
    pick = PICKS.get(word)
    if pick is None or word in ("same", "that", "present", "current"):
        return _postposed_span(window, draft)
    if word == "this":
        return None
    draft.form, draft.rule, draft.sign, draft.first = (
        "span",
        "past_span" if pick < 0 else "next_span",
        pick,
        draft.first - 1,
    )
    draft.in_force = word in ("previous", "preceding", "prior", "following", "subsequent")
    if window.low(draft.first - 1) in ("the", "these", "those"):
        draft.first -= 1
    return draft


def _postposed_span(window: Window, draft: Draft) -> Draft | None:
    """Read "the 13 last minutes" and "two past days"."""
    return None if draft.amount is None or window.low(draft.last - 2) not in ("past", "last", "next") else draft


def _uncounted(window: Window, index: int, unit: str) -> Draft | None:
    word, before, after = window.low(index), window.low(index - 1), window.low(index + 1)
    plural = word != unit and word.endswith("s")
    if before in ("every", "each") or (before == "other" and window.low(index - 2) == "every"):
        first = index - 1 - (before == "other")
        return Draft(first, index + 1, "set", "every", unit=unit, amount=2.0 if before == "other" else 1.0)
    if (after in DASHES and window.low(index + 2) == "long") or (
        after == "-" and window.low(index + 2) in ("ago", "earlier", "end")
    ):
        return _hyphen_after(window, index, unit, plural)
    if before in PICKS and not plural:
        return _picked(window, index, unit)
    if before in ("recent", "coming", "past", "previous", "next", "last", "future") and plural:
        return _vague_span(window, index, unit)
    if unit == "year" and (after == "end" or (after == "'s" and window.low(index + 2) == "end")):
        return Draft(index, index + 2 + (after == "'s"), "unit", "year_end", unit="year", pick=0, edge="late")
    if plural:
        return _bare_plural(window, index, unit)
    if (unit == "day" and before == "the" and after in ("before", "after")) or (before in DASHES and False):
        return _day_beside(window, index)
    if before == "the" and unit in ANAPHORIC:
        return _definite(window, index, unit)
    if before in ("full", "fiscal") and unit == "year":
        first = index - 1 - (window.low(index - 2) in ("the", "this", "last", "next", "current"))
        pick = PICKS.get(window.low(first), 0) if first < index - 1 else 0
        return Draft(first, index + 1, "unit", "fiscal_year", unit="year", pick=pick)
    if before == "latest" and unit in ("quarter", "week", "month", "year"):
        return Draft(
            index - 1 - (window.low(index - 2) == "the"), index + 1, "unit", "latest", unit=unit, pick=0, in_force=True
        )
    return None


def _hyphen_after(window: Window, index: int, unit: str, plural: bool) -> Draft | None:
    follows = window.low(index + 2)
    if follows == "long":
        amount = None if plural else 1.0
        return Draft(index, index + 3, "duration", "long", unit=unit, amount=amount, notes=["vague"] if plural else [])
    if follows == "end":
        return Draft(index, index + 3, "unit", "year_end", unit=unit, pick=0, edge="late") if unit == "year" else None
    draft = Draft(index, index + 3, "offset", "year_ago", unit=unit, amount=1.0, sign=-1, in_force=True)
    if window.low(index + 3) in ("quarter", "period", "month"):
        draft.last += 1
        if window.low(index - 1) == "the":
            draft.first -= 1
    return draft


def _picked(window: Window, index: int, unit: str) -> Draft | None:
    """Read "last week", "the previous month", "that same year", "the next day", "this crucial week"."""
    word = window.low(index - 1)
    if unit == "night":
        return None
    first = index - 1
    draft = Draft(first, index + 1, "unit", f"{word}_{unit}", unit=unit, pick=PICKS[word], in_force=word in IN_FORCE)
    if unit in ("second", "minute", "hour") and word in ("this", "that", "same"):
        return None
    if word == "past" or unit in ("hour", "minute", "second"):
        draft.form, draft.amount, draft.sign, draft.rule = (
            "span",
            1.0,
            PICKS[word],
            "past_span" if PICKS[word] < 0 else "next_span",
        )
    if unit in ("day",) and word in ("next", "last"):
        if window.low(first - 1) not in ("the", "very"):
            return None
        draft.in_force = True
    if (
        word == "last"
        and window.low(first - 1) == "the"
        and (window.low(index + 1) == "of" or unit in ("day", "night"))
    ):
        return None
    if word == "same" and window.low(first - 1) in ("the", "that", "this"):
        draft.first -= 1
    elif window.low(first - 1) == "the":
        draft.first -= 1
        if word in ("next", "last"):
            draft.in_force = word == "next"
    if word == "that" and window.low(first - 1) in ("said", "say", "says", "ensure", "so"):
        return None
    return with_edge(window, draft)


def _vague_span(window: Window, index: int, unit: str) -> Draft | None:
    word = window.low(index - 1)
    sign = 1 if word in ("coming", "next", "future") else -1
    first = index - 1
    if window.low(first - 1) in ("the", "these"):
        first -= 1
    return Draft(first, index + 1, "span", "recent" if sign < 0 else "coming", unit=unit, sign=sign, notes=["vague"])


def _bare_plural(window: Window, index: int, unit: str) -> Draft | None:
    before, after = window.low(index - 1), window.low(index + 1)
    if unit == "second":
        return None
    draft = Draft(index, index + 1, "duration", "bare_plural", unit=unit, notes=["vague"])
    if (offset := _offset(window, draft)) is not None:
        return offset
    if before in ("these", "those") and unit == "day" and before == "these":
        return Draft(index - 1, index + 1, "reference", "reference", value="PRESENT_REF")
    if before in ("for", "within", "after", "over", "take", "takes", "took", "last", "lasted", "in") and after not in (
        "of",
    ):
        return draft
    return draft if after == "-" and window.low(index + 2) == "long" else None


def read_period(window: Window, index: int) -> Draft | None:
    """Read "in this period" and "the same period", which stand for the period told last, and "the latest period"."""
    before = window.low(index - 1)
    if before == "latest":
        return Draft(index - 1 - (window.low(index - 2) == "the"), index + 1, "unit", "latest", unit="quarter", pick=0, in_force=True)
    if before in ("this", "that", "same") and window.low(index + 1) != "of":
        first = index - 1 - (before == "same" and window.low(index - 2) in ("the", "that", "this"))
        return Draft(first, index + 1, "reference", "same_period")
    return None


def _day_beside(window: Window, index: int) -> Draft | None:
    """Read "the day before" and "the day after"."""
    word = window.low(index + 1)
    draft = Draft(
        index - 1, index + 2, "offset", f"day_{word}", unit="day", amount=1.0, sign=AFTER[word], in_force=True
    )
    if _governs(window, index + 2, word):
        draft.form = "event_offset"
    return draft


def _definite(window: Window, index: int, unit: str) -> Draft | None:
    """Read "the weekend", "the end of the month", "later in the day", "earlier in the year"."""
    draft = Draft(
        index - 1, index + 1, "unit", f"the_{unit}", unit=unit, pick=0, in_force=unit in ("day", "quarter", "night")
    )
    if unit == "weekend":
        draft.in_force = False
        return draft
    if unit in ("night", "decade", "season"):
        return None
    if unit == "week" and window.low(index + 1) == "of" and window.low(index + 2) in MONTHS:
        draft.notes.append("week_of")
        return draft
    if unit == "quarter":
        draft.in_force = True
        return draft if window.low(index + 1) not in ("of", "-") else None
    edged = with_edge(window, draft)
    if edged.edge is not None:
        return edged
    if window.low(index - 2) in ("in", "of") and window.low(index - 3) in ("later", "earlier", "late", "early"):
        draft.edge, draft.first = window.low(index - 3), index - 3
        return draft
    if (
        unit in ("week", "month", "year")
        and window.low(index - 2) in ("for", "during", "over")
        and window.low(index + 1) not in ("of", "before", "after", "that")
    ):
        return draft
    return None
