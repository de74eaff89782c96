"""Choose the place of a figure or an event: one that the words put something into, the nearest first."""

from collections.abc import Sequence

from tasks.extraction.lexicons import lexicon
from tasks.extraction.mentions import PlaceMention
from tasks.extraction.tokens import Document, TokenKind

LOCATIVE = frozenset(lexicon("places")["locative"])
# Prepositions that say where something is, in distinction from where it comes from or goes to.
INSIDE = frozenset(
    {
        "in",
        "at",
        "near",
        "outside",
        "inside",
        "around",
        "across",
        "throughout",
        "within",
        "on",
        "off",
        "over",
        "along",
        "between",
    }
)
SKIPPED = frozenset(
    {
        "the",
        "a",
        "an",
        "city",
        "town",
        "village",
        "province",
        "region",
        "district",
        "state",
        "of",
        "'s",
        "capital",
        "port",
        "country",
        "nearby",
        "neighboring",
        "neighbouring",
        "and",
        "both",
        ",",
    }
)
DEAREST = 14.0


def choose_place(
    doc: Document, places: Sequence[PlaceMention], token_index: int, event_index: int | None = None
) -> PlaceMention | None:
    """Return the place of the figure at a token, None when its sentence puts it nowhere.

    `event_index` is the token of the event that the figure is linked to. A place that nothing is put into ("Russia
    said", "the Kenyan president") is none.
    """
    number = doc.tokens[token_index].sentence
    best: tuple[float, PlaceMention] | None = None
    for place in places:
        if doc.tokens[place.first].sentence != number:
            continue
        cost = _cost(doc, place, token_index, event_index)
        if cost is not None and (best is None or cost < best[0]):
            best = cost, place
    return best[1] if best is not None and best[0] <= DEAREST else None


def _cost(doc: Document, place: PlaceMention, token_index: int, event_index: int | None) -> float | None:
    preposition = preposition_of(doc, place)
    possessive = doc.lower(place.last) == "'s"
    if preposition is None and not possessive and place.rule != "site":
        return None
    from_event = _distance(doc, place, event_index) if event_index is not None else None
    from_figure = _distance(doc, place, token_index)
    distance = from_figure if from_event is None else min(from_event, from_figure + 2)
    penalty = 0.0 if preposition in INSIDE else 3.0 if preposition in ("of", "from", "to", "into") else 5.0
    return distance + penalty


def preposition_of(doc: Document, place: PlaceMention) -> str | None:
    """Return the locative word that governs the place, over the words of its own noun phrase and a place before it."""
    start = doc.sentences[doc.tokens[place.first].sentence].first
    index = place.first - 1
    steps = 0
    while index >= start and steps < 8:
        word = doc.lower(index)
        if word in LOCATIVE and word != "of":
            return word
        capital = doc.tokens[index].kind is TokenKind.WORD and doc.tokens[index].text[0].isupper()
        if word not in SKIPPED and not capital:
            return "of" if doc.lower(place.first - 1) == "of" else None
        index -= 1
        steps += 1
    return None


def _distance(doc: Document, place: PlaceMention, index: int) -> float:
    """Return how far a place stands from a token: what stands behind it is nearer, clause borders are far."""
    first, last = (index, place.first) if index < place.first else (place.last, index)
    between = doc.tokens[first + 1 : last] if index < place.first else doc.tokens[first:last]
    cost = 0.0 if index < place.first else 1.0
    for token in between:
        cost += {",": 1.0, ";": 6.0, ":": 3.0}.get(token.text, 0.4)
    return cost
