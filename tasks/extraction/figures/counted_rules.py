"""What befell counted persons and things, read from the link, the noun and what was told before."""

from tasks.extraction.figures.counted_senses import (
    are_bodies,
    are_held_things,
    are_hostages,
    are_scenes,
    is_plainly_hit,
    of_bodies,
)
from tasks.extraction.figures.counting import Counting
from tasks.extraction.figures.figures_of_speech import ARMED, STRUCK, figure_of_speech, linked
from tasks.extraction.figures.recounting import is_recounted, is_sized
from tasks.extraction.figures.victim_events import of_victims
from tasks.extraction.rows.mentions import Quantity, Road
from tasks.extraction.rows.rules import Rule, Table, always
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


def _unlinked(case: Counting) -> bool:
    return case.link.mention is None or case.link.event is None


def _are_fighters(case: Counting) -> bool:
    """Return whether fighters without an event word are somewhere: "9,000 troops remain in the valley"."""
    quantity = case.quantity
    words = (quantity.unit_norm or quantity.unit or "").lower().split()
    end = quantity.unit_last if quantity.unit_last is not None and not quantity.elided else quantity.last
    fighters = any(word in FIGHTERS or word.removesuffix("s") in FIGHTERS for word in words)
    return _unlinked(case) and fighters and case.doc.lower(end) in STAYING


def _wounded_times(case: Counting) -> bool:
    return case.quantity.unit_norm == "time" and case.doc.lower(case.quantity.first - 1) in WOUNDING


def _is_crowd(case: Counting) -> bool:
    """Return whether a crowd is counted by its members: "a mob of 200 men", "a 50-strong crowd"."""
    doc, quantity = case.doc, case.quantity
    strong = doc.lower(quantity.last) == "-" and doc.lower(quantity.last + 2) in CROWDS
    crowd = strong or (doc.lower(quantity.first - 1) == "of" and doc.lower(quantity.first - 2) in CROWDS)
    return (crowd or is_sized(case)) and case.link.event in (None, Event.ATTACKED)


def _are_doers(case: Counting) -> bool:
    """Return whether the counted do the attack and do not suffer it ("two gunmen opened fire")."""
    mention = case.link.mention
    if mention is None or case.kind is not Kind.PERSONS or case.link.event is not Event.ATTACKED:
        return False
    active = mention.form == "verb" and mention.role == "subject" and not mention.passive
    return case.link.road is Road.AGENT or active


def _dismissed(case: Counting) -> bool:
    return case.counts(Kind.PERSONS, *DISMISSED) and case.link.road is not Road.AGENT


def _paid_for(case: Counting) -> bool:
    return case.link.event is Event.PAID and not case.counts(Kind.PERSONS, *PAID_PERSONS)


def _harmless(case: Counting) -> bool:
    """Return whether the word tells no fate of things ("saved ten files", "two press releases")."""
    mention = case.link.mention
    if mention is None or case.kind is not Kind.OBJECTS or case.doc.lower(mention.first - 1) == "'s":
        return False
    saved = mention.event is Event.RESCUED and mention.lemma == "save"
    return saved or (mention.event is Event.RELEASED and mention.form == "noun")


def _burned(case: Counting) -> bool:
    return "burn" in case.lemma and case.link.event in (Event.INJURED, Event.DESTROYED)


def _destroyed_persons(case: Counting) -> bool:
    return case.kind is Kind.PERSONS and case.link.event is Event.DESTROYED and not _may_be_things(case.quantity)


def _are_lost(case: Counting) -> bool:
    """Return whether an army lost them: killed, wounded or gone, which "personnel" does not tell apart."""
    return _unlinked(case) and case.noun == "personnel" and case.doc.lower(case.quantity.first - 1) in LOSING


def _may_be_things(quantity: Quantity) -> bool:
    """Return whether only its ending makes the noun one of persons ("11 transformers were destroyed")."""
    return quantity.unit is not None and not names_persons(quantity.unit.lower().rpartition(" ")[2])


def _are_of_those(case: Counting) -> bool:
    """Return whether the number is a part of the persons counted before ("two of them were girls")."""
    doc, last = case.doc, case.quantity.last
    part = doc.lower(last) == "of" and doc.lower(last + 1) in THOSE
    told = doc.lower(last + 2) in BE or doc.lower(case.quantity.first - 1) == ","
    return part and told and bool(case.told.counted) and _unlinked(case)


