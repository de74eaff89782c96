"""Find the persons that stand as subject before a word, or share the fate of one, whole enumerations at once."""

from tasks.extraction.persons.entities import Slot
from tasks.extraction.persons.enumerations import KIN, attends, enumeration, governed, owner_only
from tasks.extraction.persons.object_roles import objects
from tasks.extraction.persons.person_slots import Slots
from tasks.extraction.text import Document, TokenKind

NEAREST = 14
NOUNS_TOO = frozenset({"shot", "hit"})
GLUE = frozenset({"auxiliary", "adverb", "negation"})
TOGETHER = frozenset({"all", "both", "each", "who", "lying", "laying", "confirmed", "left"})
APPOSITION_LIMIT = 30
LONGEST_KIN = 5


def subjects(doc: Document, slots: Slots, index: int) -> list[Slot]:
    """Return the persons who are the subject of the verb at `index` ("Ana Ruiz, 38, of Turin, was later killed")."""
    start = doc.sentences[doc.tokens[index].sentence].first
    at = _before_auxiliaries(doc, index, start)
    if doc.lower(index) in NOUNS_TOO and doc.lower(at) == "'s" and at in slots.ending:
        return []
    return _ending_at(doc, slots, at, start) or _one_of(doc, slots, index, start) or _inverted(doc, slots, index)


def _one_of(doc: Document, slots: Slots, index: int, start: int) -> list[Slot]:
    """Return the subject of "was one of the four shot", "was among six people killed"."""
    for at in range(index - 1, max(start, index - 9) - 1, -1):
        if doc.lower(at) == "among" or (doc.lower(at) == "one" and doc.lower(at + 1) == "of"):
            before = doc.lower(at - 1) in ("is", "was", "are", "were")
            return _ending_at(doc, slots, at - 1, start) if before else []
        if doc.tokens[at].text in ",;:":
            return []
    return []


def _inverted(doc: Document, slots: Slots, index: int) -> list[Slot]:
    """Return the persons of "Also killed was Ana Ruiz" and "Treated and released were Ana Ruiz, 38, and Bo Li"."""
    sentence = doc.sentences[doc.tokens[index].sentence]
    named = (slots.starting[i] for i in range(sentence.first, index) if i in slots.starting)
    if index > sentence.first + 6 or any(slot.kind != "description" for slot in named):
        return []
    for at in range(index + 1, min(sentence.last - 1, index + 16)):
        if doc.lower(at) in ("was", "were", "is", "are"):
            return [s for s in objects(doc, slots, at + 1) if s.kind == "name"]
        if at in slots.starting:
            return []
    return []


def companions(doc: Document, slots: Slots, index: int) -> list[Slot]:
    """Return those who share the fate behind the verb at `index`: "was killed, along with Ana Ruiz"."""
    end = doc.sentences[doc.tokens[index - 1].sentence].last
    if doc.lower(index) == "with":
        return [s for s in objects(doc, slots, index + 1) if s.kind == "name"]
    for at in range(index, min(end - 2, index + 12)):
        words = doc.lower(at), doc.lower(at + 1)
        if words in (("along", "with"), ("together", "with")) or (*words, doc.lower(at + 2)) == ("as", "well", "as"):
            return [s for s in objects(doc, slots, at + 2 + (words[0] == "as")) if s.kind == "name"]
    return []


def nearest(doc: Document, slots: Slots, index: int) -> list[Slot]:
    """Return the last person named before `index` in its sentence ("found Ana Ruiz, 49, with a gunshot wound")."""
    before = [
        s for s in slots.by_sentence.get(doc.tokens[index].sentence, ()) if s.last <= index and s.kind != "possessive"
    ]
    if not before or index - before[-1].last > NEAREST or doc.lower(before[-1].last) == "'s":
        return []
    return enumeration(doc, slots, before[-1], doc.sentences[doc.tokens[index].sentence].first)


