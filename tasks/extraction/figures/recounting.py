"""Tell that a bare number goes on with what was counted before: a toll, or a crowd that is named without a number."""

from tasks.extraction.figures.counting import Counting
from tasks.extraction.text import TokenKind, lexicon

NUMBER_NOUNS = frozenset(lexicon("relations")["number_nouns"])
CROWD_NOUNS = frozenset(lexicon("relations")["crowd_nouns"])
TOLL_VERBS = frozenset(lexicon("linking")["toll_verbs"])
LINKS = frozenset(lexicon("relations")["recounting"])
COUNTING = frozenset({"counted", "counts", "said", "says"})
SINCE = "since"
FAR = 3.0
"""The cost of a link behind which "the figure" points back to the toll told before."""


def is_recounted(case: Counting) -> bool:
    """Return whether a noun for a number stands for the toll told before ("put the figure at 11")."""
    far = case.link.mention is None or case.link.cost > FAR
    told = _noun_before(case) in NUMBER_NOUNS or _is_counted_anew(case)
    return bool(case.told.counted) and far and told


def _is_counted_anew(case: Counting) -> bool:
    """Return whether somebody gives another number for what was counted ("while the town counted 4,500.")."""
    doc, quantity = case.doc, case.quantity
    closed = doc.tokens[quantity.last].kind is TokenKind.SIGN
    return quantity.elided and closed and doc.lower(quantity.first - 1) in COUNTING


def is_sized(case: Counting) -> bool:
    """Return whether the number is that of a crowd ("put the crowd at 3,000")."""
    bare = case.quantity.unit_first is None or case.quantity.elided
    return bare and _noun_before(case) in CROWD_NOUNS


def _noun_before(case: Counting) -> str:
    """Return the noun before the number, over "at" or "to" and what moved it there ("that number fell to five")."""
    doc, at = case.doc, case.quantity.first - 1
    if doc.lower(at) not in LINKS:
        return ""
    at -= 1
    while doc.lower(at) in TOLL_VERBS or doc.tokens[at].tag in ("auxiliary", "adverb") or doc.lower(at) == SINCE:
        at -= 1
    return doc.lower(at)
