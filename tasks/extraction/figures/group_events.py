"""Decide the event of a figure from its link, its kind and what the text tells elsewhere."""

from collections.abc import Sequence

from tasks.extraction.rows.mentions import EventMention, Link, Quantity
from tasks.extraction.text import Document, lexicon
from tasks.extraction.words.persons import names_persons
from values.categories import Event, Kind, Modifier
from values.person import Person

FIGHTERS = frozenset(lexicon("linking")["fighters"])
# A duration is told of what was done to a person over time; the other events are over in a moment.
LASTING = frozenset({Event.DETAINED, Event.ENLISTED, Event.DEPLOYED, Event.ABDUCTED, Event.MISSING, Event.CHARGED})
GRAVEST = (Event.KILLED, Event.ABDUCTED, Event.CAPTURED, Event.INJURED, Event.CHARGED, Event.DETAINED, Event.MISSING)
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
CARE = frozenset(lexicon("linking")["care"])
CARE_REACH = 12
LAUNCHED = frozenset({"launch", "fire", "throw", "plant"})
MISSILES = frozenset(lexicon("linking")["missiles"])
PLACES = frozenset(lexicon("linking")["place_nouns"])
ARMIES = frozenset(lexicon("linking")["armies"])
TESTS = frozenset({"test", "tests", "tested", "testing"})
COMPOUNDS = frozenset({"man", "woman", "member", "person"})