def _before_auxiliaries(doc: Document, index: int, start: int) -> int:
    at = index
    while at > start and (
        doc.tokens[at - 1].tag in GLUE
        or doc.lower(at - 1) in TOGETHER
        or doc.lower(at - 1).endswith("ly")
        or (doc.lower(at - 1) == "found" and doc.tokens[at - 2].tag == "auxiliary")
    ):
        at -= 1
    return at


def _ending_at(doc: Document, slots: Slots, at: int, start: int, depth: int = 0) -> list[Slot]:
    """Return the enumeration of persons whose phrase ends at `at`, over appositions, "who" and coordinated verbs."""
    if at <= start or depth > 8:
        return []
    slot = slots.ending.get(at)
    if slot is not None:
        relative = doc.lower(at) in ("who", ",", "being")
        barred = slot.kind == "possessive" or (not relative and (owner_only(doc, slot) or governed(doc, slot)))
        return [] if barred else enumeration(doc, slots, slot, start)
    before = doc.lower(at - 1)
    if before in ("who", "that"):
        return _ending_at(doc, slots, at - 1, start, depth + 1)
    if doc.tokens[at - 1].kind is TokenKind.NUMBER and doc.lower(at - 2) in (",", "("):
        return _ending_at(doc, slots, at - 2, start, depth + 1)
    if before in KIN and (listed := _before_kin(doc, slots, at - 1, start)):
        return listed
    if before in (",", ")", "—", "–", "-", '"', "”"):
        return _before_apposition(doc, slots, at - 1, start)
    if before in ("and", "but", "then", "or", "when", "after", "before", "while", "by", "as"):
        return _of_clause_before(doc, slots, at - 1, start)
    return _over_phrase(doc, slots, at, start, depth)


def _before_kin(doc: Document, slots: Slots, noun: int, start: int) -> list[Slot]:
    """Return the persons with whom their kin share a verb: "Ana Ruiz, 45, her husband Bo, 47, and their children"."""
    index = noun
    while index > start and doc.lower(index - 1) not in ("and", "&") and noun - index < LONGEST_KIN:
        index -= 1
    if doc.lower(index - 1) not in ("and", "&") or doc.lower(index) not in ("their", "his", "her"):
        return []
    at = index - 1
    while at > start and (doc.lower(at - 1) == "," or doc.tokens[at - 1].kind is TokenKind.NUMBER):
        at -= 1
    slot = slots.ending.get(at)
    return enumeration(doc, slots, slot, start) if slot is not None and slot.kind == "name" else []


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


def _before_apposition(doc: Document, slots: Slots, comma: int, start: int) -> list[Slot]:
    """Return the persons before an apposition that ends with the comma at `comma`."""
    slot = slots.ending.get(comma)
    relative = doc.lower(comma + 1) in ("who", "whom")
    own = slot is not None and (relative or not (owner_only(doc, slot) or attends(doc, slot)))
    if slot is not None and slot.kind in ("name", "description") and own:
        return enumeration(doc, slots, slot, start)
    opening = {")": "(", "”": "“", '"': '"'}.get(doc.lower(comma), ",")
    for index in range(comma - 1, max(start, comma - APPOSITION_LIMIT) - 1, -1):
        if doc.lower(index) == "whose":
            return []
        if doc.tokens[index].text in (opening, ","):
            slot = slots.ending.get(index)
            if slot is not None and slot.kind in ("name", "description"):
                return [] if owner_only(doc, slot) else enumeration(doc, slots, slot, start)
            if doc.tokens[index].text == opening and opening != ",":
                return []
    return []


def _of_clause_before(doc: Document, slots: Slots, joint: int, start: int) -> list[Slot]:
    """Return the subject of the clause before a conjunction: the first person of it that no preposition governs."""
    for slot in slots.by_sentence.get(doc.tokens[start].sentence, ()):
        if slot.last > joint:
            break
        if slot.kind != "possessive" and doc.lower(slot.last) != "'s" and not governed(doc, slot):
            return enumeration(doc, slots, slot, start)
    return []
