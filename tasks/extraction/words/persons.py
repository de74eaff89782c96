"""Tell whether a noun counts persons, and what it says of them: nationality, standing, sex, age band."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tasks.extraction.text import lexicon
from tasks.extraction.words.nouns import REMEMBERED, singular
from values.categories import AgeBand, Sex, Standing

WORDS = lexicon("people")
PERSONS = frozenset(WORDS["persons"])
NO_PERSONS = frozenset(WORDS["no_persons"])
PERSON_ENDINGS = (
    "ist",
    "ian",
    "man",
    "woman",
    "person",
    "eer",
    "ee",
    "er",
    "or",
    "ant",
    "boy",
    "girl",
    "people",
    "folk",
)
NATIONALITIES = {name.lower(): code for name, code in lexicon("demonyms").items()}
# "US" reads as the country only in capitals; "us" is a pronoun.
CAPITALS_ONLY = frozenset({"us"})
PARTS_OF_AMERICA = frozenset({"central", "latin", "south", "north", "pan"})
STANDINGS = {word: standing for standing in Standing for word in WORDS[standing.value]}
SEXES = {word: sex for sex in Sex for word in WORDS[sex.value]}
BANDS = {word: band for band in AgeBand for word in WORDS[band.value]}


@dataclass(frozen=True, slots=True)
class Group:
    """What the counted noun phrase says of the persons it counts."""

    nationality: str | None = None
    standing: Standing | None = None
    sex: Sex | None = None
    age_band: AgeBand | None = None


@lru_cache(REMEMBERED)
def counts_persons(noun: str) -> bool:
    """Return whether a lower-case noun, singular or plural, stands for persons."""
    base = singular(noun)
    if base in PERSONS or noun in PERSONS or base in NATIONALITIES:
        return True
    return len(base) > 4 and base.endswith(PERSON_ENDINGS) and base not in NO_PERSONS


def names_persons(noun: str) -> bool:
    """Return whether a lower-case noun is known to stand for persons, whatever it ends in."""
    return noun in PERSONS or singular(noun) in PERSONS


def group_of(words: Sequence[str]) -> Group:
    """Return what the words of a noun phrase, as written, say of its group ("51 Chinese citizens": CN)."""
    lower = [singular(word.lower()) for word in words]
    head = lower[-1] if lower else ""
    return Group(
        nationality=_nationality(words),
        standing=next((STANDINGS[word] for word in reversed(lower) if word in STANDINGS), None),
        sex=SEXES.get(head) or next((SEXES[word] for word in lower if word in {"female", "male"}), None),
        age_band=BANDS.get(head) or next((BANDS[word] for word in lower if word in BANDS and word != head), None),
    )


def _nationality(words: Sequence[str]) -> str | None:
    """Return the country of the first demonym, of one word or two ("Sri Lankan")."""
    for i, word in enumerate(words):
        if _of_a_continent(words, i):
            continue
        pair = f"{word} {words[i + 1]}".lower() if i + 1 < len(words) else ""
        code = NATIONALITIES.get(pair) or NATIONALITIES.get(singular(pair)) or _country(word)
        if code:
            return str(code)
    return None


def _of_a_continent(words: Sequence[str], i: int) -> bool:
    """Return whether the demonym is half of another one: "Central American", "Cuban-American"."""
    before = words[i - 1].lower() if i else ""
    after = singular(words[i + 1].lower()) if i + 1 < len(words) else ""
    return (singular(words[i].lower()) == "american" and before in PARTS_OF_AMERICA) or after == "american"


def _country(word: str) -> str | None:
    lower = word.lower()
    if lower in CAPITALS_ONLY and not word.isupper():
        return None
    return NATIONALITIES.get(lower) or NATIONALITIES.get(singular(lower))
