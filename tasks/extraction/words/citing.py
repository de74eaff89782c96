"""The citing words of the lexicon in all their forms: surface form -> what it may stand for."""

from dataclasses import dataclass
from functools import cache

from tasks.extraction.text import lexicon
from values.categories import CueSort

BASE, THIRD, PAST, PARTICIPLE, ING = "base", "third", "past", "participle", "ing"
VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Sense:
    """One verb or phrase of the lexicon that a surface form may stand for."""

    lemma: str
    form: str
    tail: tuple[str, ...]
    """Words that must follow the verb ("point out")."""
    sort: CueSort


def forms_of(base: str) -> list[tuple[str, str]]:
    """Return (form, name of the form) of a verb, regular or listed as irregular."""
    irregular = lexicon("cues")["irregular"].get(base)
    if irregular:
        return list(zip([base, *irregular], [BASE, THIRD, PAST, PARTICIPLE, ING], strict=True))
    stem = base[:-1] if base.endswith("e") else base
    if base.endswith(("s", "sh", "ch", "x", "z")):
        third = base + "es"
    elif base.endswith("y") and base[-2] not in VOWELS:
        return [
            (base, BASE),
            (stem[:-1] + "ies", THIRD),
            (stem[:-1] + "ied", PAST),
            (stem[:-1] + "ied", PARTICIPLE),
            (base + "ing", ING),
        ]
    else:
        third = base + "s"
    return [(base, BASE), (third, THIRD), (stem + "ed", PAST), (stem + "ed", PARTICIPLE), (stem + "ing", ING)]


@cache
def senses() -> dict[str, list[Sense]]:
    """Return surface form -> senses, those with the longest tail first."""
    table: dict[str, list[Sense]] = {}
    seen: set[str] = set()
    for sort, verbs in lexicon("cues")["verbs"].items():
        for verb in verbs:
            if verb in seen:
                continue
            seen.add(verb)
            base, *tail = verb.split()
            for surface, form in forms_of(base):
                table.setdefault(surface, []).append(Sense(verb, form, tuple(tail), CueSort(sort)))
    for found in table.values():
        found.sort(key=lambda sense: -len(sense.tail))
    return table


@cache
def noun_sorts() -> dict[str, CueSort]:
    """Return citing noun -> sort."""
    return {noun: CueSort(sort) for sort, nouns in lexicon("cues")["nouns"].items() for noun in nouns}


@cache
def also_nouns() -> frozenset[str]:
    """Return the verb forms that are nouns as often."""
    return frozenset(lexicon("cues")["also_nouns"])


@cache
def also_planned() -> frozenset[str]:
    """Return the noun-like verb forms that "to" and "for" may follow ("plans to", "hopes for")."""
    return frozenset(lexicon("cues")["also_planned"])


@cache
def only_with_clause() -> frozenset[str]:
    """Return the verbs that cite only before "that", a colon or a quotation."""
    return frozenset(lexicon("cues")["only_with_clause"])


@cache
def phrases() -> dict[str, list[tuple[str, ...]]]:
    """Return first word -> source phrases that begin with it."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in lexicon("cues")["source_phrases"]:
        words = tuple(phrase.split())
        table.setdefault(words[0], []).append(words)
    return table
