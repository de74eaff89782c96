"""Find the persons that stand as subject before a word or as object behind one, whole enumerations at once."""

from tasks.extraction.person_slots import Slot, Slots
from tasks.extraction.proper_nouns import ROLES, TITLE_WORDS
from tasks.extraction.tokens import Document, TokenKind

GLUE = frozenset({"auxiliary", "adverb", "negation"})
APPOSITION_LIMIT = 30
RELATION_WORDS = ROLES
LIST_SIGNS = frozenset({",", ";", "and", "&", "(", ")", "as", "well", "both", ".", "aged", "age", "or"})


def subjects(doc: Document, slots: Slots, index: int) -> list[Slot]:
    """Return the persons who are the subject of the verb at `index` ("Ana Ruiz, 38, of Turin, was later killed")."""
    start = doc.sentences[doc.tokens[index].sentence].first
    at = _before_auxiliaries(doc, index, start)
    return _ending_at(doc, slots, at, start)


def _before_auxiliaries(doc: Document, index: int, start: int) -> int:
    at = index
    while at > start and (doc.tokens[at - 1].tag in GLUE or doc.lower(at - 1).endswith("ly")):
        at -= 1
    return at


def _ending_at(doc: Document, slots: Slots, at: int, start: int, depth: int = 0) -> list[Slot]:
    """Return the enumeration of persons whose phrase ends at `at`, over appositions, "who" and coordinated verbs."""
    if at <= start or depth > 8:
        return []
    slot = slots.ending.get(at)
    if slot is not None:
        return [] if slot.kind == "possessive" else _enumerated(doc, slots, slot, start)
    before = doc.lower(at - 1)
    if before in ("who", "that"):
        return _ending_at(doc, slots, at - 1, start, depth + 1)
    if before in (",", ")", "—", "-", '"', "”"):
        return _before_apposition(doc, slots, at - 1, start, depth)
    if before in ("and", "but", "then", "or", "when", "after", "before", "while", "by", "as"):
        return _of_clause_before(doc, slots, at - 1, start)
    return _over_phrase(doc, slots, at, start, depth)


def _over_phrase(doc: Document, slots: Slots, at: int, start: int, depth: int) -> list[Slot]:
    """Step over "of Turin", "in the car" and the like, which stand between a name and its verb."""
    for index in range(at - 1, max(start, at - 7) - 1, -1):
        token = doc.tokens[index]
        if token.tag in ("auxiliary", "pronoun", "subordinator") or token.text in ",;:":
            return []
        if token.lower in ("of", "from", "in", "at", "near"):
            slot = slots.ending.get(index)
            return (
                _ending_at(doc, slots, index, start, depth + 1)
                if slot is not None or doc.lower(index - 1) == ","
                else []
            )
    return []


def _before_apposition(doc: Document, slots: Slots, comma: int, start: int, depth: int) -> list[Slot]:
    """Return the persons before an apposition that ends with the comma at `comma`."""
    slot = slots.ending.get(comma)
    if slot is not None and slot.kind == "name":
        return _enumerated(doc, slots, slot, start)
    opening = {")": "(", "”": "“", '"': '"'}.get(doc.lower(comma), ",")
    for index in range(comma - 1, max(start, comma - APPOSITION_LIMIT) - 1, -1):
        if doc.tokens[index].text in (opening, ","):
            slot = slots.ending.get(index)
            if slot is not None and slot.kind == "name":
                return _enumerated(doc, slots, slot, start)
            if doc.tokens[index].text == opening and opening != ",":
                return []
    return []


def _of_clause_before(doc: Document, slots: Slots, joint: int, start: int) -> list[Slot]:
    """Return the subject of the clause before a conjunction: the first person of it that no preposition governs."""
    for slot in slots.by_sentence.get(doc.tokens[start].sentence, ()):
        if slot.last > joint:
            break
        if (
            slot.kind == "possessive"
            or doc.lower(slot.last) == "'s"
            or _governed(doc, slot)
            or doc.tokens[slot.last].tag == ""
        ):
            if not _verb_follows(doc, slot):
                continue
        return _enumerated(doc, slots, slot, start)
    return []


