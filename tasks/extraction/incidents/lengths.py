"""The days of a length of time that ends with publication: "has burned for three months", "the 18-year insurgency"."""

from datetime import date

from tasks.extraction.incidents.story import Days, Member
from tasks.extraction.text import Document, lexicon
from tasks.extraction.times import shifted
from values.categories import Kind

LISTS = {name: frozenset(words) for name, words in lexicon("incidents").items()}
STATES, LASTING, HAVE = LISTS["states"], LISTS["lasting"], LISTS["have_present"]
FIRST, DEFINITE = LISTS["firsts"], LISTS["definite"]
UNITS = frozenset({"day", "week", "month", "year", "decade"})
REACH = 14


def length_until_now(doc: Document, published: date | None, member: Member) -> Days | None:
    """Return the days from the beginning of a length to publication, None where it does not end there."""
    figure = member.figure
    amount = figure.value_best or figure.value_low or figure.value_high
    unit = (figure.unit_norm or figure.unit or "").lower().removesuffix("s")
    if figure.kind is not Kind.DURATION or published is None or amount is None or unit not in UNITS:
        return None
    if not _lasts(doc, member):
        return None
    first = shifted(published, -amount, unit)
    return (first, published) if first is not None else None


def _lasts(doc: Document, member: Member) -> bool:
    quantity, sentence = member.quantity, doc.sentences[member.figure.sentence]
    before = doc.lower(quantity.first - 1)
    if doc.lower(quantity.last) == "-":
        nouns = {doc.lower(quantity.last + 2), doc.lower(quantity.last + 3)}
        return not STATES.isdisjoint(nouns) and (before in DEFINITE or "history" in nouns)
    opens = quantity.first - sentence.first <= 2
    low, high = (quantity.last, quantity.last + 2 * REACH) if opens else (quantity.first - REACH, quantity.first)
    around = {doc.lower(index) for index in range(max(sentence.first, low), min(sentence.last, high))}
    perfect = not HAVE.isdisjoint(around)
    if before == "for" or before in LASTING:
        return perfect
    return before == "in" and (perfect or any(word in FIRST or _is_superlative(word) for word in around))


def _is_superlative(word: str) -> bool:
    return word.endswith("est") and len(word) > 5
