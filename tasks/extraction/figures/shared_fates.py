"""Roads to an event over other words than a verb's object or subject: the counted shared another's fate.

"He was killed along with two guards", "the six monks' killing", "three of them are among the wounded", "the dead
include two children".
"""

from collections.abc import Sequence

from tasks.extraction.phrases import Phrase
from tasks.extraction.rows.mentions import EventMention, Link, Road
from tasks.extraction.text import Document, by_word, lexicon
from values.categories import Event

WORDS = lexicon("linking")
COMPANIONS = by_word(WORDS["companions"], -1)
LISTING = frozenset(WORDS["listing"])
PARENTS = frozenset(WORDS["parents"])
BE = frozenset(lexicon("verb_context")["be"])
OF_PERSONS = frozenset(
    {
        Event.KILLED,
        Event.INJURED,
        Event.KILLED_OR_INJURED,
        Event.CAPTURED,
        Event.DETAINED,
        Event.ABDUCTED,
        Event.MISSING,
        Event.DISPLACED,
        Event.RESCUED,
        Event.RELEASED,
        Event.CHARGED,
    }
)
POINTERS = frozenset({"the", "those", "these"})
POSSESSIVES = frozenset({"the", "his", "her", "their", "its", "another", "at"})


def shared_fate(doc: Document, events: Sequence[EventMention], phrase: Phrase) -> Link | None:
    """Return the event that the counted share with somebody named or told before, None where the words tell none."""
    for road in (_along_with, _owned, _among, _listed):
        link = road(doc, events, phrase)
        if link is not None:
            return link
    return None


def counts_offspring(doc: Document, phrase: Phrase) -> bool:
    """Return whether the number only tells of how many somebody is the parent: "a father of three was shot"."""
    words = [doc.lower(k) for k in range(phrase.first - 4, phrase.first)]
    return (words[3] == "of" and words[2] in PARENTS) or (words[1:] == ["-", "of", "-"] and words[0] in PARENTS)


def _along_with(doc: Document, events: Sequence[EventMention], phrase: Phrase) -> Link | None:
    """They shared another's fate: "he was killed along with two of his guards"."""
    last = phrase.first
    if doc.lower(last - 1) == "and" and doc.lower(last - 3) in POSSESSIVES:
        last -= 2  # "along with his wife and three children"
    while doc.lower(last - 1) in POSSESSIVES:
        last -= 1
    if not any(doc.starts(last - len(cue), cue) for cue in COMPANIONS.get(doc.lower(last - 1), ())):
        return None
    before = [e for e in events if e.last <= last and e.event in OF_PERSONS and e.role in ("subject", "object")]
    if before:
        return Link(before[-1], before[-1].event, Road.ALONG_WITH, 0.5)
    first = doc.sentences[doc.tokens[last].sentence].first
    opens = last - first <= 2
    after = next((e for e in events if e.first >= phrase.last and e.event in OF_PERSONS and e.role == "subject"), None)
    return Link(after, after.event, Road.ALONG_WITH, 0.5) if after is not None and opens else None


def _owned(doc: Document, events: Sequence[EventMention], phrase: Phrase) -> Link | None:
    """The happening is theirs: "the six monks' killing"."""
    if doc.lower(phrase.last) not in ("'", "'s", "’"):
        return None
    for event in events:
        if event.role == "noun" and 0 < event.first - phrase.last <= 2:
            return Link(event, event.event, Road.OWNED, 0.2)
    return None


def _among(doc: Document, events: Sequence[EventMention], phrase: Phrase) -> Link | None:
    """They are of a group that suffered it: "two officers are among the wounded", "among the dead were two boys"."""
    if not doc.positions.get("among"):
        return None
    for event in events:
        opened = event.first - 1
        while opened > event.first - 4 and doc.lower(opened) not in POINTERS:
            opened -= 1
        if doc.lower(opened) not in POINTERS or doc.lower(opened - 1) != "among" or event.event not in OF_PERSONS:
            continue
        behind = 0 < opened - 1 - phrase.last <= 3 and any(doc.lower(k) in BE for k in range(phrase.last, opened - 1))
        before = 0 < phrase.first - event.last <= 6 and any(
            doc.lower(k) in BE for k in range(phrase.first - 2, phrase.first)
        )
        if behind or before:
            return Link(event, event.event, Road.AMONG_GROUP, 0.1)
    return None


def _listed(doc: Document, events: Sequence[EventMention], phrase: Phrase) -> Link | None:
    """They are told one by one: "the dead include two children", "those wounded were three guards"."""
    verb = phrase.first - 1
    while verb > phrase.first - 3 and (doc.tokens[verb].tag == "determiner" or doc.lower(verb) in ("at", "least")):
        verb -= 1
    if doc.lower(verb) not in LISTING:
        return None
    if doc.tokens[verb - 1].tag in ("auxiliary", "adverb"):
        verb -= 1
    for event in events:
        if event.last == verb and event.event in OF_PERSONS and event.role in ("subject", "group"):
            opener = doc.lower(event.first - 1)
            if opener in POINTERS or (event.role == "group" and doc.lower(verb) not in BE):
                return Link(event, event.event, Road.LISTED, 0.2)
    return None
