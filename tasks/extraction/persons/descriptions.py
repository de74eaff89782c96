"""Find the words that stand for a person without a name: "a 17-year-old boy", "the victim", "the suspect, 22"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tasks.extraction.rows.mentions import Quantity
from tasks.extraction.text import Document, TokenKind, lexicon
from values.categories import Kind, Sex

ROLES = lexicon("roles")
DESCRIBING = frozenset(ROLES["describing"])
HARMED = frozenset(ROLES["harmed"])
ACCUSED = frozenset(ROLES["accused"])
SEX_OF = {word: sex for sex in (Sex.FEMALE, Sex.MALE) for word in ROLES[sex.value]} | {
    "male": Sex.MALE,
    "female": Sex.FEMALE,
}
DEFINITE = frozenset({"the", "this", "that", "his", "her", "their", "whose"})
INDEFINITE = frozenset({"a", "an", "another", "one"})
AGE_TAIL = frozenset({"-", "–", "year", "years", "yr", "old", "month", "months", "week", "weeks"})


@dataclass(slots=True)
class Description:
    """Tokens `first:last` that describe one person; `noun` is the role, `definite` whether it points back."""

    first: int
    last: int
    noun: str
    definite: bool
    age: int | None = None
    begin: int = 0
    """Where its noun phrase begins, with article and adjectives."""

    @property
    def sex(self) -> Sex | None:
        """Return the sex that the noun says."""
        return SEX_OF.get(self.noun)


def find_descriptions(doc: Document, ages: Sequence[tuple[Quantity, int]], taken: set[int]) -> list[Description]:
    """Return the descriptions in order; `ages` are quantities with their age, `taken` the tokens of named persons."""
    aged = list(_aged(doc, ages))
    covered = {index for d in aged for index in range(d.first, d.last)} | taken
    return sorted([*aged, *_bare(doc, covered)], key=lambda d: d.first)


def _aged(doc: Document, ages: Sequence[tuple[Quantity, int]]) -> Iterator[Description]:
    for quantity, age in ages:
        if quantity.kind is not Kind.AGE:
            continue
        if doc.lower(quantity.last) in AGE_TAIL and doc.lower(quantity.last) not in (",", "and"):
            yield _before_noun(doc, quantity, age)
        elif doc.lower(quantity.first - 1) in (",", "(", "aged", "age") and (noun := _noun_before(doc, quantity.first)):
            determiner = doc.lower(noun - 1)
            yield Description(noun, quantity.last, doc.lower(noun), determiner in DEFINITE, age, noun)


def _noun_before(doc: Document, index: int) -> int | None:
    """Return the index of the role right before the comma and the age ("a man, 22,")."""
    back = index - 1
    if doc.lower(back) in ("aged", "age"):
        back -= 1
    if doc.lower(back) in (",", "("):
        back -= 1
    return back if back >= 0 and doc.lower(back) in DESCRIBING else None


def _before_noun(doc: Document, quantity: Quantity, age: int) -> Description:
    """Return "38-year-old" with the words up to its role noun, else the one word that follows it."""
    index = quantity.last
    while doc.lower(index) in AGE_TAIL or (
        doc.lower(index) in ("of", "age") and doc.lower(index - 1) in ("years", "of")
    ):
        index += 1
    last, noun = index, ""
    for at in range(index, min(len(doc.tokens), index + 5)):
        token = doc.tokens[at]
        if (token.kind is not TokenKind.WORD and token.text != "-") or token.tag:
            break
        if token.lower in DESCRIBING:
            last, noun = at + 1, token.lower
            break
    start = quantity.first
    while (
        doc.tokens[start - 1].tag == "" and start > quantity.first - 2 and doc.tokens[start - 1].kind is TokenKind.WORD
    ):
        start -= 1
    return Description(quantity.first, last, noun, doc.lower(start - 1) in DEFINITE, age, start - 1)


def _bare(doc: Document, covered: set[int]) -> Iterator[Description]:
    """Yield role nouns after "a" or "the", a word or two between, that no age or name belongs to."""
    for noun in DESCRIBING & doc.positions.keys():
        for index in doc.positions[noun]:
            if index in covered or index + 1 in covered or doc.lower(index + 1) in ("'s", "-"):
                continue
            begin = _determiner(doc, index)
            if begin is not None:
                follows = doc.tokens[index + 1] if index + 1 < len(doc.tokens) else None
                if follows is not None and follows.kind is TokenKind.WORD and follows.lower in DESCRIBING:
                    continue
                yield Description(index, index + 1, noun, doc.lower(begin) in DEFINITE, None, begin)


def _determiner(doc: Document, index: int) -> int | None:
    """Return the index of the article before a role noun, three words between at most."""
    for back in range(index - 1, max(-1, index - 7), -1):
        token = doc.tokens[back]
        if token.lower in DEFINITE | INDEFINITE:
            return back
        if token.tag or token.kind is TokenKind.SIGN:
            return None
    return None