class GroupEvents:
    """Remembers the fates of persons and the toll told last, so that "the three victims" can be understood."""

    def __init__(self, doc: Document, persons: Sequence[Person]) -> None:
        self.doc = doc
        self.fates = {(person.sentence, person.age): person.fate for person in persons if person.age and person.fates}
        self.armed = any(word in doc.positions for word in ARMIES)
        self.last_toll: Event | None = None
        self.last_counted: Event | None = None

    def event_of(self, quantity: Quantity, link: Link) -> Event | None:
        """Return the event of a figure, None where its kind asks for none."""
        event: Event | None
        if _is_figurative(link) and not _may_be_persons(quantity) and quantity.kind is not Kind.AGE:
            link = Link(None, None, "figurative")
        if quantity.unit_norm == "magnitude":
            return None
        if quantity.kind is Kind.RATIO and (quantity.unit_norm == "time" or quantity.rule == "multiplicative"):
            return None
        match quantity.kind:
            case Kind.PERSONS | Kind.OBJECTS:
                event = self._counted(quantity, link)
            case Kind.AGE:
                event = self._aged(quantity, link)
            case Kind.DURATION:
                told = link.event in LASTING or (link.event is Event.AFFECTED and link.rule == "before_subject")
                event = link.event if told and link.cost <= 5 else None
            case Kind.MONEY:
                fined = link.mention is not None and link.mention.lemma == "fine"
                event = Event.PAID if link.event is Event.PAID or fined else Event.OTHER
            case Kind.OTHER if link.rule == "toll":
                event = self._counted(quantity, link)
            case Kind.MEASURE:
                near = link.rule in ("predicate", "counted_noun") and link.cost <= 1.5
                # An earthquake "of magnitude 6.3 struck", but it attacked nobody.
                event = link.event if near and link.event not in HUMAN | {Event.ATTACKED} else None
            case Kind.OTHER if quantity.unit is None and link.event is Event.ATTACKED:
                event = None
            case Kind.OTHER if link.event in (Event.DEPLOYED, Event.ENLISTED) and quantity.unit is not None:
                event = None
            case Kind.PERCENT if link.mention is not None and link.mention.lemma in STRUCK:
                event = None
            case _:
                raised = link.mention is not None and link.mention.lemma == "raise"
                figurative = raised or self._is_reached(quantity, link) or self._is_compound(quantity)
                event = link.event if link.cost <= 4 and not figurative else None
        told = quantity.rule != "multiple_deaths"
        if quantity.kind is Kind.PERSONS and told and event in (Event.KILLED, Event.INJURED):
            self.last_toll = event
        if quantity.kind is Kind.PERSONS and event is not Event.OTHER:
            self.last_counted = event
        if quantity.kind is Kind.OBJECTS and quantity.unit_norm not in (None, "time") and not quantity.elided:
            self.last_counted = None  # "built 452 planes; a year later that number was 895"
        return event

    def _counted(self, quantity: Quantity, link: Link) -> Event:
        mention = link.mention
        if self.last_counted and (mention is None or link.cost > FAR) and self._is_recounted(quantity):
            return self.last_counted
        if mention is None or link.event is None:
            return Event.DEPLOYED if self._are_fighters(quantity) else Event.OTHER
        if quantity.kind is Kind.PERSONS and mention.lemma in DISMISSED and link.rule != "agent":
            return Event.OTHER
        if link.event is Event.PAID and not (quantity.kind is Kind.PERSONS and mention.lemma in PAID_PERSONS):
            return Event.OTHER
        if quantity.kind is Kind.OBJECTS and self._is_figurative(quantity, link):
            return Event.OTHER
        if mention.lemma == "volunteer" and not self.armed:
            return Event.OTHER
        if quantity.kind is Kind.OBJECTS and _is_harmless(mention) and self.doc.lower(mention.first - 1) != "'s":
            return Event.OTHER
        if mention.lemma == "victim":
            return self._of_victims(quantity)
        if "burn" in mention.lemma and link.event in (Event.INJURED, Event.DESTROYED):
            return Event.INJURED if quantity.kind is Kind.PERSONS else Event.DESTROYED
        if quantity.kind is Kind.PERSONS and link.event is Event.DESTROYED and not _may_be_things(quantity):
            return Event.OTHER
        if quantity.kind is Kind.PERSONS and mention.lemma == RIDDLED:
            return Event.KILLED
        if quantity.kind is Kind.OBJECTS and mention.lemma.startswith("lose ") and self._is_armed(quantity):
            return Event.DESTROYED
        if quantity.kind is Kind.OBJECTS and link.event is Event.DEPLOYED and not self._is_armed(quantity):
            return Event.OTHER
        if quantity.kind is Kind.PERSONS and mention.lemma in STRUCK and link.rule != "agent":
            return Event.KILLED_OR_INJURED
        return link.event

    def _is_figurative(self, quantity: Quantity, link: Link) -> bool:
        """Return whether the word tells what befell things only as a figure of speech ("threw five touchdowns")."""
        lemma = link.mention.lemma if link.mention is not None else ""
        noun = (quantity.unit_norm or "").lower().rpartition(" ")[2]
        if self._is_compound(quantity):
            return True
        if lemma in LAUNCHED and link.rule != "agent" and noun not in ARMED | MISSILES:
            return True
        if link.event in (Event.KILLED, Event.INJURED, Event.DETAINED, Event.CHARGED) and noun in PLACES:
            return True
        if link.event is Event.CHARGED and link.rule not in ("counted_noun", "column"):
            return noun not in ("count", "charge")
        return self._is_reached(quantity, link) or (lemma == "positive" and not self._is_of_test(link, noun))

    def _is_of_test(self, link: Link, noun: str) -> bool:
        """Return whether "positive" tells the outcome of a test ("a poet tested positive", "two positive samples")."""
        tested = link.mention is not None and self.doc.lower(link.mention.first - 1) in TESTS
        return tested or noun in ("case", "test", "sample")

    def _is_compound(self, quantity: Quantity) -> bool:
        """Return whether the number only describes another noun: "a four-term mayor was hit", not "a four-man crew"."""
        noun = (quantity.unit_norm or "").lower().rpartition(" ")[2]
        return self.doc.lower(quantity.last) == "-" and noun not in ARMED | COMPOUNDS

    def _is_reached(self, quantity: Quantity, link: Link) -> bool:
        """Return whether "hit" tells what a value came to ("sales hit 14 million", "morale hits zero")."""
        hit = link.mention is not None and link.mention.lemma == "hit" and link.mention.last == quantity.first
        low = quantity.value_best is None or quantity.value_best >= 10 or quantity.value_best == 0
        return hit and low and (quantity.unit is None or quantity.kind is not Kind.OBJECTS)

    def _is_recounted(self, quantity: Quantity) -> bool:
        """Return whether a noun for a number stands for the toll told before ("put the figure at 11")."""
        at = quantity.first - 1
        return self.doc.lower(at) in {"at", "of", "to", "is", "was"} and self.doc.lower(at - 1) in NUMBER_NOUNS

    def _aged(self, quantity: Quantity, link: Link) -> Event | None:
        sentence = self.doc.tokens[quantity.first].sentence
        age = int(quantity.value_low) if quantity.value_low is not None else None
        fates = self.fates.get((sentence, age), []) if age is not None else []
        for event in GRAVEST:
            if event in fates:
                return event
        if link.mention is not None and link.mention.lemma == "victim":
            return self._of_victims(quantity)
        return link.event if link.cost <= 6 and link.event in GRAVEST else None

    def _of_victims(self, quantity: Quantity) -> Event:
        """Return what "victims" suffered: the toll told last, injury where doctors care for them, else one of both."""
        sentence = self.doc.sentences[self.doc.tokens[quantity.first].sentence]
        near = self.doc.tokens.run(quantity.last, min(sentence.last, quantity.last + CARE_REACH))
        if any(token.lower in CARE for token in near):
            return Event.INJURED
        return self.last_toll or Event.KILLED_OR_INJURED

    def _is_armed(self, quantity: Quantity) -> bool:
        return (quantity.unit_norm or "").lower().rpartition(" ")[2] in ARMED

    def _are_fighters(self, quantity: Quantity) -> bool:
        words = (quantity.unit_norm or quantity.unit or "").lower().split()
        return any(word in FIGHTERS or word.removesuffix("s") in FIGHTERS for word in words)


