"""Conditions of the rules for counted persons and things: who did it, who stays where they are, what is a part."""

from tasks.extraction.figures.counting import Counting
from tasks.extraction.figures.recounting import is_sized
from tasks.extraction.rows.mentions import Quantity, Road
from tasks.extraction.text import lexicon
from tasks.extraction.words.persons import names_persons
from values.categories import Event, Kind

FIGHTERS = frozenset(lexicon("linking")["fighters"])
# Done to persons too, but then it is not what the event of the lemma tells ("fired 12 people", "buried 22 people").
DISMISSED = frozenset({"fire", "launch", "plant", "throw", "bury"})
RIDDLED = "riddled with bullets"
PAID_PERSONS = frozenset({"pay", "compensate", "reimburse"})
WOUNDING = frozenset({"shot", "stabbed", "hit", "struck", "slashed", "knifed"})
CROWDS = frozenset(lexicon("linking")["crowds"])
THOSE = frozenset({"them", "those", "whom"})
LOSING = frozenset({"lost", "lose", "losing"})
BE = frozenset({"is", "was", "were", "are", "came"})
STAYING = frozenset({"remain", "remains", "remained", "stay", "stayed", "in", "at", "on"})


def is_unlinked(case: Counting) -> bool:
    """Return whether no word tells what befell the counted."""
    return case.link.mention is None or case.link.event is None


def are_fighters(case: Counting) -> bool:
    """Return whether fighters without an event word are somewhere: "9,000 troops remain in the valley"."""
    quantity = case.quantity
    words = (quantity.unit_norm or quantity.unit or "").lower().split()
    end = quantity.unit_last if quantity.unit_last is not None and not quantity.elided else quantity.last
    fighters = any(word in FIGHTERS or word.removesuffix("s") in FIGHTERS for word in words)
    return is_unlinked(case) and fighters and case.doc.lower(end) in STAYING


def is_wounded_times(case: Counting) -> bool:
    """Return whether the number counts wounds ("stabbed nine times")."""
    return case.quantity.unit_norm == "time" and case.doc.lower(case.quantity.first - 1) in WOUNDING


def is_crowd(case: Counting) -> bool:
    """Return whether a crowd is counted by its members: "a mob of 200 men", "a 50-strong crowd"."""
    doc, quantity = case.doc, case.quantity
    strong = doc.lower(quantity.last) == "-" and doc.lower(quantity.last + 2) in CROWDS
    crowd = strong or (doc.lower(quantity.first - 1) == "of" and doc.lower(quantity.first - 2) in CROWDS)
    return (crowd or is_sized(case)) and case.link.event in (None, Event.ATTACKED)


def are_doers(case: Counting) -> bool:
    """Return whether the counted do the attack and do not suffer it ("two gunmen opened fire")."""
    mention = case.link.mention
    if mention is None or case.kind is not Kind.PERSONS or case.link.event is not Event.ATTACKED:
        return False
    active = mention.form == "verb" and mention.role == "subject" and not mention.passive
    return case.link.road is Road.AGENT or active


def is_dismissed(case: Counting) -> bool:
    """Return whether persons were dismissed or laid to rest, which is no event of things."""
    return case.counts(Kind.PERSONS, *DISMISSED) and case.link.road is not Road.AGENT


def is_paid_for(case: Counting) -> bool:
    """Return whether the counted are what was paid for, and not those who were paid."""
    return case.link.event is Event.PAID and not case.counts(Kind.PERSONS, *PAID_PERSONS)


def is_harmless(case: Counting) -> bool:
    """Return whether the word tells no fate of things ("saved ten files", "two press releases")."""
    mention = case.link.mention
    if mention is None or case.kind is not Kind.OBJECTS or case.doc.lower(mention.first - 1) == "'s":
        return False
    saved = mention.event is Event.RESCUED and mention.lemma == "save"
    return saved or (mention.event is Event.RELEASED and mention.form == "noun")


def is_burned(case: Counting) -> bool:
    """Return whether fire did it."""
    return "burn" in case.lemma and case.link.event in (Event.INJURED, Event.DESTROYED)


def are_destroyed_persons(case: Counting) -> bool:
    """Return whether persons are counted as destroyed, which nobody is."""
    return case.kind is Kind.PERSONS and case.link.event is Event.DESTROYED and not _may_be_things(case.quantity)


def are_lost(case: Counting) -> bool:
    """Return whether an army lost them: killed, wounded or gone, which "personnel" does not tell apart."""
    return is_unlinked(case) and case.noun == "personnel" and case.doc.lower(case.quantity.first - 1) in LOSING


def _may_be_things(quantity: Quantity) -> bool:
    """Return whether only its ending makes the noun one of persons ("11 transformers were destroyed")."""
    return quantity.unit is not None and not names_persons(quantity.unit.lower().rpartition(" ")[2])


def are_of_those(case: Counting) -> bool:
    """Return whether the number is a part of the persons counted before ("two of them were girls")."""
    doc, last = case.doc, case.quantity.last
    part = doc.lower(last) == "of" and doc.lower(last + 1) in THOSE
    told = doc.lower(last + 2) in BE or doc.lower(case.quantity.first - 1) == ","
    return part and told and bool(case.told.counted) and is_unlinked(case)