def _verb_follows(doc: Document, slot: Slot) -> bool:
    after = doc.tokens[slot.last] if slot.last < len(doc.tokens) else None
    return after is not None and after.lower.endswith(("ed", "s")) and not _governed(doc, slot) and after.lower != "'s"


def _governed(doc: Document, slot: Slot) -> bool:
    """Return whether a preposition stands before the phrase of the slot."""
    index = slot.first - 1
    while index >= 0 and (
        doc.lower(index) in TITLE_WORDS
        or doc.lower(index) in RELATION_WORDS
        or doc.lower(index) in ("-", "old", "year")
        or doc.tokens[index].kind is TokenKind.NUMBER
    ):
        index -= 1
    return index >= 0 and doc.tokens[index].tag == "preposition"


def _enumerated(doc: Document, slots: Slots, slot: Slot, start: int) -> list[Slot]:
    """Return the slot with the names that are enumerated before it ("Ana Ruiz, 38, and Bo Li")."""
    found = [slot]
    current = slot
    while slot.kind == "name":
        previous = _listed_before(doc, slots, current, start)
        if previous is None:
            break
        found.append(previous)
        current = previous
    return found[::-1]


def _listed_before(doc: Document, slots: Slots, slot: Slot, start: int) -> Slot | None:
    index = slot.first
    joined = False
    steps = 0
    while index > start and steps < 24:
        token = doc.tokens[index - 1]
        other = slots.ending.get(index)
        if other is not None and other.kind == "name":
            return other if joined else None
        listed = (
            token.text in LIST_SIGNS
            or token.kind is TokenKind.NUMBER
            or token.lower in TITLE_WORDS
            or token.lower in RELATION_WORDS
        )
        if not (
            listed
            or token.lower
            in (
                "-",
                "year",
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
                "years",
                "month",
                "months",
            )
            or token.capital
        ):
            return None
        joined = joined or token.text in (",", ";", "and", "&")
        index -= 1
        steps += 1
    return None


def objects(doc: Document, slots: Slots, index: int) -> list[Slot]:
    """Return the persons whose phrase begins at `index` ("his wife, Ana Ruiz, and 12-year-old Bo Li")."""
    end = doc.sentences[doc.tokens[index].sentence].last if index < len(doc.tokens) else index
    slot = _phrase_person(doc, slots, index, end)
    if slot is None:
        return []
    found = [slot]
    while slot is not None and slot.kind == "name":
        slot = _listed_after(doc, slots, slot, end)
        if slot is not None:
            found.append(slot)
    return found


def _phrase_person(doc: Document, slots: Slots, index: int, end: int) -> Slot | None:
    """Return the person of a noun phrase: over determiners, ages, titles, roles and the comma of an apposition."""
    at = index
    while at < min(end, index + 14):
        slot = slots.starting.get(at)
        if slot is not None and slot.kind != "possessive":
            return None if doc.lower(slot.last) == "'s" else slot
        token = doc.tokens[at]
        if token.text == ",":
            role = doc.lower(at - 1) in RELATION_WORDS
            if not role:
                return None
        elif (
            token.tag in ("auxiliary", "preposition", "subordinator", "conjunction")
            or token.text in ".;:"
            or (token.tag == "pronoun" and slot is None)
        ):
            if not (token.lower == "of" and doc.lower(at - 1) in RELATION_WORDS):
                return None
        at += 1
    return None


def _listed_after(doc: Document, slots: Slots, slot: Slot, end: int) -> Slot | None:
    index = slot.last
    joined = False
    while index < min(end, slot.last + 24):
        token = doc.tokens[index]
        other = slots.starting.get(index)
        if other is not None:
            verb_behind = other.last < end and (doc.tokens[other.last].tag == "auxiliary")
            return (
                other if joined and other.kind == "name" and not verb_behind and doc.lower(other.last) != "'s" else None
            )
        listed = (
            token.text in LIST_SIGNS
            or token.kind is TokenKind.NUMBER
            or token.lower in TITLE_WORDS
            or token.lower in RELATION_WORDS
        )
        if not (
            listed
            or token.lower
            in ("-", "year", "old", "of", "his", "her", "their", "the", "a", "an", "both", "years", "month", "months")
            or token.capital
        ):
            return None
        joined = joined or token.text in (",", ";", "and", "&")
        index += 1
    return None
