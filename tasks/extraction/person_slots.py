"""Lay out where the persons of a text stand: their names, pronouns and descriptions, each joined to one entity."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from tasks.extraction.categories import Event, Sex
from tasks.extraction.citing_words import senses
from tasks.extraction.descriptions import ACCUSED, HARMED, SEX_OF, Description
from tasks.extraction.entities import HARMS, LAWS, PRONOUN_SEX, Entity, Slot, fits, likely_sex, sex_before, sex_of_title
from tasks.extraction.mentions import NameMention
from tasks.extraction.tokens import Document, TokenKind

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
PLAIN_NOUNS = frozenset({"man", "woman", "boy", "girl", "male", "female", ""})
CLAUSE_VERBS = frozenset(senses())
DEATHS = frozenset({"death", "murder", "killing", "suicide", "body", "slaying", "assassination", "funeral", "remains"})
CLAUSE_REACH = 20
REMEMBERED = 60
"""Persons that a description may point back to; those told of longer ago are out of mind."""


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
        self.by_sentence: dict[int, list[Slot]] = {}
        for slot in slots:
            self.by_sentence.setdefault(slot.sentence, []).append(slot)

    def _names(self, names: Sequence[NameMention]) -> Iterator[Slot]:
        for name in names:
            entity = self.named.setdefault(name.full, Entity(name.full))
            if entity.mention is None or (name.name == name.full and entity.mention.name != name.full):
                entity.mention = name
            entity.sex = entity.sex or sex_of_title(name) or sex_before(self.doc, name)
            entity.likely = entity.likely or likely_sex(name)
            entity.nouns |= _nouns_beside(self.doc, name)
            yield Slot(name.first, name.last, "name", self.doc.tokens[name.first].sentence, entity)

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

    def resolve(self, sentence: int) -> None:
        """Join the pronouns and descriptions of a sentence to the persons told of before."""
        members = self.by_sentence.get(sentence, [])
        for number, slot in enumerate(members):
            if slot.kind in ("pronoun", "possessive"):
                slot.entity = self._antecedent(slot, members[:number]) or slot.entity
            elif slot.kind == "description":
                self._join(slot)
            self._touch(slot)

    def _touch(self, slot: Slot) -> None:
        slot.entity.slots.append(slot)
        if slot.kind == "name" and speaks(self.doc, slot) and not slot.entity.events:
            return
        kept = [entity for entity in self.recent[-REMEMBERED:] if entity is not slot.entity]
        self.recent = [*kept, slot.entity]

    def _antecedent(self, pronoun: Slot, before: Sequence[Slot]) -> Entity | None:
        """Return the person whom a pronoun means: the subject of its sentence so far, else of the sentence before."""
        sex = PRONOUN_SEX[self.doc.lower(pronoun.first)]
        own = [s for s in before if fits(s.entity, sex) and s.kind != "possessive" and not speaks(self.doc, s)]
        own = self._of_own_clause(pronoun, own) or own
        entity = own[0].entity if own else self._named_next(pronoun, sex)
        if len(own) > 1 and pronoun.kind == "pronoun" and self.doc.lower(pronoun.first) in ("him", "her"):
            entity = next((s.entity for s in reversed(own) if s.entity is not own[0].entity), entity)
        if entity is not None and not entity.events and self._of_a_death(pronoun, own):
            entity = next((e for e in reversed(self.recent) if fits(e, sex) and e.has((Event.KILLED,))), entity)
        for back in range(pronoun.sentence - 1, max(-1, pronoun.sentence - 3), -1):
            if entity is None:
                told = [s for s in self.by_sentence.get(back, ()) if fits(s.entity, sex) and s.kind != "possessive"]
                quiet = [s for s in told if not speaks(self.doc, s)]
                entity = quiet[0].entity if quiet else None
        if entity is None:
            entity = next((e for e in reversed(self.recent) if fits(e, sex)), None)
        if entity is not None:
            entity.sex = entity.sex or sex
        return entity

    def _of_own_clause(self, pronoun: Slot, own: Sequence[Slot]) -> list[Slot]:
        """Return the slots inside the same "that" clause ("Ruiz said that Li had lost his hand": Li's)."""
        for index in range(pronoun.first - 1, self.doc.sentences[pronoun.sentence].first, -1):
            if self.doc.lower(index) == "that" and self.doc.lower(index - 1) in CLAUSE_VERBS:
                return [slot for slot in own if slot.first > index]
        return []

    def _named_next(self, pronoun: Slot, sex: Sex) -> Entity | None:
        """Return the subject of the main clause for a pronoun of a clause before it ("Before he died, Ruiz left")."""
        bounds = self.doc.sentences[pronoun.sentence]
        if self.doc.tokens[bounds.first].tag not in ("preposition", "subordinator") and not self._opens_time(pronoun):
            return None
        for index in range(pronoun.last, min(bounds.last, pronoun.last + CLAUSE_REACH)):
            slot = self.starting.get(index)
            if slot is not None and slot.kind == "name":
                return slot.entity if self.doc.lower(index - 1) == "," and fits(slot.entity, sex) else None
        return None

    def _opens_time(self, pronoun: Slot) -> bool:
        """Return whether "Three weeks before" or the like stands before the pronoun."""
        first = self.doc.sentences[pronoun.sentence].first
        return pronoun.first - first <= 4 and self.doc.lower(pronoun.first - 1) in ("before", "after", "when", "since")

    def _of_a_death(self, pronoun: Slot, own: Sequence[Slot]) -> bool:
        """Return whether "his death" stands in the words of somebody alive, and so takes up a death already told."""
        if pronoun.kind != "possessive" or self.doc.lower(pronoun.last) not in DEATHS or not own:
            return False
        return any(self.doc.lower(index) in CLAUSE_VERBS for index in range(own[0].last, pronoun.first))

    def _join(self, slot: Slot) -> None:
        """Join a description that points back to the person it describes; another one tells of somebody new."""
        d = slot.description
        assert d is not None  # noqa: S101 - a description slot carries one
        known = self._apposed(d) or (self._described_before(d) if d.definite else self._same_age(d))
        if known is not None:
            known.nouns |= {d.noun} - {""}
            if known.age is None and d.age is not None:
                known.age, known.age_rule = d.age, "age_apposition"
            known.sex = known.sex or d.sex
            slot.entity = known
        else:
            self.unnamed.append(slot.entity)

    def _apposed(self, d: Description) -> Entity | None:
        """Return the person whom the description stands beside: "Ana Ruiz, 38, a student", "Ana Ruiz is a student"."""
        at = d.begin - 1
        if self.doc.lower(at) in ("“", '"', "‘", "'") and self.doc.lower(at - 1) in ("is", "was"):
            at -= 1
        if self.doc.lower(d.begin) in ("his", "her", "their"):
            return None
        if self.doc.lower(at) in (",", "—", "–", "is", "was", "("):
            slot = self.ending.get(at)
            if slot is None and self.doc.lower(at) == "," and self.doc.tokens[at - 1].kind is TokenKind.NUMBER:
                slot = self.ending.get(at - 2)
            named_next = self.starting.get(d.last + 1) if self.doc.lower(d.last) == "," else None
            if named_next is not None and named_next.kind == "name":
                return None
            if (
                slot is not None
                and slot.kind in ("name", "pronoun")
                and fits(slot.entity, d.sex)
                and self._ends_apposition(d)
            ):
                return slot.entity
        return None

    def _ends_apposition(self, d: Description) -> bool:
        """Return whether no further member of an enumeration follows ("Ana Ruiz, a student and two men")."""
        return d.age is None or self.doc.lower(d.first - 1) not in ("and",)

    def _same_age(self, d: Description) -> Entity | None:
        """Return the person of the same age and noun: "a 17-year-old boy" of the first lines is told of again."""
        if d.age is None:
            return None
        return next((e for e in reversed(self.unnamed) if e.age == d.age and e.sex == d.sex and not e.merged), None)

    def _described_before(self, d: Description) -> Entity | None:
        fitting = [e for e in reversed(self.recent) if fits(e, d.sex)]
        if d.age is not None:
            return next((e for e in fitting if e.age == d.age), None) or self._only_one_told(d)
        if d.noun in HARMED:
            return next((e for e in fitting if e.has(HARMS) and not e.nouns & ACCUSED), None)
        if d.noun in ACCUSED:
            return next((e for e in fitting if e.nouns & ACCUSED or e.has(LAWS)), None)
        if self.doc.lower(d.first - 1) in ("his", "her", "their", "'s"):
            return None
        return next((e for e in fitting if d.noun in e.nouns), None) or next(
            (e for e in fitting if d.sex is not None and e.sex is d.sex), None
        )

    def _only_one_told(self, d: Description) -> Entity | None:
        """Return the one person without an age whom the two sentences before tell of, for "the 29-year-old"."""
        sentence = self.doc.tokens[d.first].sentence
        if (d.noun in SEX_OF and d.noun not in PLAIN_NOUNS) or self.doc.lower(d.begin) != "the":
            return None
        slots = [
            s for k in (sentence - 2, sentence - 1, sentence) for s in self.by_sentence.get(k, ()) if s.first < d.first
        ]
        told = {id(s.entity): s.entity for s in slots if s.kind == "name" and not speaks(self.doc, s)}
        entity = next(iter(told.values())) if len(told) == 1 else None
        if entity is None or entity.age is not None or not fits(entity, d.sex):
            return None
        return None if d.noun in ACCUSED and entity.has(HARMS) else entity


def speaks(doc: Document, slot: Slot) -> bool:
    """Return whether the person is the one who says it."""
    return doc.lower(slot.last) in SPEAKING or doc.lower(slot.first - 1) in SPEAKING


def _nouns_beside(doc: Document, name: NameMention) -> set[str]:
    """Return the role words right before the name or in the apposition behind it ("the suspect, Ana Ruiz")."""
    before = {doc.lower(name.first - 1), doc.lower(name.first - 2)}
    behind = {doc.lower(k) for k in range(name.last + 1, name.last + 4)} if doc.lower(name.last) == "," else set()
    return (before | behind) & (HARMED | ACCUSED | SEX_OF.keys())


def _kind(doc: Document, index: int, word: str) -> str:
    """Return "possessive" for "his" and for "her" before a noun."""
    if word == "her":
        follows = doc.tokens[index + 1] if index + 1 < len(doc.tokens) else None
        noun = follows is not None and follows.kind is not TokenKind.SIGN and not follows.tag
        return "possessive" if noun else "pronoun"
    return "possessive" if word == "his" else "pronoun"
