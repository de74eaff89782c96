"""The persons of a text while it is read, what is known of them, and where they are mentioned."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tasks.extraction.persons.descriptions import SEX_OF, Description
from tasks.extraction.rows.mentions import NameMention
from tasks.extraction.text import Document, lexicon
from tasks.extraction.words.accents import folded
from values.categories import Event, Sex

TITLE_SEX = {
    **dict.fromkeys(("mr", "mister", "sir", "king", "prince", "sheikh"), Sex.MALE),
    **dict.fromkeys(("mrs", "ms", "miss", "queen", "princess", "madam"), Sex.FEMALE),
}
PRONOUN_SEX = {
    **dict.fromkeys(("he", "him", "his", "himself"), Sex.MALE),
    **dict.fromkeys(("she", "her", "herself"), Sex.FEMALE),
}
GIVEN_SEX = {name: sex for sex in (Sex.FEMALE, Sex.MALE) for name in lexicon("given_sex")[sex.value].split()}
PLURALS = ("girls", "boys", "men")
SPEAKING = frozenset(
    {
        "said",
        "says",
        "told",
        "added",
        "explained",
        "announced",
        "confirmed",
        "noted",
        "stated",
        "wrote",
        "reported",
        "tweeted",
        "say",
        "identified",
    }
)
HARMS = (Event.KILLED, Event.INJURED, Event.ABDUCTED, Event.CAPTURED, Event.MISSING)
LAWS = (Event.DETAINED, Event.CHARGED)


@dataclass(slots=True)
class Entity:
    """One person of the text: named, or known by a description only (`name` empty)."""

    name: str
    mention: NameMention | None = None
    sex: Sex | None = None
    likely: Sex | None = None
    """The sex that the given name suggests; it only helps to find whom a pronoun means."""
    age: int | None = None
    age_rule: str | None = None
    nouns: set[str] = field(default_factory=set)
    events: list[tuple[int, Event]] = field(default_factory=list)
    """(token index of the cue, event) in the order of the text."""
    slots: list["Slot"] = field(default_factory=list)
    merged: bool = False
    presumed: bool = False
    """Whether a harm was concluded from "the victims" alone; a stated one takes its place."""

    def has(self, events: Sequence[Event]) -> bool:
        """Return whether one of the events happened to this person."""
        return any(event in events for _, event in self.events)


@dataclass(slots=True)
class Slot:
    """A mention of an entity on tokens `first:last`; the entity of a pronoun or description is found in reading."""

    first: int
    last: int
    kind: str
    """"name", "pronoun", "possessive" or "description"."""
    sentence: int
    entity: Entity
    description: Description | None = None


def fits(entity: Entity, sex: Sex | None) -> bool:
    """Return whether a person may be of this sex."""
    known = entity.sex or entity.likely
    return sex is None or known is None or known is sex


def sex_of_title(name: NameMention) -> Sex | None:
    """Return the sex that a form of address tells ("Mrs. Ruiz")."""
    words = (name.title or "").lower().replace(".", "").split()
    return next((TITLE_SEX[word] for word in words if word in TITLE_SEX), None)


def sex_before(doc: Document, name: NameMention) -> Sex | None:
    """Return the sex of the role noun right before the name ("his wife, Ana Ruiz")."""
    at = name.first - 2 if doc.lower(name.first - 1) in (",", ":") else name.first - 1
    own = at >= doc.sentences[doc.tokens[name.first].sentence].first
    return SEX_OF.get(doc.lower(at)) if own and not doc.lower(at).endswith(PLURALS) else None


def likely_sex(name: NameMention) -> Sex | None:
    """Return the sex that almost all bearers of the given name have, None for a surname alone."""
    parts = name.full.split()
    return GIVEN_SEX.get(folded(parts[0].lower())) if len(parts) > 1 else None


def is_speaker(doc: Document, slot: Slot) -> bool:
    """Return whether the person is the one who says it."""
    return doc.lower(slot.last) in SPEAKING or doc.lower(slot.first - 1) in SPEAKING
