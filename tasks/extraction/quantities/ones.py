"""Tell "one" that counts ("one soldier", "at least one") from the pronoun and the determiner ("the one", "one day")."""

from tasks.extraction.quantities.counted import counted_after
from tasks.extraction.quantities.neighbours import LISTS
from tasks.extraction.text import Document, lexicon
from tasks.extraction.words.nouns import is_plural
from tasks.extraction.words.persons import counts_persons

COUNTED = lexicon("counted")
NO_COUNT = frozenset(COUNTED["one_no_count"])
PERSON_VERBS = frozenset(COUNTED["person_verbs"])
TRANSFERS = frozenset({"sent", "received", "got", "lost", "killed", "wounded", "injured", "captured", "took", "gave"})
PASTS = frozenset(COUNTED["one_pasts"])
HEDGES = frozenset({"perhaps", "maybe"})
MODALS = frozenset({"can", "could", "should", "would", "may", "might", "must", "does", "did", "will"})
# Before "one" where a row tells the counted one by one ("two died, one trampled at the gate").
ROWS = frozenset({",", ";", ":", "-", "–", "—", "and", '"'})
PARALLEL = frozenset(
    {"had", "has", "is", "was", "in", "from", "at", "on", "overseas", "of", ",", ";", ".", "for", "by", "with", "after"}
)


def _determines(doc: Document, i: int) -> bool:
    """Return whether the "one" only determines its noun: "in one odd instance", "from one village to another"."""
    end = doc.sentences[doc.tokens[i].sentence].last
    counted = counted_after(doc, i + 1, end, single=True)
    if counted is None or counted.compound:
        return False
    if doc.lower(counted.last - 1) == "case" and doc.lower(i - 1) != "in":
        return False
    paired = doc.lower(counted.last) in {"to", "or", "after"} and doc.lower(counted.last + 1) == "another"
    return paired or doc.lower(counted.last - 1) in NO_COUNT


def _opens_clause(doc: Document, i: int) -> bool:
    """Return whether a participle or a clause tells what the pronoun is ("one called a burrow", "one Karo had")."""
    sentence = doc.sentences[doc.tokens[i].sentence]
    if i + 2 >= sentence.last:
        return False
    after, behind = doc.tokens[i + 1], doc.tokens[i + 2]
    if after.lower in PERSON_VERBS or after.lower == "unidentified":
        return False
    past = (after.lower.endswith("ed") and len(after.lower) > 4) or after.lower in PASTS
    participle = past and behind.tag in {"determiner", "preposition"}
    named = doc.case == "mixed" and after.capital and not counts_persons(after.lower) and behind.tag == "auxiliary"
    return participle or named


def one_reason(doc: Document, i: int, bounded: bool, counted_before: bool) -> str | None:
    """Return why the "one" at token `i` is no figure, None when it counts.

    `bounded` tells that a modifier stands before it ("at least one"), `counted_before` that the sentence has
    another count ("eight are in custody here and one overseas").
    """
    sentence = doc.sentences[doc.tokens[i].sentence]
    after = doc.tokens[i + 1] if i + 1 < sentence.last else None
    before = doc.lower(i - 1) if i > sentence.first else ""
    row = counted_before and before in ROWS
    if after is not None and (after.text in {"'s", "’s"} or (not row and _opens_clause(doc, i))):
        return "one_pronoun"
    if after is not None and after.lower == "of" and not bounded:
        return None if counted_before and doc.lower(i + 2) in {"them", "whom", "those"} else "one_of"
    if bounded and before in HEDGES and _determines(doc, i):
        return "one_determiner"
    if bounded and before != "the":
        return None
    if before in LISTS["one_before"] and not (after and counts_persons(after.lower) and before in {"and", "'s"}):
        return "one_pronoun"
    if after is None:
        return None if counted_before and before in {"and", "each", "only"} else "one_pronoun"
    if _determines(doc, i):
        return "one_determiner"
    if before in MODALS or (is_plural(after.lower) and after.lower not in PERSON_VERBS and after.text.islower()):
        return "one_pronoun"
    if after.lower in PERSON_VERBS or after.lower in {"dead", "killed", "wounded"}:
        return None
    if after.lower in NO_COUNT or after.tag or not after.text[:1].isalnum():
        parallel = before in {"and", ",", "but", "while", "with", "each"} and after.lower in PARALLEL
        if before in PERSON_VERBS and after.lower in {"and", ",", ";", "."}:
            return None
        elided = counted_before and (parallel or (before in TRANSFERS and after.lower in {",", ";", "."}))
        return None if elided else ("one_determiner" if not after.tag else "one_pronoun")
    return None
