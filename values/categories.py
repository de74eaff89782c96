"""The closed lists of words that a reading may use; the warehouse checks the same lists."""

from enum import StrEnum


class Modifier(StrEnum):
    """How the source bounds its number."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    ABOUT = "about"
    BETWEEN = "between"
    VAGUE = "vague"


class Kind(StrEnum):
    """What sort of thing the number measures."""

    PERSONS = "persons"
    AGE = "age"
    MONEY = "money"
    PERCENT = "percent"
    OBJECTS = "objects"
    DURATION = "duration"
    MEASURE = "measure"
    RATE = "rate"
    RATIO = "ratio"
    OTHER = "other"


class Event(StrEnum):
    """What happened to the counted, or was done by them."""

    KILLED = "killed"
    INJURED = "injured"
    KILLED_OR_INJURED = "killed_or_injured"
    CAPTURED = "captured"
    DETAINED = "detained"
    ABDUCTED = "abducted"
    MISSING = "missing"
    ENLISTED = "enlisted"
    DEPLOYED = "deployed"
    DISPLACED = "displaced"
    RESCUED = "rescued"
    RELEASED = "released"
    ATTENDING = "attending"
    CHARGED = "charged"
    AFFECTED = "affected"
    DESTROYED = "destroyed"
    ATTACKED = "attacked"
    PAID = "paid"
    OTHER = "other"


class Stance(StrEnum):
    """How the article stands to the statement."""

    REPORTED = "reported"
    ASSERTED = "asserted"
    ALLEGED = "alleged"
    DENIED = "denied"
    ESTIMATED = "estimated"
    HYPOTHETICAL = "hypothetical"


class Measure(StrEnum):
    """Whether the number counts a state, a happening, a running total or an addition to one."""

    STOCK = "stock"
    FLOW = "flow"
    CUMULATIVE = "cumulative"
    INCREMENTAL = "incremental"


class Statistic(StrEnum):
    """Which statistic of a group the number is."""

    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    AVERAGE = "average"


class Standing(StrEnum):
    """What the group is to the fighting."""

    CIVILIAN = "civilian"
    COMBATANT = "combatant"


class Sex(StrEnum):
    """Sex of a counted group or a person, as the words say."""

    FEMALE = "female"
    MALE = "male"


class AgeBand(StrEnum):
    """Age group named by the counted noun."""

    CHILD = "child"
    ADULT = "adult"
    ELDERLY = "elderly"


class Precision(StrEnum):
    """Grain of a period, from the finest."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class PlacePrecision(StrEnum):
    """Grain of a place, after the Georeferenced Event Dataset's `where_prec`."""

    EXACT = "exact"
    NEAR = "near"
    REGION = "region"
    COUNTRY = "country"
    UNKNOWN = "unknown"


class CueSort(StrEnum):
    """What the words that cite a source make of what is said."""

    SPEECH = "speech"
    BELIEF = "belief"
    ACCUSATION = "accusation"
    DENIAL = "denial"
    ESTIMATE = "estimate"
    COMMITMENT = "commitment"
    INTENTION = "intention"
    ATTITUDE = "attitude"
    HANDLING = "handling"
    VOICE = "voice"
    """The writer's own "we said", which cites nobody."""


class CuePlace(StrEnum):
    """Where the cue stands to its source and to what is said."""

    AFTER = "after"
    AS = "as"
    BEFORE = "before"
    COLON = "colon"
    INFINITIVE = "infinitive"
    INVERTED = "inverted"
    NOUN = "noun"
    PARTICIPLE = "participle"
    PASSIVE = "passive"
    PHRASE = "phrase"
    PLEA = "plea"
    QUOTED = "quoted"
    WITHIN = "within"


class Zone(StrEnum):
    """The part of the article that a stretch of text belongs to."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"
    TABLE = "table"
    QUOTE = "quote"
