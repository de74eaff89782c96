"""Give a described person the name that the text tells later: "identified the victim as Ana Ruiz"."""

from collections.abc import Sequence

from tasks.extraction.persons.age_forms import is_meant
from tasks.extraction.persons.clause_roles import subjects
from tasks.extraction.persons.descriptions import ACCUSED, HARMED
from tasks.extraction.persons.entities import HARMS, LAWS, SPEAKING, Entity, Slot, fits
from tasks.extraction.persons.fate_cues import FateCue
from tasks.extraction.persons.fate_doubts import CONTEXT
from tasks.extraction.persons.fate_senses import other_sense
from tasks.extraction.persons.object_roles import objects
from tasks.extraction.persons.person_joins import merge
from tasks.extraction.persons.person_slots import Slots
from tasks.extraction.text import Document, Sentence, TokenKind
from values.categories import Event

NAMING = frozenset({"identified", "named", "identify", "identifies", "identifying", "name", "called"})
PLURAL_VICTIMS = frozenset(
    {"killed", "victims", "dead", "deceased", "slain", "bodies", "casualties", "wounded", "injured"}
)
DEAD = frozenset({"dead", "deceased", "slain", "bodies", "decedent", "killed"})
GROUPS = CONTEXT["groups"]
COUNTS = frozenset({"two", "three", "four"})
SINGLE = frozenset({"man", "woman", "person", "boy", "girl", "teen", "child", "officer", "soldier", "driver"})
VICTIMS = frozenset({"victims", "deceased", "casualties"})
CHILDREN = frozenset({"children", "students", "sisters", "girls"})
TRIGGERS = PLURAL_VICTIMS | GROUPS | HARMED | {"them", "they", "they've"}
LINKS = frozenset({"as", "include", "included", "including", "are", "were", ":", "is", "was"})
ACCUSED_ALL = (ACCUSED | {f"{word}s" for word in ACCUSED} | {"gunmen", "arrested", "charged"}) - {"accused"}
REACH = 36


def name_described(doc: Document, slots: Slots, sentence: int) -> None:
    """Join the described person of a sentence to the name that the sentence gives."""
    for slot in slots.by_sentence[sentence]:
        if slot.kind == "description" and not slot.entity.name:
            named = _named_by(doc, slots, slot)
            if named:
                merge(slots, slot.entity, named[0].entity)
        elif slot.kind == "pronoun":
            named = _named_by(doc, slots, slot)
            unnamed = _last_unnamed(slots, slot.entity)
            if named and unnamed is not None and unnamed is not named[0].entity:
                merge(slots, unnamed, named[0].entity)


def _last_unnamed(slots: Slots, meant: Entity) -> Entity | None:
    """Return the described person meant by a pronoun that is about to be named."""
    if not meant.name:
        return meant
    return next((e for e in reversed(slots.recent) if not e.name and e.events and fits(e, meant.sex)), None)


def name_victims(
    doc: Document, slots: Slots, sentence: int, told: tuple[Sequence[FateCue], Sequence[FateCue]], own: Sequence[Event]
) -> None:
    """Give those whom a sentence names as victims what happened last in the text ("The victims are Ana Ruiz, 20").

    `told` holds the cues of harm and arrest before the sentence, and those of death and injury alone.
    """
    bounds = doc.sentences[sentence]
    words = {doc.lower(index) for index in range(bounds.first, bounds.last)}
    victims = bool(words & (VICTIMS | HARMED))
    hurt = Event.INJURED in own and Event.KILLED not in own
    for index in range(bounds.first, bounds.last):
        word = doc.lower(index)
        if word not in TRIGGERS or not _tells_victims(doc, index, victims=victims):
            continue
        harms = told[1] if victims or word in CHILDREN else told[0]
        event = Event.INJURED if hurt else _event_of(doc, index, word, harms)
        if event is None or (event in HARMS and not victims and _of_others(doc, bounds, index, words)):
            continue
        for slot in _named_victims(doc, slots, index, bounds):
            if doc.lower(slot.last) not in SPEAKING:
                _give(slot.entity, index, event, dead=word in DEAD)


