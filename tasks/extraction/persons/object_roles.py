"""Find the persons that stand as object behind a word: "killed his wife, Ana Ruiz, and 12-year-old Bo Li"."""

from tasks.extraction.persons.entities import SPEAKING, Slot
from tasks.extraction.persons.enumerations import RELATION_WORDS, listed_after, owner_only
from tasks.extraction.persons.person_slots import Slots
from tasks.extraction.text import Document, TokenKind, lexicon
from tasks.extraction.words.nouns import is_plural
from tasks.extraction.words.persons import counts_persons
from tasks.extraction.words.proper_nouns import CALENDAR, DEMONYMS, TITLE_WORDS

NAMED_AFTER = frozenset(lexicon("fate_senses")["named_after"])
INTRODUCING = frozenset(lexicon("fate_senses")["introducing"])


def objects(doc: Document, slots: Slots, index: int) -> list[Slot]:
    """Return the persons whose phrase begins at `index` ("his wife, Ana Ruiz, and 12-year-old Bo Li")."""
    end = doc.sentences[doc.tokens[index].sentence].last if index < len(doc.tokens) else index
    slot = _phrase_person(doc, slots, index, end)
    if slot is None or owner_only(doc, slot, index) or _only_names(doc, slot):
        return []
    found = [slot]
    while slot is not None and slot.kind == "name":
        slot = listed_after(doc, slots, slot, end)
        if slot is not None:
            found.append(slot)
    return found


def _phrase_person(doc: Document, slots: Slots, index: int, end: int) -> Slot | None:
    """Return the person of a noun phrase: over determiners, ages, titles, roles and the comma of an apposition."""
    at = index
    while at < min(end, index + 14):
        slot = slots.starting.get(at)
        if slot is not None and slot.kind != "possessive":
            if doc.lower(slot.last) != "'s":
                stepped = at > index and (_opens_clause(doc, slot, end) or not _introduced(doc, slot))
                return None if stepped else slot
            at = slot.last + 1
            continue
        if not _may_precede(doc, at):
            return None
        at += 1
    return None


def _opens_clause(doc: Document, slot: Slot, end: int) -> bool:
    """Return whether a slot behind a noun begins a clause about it ("an alibi he gave", "duties Ruiz had set")."""
    if slot.kind == "pronoun":
        return True
    before = doc.tokens[slot.first - 1]
    things = before.lower.endswith("s") and not before.tag and not before.capital and not counts_persons(before.lower)
    return things and slot.kind == "name" and slot.last < end and doc.tokens[slot.last].tag == "auxiliary"


def _introduced(doc: Document, slot: Slot) -> bool:
    """Return whether the word right before a name belongs to its phrase, so that no other clause begins there.

    "Killed visual journalist Ruiz" names the killed; "released on Monday showed Ruiz ahead" does not name the released.
    """
    token = doc.tokens[slot.first - 1]
    if slot.kind != "name" or token.kind is not TokenKind.WORD or token.tag:
        return True
    if token.lower in CALENDAR:
        return False
    noun = token.lower in RELATION_WORDS or token.lower in TITLE_WORDS or token.lower in DEMONYMS
    return noun or token.lower in INTRODUCING or counts_persons(token.lower) or (token.capital and doc.case == "mixed")


def _only_names(doc: Document, slot: Slot) -> bool:
    """Return whether the name only tells one thing from another: "the death of the Ruiz dynasty", "Ruiz emails"."""
    if slot.kind != "name" or slot.last >= len(doc.tokens):
        return False
    if doc.lower(slot.first - 1) == "-" and doc.lower(slot.first - 2) != "old" and _joined(doc, slot.first - 1):
        return True
    follows = doc.tokens[slot.last]
    if follows.kind is not TokenKind.WORD or follows.tag or follows.capital:
        return False
    return follows.lower in NAMED_AFTER or doc.lower(slot.first - 1) in ("the", "a", "an", "this")


def _may_precede(doc: Document, at: int) -> bool:
    """Return whether a token may stand in a noun phrase before its name ("his wife,", "brother of", "former guard")."""
    token = doc.tokens[at]
    after_role = doc.lower(at - 1) in RELATION_WORDS
    if token.text == "." and len(doc.lower(at - 1)) <= 5 and doc.lower(at - 1) in TITLE_WORDS:
        return True
    if token.text in ",.;:":
        return token.text == "," and (after_role or _apposes(doc, at))
    if token.lower == "'s":
        return doc.tokens[at + 1].kind is TokenKind.WORD  # "the mill's director, Ana Ruiz,"
    if token.lower == "of":
        return after_role
    return token.tag not in ("auxiliary", "preposition", "subordinator", "conjunction", "pronoun")


def _apposes(doc: Document, comma: int) -> bool:
    """Return whether a comma parts who somebody is from the name ("the director, Ana Ruiz,")."""
    role, name = doc.tokens[comma - 1], doc.tokens[comma + 1]
    last = comma + 1
    while doc.tokens[last].capital:
        last += 1
    named = name.capital and not name.tag and doc.case == "mixed" and doc.lower(last) not in SPEAKING
    return named and counts_persons(role.lower) and not is_plural(role.lower) and not role.capital


def _joined(doc: Document, index: int) -> bool:
    """Return whether a hyphen joins the words around it ("pro-Ruiz")."""
    token = doc.tokens[index]
    return token.start == doc.tokens[index - 1].end and token.end == doc.tokens[index + 1].start
