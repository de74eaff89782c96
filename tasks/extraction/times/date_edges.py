"""Words before a date that choose among like ones or name a part of it: "last June", "the end of 1990", "mid-May"."""

from tasks.extraction.times.timex import DASHES, Draft, Window
from tasks.extraction.words.calendar import PICKS, beside

IN_FORCE = beside("in_force")
EDGES = {
    word: edge
    for edge, words in {
        "early": ("early", "beginning", "start", "outset"),
        "middle": ("mid", "middle"),
        "late": ("late", "end", "close"),
        "earlier": ("earlier",),
        "later": ("later",),
    }.items()
    for word in words
}
NOUNS = frozenset({"beginning", "start", "outset", "end", "close", "middle"})
BEFORE_HYPHEN = frozenset({"mid", "late", "early"})


def with_pick(window: Window, draft: Draft) -> None:
    """Take in "last", "this", "the previous" or "next" before a month, season, weekday or holiday."""
    word = window.low(draft.first - 1)
    pick = PICKS.get(word)
    if pick is None or word in ("present", "current"):
        return
    if word == "following" and window.low(draft.first - 2) != "the":
        return
    draft.pick, draft.first, draft.in_force = pick, draft.first - 1, word in IN_FORCE
    if window.low(draft.first - 1) in ("the", "this"):
        draft.first -= 1


def with_edge(window: Window, draft: Draft) -> Draft:
    """Take in what says which part of the period is meant: "early", "mid-", "the end of", "late in", "earlier"."""
    at = draft.first - 1
    word = window.low(at)
    if word in DASHES and window.low(at - 1) in BEFORE_HYPHEN:
        word, at = window.low(at - 1), at - 1
    elif word in ("of", "in"):
        opener = window.low(at - 1)
        if opener not in NOUNS and not (word == "in" and opener in BEFORE_HYPHEN):
            return draft
        word, at = opener, at - 1
    elif word in NOUNS:
        return draft
    edge = EDGES.get(word)
    if edge is None:
        return draft
    draft.edge, draft.first = edge, at - (window.low(at - 1) in ("the", "very"))
    return draft


def with_the(window: Window, draft: Draft) -> Draft:
    """Take in the article before a decade, a quarter or a weekend."""
    draft.first -= window.low(draft.first - 1) == "the"
    return draft