def _tells_victims(doc: Document, index: int, *, victims: bool) -> bool:
    """Return whether a word that may tell of victims does so here; `victims` where its sentence names them so."""
    word, before = doc.lower(index), doc.lower(index - 1)
    if doc.lower(index + 1) == "'s" or _is_label(doc, index) or other_sense(doc, index, index + 1, Event.KILLED):
        return False
    if word in GROUPS and (victims or not _harmed_here(doc, index)):
        return False
    return word != "killed" or before in GROUPS or before in SINGLE or before == "those"


def _give(entity: Entity, index: int, event: Event, *, dead: bool) -> None:
    """Give a person named as a victim death, where the word says so, else what happened last, unless more is known."""
    if dead and not entity.has((Event.KILLED,)):
        entity.events.append((index, Event.KILLED))
    elif not entity.has((*HARMS, *LAWS)) and not entity.nouns & ACCUSED:
        entity.events.append((index, event))
        entity.presumed = True


def _is_label(doc: Document, index: int) -> bool:
    """Return whether the word is part of a designation ("Minor Victim 1") and names no victim here."""
    return doc.case == "mixed" and doc.tokens[index].capital and doc.lower(index - 1) not in ("", ".", ":", "the")


def _of_others(doc: Document, bounds: Sentence, index: int, words: set[str]) -> bool:
    """Return whether the named are the accused or the kin of the dead: "two suspects: Ana Ruiz and", "two brothers"."""
    word = doc.lower(index)
    if word in PLURAL_VICTIMS or (word in GROUPS and "survived" in words):
        return word not in PLURAL_VICTIMS
    if words & ACCUSED_ALL:
        return True
    if word not in ("they", "them") or bounds.index == 0:
        return False
    before = doc.sentences[bounds.index - 1]
    return any(doc.lower(k) in ACCUSED_ALL for k in range(before.first, before.last))


def _harmed_here(doc: Document, index: int) -> bool:
    """Return whether "the two men" are those harmed, not others: "one of three senators", "among those who came"."""
    if doc.lower(index - 1) in ("for", "in", "by", "with", "to", "at", "on", "or"):
        return False
    counted = any(doc.lower(k) in ("of", "among") for k in range(max(0, index - 3), index))
    return not counted or any(doc.lower(k) in PLURAL_VICTIMS for k in range(index + 1, index + 6))


def _event_of(doc: Document, index: int, word: str, harms: Sequence[FateCue]) -> Event | None:
    """Return what "the victims" suffered: death, if anybody has died in the text so far, else injury.

    "Them", "they" and "the men" suffered what was told last.
    """
    if word in DEAD:
        return Event.KILLED
    if word in ("wounded", "injured"):
        return Event.INJURED
    if word not in PLURAL_VICTIMS | HARMED:
        near = [m for m in harms if doc.tokens[index].sentence - doc.tokens[m.first].sentence <= 3 and m.first < index]
        before = {m.event for m in near if doc.tokens[m.first].sentence == doc.tokens[index].sentence - 1}
        if before == {Event.INJURED}:
            return Event.INJURED
        killed = [m for m in near if m.event is Event.KILLED]
        last = near[-1].event if near else None
        return Event.KILLED if killed and last in HARMS else last
    kinds = {mention.event for mention in harms}
    return Event.KILLED if Event.KILLED in kinds else Event.INJURED if Event.INJURED in kinds else None


def _named_victims(doc: Document, slots: Slots, index: int, bounds: Sentence) -> list[Slot]:
    """Return the names that follow "victims": right behind, or behind "identified as", "include", "are" or a colon."""
    end = bounds.last
    naming = any(doc.lower(k) in NAMING for k in range(index + 1, index + 5))
    if doc.lower(index) in ("they", "them", "they've") and not naming:
        linked = doc.lower(index + 1) in ("as", "are", "were")
        return _names_at(doc, slots, index + 2) if linked and index + 2 < end else []
    if _as_victim(doc, bounds, index):
        return _identified(doc, slots, bounds, index)
    if _is_of_whole(doc, index) or _is_kin(doc, index):
        return []
    direct = slots.starting.get(index + 1) or (
        slots.starting.get(index + 2) if doc.lower(index + 1) in (",", ":") else None
    )
    if direct is not None and direct.kind == "name":
        return _names_at(doc, slots, direct.first)
    if doc.lower(index + 1) == "," and index + 2 < end and doc.tokens[index + 2].kind is TokenKind.NUMBER:
        return _names_at(doc, slots, index + 2)
    return _linked_names(doc, slots, index, end)


