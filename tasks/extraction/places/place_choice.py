"""Choose the place of a figure or an event: one that the words put something into, the nearest first."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter

from tasks.extraction.rows.mentions import PlaceMention
from tasks.extraction.text import Document, Sentence, TokenKind, lexicon

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
AIMED = frozenset({"to", "into", "against"})
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
# Words that may open another clause: of two places, the one that none of them parts from what happened is meant.
APART = {"and": 1.2, "but": 2.5, "while": 3.5}
HIT_VERBS, JOURNEYS = frozenset(lexicon("places")["hit_verbs"]), frozenset(lexicon("places")["journeys"])
PROVINCES = frozenset(lexicon("places")["provinces"])
FAR = {",": 1.0, ";": 6.0, ":": 3.0}
DEAREST = 14.0
CLOSE = 8.0
"""How near a place must stand to a number that no event word governs."""
SPEAKING = frozenset({"according", "said", "says", "told"})
CARE = frozenset({"hospital", "clinic", "center", "centre"})


def choose_place(
    doc: Document,
    places: Sequence[PlaceMention],
    token_index: int,
    event_index: int | None = None,
    source: tuple[int, int] | None = None,
) -> PlaceMention | None:
    """Return the place of the figure at a token, None when the text puts it nowhere.

    `event_index` is the token of the event that the figure is linked to. A place that nothing is put into ("Russia
    said", "the Kenyan president") is none. A dateline is where the report was sent from.
    A place among the characters `source`, who says it, counts only where there is no other ("Police in Lima said 12
    died in Cuzco").
    """
    sentence = doc.sentences[doc.tokens[token_index].sentence]
    if is_age(doc, token_index):
        return _home(doc, places, sentence, token_index) or _of_victim(doc, places, sentence, token_index, event_index)
    own = None
    if source is not None:
        others = [p for p in _within(places, sentence) if not source[0] <= doc.tokens[p.first].start < source[1]]
        own = _in_sentence(doc, others, sentence, token_index, event_index)
    return own or _in_sentence(doc, places, sentence, token_index, event_index)


def is_age(doc: Document, index: int) -> bool:
    """Return whether the number is an age at a person: "38-year-old", "Ana Ruiz, 38,"."""
    after = doc.lower(index + 1)
    if after == "-" and doc.lower(index + 2) in ("year", "month", "years"):
        return True
    return doc.lower(index - 1) in (",", "(") and after in (",", ")", ".", "") and len(doc.lower(index)) <= 3


def _home(doc: Document, places: Sequence[PlaceMention], sentence: Sentence, index: int) -> PlaceMention | None:
    """Return where the person of an age is from: "Lima resident Ana Ruiz, 38", "Ana Ruiz, 38, of Lima"."""
    for place in _within(places, sentence):
        near = abs(place.first - index) <= 7
        if near and (_resident(doc, place) or (place.first == index + 3 and doc.lower(index + 2) == "of")):
            return place
    return None


def _of_victim(
    doc: Document, places: Sequence[PlaceMention], sentence: Sentence, token_index: int, event_index: int | None
) -> PlaceMention | None:
    """Return where what happened to the person of an age happened, when the event's own words say so."""
    if event_index is None or event_index < token_index:
        return None
    place = _in_sentence(doc, places, sentence, token_index, event_index)
    told = place is not None and place.first > event_index and _holds_an_event(doc, place)
    return place if told else None


def _within(places: Sequence[PlaceMention], sentence: Sentence) -> Sequence[PlaceMention]:
    low = bisect_left(places, sentence.first, key=lambda place: place.first)
    return places[low : bisect_left(places, sentence.last, key=lambda place: place.first)]


def _in_sentence(
    doc: Document, places: Sequence[PlaceMention], sentence: Sentence, token_index: int, event_index: int | None
) -> PlaceMention | None:
    inside = _within(places, sentence)
    dearest = DEAREST if event_index is not None else CLOSE
    costs = ((_cost(doc, place, token_index, event_index), place) for place in inside)
    near = [(cost, place) for cost, place in costs if cost is not None and cost <= dearest]
    if not near:
        return None
    anchor = token_index if event_index is None else event_index
    best = min(near, key=lambda option: option[0] + _apart(doc, option[1], anchor))[1]
    if is_province(doc, best) and best.first < anchor:
        best = next((p for _, p in sorted(near, key=itemgetter(0)) if _is_finer(doc, p, anchor)), best)
    place = _narrower(doc, inside, best)
    return None if _carried_to(doc, place) else place


def _is_finer(doc: Document, place: PlaceMention, anchor: int) -> bool:
    """Return whether a place behind the event is inside the province that opens its sentence."""
    return place.first > anchor and not is_province(doc, place) and _holds_an_event(doc, place)


def _carried_to(doc: Document, place: PlaceMention) -> bool:
    """Return whether the place is the hospital that the hurt were taken to: nothing happened there."""
    return doc.lower(place.last - 1) in CARE and preposition_of(doc, place) in ("to", "into")


def _holds_an_event(doc: Document, place: PlaceMention) -> bool:
    return (
        preposition_of(doc, place) in INSIDE and doc.lower(place.last - 1) not in CARE and doc.lower(place.last) != "'s"
    )


def _narrower(doc: Document, places: Sequence[PlaceMention], place: PlaceMention) -> PlaceMention:
    """Return the first of places that are told one inside the other ("the mill near Rova")."""
    for other in places:
        if other.first >= place.first:
            break
        between = doc.tokens.run(other.last, place.first)
        inside = (
            0 < len(between) <= 4
            and all(t.tag or t.lower in ("located", ",") for t in between)
            and preposition_of(doc, place) in INSIDE
        )
        if inside and any(t.lower in INSIDE for t in between) and preposition_of(doc, other) in INSIDE:
            return _narrower(doc, places, other)
    return place


def _cost(doc: Document, place: PlaceMention, token_index: int, event_index: int | None) -> float | None:
    preposition = preposition_of(doc, place)
    hit = _is_hit(doc, place)
    alone = preposition is None and place.rule != "site" and place.first != token_index + 1 and not hit
    if (alone and not _resident(doc, place)) or doc.lower(place.last) == "'s":
        return None
    if event_index is None and preposition in AIMED and not (hit or place.rule == "site" or _is_gone_to(doc, place)):
        return None  # "the ambassador to Peru earns $9,000"
    from_figure = _distance(doc, place, token_index)
    distance = from_figure if event_index is None else min(_distance(doc, place, event_index), from_figure + 2)
    penalty = 0.0 if preposition in INSIDE or hit else 3.0 if preposition in ("of", "from", "to", "into", "on") else 4.0
    if preposition in ("near", "outside"):
        penalty += 4.0
    return distance + penalty + (2.0 if place.rule == "common" else 0.0)


def _is_hit(doc: Document, place: PlaceMention) -> bool:
    """Return whether the place is the object of what happened ("rockets hit Ostrava", "floods ravaged the north")."""
    before = place.first - 2 if doc.lower(place.first - 1) == "the" else place.first - 1
    return doc.lower(before) in HIT_VERBS


def _is_gone_to(doc: Document, place: PlaceMention) -> bool:
    """Return whether somebody goes or is brought there ("300 visitors to Kenya")."""
    aim = next((k for k in range(place.first - 1, place.first - 5, -1) if doc.lower(k) in AIMED), place.first)
    return any(doc.lower(k) in JOURNEYS for k in range(max(0, aim - 4), aim))


def _resident(doc: Document, place: PlaceMention) -> bool:
    return doc.lower(place.last) in ("resident", "residents", "native", "man", "woman")


def is_province(doc: Document, place: PlaceMention) -> bool:
    """Return whether a noun at its end says that the place is a part of a country that holds districts and towns."""
    return doc.lower(place.last - 1) in PROVINCES


def is_put_inside(doc: Document, place: PlaceMention) -> bool:
    """Return whether the words say that something is or happens in the place."""
    return preposition_of(doc, place) in INSIDE or _is_hit(doc, place)


def preposition_of(doc: Document, place: PlaceMention) -> str | None:
    """Return the locative word that governs the place, over the words of its own noun phrase and a place before it."""
    start = doc.sentences[doc.tokens[place.first].sentence].first
    index = place.first - 1
    steps = 0
    of = False
    while index >= start and steps < 8:
        word = doc.lower(index)
        if word in LOCATIVE and word != "of":
            return word
        of = of or word == "of"
        capital = doc.tokens[index].kind is TokenKind.WORD and doc.tokens[index].text[:1].isupper()
        if word not in SKIPPED and not capital:
            return "of" if of else None
        index -= 1
        steps += 1
    return None


def _apart(doc: Document, place: PlaceMention, index: int) -> float:
    """Return what the words cost that may open another clause between a place and a token."""
    first, last = (index, place.first) if index < place.first else (place.last, index)
    return sum(APART.get(doc.lower(k), 0.0) for k in range(first, last))


def _distance(doc: Document, place: PlaceMention, index: int) -> float:
    """Return how far a place stands from a token: what stands behind it is nearer, clause borders are far."""
    first, last = (index, place.first) if index < place.first else (place.last, index)
    cost = 0.0 if index < place.first else 1.0
    for k in range(first + 1 if index < place.first else first, last):
        cost += FAR.get(doc.tokens[k].text, 0.4)
        if cost > DEAREST:
            break
    return cost
