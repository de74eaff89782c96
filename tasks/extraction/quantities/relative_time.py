"""Tell numbers that belong to a time expression ("three months later", "the past 10 years") from plain durations."""

from tasks.extraction.numbers import Amount
from tasks.extraction.rows.mentions import TimeMention
from tasks.extraction.text import Document, lexicon

TIME_UNITS = frozenset(lexicon("ignored")["seasons"]) | {
    word for words in lexicon("units")["duration"].values() for word in words
}
AFTER = frozenset({"ago", "later", "earlier", "after", "before", "since", "hence", "prior", "previously"})
BEFORE = frozenset(
    {
        "last",
        "past",
        "next",
        "previous",
        "coming",
        "following",
        "preceding",
        "first",
        "final",
        "latest",
        "every",
        "another",
        "recent",
    }
)
STEPS = frozenset({"-", "more", "full", "of", "business", "calendar", "or"})
SUMS = frozenset({"average", "total", "sum", "worth", "price", "maximum", "minimum", "crowd", "population", "force"})
REASONS = {"DATE": "calendar_date", "TIME": "clock_time", "SET": "frequency"}


def time_reason(doc: Document, amount: Amount, mention: TimeMention | None) -> str | None:
    """Return the rule by which a number is part of a time expression, None for a plain duration or no time at all."""
    if mention is not None and mention.type in REASONS and not _summed(doc, amount):
        return REASONS[mention.type] if not _spelled(doc, amount) else "relative_time"
    end = doc.sentences[doc.tokens[amount.first].sentence].last
    at = amount.last + 1 if doc.lower(amount.last) in STEPS else amount.last
    if at >= end or doc.lower(at) not in TIME_UNITS:
        return None
    if doc.lower(at + 1) in AFTER and at + 1 < end and doc.lower(amount.last) != "-":
        return "relative_time"
    if doc.lower(at + 1) == "-" or doc.lower(amount.last) == "-":
        return None
    before = doc.lower(amount.first - 1) if amount.first else ""
    return "relative_time" if before in BEFORE and before not in {"first", "final", "another", "latest"} else None


def _summed(doc: Document, amount: Amount) -> bool:
    """Return whether the words before make a number of what looks like a year ("an average of 1500")."""
    return doc.lower(amount.first - 1) == "of" and doc.lower(amount.first - 2) in SUMS


def _spelled(doc: Document, amount: Amount) -> bool:
    """Return whether a unit of time follows the number, so that it counts days or years and names none."""
    at = amount.last + 1 if doc.lower(amount.last) in STEPS else amount.last
    return doc.lower(at) in TIME_UNITS