def _names_at(doc: Document, slots: Slots, at: int) -> list[Slot]:
    """Return the names among the persons listed from token `at` on."""
    return [slot for slot in objects(doc, slots, at) if slot.kind == "name"]


def _linked_names(doc: Document, slots: Slots, index: int, end: int) -> list[Slot]:
    """Return the names behind the first word that links them, unless another name stands before it."""
    for at in range(index + 1, min(end, index + REACH)):
        if doc.lower(at) in LINKS and at + 1 < end and (named := _names_at(doc, slots, at + 1)):
            return named
        if at in slots.starting and slots.starting[at].kind == "name":
            return []
    return []


def _is_of_whole(doc: Document, index: int) -> bool:
    """Return whether the word counts some of a group ("two of the")."""
    return doc.lower(index) in COUNTS and doc.lower(index + 1) == "of" and doc.lower(index + 2) in ("the", "those")


def _is_kin(doc: Document, index: int) -> bool:
    """Return whether "brothers" stands behind a noun that says whose they are, and behind no number."""
    before = doc.tokens[index - 1]
    kin = doc.lower(index) in ("brothers", "sisters") and before.kind is TokenKind.WORD and not before.tag
    return kin and before.lower not in COUNTS


def _as_victim(doc: Document, bounds: Sentence, index: int) -> bool:
    """Return whether the noun stands after "as the" or "one of the": "Ana Ruiz was identified as the victim"."""
    before = [doc.lower(k) for k in range(max(bounds.first, index - 4), index)]
    the = index - 2 if doc.lower(index - 1) in GROUPS else index - 1
    equated = doc.lower(the) == "the" and doc.lower(the - 1) in ("was", "were", "is", "are")
    return equated or "as" in before or ("one" in before and "of" in before) or "among" in before


def _identified(doc: Document, slots: Slots, bounds: Sentence, index: int) -> list[Slot]:
    for at in range(index - 1, bounds.first, -1):
        if doc.lower(at) in NAMING or doc.lower(at) in ("one", "among", "was", "were", "is", "are"):
            found = subjects(doc, slots, at) or objects(doc, slots, at + 1)
            named = [s for s in found if s.kind == "name"]
            if named:
                return named
    return []


def _named_by(doc: Document, slots: Slots, slot: Slot) -> list[Slot]:
    """Return the names given to the described person: in apposition, after "identified as", "named" or "is"."""
    end = doc.sentences[slot.sentence].last
    index = slot.last
    if slot.kind == "description" and index < end:
        direct = slots.starting.get(index)
        if direct is not None and direct.kind == "name":
            return [direct] if is_meant(doc, direct) else []
        if doc.lower(index) in ("—", "–", ",") and index + 1 < end and doc.tokens[index + 1].kind is TokenKind.NUMBER:
            aged = [s for s in objects(doc, slots, index + 1)[:1] if s.kind == "name"]
            if aged:
                return aged
        after = slots.starting.get(index + 1)
        if (
            doc.lower(index) in (",", ":", "—", "–")
            and after is not None
            and after.kind == "name"
            and _closes(doc, after)
        ):
            return [after]
    naming = _naming_word(doc, slots, slot, end)
    return [s for s in objects(doc, slots, naming) if s.kind == "name"] if naming is not None else []


def _closes(doc: Document, slot: Slot) -> bool:
    """Return whether the name ends an apposition, so that it is not the next of an enumeration."""
    return (
        slot.last >= len(doc.tokens)
        or doc.tokens[slot.last].text in ",.;()—–"
        or doc.tokens[slot.last].tag == "auxiliary"
    )


def _naming_word(doc: Document, slots: Slots, slot: Slot, end: int) -> int | None:
    """Return where the name begins: after "as" or "named", no other person between."""
    seen = doc.lower(slot.first - 1) in NAMING or doc.lower(slot.first - 2) in NAMING
    for index in range(slot.last, min(end, slot.last + REACH)):
        word = doc.lower(index)
        if word == "as" and seen:
            return index + 1
        if word == "named" and index - slot.last <= 2:
            return index + 1
        if word in NAMING:
            seen = True
        elif word in ("said", "told", ";") or (index in slots.starting and slots.starting[index].kind == "name"):
            return None
        if word in ("is", "was") and index == slot.last and index + 1 in slots.starting:
            return index + 1
    return None
