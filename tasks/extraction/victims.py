"""Find the single, unnumbered person to whom something happened: "a soldier was killed", "the murder of a judge"."""

from collections.abc import Iterable, Sequence

from tasks.extraction.categories import Event
from tasks.extraction.lexicons import lexicon
from tasks.extraction.mentions import EventMention, NameMention, Quantity
from tasks.extraction.reading import Victim
from tasks.extraction.tokens import Document, TokenKind

HARMS = frozenset(
    {
        Event.KILLED,
        Event.INJURED,
        Event.KILLED_OR_INJURED,
        Event.CAPTURED,
        Event.DETAINED,
        Event.ABDUCTED,
        Event.MISSING,
    }
)
PLURALS = frozenset(lexicon("victims")["plural_nouns"])
NOT_PERSONS = frozenset(lexicon("victims")["not_persons"])
LONGEST_PHRASE = 9


def find_victims(
    doc: Document, events: Iterable[EventMention], quantities: Iterable[Quantity], names: Sequence[NameMention]
) -> list[Victim]:
    """Return one row a single victim, named or not; a phrase with a number is a figure and no victim."""
    taken = {k for q in quantities for k in range(q.first, q.unit_last if q.unit_last and not q.elided else q.last)}
    named = {k: name for name in names for k in range(name.first, name.last)}
    victims: dict[tuple[int, Event], Victim] = {}
    for event in events:
        if event.event not in HARMS or event.negated or event.hypothetical:
            continue
        bounds = _affected(doc, event)
        if bounds is None or any(k in taken for k in range(*bounds)) or not _single(doc, bounds, named):
            continue
        victims.setdefault((bounds[0], event.event), _row(doc, event, bounds, named))
    return list(victims.values())


def _row(doc: Document, event: EventMention, bounds: tuple[int, int], named: dict[int, NameMention]) -> Victim:
    start, end = doc.span(*bounds)
    name = next((named[k].full for k in range(*bounds) if k in named), None)
    sentence = doc.tokens[bounds[0]].sentence
    return Victim(start, end, doc.text[start:end], sentence, event.event, name, f"{event.form}_{event.role}")


def _affected(doc: Document, event: EventMention) -> tuple[int, int] | None:
    """Return the noun phrase of the affected, tokens first and last (exclusive)."""
    if event.role == "object":
        return _phrase_after(doc, event.last)
    if event.role == "noun":
        return _phrase_after(doc, event.last + 1) if doc.lower(event.last) == "of" else None
    if event.role == "subject" and event.form != "adjective":
        return _phrase_before(doc, event.first)
    return None


def _phrase_after(doc: Document, first: int) -> tuple[int, int] | None:
    """Return the phrase that begins at `first`, up to the first word that cannot stand inside one."""
    if first >= len(doc.tokens):
        return None
    limit = min(doc.sentences[doc.tokens[first].sentence].last, first + LONGEST_PHRASE)
    last = first
    while last < limit and _inside_phrase(doc, last, opening=last == first):
        last += 1
    return (first, last) if last > first else None


def _phrase_before(doc: Document, event_first: int) -> tuple[int, int] | None:
    """Return the subject phrase: auxiliaries and adverbs skipped, then words back to its determiner."""
    start = doc.sentences[doc.tokens[event_first].sentence].first
    last = event_first
    while last > start and (
        doc.tokens[last - 1].tag in ("auxiliary", "adverb", "negation")
        or doc.lower(last - 1) in ("who", ",", "that", "which")
    ):
        last -= 1
    first = last
    while first > start and last - first < LONGEST_PHRASE:
        token = doc.tokens[first - 1]
        if token.tag == "determiner":
            return first - 1, last
        if not _inside_phrase(doc, first - 1, opening=False):
            break
        first -= 1
    return (first, last) if last > first else None


def _inside_phrase(doc: Document, index: int, *, opening: bool) -> bool:
    token = doc.tokens[index]
    if token.kind is TokenKind.SIGN:
        return token.text in "-.'’" or token.lower == "'s"
    return token.tag == "" or (opening and token.tag == "determiner")


def _single(doc: Document, bounds: tuple[int, int], named: dict[int, NameMention]) -> bool:
    """Return whether the phrase is one person: a name, or a determiner with a head in the singular."""
    first, last = bounds
    if any(k in named for k in range(first, last)):
        return True
    head = doc.tokens[last - 1]
    if head.kind is not TokenKind.WORD or head.lower in PLURALS or head.lower in NOT_PERSONS or last - first < 2:
        return False
    plural = head.lower.endswith("s") and not head.lower.endswith(("ss", "us"))
    return (
        not plural
        and doc.tokens[first].tag == "determiner"
        and doc.lower(first) not in ("no", "these", "those", "each", "every")
    )
