"""Read figures of 0 told in words: "no casualties", "nobody was hurt", "none were injured"."""

from collections.abc import Iterator

from tasks.extraction.rows.mentions import Quantity
from tasks.extraction.text import Document, lexicon
from tasks.extraction.words.nouns import singular
from values.categories import Kind, Modifier

WORDS = lexicon("zeros")
NOUNS = frozenset(WORDS["nouns"])
VERBS = frozenset(WORDS["verbs"])
REACH = 5
NOT_NOUNS = frozenset({"longer", "doubt", "matter", "sooner", "way", "more", "less", "fewer", "later"})


def zero_quantities(doc: Document) -> Iterator[Quantity]:
    """Yield a quantity of 0 for each statement that nobody was harmed, arrested ..."""
    for word in ("no", "without", "zero"):
        for i in doc.positions.get(word, ()):
            found = _noun(doc, i) if word != "no" or doc.lower(i + 1) != "one" else None
            if found is not None:
                yield _zero(doc, i, i + 1, found, f"zero_{word}")
    for i in doc.positions.get("no", ()):
        if doc.lower(i + 1) == "one" and _verb(doc, i + 2):
            yield _zero(doc, i, i + 2, None, "zero_nobody")
    for word in ("nobody", "none"):
        for i in doc.positions.get(word, ()):
            if _verb(doc, i + 1):
                yield _zero(doc, i, i + 1, None, "zero_nobody")


def _noun(doc: Document, i: int) -> tuple[int, int] | None:
    """Return the harmed noun after "no" with its adjectives ("no civilian casualties"), or None."""
    end = doc.sentences[doc.tokens[i].sentence].last
    for at in range(i + 1, min(end, i + 4)):
        if doc.lower(at) == "loss" and doc.lower(at + 1) == "of" and doc.lower(at + 2) in {"life", "lives"}:
            return i + 1, at + 3
        if doc.lower(at) in NOUNS:
            persons = doc.lower(at) in {
                "people",
                "civilians",
                "troops",
                "soldiers",
                "hostages",
                "prisoners",
                "one",
                "cases",
            }
            return None if persons and not _verb(doc, at + 1) else (i + 1, at + 1)
        if (doc.tokens[at].tag and doc.lower(at) not in {"further", "other"}) or doc.lower(at) in NOT_NOUNS:
            return None
    return None


def _verb(doc: Document, at: int) -> bool:
    """Return whether a verb of harm follows soon ("was", "had been" and adverbs between)."""
    if at >= len(doc.tokens):
        return False
    end = doc.sentences[doc.tokens[at].sentence].last
    for k in range(at, min(end, at + REACH)):
        if doc.lower(k) in VERBS:
            return True
        if doc.lower(k) in {",", ";", "(", ")"}:
            return False
    return False


def _zero(doc: Document, first: int, last: int, noun: tuple[int, int] | None, rule: str) -> Quantity:
    unit = doc.quote(*noun) if noun else None
    return Quantity(
        first,
        last,
        0.0,
        0.0,
        Modifier.EXACT,
        Kind.PERSONS,
        rule,
        value_best=0.0,
        unit=unit,
        unit_norm=singular(doc.lower(noun[1] - 1)) if noun else "person",
        unit_first=noun[0] if noun else None,
        unit_last=noun[1] if noun else None,
        negated=True,
    )
