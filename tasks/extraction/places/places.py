"""Find the places that a text names, as a reader would quote them: "eastern Ukraine", "Turin, Italy"."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from tasks.extraction.names import segments
from tasks.extraction.places.names_without_capitals import names_without_capitals
from tasks.extraction.places.place_choice import choose_place
from tasks.extraction.places.place_heads import end_with_grounds, end_with_head, is_numbered, national_places
from tasks.extraction.places.place_trust import is_trusted, stands_alone
from tasks.extraction.places.places_of_one_case import places_of_one_case
from tasks.extraction.places.street_places import street_places
from tasks.extraction.places.unknown_places import unknown_places
from tasks.extraction.rows.mentions import PlaceMention, Segment
from tasks.extraction.text import Document, TokenKind
from tasks.extraction.words.gazetteer import Gazetteer, PlaceEntry, gazetteer, state_abbreviations
from tasks.extraction.words.places import ABBREVIATED, LOCATIVE, METONYM_VERBS, MODIFIERS, NEAR, REGION_HEADS
from tasks.extraction.words.proper_nouns import HEAD_CLASS, is_capital
from values.categories import PlacePrecision

__all__ = ["choose_place", "find_places"]
CITY = frozenset({"City", "Township"})
PARTS_OF_COUNTRIES = frozenset({"state", "province"})
Found = tuple[int, int, PlaceEntry | None, str]


def find_places(doc: Document) -> list[PlaceMention]:
    """Return the place mentions in order of the text, none of them overlapping."""
    named = _in_segments(doc) if doc.case == "mixed" else places_of_one_case(doc)
    unknown = () if doc.case == "mixed" else names_without_capitals(doc)
    found = [*named, *unknown, *national_places(doc), *street_places(doc)]
    found.sort(key=lambda place: (place[0], -place[1]))
    return _mentions(doc, found)


def _mentions(doc: Document, found: list[Found]) -> list[PlaceMention]:
    mentions: list[PlaceMention] = []
    countries = {entry.country for _, _, entry, _ in found if entry and entry.grain != "city"}
    index = 0
    while index < len(found):
        first, last, entry, rule = found[index]
        index += 1
        while index < len(found) and _goes_on(doc, last, found[index], entry):
            entry = _narrowed(doc, (first, last), entry, found[index][2])
            last = found[index][1]
            index += 1
        if (
            (mentions and first < mentions[-1].last)
            or rule == "metonym"
            or _is_adjective(doc, last, rule, found, index)
        ):
            continue
        if entry is not None and entry.grain == "country" and _is_part_of_country(doc, last):
            last, entry, rule = last + 1, None, "region"
        last, abbreviation = _state_after(doc, last)
        entry = (
            _narrowed(doc, (first, last), entry, abbreviation)
            if abbreviation
            else _likely(doc, (first, last), entry, countries)
        )
        mentions.append(_mention(doc, _with_modifier(doc, first), last, entry, rule))
    return mentions


def _is_part_of_country(doc: Document, last: int) -> bool:
    """Return whether what follows makes the name of a country that of a region elsewhere ("Niger State")."""
    if doc.lower(last) not in PARTS_OF_COUNTRIES:
        return False
    follows = doc.tokens[last + 1]
    return follows.kind is not TokenKind.WORD or bool(follows.tag)


def _is_adjective(doc: Document, last: int, rule: str, found: list[Found], index: int) -> bool:
    """Return whether "the west" only begins the next place or describes a name ("the West Bank")."""
    if rule != "common":
        return False
    overlaps = index < len(found) and found[index][0] < last
    named = doc.case == "mixed" and last < len(doc.tokens) and doc.tokens[last].capital
    return overlaps or (named and doc.tokens[last].kind is TokenKind.WORD)


def _mention(doc: Document, first: int, last: int, entry: PlaceEntry | None, rule: str) -> PlaceMention:
    precision = entry.precision if entry else PlacePrecision.EXACT
    modified = doc.lower(first) in MODIFIERS
    if rule == "region" or (modified and precision is PlacePrecision.COUNTRY):
        precision = PlacePrecision.REGION
    before = doc.lower(first - 1) if doc.lower(first - 1) != "the" else doc.lower(first - 2)
    if before in NEAR:
        precision = PlacePrecision.NEAR
    return PlaceMention(first, last, entry.place_id if entry else None, precision, rule)


def _goes_on(doc: Document, last: int, following: Found, entry: PlaceEntry | None) -> bool:
    """Return whether the next place is the wider one that the place just read lies in ("Turin, Italy")."""
    wider = following[2]
    if (
        following[0] != last + 1
        or doc.tokens[last].text != ","
        or wider is None
        or following[3] not in ("gazetteer", "region")
    ):
        return False
    if wider.grain == "city":
        return False
    return (
        entry is None
        or (entry.grain in ("city", "area") and entry.grain != wider.grain)
        or (entry.grain == "state" and wider.grain == "country")
    )


def _narrowed(
    doc: Document, span: tuple[int, int], entry: PlaceEntry | None, wider: PlaceEntry | None
) -> PlaceEntry | None:
    """Return the place of this name that lies in the wider one, None when the gazetteer holds none there."""
    if entry is None or wider is None or entry.grain != "city":
        return entry
    name = " ".join(t.lower for t in doc.tokens.run(span[0], span[1])).split(" ,")[0]
    options = gazetteer().entries.get(name, [entry])
    inside = [o for o in options if o.country == wider.country and (wider.grain != "state" or o.state == wider.state)]
    return inside[0] if inside else None


def _likely(
    doc: Document, span: tuple[int, int], entry: PlaceEntry | None, countries: set[str | None]
) -> PlaceEntry | None:
    """Return the place of this name in a country that the text names, else the most populous one."""
    if entry is None or entry.grain != "city" or entry.country in countries or entry.population > 500_000:
        return entry
    options = gazetteer().entries.get(" ".join(t.lower for t in doc.tokens.run(span[0], span[1])), [entry])
    return next((o for o in options if o.country in countries), entry)


def _state_after(doc: Document, last: int) -> tuple[int, PlaceEntry | None]:
    """Return the end of the place with the abbreviated state after its comma ("Salem, Ore."), and that state."""
    if doc.lower(last) != "," or last + 1 >= len(doc.tokens):
        return last, None
    token = doc.tokens[last + 1]
    entry = state_abbreviations().get(token.text) or (state_abbreviations().get(token.lower) if token.capital else None)
    if entry is None:
        return last, None
    stop = doc.lower(last + 2) == "." and doc.tokens[last + 2].start == token.end and token.kind is TokenKind.WORD
    return last + 2 + (stop and last + 3 < doc.sentences[token.sentence].last), entry


def _with_modifier(doc: Document, first: int) -> int:
    """Return where the place begins with its modifier ("eastern Ukraine", "south-eastern Turkey")."""
    token = doc.lower(first - 1)
    if token not in MODIFIERS:
        return first
    if doc.lower(first - 2) == "-" and doc.lower(first - 3) in MODIFIERS:
        return first - 3
    return first - 1


def _in_segments(doc: Document) -> Iterator[Found]:
    names = gazetteer()
    found = segments(doc)
    for segment, following in zip_longest(found, found[1:]):
        # A head that opens a name is no noun behind one: "Fort Hale", "Port Amber".
        if following is not None and segment.last == following.first and segment.head == "site":
            entry = exact_entry(doc, names, segment.first, following.last)
            if entry is not None:
                yield segment.first, following.last, entry, "gazetteer"
        yield from _of_segment(doc, names, segment)


def _whole(doc: Document, names: Gazetteer, segment: Segment) -> Segment:
    """Return the segment with the capitals behind it that end a name of the gazetteer ("Panama" + "City")."""
    start = segment.parts[0]
    furthest = min(start + names.longest.get(doc.lower(start), 0), doc.sentences[doc.tokens[start].sentence].last)
    for end in range(furthest, segment.last, -1):
        if is_capital(doc.tokens[end - 1]) and exact_entry(doc, names, start, end) is not None:
            return replace(segment, last=end, head="")
    city = segment.last < len(doc.tokens) and doc.tokens[segment.last].text in CITY and not segment.head
    return (
        replace(segment, last=segment.last + 1, parts=[*segment.parts, segment.last], head="region")
        if city
        else segment
    )


def _of_segment(doc: Document, names: Gazetteer, part: Segment) -> Iterator[Found]:
    segment = _whole(doc, names, part)
    first, last = segment.first, segment.last
    if first > 0 and doc.lower(first - 1) in ("of", "the") and segment.head == "region" and len(segment.parts) == 1:
        return
    exact = exact_entry(doc, names, segment.parts[0], last)
    if exact is not None and not (segment.head == "body" and len(segment.parts) > 1 and exact.grain == "city"):
        yield from _exact(doc, segment, exact)
    elif segment.head in ("region", "site") and (len(segment.parts) > 1 or is_numbered(doc, first)):
        inner = exact_entry(doc, names, segment.parts[0], last - 1) if segment.head == "region" else None
        entry = inner if inner is None or inner.grain != "city" else None
        yield first - (len(segment.parts) == 1), end_with_grounds(doc, last), entry, segment.head
    elif segment.head == "body" and (end := end_with_grounds(doc, last)) > last:
        yield first, end, None, "site"
    elif segment.head not in ("body", "thing"):
        yield from unknown_places(doc, segment)


def _exact(doc: Document, segment: Segment, entry: PlaceEntry) -> Iterator[Found]:
    """Yield a segment that is a name of the gazetteer, unless it is an adjective, a speaker or a person's name."""
    first, last = segment.parts[0], segment.last
    before, after = doc.lower(first - 1), doc.lower(last)
    if doc.lower(first) in ABBREVIATED and last == first + 1:
        if not stands_alone(doc, first, last) and doc.lower(first) != "usa":
            return
        yield first, last, entry, "gazetteer"
        return
    if before == "of" and is_capital(doc.tokens[first - 2]) and HEAD_CLASS.get(doc.lower(first - 2)) == "body":
        return  # "the Bank of Kenya"
    if after in METONYM_VERBS and before not in LOCATIVE and entry.grain != "state":
        yield first, last, entry, "metonym"
        return
    end = end_with_head(doc, last)
    if end == last and not is_trusted(doc, segment, entry):
        return
    if end > last:
        yield (
            first,
            end,
            entry if entry.grain != "city" else None,
            "region" if doc.lower(end - 1) in REGION_HEADS else "site",
        )
    else:
        yield first, last, entry, "gazetteer"


def exact_entry(doc: Document, names: Gazetteer, first: int, last: int) -> PlaceEntry | None:
    """Return the entry whose name is exactly tokens `first:last`."""
    if last - first > names.longest.get(doc.lower(first), 0):
        return None
    options = names.entries.get(" ".join(t.lower for t in doc.tokens.run(first, last)))
    return options[0] if options else None
