"""What befell the counted: the rules that read the event of a figure from its link, its kind and its words."""

from tasks.extraction.figures.counting import Counting
from tasks.extraction.figures.lasting_rules import is_lasting, of_age, of_length
from tasks.extraction.figures.victim_events import of_victims
from tasks.extraction.rows.mentions import Link, Quantity, Road
from tasks.extraction.rows.rules import Rule, Table, always
from tasks.extraction.text import lexicon
from tasks.extraction.words.persons import names_persons
from values.categories import Event, Kind, Modifier

FIGHTERS = frozenset(lexicon("linking")["fighters"])
# What happens to persons only: a counted noun that no lexicon knows ("six Carmelites were killed") is a person then.
HUMAN = frozenset(
    {
        Event.KILLED,
        Event.INJURED,
        Event.KILLED_OR_INJURED,
        Event.DETAINED,
        Event.ABDUCTED,
        Event.ENLISTED,
        Event.DISPLACED,
    }
)
THINGS = frozenset(lexicon("linking")["things"])
# Done to persons too, but then it is not what the event of the lemma tells ("fired 12 people", "buried 22 people").
DISMISSED = frozenset({"fire", "launch", "plant", "throw", "bury"})
NUMBER_NOUNS = frozenset(lexicon("relations")["number_nouns"])
RIDDLED = "riddled with bullets"
CLOSE = 2.0
"""The cost of a link up to which a noun is what is counted itself ("17 murders")."""
FAR = 3.0
"""The cost of a link behind which "the figure" points back to the toll told before."""
PAID_PERSONS = frozenset({"pay", "compensate", "reimburse"})
STRUCK = frozenset({"strike", "hit"})
ARMED = frozenset(lexicon("linking")["armed"])
# Of things and shares these are figures of speech: "eliminate 80 percent", "save thousands of dollars".
OF_PERSONS_ONLY = frozenset(lexicon("linking")["of_persons_only"])
LAUNCHED = frozenset({"launch", "fire", "throw", "plant"})
MISSILES = frozenset(lexicon("linking")["missiles"])
PLACES = frozenset(lexicon("linking")["place_nouns"])
ARMIES = frozenset(lexicon("linking")["armies"])
TESTS = frozenset({"test", "tests", "tested", "testing"})
WOUNDING = frozenset({"shot", "stabbed", "hit", "struck", "slashed", "knifed"})
CROWDS = frozenset(lexicon("linking")["crowds"])
STAYING = frozenset({"remain", "remains", "remained", "stay", "stayed", "in", "at", "on"})
COMPOUNDS = frozenset({"man", "woman", "member", "person"})
COUNTS = frozenset({Kind.PERSONS, Kind.OBJECTS})


def _recounted(case: Counting) -> bool:
    """Return whether a noun for a number stands for the toll told before ("put the figure at 11")."""
    at = case.quantity.first - 1
    stands = case.doc.lower(at) in {"at", "of", "to", "is", "was"} and case.doc.lower(at - 1) in NUMBER_NOUNS
    return bool(case.told.counted) and (case.link.mention is None or case.link.cost > FAR) and stands


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
    return crowd and case.link.event in (None, Event.ATTACKED)


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


def figure_of_speech(case: Counting) -> bool:
    """Return whether the word tells what befell things only as a figure of speech ("threw five touchdowns")."""
    if is_compound(case) or (
        case.lemma in LAUNCHED and case.link.road is not Road.AGENT and case.noun not in ARMED | MISSILES
    ):
        return True
    if case.link.event in (Event.KILLED, Event.INJURED, Event.DETAINED, Event.CHARGED) and case.noun in PLACES:
        return True
    if case.link.event is Event.CHARGED and case.link.road not in (Road.COUNTED_NOUN, Road.COLUMN):
        return case.noun not in ("count", "charge")
    return is_reached(case) or (case.lemma == "positive" and not _is_of_test(case))


def _is_of_test(case: Counting) -> bool:
    """Return whether "positive" tells the outcome of a test ("a poet tested positive", "two positive samples")."""
    mention = case.link.mention
    tested = mention is not None and case.doc.lower(mention.first - 1) in TESTS
    return tested or case.noun in ("case", "test", "sample")


def is_compound(case: Counting) -> bool:
    """Return whether the number only describes another noun: "a four-term mayor was hit", not "a four-man crew"."""
    return case.doc.lower(case.quantity.last) == "-" and case.noun not in ARMED | COMPOUNDS


def is_reached(case: Counting) -> bool:
    """Return whether "hit" tells what a value came to ("sales hit 14 million", "morale hits zero")."""
    mention, quantity = case.link.mention, case.quantity
    hit = mention is not None and mention.lemma == "hit" and mention.last == quantity.first
    low = quantity.value_best is None or quantity.value_best >= 10 or quantity.value_best == 0
    return hit and low and (quantity.unit is None or quantity.kind is not Kind.OBJECTS)


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


