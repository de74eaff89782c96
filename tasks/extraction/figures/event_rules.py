"""What befell the counted: the rules that read the event of a figure from its link, its kind and its words."""

from tasks.extraction.figures.counting import Counting
from tasks.extraction.figures.figures_of_speech import STRUCK, is_compound, is_reached, linked
from tasks.extraction.figures.lasting_rules import is_lasting, of_age, of_length
from tasks.extraction.rows.mentions import Link, Quantity, Road
from tasks.extraction.rows.rules import Rule, Table, always
from tasks.extraction.text import lexicon
from values.categories import Event, Kind, Modifier

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
CLOSE = 2.0
"""The cost of a link up to which a noun is what is counted itself ("17 murders")."""
# Of things and shares these are figures of speech: "eliminate 80 percent", "save thousands of dollars".
OF_PERSONS_ONLY = frozenset(lexicon("linking")["of_persons_only"])
ARMIES = frozenset(lexicon("linking")["armies"])
LENGTHS = frozenset(lexicon("linking")["lengths"])
COUNTS = frozenset({Kind.PERSONS, Kind.OBJECTS})


def is_counted(case: Counting) -> bool:
    """Return whether persons or things are counted, or a toll stands without its noun."""
    return case.kind in COUNTS or (case.kind is Kind.OTHER and case.link.road is Road.TOLL)


def _near_measure(case: Counting) -> bool:
    burnt = case.link.road is Road.BEFORE_OBJECT and case.link.event is Event.DESTROYED and not _is_span(case)
    near = (case.link.road in (Road.PREDICATE, Road.COUNTED_NOUN) or burnt) and case.link.cost <= 1.5
    # An earthquake "of magnitude 6.3 struck", but it attacked nobody.
    return case.kind is Kind.MEASURE and near and case.link.event not in HUMAN | {Event.ATTACKED}


def _is_span(case: Counting) -> bool:
    """Return whether a length says where or how wide, and is not itself lost ("buried one foot deep")."""
    end = case.quantity.end
    return case.quantity.unit_norm in LENGTHS and case.doc.lower(end) != "of"


def _is_vote(case: Counting) -> bool:
    """Return whether a share of votes is told, which is no crowd ("12 percent voted for her")."""
    return case.kind is Kind.PERCENT and case.lemma in ("vote", "voter")


def _multiple(case: Counting) -> bool:
    times = case.quantity.unit_norm == "time" or case.quantity.rule == "multiplicative"
    return case.quantity.unit_norm == "magnitude" or (case.kind is Kind.RATIO and times)


def _beside_event(case: Counting) -> bool:
    """Return whether the number tells of the word beside it, and is not what the word is done to."""
    bare = case.kind is Kind.OTHER and case.quantity.unit is None and case.link.event is Event.ATTACKED
    grown = case.kind is Kind.OTHER and case.quantity.unit is not None
    grown = grown and case.link.event in (Event.DEPLOYED, Event.ENLISTED, Event.ATTENDING)
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
        Rule("near_measure", _near_measure, linked, "Some 40 hectares were destroyed.", "The road is 40 km long."),
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
        Rule("vote", _is_vote, always(None), "Some 12 percent voted for her.", "Some 12 percent were killed."),
        Rule("near", _near, linked, "Some 12 percent were killed.", "Prices rose 12 percent."),
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
