"""Find the single, unnumbered person to whom something happened: "a soldier was killed", "the murder of a judge"."""

from collections.abc import Iterable, Iterator, Sequence

from tasks.extraction.phrases import after_of
from tasks.extraction.rows.mentions import EventMention, NameMention, Quantity
from tasks.extraction.text import Document, TokenKind, lexicon
from tasks.extraction.words.persons import counts_persons
from values.categories import Event
from values.reading import Victim

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
NO_VICTIMS = PLURALS | NOT_PERSONS | frozenset(lexicon("linking")["common_verbs"])
TOGETHER = frozenset({"after", "before"})
AIMS = frozenset(lexicon("victims")["aims"])
DESCRIBING = frozenset({"found", "wanted", "accused", "suspected", "believed"})
NONE_OF = frozenset({"not", "nor", "neither"})
JOINTS = frozenset({",", "and", "&"})
RELATIVES = frozenset({"who", "whom"})
LONGEST_PHRASE = 9
REACH = 14


def find_victims(
    doc: Document, events: Iterable[EventMention], quantities: Iterable[Quantity], names: Sequence[NameMention]
) -> list[Victim]:
    """Return one row a single victim, named or not; a phrase with a number is a figure and no victim."""
    taken = {k for q in quantities for k in range(q.first, q.unit_last if q.unit_last and not q.elided else q.last)}
    named = {k: name for name in names for k in range(name.first, name.last)}
    victims: dict[tuple[int, Event], Victim] = {}
    for event in events:
        if event.event not in HARMS or event.negated or event.hypothetical or _is_aimed_at(doc, event):
            continue
        for bounds in _affected(doc, event, named):
            denied = doc.lower(bounds[0] - 1) in NONE_OF
            if not denied and not any(k in taken for k in range(*bounds)) and _single(doc, bounds, named):
                victims.setdefault((bounds[0], event.event), _row(doc, event, bounds, named))
    return [victims[key] for key in sorted(victims, key=lambda key: key[0])]


def _is_aimed_at(doc: Document, event: EventMention) -> bool:
    """Return whether the deed is only what something is done for: "an operation to capture a commander"."""
    return event.form == "verb" and doc.lower(event.first - 1) == "to" and doc.lower(event.first - 2) in AIMS


def _row(doc: Document, event: EventMention, bounds: tuple[int, int], named: dict[int, NameMention]) -> Victim:
    start, end = doc.span(*bounds)
    name = next((named[k].full for k in range(*bounds) if k in named), None)
    sentence = doc.tokens[bounds[0]].sentence
    return Victim(start, end, doc.text[start:end], sentence, event.event, name, f"{event.form}_{event.role}")


def _affected(doc: Document, event: EventMention, named: dict[int, NameMention]) -> Iterator[tuple[int, int]]:
    """Yield the noun phrases of the affected, tokens first and last (exclusive), coordinated ones one by one."""
    if event.role == "object":
        yield from _phrases_after(doc, event.last)
    elif event.role == "noun":
        opened = after_of(doc, event)
        if opened is not None:
            yield from _phrases_after(doc, opened)
    elif event.role == "subject" and event.form != "adjective":
        yield from _phrases_before(doc, event.first, named)


def _phrases_after(doc: Document, first: int) -> Iterator[tuple[int, int]]:
    """Yield the phrase that begins at `first` and those joined to it by commas and "and"."""
    if first >= len(doc.tokens):
        return
    limit = doc.sentences[doc.tokens[first].sentence].last
    while first < limit:
        last = first
        while last < min(limit, first + LONGEST_PHRASE) and _inside_phrase(doc, last, opening=last == first):
            last += 1
        if last == first:
            return
        yield first, _before_participle(doc, first, last)
        first = last
        while first < limit and doc.lower(first) in JOINTS:
            first += 1
        if first == last or (
            doc.tokens[first - 1].lower == "," and doc.tokens[min(first, limit - 1)].tag != "determiner"
        ):
            return


def _phrases_before(doc: Document, event_first: int, named: dict[int, NameMention]) -> Iterator[tuple[int, int]]:
    """Yield the subject phrase and those joined to it, walking back from the verb."""
    start = doc.sentences[doc.tokens[event_first].sentence].first
    last = _before_relative(doc, _before_auxiliaries(doc, event_first, start), start)
    joined = False
    while last > start:
        first = _phrase_start(doc, last, start)
        if first == last:
            return
        if doc.lower(first - 1) == "of":
            last = first - 1
            continue
        if joined and doc.tokens[first - 1].tag == "preposition" and not _may_share(doc, first, last, named):
            return  # "five died in the clash, and four were wounded"
        yield first, _before_participle(doc, first, last)
        last, joined = first, True
        while last > start and doc.lower(last - 1) in JOINTS:
            last -= 1
        if last == first:
            return


def _may_share(doc: Document, first: int, last: int, named: dict[int, NameMention]) -> bool:
    """Return whether a phrase behind a preposition suffers with the next ("after a nun and a boy were shot")."""
    person = counts_persons(doc.lower(last - 1)) and doc.lower(last) == "and" and doc.lower(first - 1) in TOGETHER
    return person or any(k in named for k in range(first, last))


def _before_participle(doc: Document, first: int, last: int) -> int:
    """Return the end of the noun that a participle describes ("a man wanted", "the girl found dead")."""
    described = last - first > 2 and doc.lower(last - 1) in DESCRIBING and counts_persons(doc.lower(last - 2))
    return last - 1 if described else last


def _before_auxiliaries(doc: Document, index: int, start: int) -> int:
    while index > start and doc.tokens[index - 1].tag in ("auxiliary", "adverb", "negation"):
        index -= 1
    return index


def _before_relative(doc: Document, index: int, start: int) -> int:
    """Return the end of the noun that a relative clause stands behind ("A guard, who was inside, was hurt")."""
    for back in range(index - 1, max(start, index - REACH), -1):
        if doc.lower(back) in RELATIVES:
            while back > start and doc.tokens[back - 1].lower == ",":
                back -= 1
            return back
        if doc.tokens[back].kind is TokenKind.SIGN and doc.lower(back) not in (",", "-", "'s"):
            break
    return index


def _phrase_start(doc: Document, last: int, start: int) -> int:
    first = last
    while first > start and last - first < LONGEST_PHRASE:
        token = doc.tokens[first - 1]
        if token.tag == "determiner":
            return first - 1
        if not _inside_phrase(doc, first - 1, opening=False):
            break
        first -= 1
    return first


def _inside_phrase(doc: Document, index: int, *, opening: bool) -> bool:
    token = doc.tokens[index]
    if token.kind is TokenKind.SIGN:
        last = doc.sentences[token.sentence].last - 1
        return token.text in "-'’" or token.lower == "'s" or (token.text == "." and index < last)
    return token.tag == "" or (opening and token.tag == "determiner")


def _single(doc: Document, bounds: tuple[int, int], named: dict[int, NameMention]) -> bool:
    """Return whether the phrase is one person: a name, or a determiner with a head in the singular."""
    first, last = bounds
    if any(k in named for k in range(first, last)):
        return True
    head = doc.tokens[last - 1]
    if head.kind is not TokenKind.WORD or head.lower in NO_VICTIMS or last - first < 2:
        return False
    plural = head.lower.endswith("s") and not head.lower.endswith(("ss", "us"))
    return (
        not plural
        and doc.tokens[first].tag == "determiner"
        and doc.lower(first) not in ("no", "these", "those", "each", "every")
    )
