"""Lay out where the persons of a text stand: their names, pronouns and descriptions, each joined to one entity."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from tasks.extraction.persons.descriptions import ACCUSED, HARMED, SEX_OF, Description
from tasks.extraction.persons.entities import PRONOUN_SEX, Entity, Slot, likely_sex, sex_before, sex_of_title
from tasks.extraction.quantities import PICTURED
from tasks.extraction.rows.mentions import NameMention
from tasks.extraction.text import Document, TokenKind

LONGEST_ALIAS = 4
ALIASES = frozenset({"aka", "alias", "a.k.a"})


class Slots:
    """All slots of one text, resolved sentence by sentence."""

    def __init__(self, doc: Document, names: Sequence[NameMention]) -> None:
        self.doc = doc
        self.named: dict[str, Entity] = {}
        self.unnamed: list[Entity] = []
        self.recent: list[Entity] = []
        """Persons by last mention, the latest at the end."""
        self._lay(list(self._names(names)))

    def describe(self, descriptions: Sequence[Description]) -> None:
        """Add the slots of pronouns and descriptions to those of the names."""
        named = [slot for members in self.by_sentence.values() for slot in members]
        self._lay([*named, *self._pronouns(), *self._described(descriptions)])

    def _lay(self, slots: list[Slot]) -> None:
        slots.sort(key=lambda slot: (slot.first, -slot.last))
        self.starting = {slot.first: slot for slot in reversed(slots)}
        self.ending = {slot.last: slot for slot in slots}
        self.ending |= {slot.last + 3: slot for slot in slots if slot.kind == "name" and _is_pictured(self.doc, slot)}
        self.by_sentence: dict[int, list[Slot]] = {}
        for slot in slots:
            self.by_sentence.setdefault(slot.sentence, []).append(slot)

    def _names(self, names: Sequence[NameMention]) -> Iterator[Slot]:
        last: Slot | None = None
        for name in names:
            alias = self._alias_of(last, name)
            entity = alias or self.named.setdefault(name.full, Entity(name.full))
            if entity.mention is None or (not alias and name.name == name.full and entity.mention.name != name.full):
                entity.mention = name
            entity.sex = entity.sex or sex_of_title(name) or sex_before(self.doc, name)
            entity.likely = entity.likely or likely_sex(name)
            entity.nouns |= _nouns_beside(self.doc, name)
            last = Slot(name.first, name.last, "name", self.doc.tokens[name.first].sentence, entity)
            yield last

    def _alias_of(self, last: Slot | None, name: NameMention) -> Entity | None:
        """Return the person whose other name this is ("Ana Ruiz, aka Nina Roz, 38")."""
        known = [self.doc.lower(k) for k in range(name.first - 3, name.first)]
        called = known[2] in ALIASES or known == ["also", "known", "as"]
        return last.entity if called and last is not None and name.first - last.last <= LONGEST_ALIAS else None

    def _pronouns(self) -> Iterator[Slot]:
        for word in PRONOUN_SEX:
            for index in self.doc.positions.get(word, ()):
                yield Slot(index, index + 1, _kind(self.doc, index, word), self.doc.tokens[index].sentence, Entity(""))

    def _described(self, descriptions: Sequence[Description]) -> Iterator[Slot]:
        for d in descriptions:
            entity = Entity("", sex=d.sex, age=d.age, age_rule="age_description", nouns={d.noun} - {""})
            yield Slot(d.first, d.last, "description", self.doc.tokens[d.first].sentence, entity, d)

    def attributed(self, index: int) -> Slot | None:
        """Return the description that the word at `index` stands inside of, before its noun ("the dead teen")."""
        slot = self.starting.get(index + 1) or self.starting.get(index + 2)
        inside = slot is not None and slot.description is not None and slot.description.begin < index
        return slot if inside else None

    def semicolons(self, sentence: int) -> bool:
        """Return whether a sentence parts its enumeration by semicolons, which lets more stand between two names."""
        bounds = self.doc.sentences[sentence]
        signs = self.doc.positions.get(";", [])
        at = bisect_left(signs, bounds.first)
        return at < len(signs) and signs[at] < bounds.last


def _nouns_beside(doc: Document, name: NameMention) -> set[str]:
    """Return the role words right before the name or in the apposition behind it ("the suspect, Ana Ruiz")."""
    start = doc.sentences[doc.tokens[name.first].sentence].first
    before = {doc.lower(k) for k in range(max(start, name.first - 2), name.first)}
    behind = {doc.lower(k) for k in range(name.last + 1, name.last + 4)} if doc.lower(name.last) == "," else set()
    return (before | behind) & (HARMED | ACCUSED | SEX_OF.keys())


def _is_pictured(doc: Document, slot: Slot) -> bool:
    """Return whether a caption's bracket follows the name, which then ends the phrase ("Ana Ruiz (left), 38,")."""
    return (doc.lower(slot.last), doc.lower(slot.last + 2)) == ("(", ")") and doc.lower(slot.last + 1) in PICTURED


def _kind(doc: Document, index: int, word: str) -> str:
    """Return "possessive" for "his" and for "her" before a noun."""
    if word == "her":
        follows = doc.tokens[index + 1] if index + 1 < len(doc.tokens) else None
        noun = follows is not None and follows.kind is not TokenKind.SIGN and not follows.tag
        return "possessive" if noun else "pronoun"
    return "possessive" if word == "his" else "pronoun"
