"""Whom an incident harmed: the groups that its text counts, with numbers or vague words, and those told alone."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from tasks.extraction.incidents.counts import HARMS, LoneVictim, VictimGroup, group_of_figure
from tasks.extraction.rows.mentions import EventMention
from tasks.extraction.text import Document, Sentence, Token, TokenKind, by_word, lexicon
from tasks.extraction.words.persons import counts_persons
from tasks.extraction.words.proper_nouns import DEMONYMS, PEOPLE
from values.categories import Event
from values.person import Person
from values.reading import Figure, Victim

PHRASES = by_word(lexicon("incidents")["phrases"])
OTHERS = frozenset(lexicon("incidents")["others"])
DEFINITE = frozenset(lexicon("incidents")["definite"])
ENDS = frozenset(lexicon("incidents")["phrase_ends"])
HARMFUL = frozenset(event for events in HARMS.values() for event in events)
PRONOUNS = frozenset({"him", "her"})
REACH = 14
NOUN_REACH = 5
OF = 8
NAME_REACH = 5


def is_further(doc: Document, figure: Figure) -> bool:
    """Return whether a figure counts others than those told before: "another three", "two more", "two other men"."""
    before = doc.text[max(0, figure.start - NOUN_REACH * 3) : figure.start].lower().split()[-1:]
    behind = doc.text[figure.end : figure.end + NOUN_REACH * 5].lower().split()[:2]
    return not OTHERS.isdisjoint({*before, *figure.quote.lower().split(), *behind})


def groups_of(
    doc: Document, figures: Sequence[Figure], loose: Sequence[tuple[Event, VictimGroup]], events: frozenset[Event]
) -> list[VictimGroup]:
    """Return the groups that figures and vague words count for one harm."""
    told = [f for f in figures if f.event in events and not _since(doc, f)]
    wholes = [f for f in told if not doc.text[f.end : f.end + OF].lower().startswith(" of the")] or told
    groups = [group_of_figure(f, is_further(doc, f)) for f in wholes]
    return [*(group for group in groups if group is not None), *(group for event, group in loose if event in events)]


def _since(doc: Document, figure: Figure) -> bool:
    """Return whether a figure is a sum up to now: "more than 30 have been detained since May"."""
    return _says(doc, doc.sentences[figure.sentence], "since")


def _says(doc: Document, sentence: Sentence, word: str) -> bool:
    """Return whether a lower-case word stands in a sentence."""
    return any(sentence.first <= at < sentence.last for at in doc.positions.get(word, ()))


def singles_of(
    doc: Document,
    persons: Sequence[Person],
    victims: Sequence[Victim],
    figures: Sequence[Figure],
    events: frozenset[Event],
) -> list[LoneVictim]:
    """Return the victims of one harm that are told alone, named ones first."""
    told = [f for f in figures if f.event in events]
    named = [LoneVictim("", frozenset(p.name_key.split())) for p in persons if events & set(p.fate)]
    alone = [_single(doc, victim, told) for victim in victims if victim.event in events]
    alone = [single for single in alone if not single.noun or counts_persons(single.noun)]
    return [*named, *alone, *(_pronouns(doc, events) if not named and not alone else ())]


def _single(doc: Document, victim: Victim, told: Sequence[Figure]) -> LoneVictim:
    words = [t for t in doc.words(doc.sentences[victim.sentence]) if victim.start <= t.start < victim.end]
    capitals = (t.lower for t in [*words, *_apposed(doc, words)] if t.capital and not t.tag)
    names = frozenset(name for name in capitals if name not in PEOPLE and name not in DEMONYMS)
    nouns = [t.lower for t in reversed(words) if not t.capital]
    noun = next((noun for noun in nouns if counts_persons(noun)), nouns[0] if nouns else "")
    beside = victim.name is None and any(_adds(doc, figure, victim.sentence) for figure in told)
    return LoneVictim(noun, names, bool(words) and words[0].lower in DEFINITE, beside)


def _apposed(doc: Document, words: Sequence[Token]) -> list[Token]:
    """Return the capitals beside a phrase, set off by a comma: "Omar Rask, a leader", "a leader, Omar Rask"."""
    if not words:
        return []
    first, last = words[0].index - 2, words[-1].index + 2
    before = range(first, first - NAME_REACH, -1) if doc.lower(first + 1) == "," else ()
    behind = range(last, last + NAME_REACH) if doc.lower(last - 1) == "," else ()
    runs = (takewhile(lambda at: doc.tokens[at].capital, run) for run in (before, behind))
    return [doc.tokens[at] for run in runs for at in run]


def _adds(doc: Document, figure: Figure, sentence: int) -> bool:
    """Return whether a number counts others than a single victim: told with it, or "also" after it."""
    if figure.sentence == sentence:
        return True
    return figure.sentence > sentence and _says(doc, doc.sentences[figure.sentence], "also")


def _pronouns(doc: Document, events: frozenset[Event]) -> Iterator[LoneVictim]:
    """Yield whom only a pronoun names: "shot at the patrol, which killed him"."""
    for event in _harms(doc):
        if event.event in events and event.role == "object" and doc.lower(event.last) in PRONOUNS:
            yield LoneVictim("", definite=True)


def _harms(doc: Document) -> Iterator[EventMention]:
    return (e for e in doc.events if e.event in HARMFUL and not e.negated and not e.hypothetical)


def loose_groups(doc: Document) -> list[tuple[Sentence, Event, VictimGroup]]:
    """Return the groups that a vague word counts which is no figure: "killed a number of them"."""
    taken = {at for quantity in doc.told for at in range(quantity.first, quantity.last)}
    found = []
    for event in _harms(doc):
        sentence = doc.sentences[doc.tokens[event.first].sentence]
        for first, last in _phrases(doc, event, sentence):
            if first not in taken and _of_persons(doc, last):
                found.append((sentence, event.event, _loose(doc, first, last)))
                break
    return found


def _loose(doc: Document, first: int, last: int) -> VictimGroup:
    further = any(doc.lower(at) in OTHERS for at in range(last, last + 2))
    noun = next((doc.lower(at) for at in _nouns(doc, last)), "")
    return VictimGroup(None, None, None, doc.quote(first, last), noun, None, further)


def _phrases(doc: Document, event: EventMention, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the tokens of vague words in the object or before the verb, as the event's words need."""
    if event.role == "object":
        for at in range(event.last, min(sentence.last, event.last + REACH)):
            if doc.lower(at) in ENDS:
                return
            if (last := _phrase_end(doc, at)) is not None:
                yield at, last
    else:
        for at in range(event.first - 1, max(sentence.first, event.first - REACH) - 1, -1):
            if (last := _phrase_end(doc, at)) is not None:
                yield at, last


def _phrase_end(doc: Document, at: int) -> int | None:
    """Return where a vague phrase ends that begins at a token."""
    options = PHRASES.get(doc.lower(at), ())
    return next((at + len(phrase) for phrase in options if doc.starts(at, phrase)), None)


def _of_persons(doc: Document, at: int) -> bool:
    """Return whether the words behind a vague one stand for persons: "suspected insurgents", "of them"."""
    return next(_nouns(doc, at), None) is not None or (doc.lower(at) == "of" and doc.tokens[at + 1].tag == "pronoun")


def _nouns(doc: Document, at: int) -> Iterator[int]:
    for index in range(at, min(len(doc.tokens), at + NOUN_REACH)):
        token = doc.tokens[index]
        if token.kind is not TokenKind.WORD or token.tag == "auxiliary":
            return
        if counts_persons(token.lower):
            yield index
