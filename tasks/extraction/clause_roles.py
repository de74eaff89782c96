"""Find the persons that stand as subject before a word or as object behind one, whole enumerations at once."""

from tasks.extraction.lexicons import lexicon
from tasks.extraction.people import counts_persons
from tasks.extraction.person_slots import Slot, Slots
from tasks.extraction.proper_nouns import ROLES, TITLE_WORDS
from tasks.extraction.tokens import Document, TokenKind

REACH = 30
NEAREST = 14
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
GLUE = frozenset({"auxiliary", "adverb", "negation"})
TOGETHER = frozenset({"all", "both", "each", "who", "lying", "laying", "confirmed", "left"})
APPOSITION_LIMIT = 30
KIN = frozenset({"children", "sons", "daughters", "brothers", "sisters", "kids", "grandchildren", "siblings"})
NUMBER_WORDS = frozenset(lexicon("sources")["counts"])
RELATION_WORDS = ROLES
LIST_SIGNS = frozenset({",", ";", "and", "&", "(", ")", "as", "well", "both", ".", "aged", "age", "or"})


def subjects(doc: Document, slots: Slots, index: int) -> list[Slot]:
    """Return the persons who are the subject of the verb at `index` ("Ana Ruiz, 38, of Turin, was later killed")."""
    start = doc.sentences[doc.tokens[index].sentence].first
    at = _before_auxiliaries(doc, index, start)
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
        doc.tokens[at - 1].tag in GLUE or doc.lower(at - 1) in TOGETHER or doc.lower(at - 1).endswith("ly")
    ):
        at -= 1
    return at


def _ending_at(doc: Document, slots: Slots, at: int, start: int, depth: int = 0) -> list[Slot]:
    """Return the enumeration of persons whose phrase ends at `at`, over appositions, "who" and coordinated verbs."""
    if at <= start or depth > 8:
        return []
    slot = slots.ending.get(at)
    if slot is not None:
        return [] if slot.kind == "possessive" else enumeration(doc, slots, slot, start)
    before = doc.lower(at - 1)
    if before in ("who", "that"):
        return _ending_at(doc, slots, at - 1, start, depth + 1)
    if doc.tokens[at - 1].kind is TokenKind.NUMBER and doc.lower(at - 2) in (",", "("):
        return _ending_at(doc, slots, at - 2, start, depth + 1)
    if before in (",", ")", "—", "–", "-", '"', "”"):
        return _before_apposition(doc, slots, at - 1, start)
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


def _before_apposition(doc: Document, slots: Slots, comma: int, start: int) -> list[Slot]:
    """Return the persons before an apposition that ends with the comma at `comma`."""
    slot = slots.ending.get(comma)
    if slot is not None and slot.kind in ("name", "description"):
        return enumeration(doc, slots, slot, start)
    opening = {")": "(", "”": "“", '"': '"'}.get(doc.lower(comma), ",")
    for index in range(comma - 1, max(start, comma - APPOSITION_LIMIT) - 1, -1):
        if doc.tokens[index].text in (opening, ","):
            slot = slots.ending.get(index)
            if slot is not None and slot.kind in ("name", "description"):
                return enumeration(doc, slots, slot, start)
            if doc.tokens[index].text == opening and opening != ",":
                return []
    return []


def _of_clause_before(doc: Document, slots: Slots, joint: int, start: int) -> list[Slot]:
    """Return the subject of the clause before a conjunction: the first person of it that no preposition governs."""
    for slot in slots.by_sentence.get(doc.tokens[start].sentence, ()):
        if slot.last > joint:
            break
        if slot.kind != "possessive" and doc.lower(slot.last) != "'s" and not _governed(doc, slot):
            return enumeration(doc, slots, slot, start)
    return []


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


def enumeration(doc: Document, slots: Slots, slot: Slot, start: int) -> list[Slot]:
    """Return the slot with the names that are enumerated before it ("Ana Ruiz, 38, and Bo Li")."""
    found = [slot]
    current = slot
    while slot.kind in ("name", "description"):
        previous = _listed_before(doc, slots, current, start)
        if previous is None or (len(found) == 1 and _apposed(doc, previous, current)):
            break
        found.append(previous)
        current = previous
    return found[::-1]


def _apposed(doc: Document, first: Slot, second: Slot) -> bool:
    """Return whether only a comma parts two names, the first of them governed: "the son of Ana Ruiz, Bo Li, died"."""
    return second.first - first.last == 1 and doc.lower(first.last) == "," and _governed(doc, first)


def _listed_before(doc: Document, slots: Slots, slot: Slot, start: int) -> Slot | None:
    index = slot.first
    joined = False
    while index > max(start, slot.first - REACH):
        other = slots.ending.get(index)
        if other is not None and other.kind == "name":
            return other if joined and doc.lower(other.last) != "'s" else None
        if not _in_list(doc, index - 1, slots.semicolons(slot.sentence)):
            return None
        joined = joined or doc.lower(index - 1) in JOINTS
        index -= 1
    return None


def _in_list(doc: Document, index: int, semicolons: bool) -> bool:
    """Return whether a token may stand between two names of one enumeration: ages, titles, kinship, "of Turin"."""
    token = doc.tokens[index]
    if semicolons:
        is_verb = token.tag == "auxiliary" and doc.lower(index - 1) not in ("who", "which", "that")
        return token.lower not in SPEECH and not is_verb
    return (
        token.text in LIST_SIGNS
        or token.kind is TokenKind.NUMBER
        or _is_list_number(doc, index)
        or token.lower in TITLE_WORDS
        or token.lower in RELATION_WORDS
        or token.lower in LIST_WORDS
        or token.lower in KIN
        or token.capital
    )


def _is_list_number(doc: Document, index: int) -> bool:
    """Return whether a number word is an age between commas ("Ana Ruiz, seven, and") or counts kin ("her two sons")."""
    if doc.lower(index) not in NUMBER_WORDS:
        return False
    after = doc.lower(index + 1)
    return (after in (",", "and") and doc.lower(index - 1) == ",") or after in KIN or doc.lower(index + 3) in KIN


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
            if doc.lower(slot.last) != "'s":
                return None if at > index and _opens_clause(doc, slot, end) else slot
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


def _may_precede(doc: Document, at: int) -> bool:
    """Return whether a token may stand in a noun phrase before its name ("his wife,", "brother of", "former guard")."""
    token = doc.tokens[at]
    after_role = doc.lower(at - 1) in RELATION_WORDS
    if token.text == "." and len(doc.lower(at - 1)) <= 5 and doc.lower(at - 1) in TITLE_WORDS:
        return True
    if token.text in ",.;:":
        return token.text == "," and after_role
    if token.lower == "of":
        return after_role
    return token.tag not in ("auxiliary", "preposition", "subordinator", "conjunction", "pronoun")


def _listed_after(doc: Document, slots: Slots, slot: Slot, end: int) -> Slot | None:
    index = slot.last
    joined = False
    while index < min(end, slot.last + REACH):
        other = slots.starting.get(index)
        if other is not None and other.kind not in ("possessive", "description"):
            verb_behind = other.last < end and doc.tokens[other.last].tag == "auxiliary"
            return (
                other if joined and other.kind == "name" and not verb_behind and doc.lower(other.last) != "'s" else None
            )
        if not _in_list(doc, index, slots.semicolons(slot.sentence)):
            return None
        joined = joined or doc.lower(index) in JOINTS
        index += 1
    return None