def _may_be_things(quantity: Quantity) -> bool:
    """Return whether only its ending makes the noun one of persons ("11 transformers were destroyed")."""
    return quantity.unit is not None and not names_persons(quantity.unit.lower().rpartition(" ")[2])


def _linked(case: Counting) -> Event | None:
    return case.link.event


COUNTED: Table[Counting, Event | None] = Table(
    "event_of_counted",
    "What befell the counted persons or things?",
    (
        Rule(
            "told_before",
            _recounted,
            lambda case: case.told.counted,
            "The blast killed 9 people. The toll rose to 10, and officials put the number at 11.",
            "The blast killed 9 people. Officials put 11 lamps up.",
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
            "struck",
            lambda case: case.counts(Kind.PERSONS, *STRUCK) and case.link.road is not Road.AGENT,
            always(Event.KILLED_OR_INJURED),
            "The car struck two cyclists.",
            "The car injured two cyclists.",
        ),
        Rule(
            "linked",
            always(True),
            _linked,
            "The storm killed two cyclists.",
            "The valley holds 300 farmers.",
        ),
    ),
)


def is_counted(case: Counting) -> bool:
    """Return whether persons or things are counted, or a toll stands without its noun."""
    return case.kind in COUNTS or (case.kind is Kind.OTHER and case.link.road is Road.TOLL)


def _near_measure(case: Counting) -> bool:
    near = case.link.road in (Road.PREDICATE, Road.COUNTED_NOUN) and case.link.cost <= 1.5
    # An earthquake "of magnitude 6.3 struck", but it attacked nobody.
    return case.kind is Kind.MEASURE and near and case.link.event not in HUMAN | {Event.ATTACKED}


def _multiple(case: Counting) -> bool:
    times = case.quantity.unit_norm == "time" or case.quantity.rule == "multiplicative"
    return case.quantity.unit_norm == "magnitude" or (case.kind is Kind.RATIO and times)


def _beside_event(case: Counting) -> bool:
    """Return whether the number tells of the word beside it, and is not what the word is done to."""
    bare = case.kind is Kind.OTHER and case.quantity.unit is None and case.link.event is Event.ATTACKED
    grown = case.kind is Kind.OTHER and case.quantity.unit is not None
    grown = grown and case.link.event in (Event.DEPLOYED, Event.ENLISTED)
    return bare or grown or (case.kind is Kind.PERCENT and case.lemma in STRUCK)


def _near(case: Counting) -> bool:
    near = case.link.event is not None and case.link.cost <= 4
    return near and case.lemma != "raise" and not is_reached(case) and not is_compound(case)


EVENT: Table[Counting, Event | None] = Table(
    "event",
    "What happened, told by the number's kind?",
    (
        Rule("multiple", _multiple, always(None), "The toll rose threefold.", "Some 30 miners died."),
        Rule(
            "of_age",
            lambda case: case.kind is Kind.AGE,
            of_age,
            "A cook, 34, was killed.",
            "The storm killed two cyclists.",
        ),
        Rule(
            "lasting",
            lambda case: case.kind is Kind.DURATION and is_lasting(case),
            of_length,
            "The cook was jailed for 12 days.",
            "The charge is punishable by seven years in prison.",
        ),
        Rule(
            "paid",
            lambda case: case.kind is Kind.MONEY and (case.link.event is Event.PAID or case.lemma == "fine"),
            always(Event.PAID),
            "The town paid $400 to the cook.",
            "The fire did damage of $400.",
        ),
        Rule(
            "money",
            lambda case: case.kind is Kind.MONEY,
            always(Event.OTHER),
            "The fire did damage of $400.",
            "The town paid $400 to the cook.",
        ),
        Rule("near_measure", _near_measure, _linked, "Some 40 hectares were destroyed.", "The road is 40 km long."),
        Rule(
            "timed",
            lambda case: case.kind in (Kind.DURATION, Kind.MEASURE),
            always(None),
            "The fair lasted 12 days.",
            "The cook was jailed for 12 days.",
        ),
        Rule(
            "beside_event",
            _beside_event,
            always(None),
            "The quake struck 12 percent of the flats.",
            "Some 12 percent were killed.",
        ),
        Rule("near", _near, _linked, "Some 12 percent were killed.", "Prices rose 12 percent."),
    ),
)


def is_figurative(link: Link) -> bool:
    """Return whether the word is a figure of speech unless persons are counted ("eliminate 80 percent")."""
    if link.mention is None or link.mention.lemma not in OF_PERSONS_ONLY:
        return False
    return link.mention.form == "verb" or link.road is Road.BEFORE_NOUN or link.cost > CLOSE


def may_be_persons(quantity: Quantity) -> bool:
    """Return whether persons are counted, or a number whose noun is not told ("the murder of six")."""
    bare = quantity.kind is Kind.OTHER and quantity.unit is None and quantity.modifier is not Modifier.VAGUE
    bare = bare and (quantity.value_best is None or quantity.value_best == int(quantity.value_best))
    return bare or quantity.kind is Kind.PERSONS
