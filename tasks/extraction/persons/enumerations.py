"""Tell which names stand in one enumeration, and whose a name only says somebody to be ("the son of Ana Ruiz")."""

from tasks.extraction.persons.entities import Slot
from tasks.extraction.persons.person_slots import Slots
from tasks.extraction.text import Document, TokenKind, lexicon
from tasks.extraction.words.persons import counts_persons
from tasks.extraction.words.proper_nouns import DEMONYMS, ROLES, TITLE_WORDS

REACH = 30
CLAUSE_OPENERS = frozenset({"before", "after", "since", "until", "till", "as", "than"})
MEMBER_OPENERS = frozenset({":", "(", ".", "as", "of", "named", "identified", "old"})
JOINTS = frozenset({",", ";", "and", "&"})
SPEECH = frozenset({"said", "told", "says", "according"})
LIST_WORDS = frozenset(
    {
        "-",
        "year",
        "years",
        "month",
        "months",
        "old",
        "of",
        "his",
        "her",
        "their",
        "the",
        "a",
        "an",
        "both",
        "from",
        "to",
        "for",
    }
)
KIN = frozenset({"children", "sons", "daughters", "brothers", "sisters", "kids", "grandchildren", "siblings"})
NUMBER_WORDS = frozenset(lexicon("sources")["counts"])
RELATION_WORDS = ROLES
LIST_SIGNS = frozenset({",", ";", "and", "&", "(", ")", "as", "well", "both", ".", "aged", "age", "or"})


def phrase_start(doc: Document, slot: Slot) -> int:
    """Return where the phrase of a name begins, with the titles, roles, age and origin before it."""
    index = slot.first
    while index > 0 and (
        doc.lower(index - 1) in TITLE_WORDS
        or doc.lower(index - 1) in RELATION_WORDS
        or doc.lower(index - 1) in DEMONYMS
        or doc.lower(index - 1) in ("-", "old", "year")
        or doc.tokens[index - 1].kind is TokenKind.NUMBER
    ):
        index -= 1
    return index


def governed(doc: Document, slot: Slot) -> bool:
    """Return whether a preposition stands before the phrase of the slot; "before Ruiz was shot" begins a clause."""
    index = phrase_start(doc, slot) - 1
    return index >= 0 and doc.tokens[index].tag == "preposition" and doc.lower(index) not in CLAUSE_OPENERS


def attends(doc: Document, slot: Slot) -> bool:
    """Return whether a name only says who is with somebody: "accompanied by his lawyer, Ana Ruiz,"."""
    index = phrase_start(doc, slot) - 1
    if doc.lower(index) != "," or doc.lower(index - 1) not in RELATION_WORDS | TITLE_WORDS:
        return False
    return doc.tokens[index - 2].tag == "determiner" and doc.lower(index - 3) in ("by", "with")


def owner_only(doc: Document, slot: Slot, since: int = 0) -> bool:
    """Return whether a name only says whose relative or aide somebody is: "the son of Ana Ruiz", "a guard of Ruiz".

    Words before `since` belong to the cue ("the murderer of Ana Ruiz").
    """
    if slot.kind != "name":
        return False
    index = phrase_start(doc, slot) - 1
    while doc.lower(index) in ("the", "his", "her"):
        index -= 1
    noun = doc.lower(index - 1)
    return (
        index > since and doc.lower(index) == "of" and (noun in RELATION_WORDS or noun in KIN or counts_persons(noun))
    )


def enumeration(doc: Document, slots: Slots, slot: Slot, start: int) -> list[Slot]:
    """Return the slot with the names that are enumerated before it ("Ana Ruiz, 38, and Bo Li")."""
    found = [slot]
    current = slot
    while slot.kind in ("name", "description") and not owner_only(doc, current):
        previous = _listed_before(doc, slots, current, start)
        if previous is None or (len(found) == 1 and _apposed(doc, previous, current)):
            break
        found.append(previous)
        current = previous
    return found[::-1]


