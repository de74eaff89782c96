"""Tell whether the words before a number make it a change upwards or downwards."""

from tasks.extraction.text import Document, lexicon

DIRECTIONS: dict[str, str] = {word: side for side, words in lexicon("directions").items() for word in words}
THROUGH = frozenset(
    {
        "by",
        "a",
        "an",
        "another",
        "about",
        "around",
        "nearly",
        "almost",
        "further",
        "over",
        "roughly",
        "approximately",
        "some",
    }
)
REACH = 3


BEHIND_BY = 6


def direction_before(doc: Document, first: int) -> str | None:
    """Return "up" or "down" when a verb of change governs the number at `first` ("fell 12", "up by about 3 %")."""
    begin = doc.sentences[doc.tokens[first].sentence].first
    if doc.lower(first - 1) == "by":
        behind = (DIRECTIONS.get(doc.lower(at)) for at in range(first - 2, max(begin, first - BEHIND_BY) - 1, -1))
        return next(filter(None, behind), None)
    for at in range(first - 1, max(begin, first - 1 - REACH) - 1, -1):
        word = doc.lower(at)
        if word in DIRECTIONS:
            return DIRECTIONS[word]
        if word not in THROUGH:
            return None
    return None
