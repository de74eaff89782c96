"""Lay out where the persons of a text stand: their names, pronouns and descriptions ("the victim", "a 17-year-old boy")."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tasks.extraction.categories import Event, Sex
from tasks.extraction.lexicons import lexicon
from tasks.extraction.mentions import NameMention
from tasks.extraction.tokens import Document, TokenKind

ROLE_SEX = {word: sex for sex in (Sex.FEMALE, Sex.MALE) for word in lexicon("roles")[sex.value]}
TITLE_SEX = {
    "mr": Sex.MALE,
    "mister": Sex.MALE,
    "sir": Sex.MALE,
    "king": Sex.MALE,
    "prince": Sex.MALE,
    "mrs": Sex.FEMALE,
    "ms": Sex.FEMALE,
    "miss": Sex.FEMALE,
    "queen": Sex.FEMALE,
    "princess": Sex.FEMALE,
    "madam": Sex.FEMALE,
    "sheikh": Sex.MALE,
    "father": Sex.MALE,
}
PRONOUN_SEX = {
    "he": Sex.MALE,
    "him": Sex.MALE,
    "his": Sex.MALE,
    "himself": Sex.MALE,
    "she": Sex.FEMALE,
    "her": Sex.FEMALE,
    "herself": Sex.FEMALE,
}
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
    }
)


@dataclass(slots=True)
class Entity:
    """One person of the text: named, or known by a description only (`name` empty)."""

    name: str
    order: int
    mention: NameMention | None = None
    sex: Sex | None = None
    age: int | None = None
    age_rule: str | None = None
    events: list[tuple[int, Event]] = field(default_factory=list)
    """(token index of the cue, event) in the order of the text."""
    speaker: bool = False

    def has(self, *events: Event) -> bool:
        """Return whether one of the events happened to this person."""
        return any(event in events for _, event in self.events)


@dataclass(slots=True)
class Slot:
    """A place in the text where an entity is mentioned: tokens `first:last`."""

    first: int
    last: int
    entity: Entity
    kind: str
    """"name", "pronoun" or "description"."""
    sentence: int


@dataclass(slots=True)
class Slots:
    """All slots of one text in order."""

    entities: list[Entity]
    slots: list[Slot]
    starting: dict[int, Slot]
    ending: dict[int, Slot]
    by_sentence: dict[int, list[Slot]]


def lay_out(doc: Document, names: Sequence[NameMention]) -> Slots:
    """Return the slots of names and pronouns."""
    named = list(_named(doc, names))
    entities = list({id(slot.entity): slot.entity for slot in named}.values())
    slots = sorted([*named, *_pronouns(doc, named)], key=lambda slot: (slot.first, slot.last))
    by_sentence: dict[int, list[Slot]] = {}
    for slot in slots:
        by_sentence.setdefault(slot.sentence, []).append(slot)
    return Slots(entities, slots, {s.first: s for s in slots}, {s.last: s for s in slots}, by_sentence)


def _named(doc: Document, names: Sequence[NameMention]) -> Iterator[Slot]:
    entities: dict[str, Entity] = {}
    for name in names:
        entity = entities.setdefault(name.full, Entity(name.full, len(entities)))
        if entity.mention is None or (len(name.name) > len(entity.mention.name) and name.name == name.full):
            entity.mention = name
        entity.sex = entity.sex or _sex_of_title(name) or _sex_before(doc, name)
        entity.speaker = entity.speaker or (doc.lower(name.last) in SPEAKING or doc.lower(name.first - 1) in SPEAKING)
        yield Slot(name.first, name.last, entity, "name", doc.tokens[name.first].sentence)


def _sex_of_title(name: NameMention) -> Sex | None:
    words = (name.title or "").lower().replace(".", "").split()
    return next((TITLE_SEX[word] for word in words if word in TITLE_SEX), None)


def _sex_before(doc: Document, name: NameMention) -> Sex | None:
    before = doc.lower(name.first - 1)
    return ROLE_SEX.get(doc.lower(name.first - 2) if before in (",", ":") else before)


def _pronouns(doc: Document, named: Sequence[Slot]) -> Iterator[Slot]:
    """Yield the slots of pronouns, each resolved to the person that its sex and its place allow."""
    by_sentence: dict[int, list[Slot]] = {}
    for slot in named:
        by_sentence.setdefault(slot.sentence, []).append(slot)
    if not by_sentence:
        return
    found = sorted((index, word) for word in PRONOUN_SEX for index in doc.positions.get(word, ()))
    for index, word in found:
        entity = _antecedent(doc, by_sentence, index, PRONOUN_SEX[word])
        if entity is not None:
            entity.sex = entity.sex or PRONOUN_SEX[word]
            yield Slot(index, index + 1, entity, _kind(doc, index, word), doc.tokens[index].sentence)


def _kind(doc: Document, index: int, word: str) -> str:
    """Return "possessive" for "his" and for "her" before a noun."""
    if word == "her":
        follows = doc.tokens[index + 1] if index + 1 < len(doc.tokens) else None
        return (
            "possessive"
            if follows is not None and follows.kind is not TokenKind.SIGN and not follows.tag
            else "pronoun"
        )
    return "possessive" if word == "his" else "pronoun"


def _antecedent(doc: Document, by_sentence: dict[int, list[Slot]], index: int, sex: Sex) -> Entity | None:
    """Return the last person before the pronoun in its own sentence, else the first of the nearest sentence before."""
    number = doc.tokens[index].sentence
    own = [s for s in by_sentence.get(number, ()) if s.last <= index and s.entity.sex in (None, sex)]
    if own:
        return own[0].entity if len(own) == 1 or not _possessor(doc, own[-1]) else own[-1].entity
    for back in range(number - 1, max(-1, number - 4), -1):
        fitting = [s for s in by_sentence.get(back, ()) if s.entity.sex in (None, sex)]
        quiet = [s for s in fitting if not _speaks(doc, s)]
        if quiet or fitting:
            return (quiet or fitting)[0].entity
    return None


def _possessor(doc: Document, slot: Slot) -> bool:
    return doc.lower(slot.last) == "'s"


def _speaks(doc: Document, slot: Slot) -> bool:
    return doc.lower(slot.last) in SPEAKING or doc.lower(slot.first - 1) in SPEAKING
