"""Tell the death of those whom a coroner names: "The coroner has identified them as Ana Ruiz, 38, and Bo Li"."""

from tasks.extraction.persons.descriptions import ACCUSED
from tasks.extraction.persons.entities import HARMS, LAWS
from tasks.extraction.persons.naming import NAMING
from tasks.extraction.persons.object_roles import objects
from tasks.extraction.persons.person_slots import Slots
from tasks.extraction.text import Document
from values.categories import Event

CORONERS = frozenset({"coroner", "coroners", "examiner", "examiners", "morgue"})
REACH = 14


def name_by_coroner(doc: Document, slots: Slots, sentence: int) -> None:
    """Give those whom a coroner identifies in a sentence their death, unless the text tells another fate of them."""
    bounds = doc.sentences[sentence]
    official = next((k for k in range(bounds.first, bounds.last) if doc.lower(k) in CORONERS), None)
    if official is None:
        return
    near = range(official + 1, min(bounds.last, official + REACH))
    verb = next((k for k in near if doc.lower(k) in NAMING), None)
    named = _link_after(doc, verb, bounds.last) if verb is not None else None
    for slot in objects(doc, slots, named + 1) if named is not None else ():
        known = slot.entity.has((*HARMS, *LAWS)) or slot.entity.nouns & ACCUSED
        if slot.kind == "name" and not known:
            slot.entity.events.append((slot.first, Event.KILLED))
            slot.entity.presumed = True


def _link_after(doc: Document, verb: int, end: int) -> int | None:
    """Return the "as" behind the verb that names somebody, None where the sentence gives no name so."""
    return next((k for k in range(verb + 1, min(end - 1, verb + REACH)) if doc.lower(k) == "as"), None)