COUNTED: Table[Counting, Event | None] = Table(
    "event_of_counted",
    "What befell the counted persons or things?",
    (
        Rule(
            "told_before",
            is_recounted,
            lambda case: case.told.counted,
            "The blast killed 9 people. The toll rose to 10, and officials put the number at 11.",
            "The blast killed 9 people. Officials put 11 lamps up.",
        ),
        Rule(
            "bodies",
            are_bodies,
            of_bodies,
            "The crew pulled five bodies from the river.",
            "The crew pulled five boats from the river.",
        ),
        Rule(
            "held_things",
            are_held_things,
            always(Event.OTHER),
            "Two fairs were held.",
            "Two men were held.",
        ),
        Rule(
            "hostages",
            are_hostages,
            always(Event.ABDUCTED),
            "Two hostages held since May were seen.",
            "Two men held since May were seen.",
        ),
        Rule(
            "scenes",
            are_scenes,
            always(Event.OTHER),
            "The storm destroyed barns in three villages.",
            "The storm destroyed three villages.",
        ),
        Rule(
            "of_those",
            _are_of_those,
            lambda case: case.told.counted,
            "The blast killed 9 miners. Two of them were brothers.",
            "The band has nine singers. Two of them were late.",
        ),
        Rule(
            "wounded_times",
            _wounded_times,
            always(Event.INJURED),
            "Marek was stabbed five times.",
            "Marek was mayor five times.",
        ),
        Rule(
            "crowd",
            _is_crowd,
            always(Event.ATTENDING),
            "A mob of 200 men stormed the mill.",
            "A team of 200 men built the mill.",
        ),
        Rule(
            "fighters",
            _are_fighters,
            always(Event.DEPLOYED),
            "About 9,000 troops remain in the valley.",
            "The ledger names 300 soldiers of the old army.",
        ),
        Rule(
            "lost_personnel",
            _are_lost,
            always(Event.KILLED_OR_INJURED),
            "The army lost 90 personnel.",
            "The army hired 90 personnel.",
        ),
        Rule(
            "unlinked",
            _unlinked,
            always(Event.OTHER),
            "The valley holds 300 farmers.",
            "The flood killed 300 farmers.",
        ),
        Rule(
            "doers",
            _are_doers,
            always(Event.OTHER),
            "Two gunmen opened fire at the gate.",
            "Two guards were attacked at the gate.",
        ),
        Rule(
            "dismissed",
            _dismissed,
            always(Event.OTHER),
            "The mill fired 40 workers.",
            "The army fired 40 rockets.",
        ),
        Rule(
            "paid_for",
            _paid_for,
            always(Event.OTHER),
            "The fund paid 40 boats.",
            "The fund compensated 40 farmers.",
        ),
        Rule(
            "figure_of_speech",
            lambda case: case.kind is Kind.OBJECTS and figure_of_speech(case),
            always(Event.OTHER),
            "The rookie threw five touchdowns.",
            "The rebels fired five rockets.",
        ),
        Rule(
            "volunteers_without_army",
            lambda case: case.lemma == "volunteer" and not case.told.armed,
            always(Event.OTHER),
            "The library has 60 volunteers.",
            "The army has 60 volunteers.",
        ),
        Rule(
            "harmless",
            _harmless,
            always(Event.OTHER),
            "The band published two press releases.",
            "The crew rescued ten sheep.",
        ),
        Rule(
            "victims",
            lambda case: case.lemma == "victim",
            of_victims,
            "The three victims were from Osten.",
            "The fire killed three tenants.",
        ),
        Rule(
            "burned",
            _burned,
            lambda case: Event.INJURED if case.kind is Kind.PERSONS else Event.DESTROYED,
            "Seven cooks were burned.",
            "Seven cooks were injured.",
        ),
        Rule(
            "persons_not_destroyed",
            _destroyed_persons,
            always(Event.OTHER),
            "The storm destroyed four players' hopes and four players.",
            "The storm destroyed four bridges.",
        ),
        Rule(
            "riddled",
            lambda case: case.counts(Kind.PERSONS, RIDDLED),
            always(Event.KILLED),
            "Two men were found riddled with bullets.",
            "Two men were found asleep.",
        ),
        Rule(
            "lost_arms",
            lambda case: case.kind is Kind.OBJECTS and case.lemma.startswith("lose ") and case.noun in ARMED,
            always(Event.DESTROYED),
            "The army lost 12 tanks.",
            "The army destroyed 12 tanks.",
        ),
        Rule(
            "unarmed_not_deployed",
            lambda case: case.kind is Kind.OBJECTS and case.link.event is Event.DEPLOYED and case.noun not in ARMED,
            always(Event.OTHER),
            "The town deployed 30 lamps.",
            "The army deployed 30 tanks.",
        ),
        Rule(
            "plainly_hit",
            is_plainly_hit,
            always(Event.AFFECTED),
            "The drought has hit 40 farmers.",
            "The car hit two cyclists.",
        ),
        Rule(
            "struck",
            lambda case: case.counts(Kind.PERSONS, *STRUCK) and case.link.road is not Road.AGENT,
            always(Event.KILLED_OR_INJURED),
            "The car struck two cyclists.",
            "The car injured two cyclists.",
        ),
        Rule(
            "linked",
            always(True),
            linked,
            "The storm killed two cyclists.",
            "The valley holds 300 farmers.",
        ),
    ),
)