def _is_figurative(link: Link) -> bool:
    """Return whether the word is a figure of speech unless persons are counted ("eliminate 80 percent")."""
    if link.mention is None or link.mention.lemma not in OF_PERSONS_ONLY:
        return False
    return link.mention.form == "verb" or link.rule == "before_noun" or link.cost > CLOSE


def _may_be_persons(quantity: Quantity) -> bool:
    """Return whether persons are counted, or a number whose noun is not told ("the murder of six")."""
    bare = quantity.kind is Kind.OTHER and quantity.unit is None and quantity.modifier is not Modifier.VAGUE
    bare = bare and (quantity.value_best is None or quantity.value_best == int(quantity.value_best))
    return bare or quantity.kind is Kind.PERSONS


def _is_harmless(mention: EventMention) -> bool:
    """Return whether the word tells no fate of things ("saved ten files", "two press releases")."""
    return (mention.event is Event.RESCUED and mention.lemma == "save") or (
        mention.event is Event.RELEASED and mention.form == "noun"
    )


def _may_be_things(quantity: Quantity) -> bool:
    """Return whether only its ending makes the noun one of persons ("11 transformers were destroyed")."""
    return quantity.unit is not None and not names_persons(quantity.unit.lower().rpartition(" ")[2])


def counted_kind(quantity: Quantity, link: Link, event: Event | None) -> Kind:
    """Return the kind of a figure, persons where an unknown noun suffers what only persons suffer."""
    if quantity.kind is Kind.PERSONS and event is Event.DESTROYED:
        return Kind.OBJECTS
    whole = quantity.value_best is None or quantity.value_best == int(quantity.value_best)
    elided = (
        quantity.unit is None
        and (quantity.rule != "fraction" or (quantity.value_best or 0) > 1)
        and link.rule != "agent"
        and whole
    )
    done = event in HUMAN or event is Event.ATTENDING
    if (link.rule == "toll" or elided) and quantity.kind is Kind.OTHER and done:
        return Kind.PERSONS
    if quantity.kind is not Kind.OBJECTS or event not in HUMAN or link.rule == "agent":
        return quantity.kind
    words = (quantity.unit_norm or quantity.unit or "").lower().split()
    return quantity.kind if not words or words[-1] in THINGS or words[-1].removesuffix("s") in THINGS else Kind.PERSONS