def _apposed(doc: Document, first: Slot, second: Slot) -> bool:
    """Return whether only a comma parts two names, the first of them governed: "the son of Ana Ruiz, Bo Li, died"."""
    return second.first - first.last == 1 and doc.lower(first.last) == "," and governed(doc, first)


def _listed_before(doc: Document, slots: Slots, slot: Slot, start: int) -> Slot | None:
    index = slot.first
    joined = False
    while index > max(start, slot.first - REACH):
        other = slots.ending.get(index)
        if other is not None and other.kind == "name":
            return other if joined and doc.lower(other.last) != "'s" and _begins_member(doc, slots, slot) else None
        if not _in_list(doc, index - 1, slots.semicolons(slot.sentence)):
            return None
        joined = joined or doc.lower(index - 1) in JOINTS
        index -= 1
    return None


def _begins_member(doc: Document, slots: Slots, slot: Slot) -> bool:
    """Return whether a name stands first between two semicolons, which alone tells an enumeration parted by them."""
    if not slots.semicolons(slot.sentence):
        return True
    at = phrase_start(doc, slot) - 1
    if doc.tokens[at].kind is TokenKind.WORD and not doc.tokens[at].tag:
        at -= 1
    return doc.lower(at) in JOINTS or doc.lower(at) in MEMBER_OPENERS or doc.tokens[at].tag == "determiner"


def _in_list(doc: Document, index: int, semicolons: bool) -> bool:
    """Return whether a token may stand between two names of one enumeration: ages, titles, kinship, "of Turin"."""
    token = doc.tokens[index]
    if semicolons:
        is_verb = token.tag == "auxiliary" and doc.lower(index - 1) not in ("who", "which", "that")
        return token.lower not in SPEECH and not is_verb
    if token.text == "-" and doc.lower(index + 1) == "-":
        return False
    return (
        token.text in LIST_SIGNS
        or token.kind is TokenKind.NUMBER
        or _is_list_number(doc, index)
        or token.lower in TITLE_WORDS
        or token.lower in RELATION_WORDS
        or token.lower in LIST_WORDS
        or token.lower in KIN
        or (token.text == ":" and doc.lower(index - 1) in KIN)
        or token.capital
        or _is_trade(doc, index)
    )


def _is_trade(doc: Document, index: int) -> bool:
    """Return whether a word ends an apposition of a word or two ("Ana Ruiz, 40, a baker, and", "a retired baker")."""
    plain = doc.tokens[index].tag == "" and doc.tokens[index].kind is TokenKind.WORD
    opens = next((k for k in (index - 1, index - 2) if doc.lower(k) in {"a", "an"}), None)
    return plain and opens is not None and doc.lower(opens - 1) == ","


def _is_list_number(doc: Document, index: int) -> bool:
    """Return whether a number word is an age between commas ("Ana Ruiz, seven, and") or counts kin ("her two sons")."""
    if doc.lower(index) not in NUMBER_WORDS:
        return False
    after = doc.lower(index + 1)
    return (after in (",", "and") and doc.lower(index - 1) == ",") or after in KIN or doc.lower(index + 3) in KIN


def listed_after(doc: Document, slots: Slots, slot: Slot, end: int) -> Slot | None:
    """Return the name that is enumerated next after a slot ("Ana Ruiz, 38, and Bo Li"), None at the last one."""
    index = slot.last
    joined = False
    while index < min(end, slot.last + REACH):
        other = slots.starting.get(index)
        if other is not None and other.kind not in ("possessive", "description"):
            verb_behind = other.last < end and doc.tokens[other.last].tag == "auxiliary"
            barred = not joined or verb_behind or doc.lower(other.last) == "'s" or owner_only(doc, other)
            barred = barred or not _begins_member(doc, slots, other)
            return other if other.kind == "name" and not barred else None
        if not _in_list(doc, index, slots.semicolons(slot.sentence)):
            return None
        joined = joined or doc.lower(index) in JOINTS
        index += 1
    return None
