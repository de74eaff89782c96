"""Find the names of persons, each with the fullest form that the text gives: "Ana Ruiz" first, then "Ms. Ruiz"."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tasks.extraction.names.name_evidence import PERSON_THRESHOLD, score, single_name
from tasks.extraction.names.segment_edges import trimmed
from tasks.extraction.names.segments import segments
from tasks.extraction.names.upper_names import upper_segments
from tasks.extraction.rows.mentions import NameMention, PlaceMention, Segment
from tasks.extraction.text import Document
from tasks.extraction.words.accents import folded
from tasks.extraction.words.proper_nouns import STRONG_TITLES, SUFFIXES

INSTITUTIONS = frozenset({"school", "university", "college", "academy", "hospital", "elementary", "church"})
GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})


@dataclass(slots=True)
class Known:
    """The persons met so far: full forms by first and last part, the latest last."""

    by_last: dict[str, list[str]] = field(default_factory=dict)
    by_first: dict[str, list[str]] = field(default_factory=dict)
    parts: dict[str, list[str]] = field(default_factory=dict)
    fullest: dict[tuple[str, str], str] = field(default_factory=dict)
    ending: dict[tuple[str, ...], str] = field(default_factory=dict)
    """The full names by the two or more parts that they end in, as Spanish surnames are given ("Ruiz Vidal")."""
    by_middle: dict[str, str] = field(default_factory=dict)
    """The full names by a part between first and last: the father's name in Spanish."""

    def add(self, full: str, parts: list[str]) -> None:
        """Remember a full name under its first and last part."""
        key = (parts[0], parts[-1])
        if len(self.fullest.get(key, "")) < len(full):
            self.fullest[key] = full
        for index, part in ((self.by_last, parts[-1]), (self.by_first, parts[0])):
            forms = index.setdefault(part, [])
            if full not in forms:
                forms.append(full)
        self.parts[full] = parts
        for first in range(1, len(parts) - 1):
            self.ending.setdefault(tuple(parts[first:]), full)
            self.by_middle.setdefault(parts[first], full)

    def canonical(self, full: str) -> str:
        """Return the fullest form of the same first and last part."""
        parts = self.parts.get(full)
        if parts is None:
            return full
        longer = self.ending.get(tuple(parts), full)
        return longer if longer != full else self.fullest[parts[0], parts[-1]]

    def resolve(self, word: str, *, titled: bool) -> str | None:
        """Return the full name that ends, or without a title begins, with the word.

        A surname alone means the person of that name who was told of first: relatives come in by their full names.
        """
        if word in self.by_last:
            return self.by_last[word][0]
        forms = None if titled else self.by_first.get(word)
        return forms[-1] if forms else self.by_middle.get(word)


def find_names(doc: Document, places: Sequence[PlaceMention]) -> list[NameMention]:
    """Return the mentions of persons in order of the text."""
    taken = {
        index
        for place in places
        if place.rule in ("gazetteer", "region", "site")
        for index in range(place.first, place.last)
    }
    found = segments(doc)
    candidates = [trimmed(doc, s, taken) for s in found or upper_segments(doc, taken) if not s.head]
    known = Known()
    full = _full_names(doc, candidates, taken)
    for written, parts in full.values():
        known.add(written, parts)
    latest = Known(fullest=known.fullest, parts=known.parts)
    mentions = []
    for segment in candidates:
        mention = _mention(doc, segment, full, known, latest, taken)
        if mention is not None:
            mentions.append(mention)
    return mentions


def name_parts(doc: Document, segment: Segment) -> list[str]:
    """Return the parts of a name that tell persons apart, folded: no suffix, the surname with its particles."""
    return [folded(doc.tokens[i].lower).strip(".") for i in segment.parts if doc.tokens[i].lower not in SUFFIXES]


def _full_names(doc: Document, candidates: list[Segment], taken: set[int]) -> dict[int, tuple[str, list[str]]]:
    """Return the full names by their first token, those that the words around them show to be persons."""
    full: dict[int, tuple[str, list[str]]] = {}
    for segment in candidates:
        parts = name_parts(doc, segment)
        if len(parts) < 2 or (segment.headline and len(parts) > 4) or _names_institution(doc, segment):
            continue
        if score(doc, segment, taken) >= PERSON_THRESHOLD:
            full[segment.first] = (_written(doc, segment), parts)
    _part_generations(full)
    return full


def _names_institution(doc: Document, segment: Segment) -> bool:
    """Return whether the capitalised noun behind makes it the name of a school or the like ("Lee High School")."""
    behind = doc.tokens[segment.last] if segment.last < len(doc.tokens) else None
    return behind is not None and doc.case == "mixed" and behind.capital and behind.lower in INSTITUTIONS


def _part_generations(full: dict[int, tuple[str, list[str]]]) -> None:
    """Keep "Karl Weber Sr." and "Karl Weber Jr." of one text apart: their suffix joins the given name."""
    suffixes: dict[tuple[str, str], set[str]] = {}
    for written, parts in full.values():
        suffixes.setdefault((parts[0], parts[-1]), set()).update({_generation(written)} - {""})
    for first, (written, parts) in full.items():
        generation = _generation(written)
        if generation and len(suffixes[parts[0], parts[-1]]) > 1:
            full[first] = (written, [f"{parts[0]} {generation}", *parts[1:]])


def _generation(written: str) -> str:
    last = written.rsplit(" ", 1)[-1].lower().strip(".")
    return last if last in GENERATIONS else ""


def _written(doc: Document, segment: Segment) -> str:
    """Return the name as written, line breaks made blanks."""
    return " ".join(doc.quote(segment.first, segment.last).split())


def _mention(
    doc: Document,
    segment: Segment,
    full: dict[int, tuple[str, list[str]]],
    known: Known,
    latest: Known,
    taken: set[int],
) -> NameMention | None:
    title = _title(doc, segment)
    written = _written(doc, segment)
    if segment.first in full:
        latest.add(*full[segment.first])
        return NameMention(segment.first, segment.last, written, known.canonical(written), title)
    parts = name_parts(doc, segment)
    if not parts:
        return None
    if len(parts) > 1:
        same = known.fullest.get((parts[0], parts[-1]))
        return NameMention(segment.first, segment.last, written, same, title) if same else None
    resolved = latest.resolve(parts[0], titled=title is not None) or known.resolve(parts[0], titled=title is not None)
    if resolved is not None and not _belongs_to_place(doc, segment, taken):
        return NameMention(segment.first, segment.last, written, known.canonical(resolved), title)
    if single_name(doc, segment, taken):
        latest.add(written, parts)
        return NameMention(segment.first, segment.last, written, written, title)
    return None


def _belongs_to_place(doc: Document, segment: Segment, taken: set[int]) -> bool:
    return segment.first in taken and doc.lower(segment.first - 1) in ("in", "near", "at")


def _title(doc: Document, segment: Segment) -> str | None:
    """Return the title before the name as written, without the words that only narrow it at its beginning."""
    if segment.title_first is None:
        return None
    words = [doc.lower(i).rstrip(".") for i in range(segment.title_first, segment.first)]
    return doc.quote(segment.title_first, segment.first) if STRONG_TITLES & set(words) else None


def complete_names(names: Sequence[NameMention], told: Sequence[NameMention]) -> None:
    """Give persons that the text calls by surname alone the full name that is told elsewhere, as by the title."""
    full = {name.full.split()[-1]: name.full for name in told if " " in name.full}
    for name in names:
        if " " not in name.full:
            name.full = full.get(name.full, name.full)
