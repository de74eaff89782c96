"""Tell "one" that counts ("one soldier", "at least one") from the pronoun and the determiner ("the one", "one day")."""

from dataclasses import dataclass

from tasks.extraction.quantities.counted import counted_after
from tasks.extraction.quantities.neighbours import LISTS
from tasks.extraction.rows.rules import Rule, Table, always
from tasks.extraction.text import Document, Token, lexicon
from tasks.extraction.words.inflection import ends_as_past
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
    past = ends_as_past(after.lower) or after.lower in PASTS
    participle = past and behind.tag in {"determiner", "preposition"}
    named = doc.case == "mixed" and after.capital and not counts_persons(after.lower) and behind.tag == "auxiliary"
    return participle or named


@dataclass(frozen=True, slots=True)
class OneCase:
    """The "one" at token `at`; `bounded` after a modifier, `counted_before` where its sentence has another count."""

    doc: Document
    at: int
    bounded: bool
    counted_before: bool
    before: str
    after: Token | None
    """The next token, None where "one" ends the sentence."""

    @property
    def next(self) -> str:
        """Return the next word, "" where "one" ends the sentence."""
        return self.after.lower if self.after is not None else ""


def one_reason(doc: Document, i: int, bounded: bool, counted_before: bool) -> str | None:
    """Return why the "one" at token `i` is no figure, None when it counts.

    `bounded` tells that a modifier stands before it ("at least one"), `counted_before` that the sentence has
    another count ("eight are in custody here and one overseas").
    """
    sentence = doc.sentences[doc.tokens[i].sentence]
    after = doc.tokens[i + 1] if i + 1 < sentence.last else None
    before = doc.lower(i - 1) if i > sentence.first else ""
    case = OneCase(doc, i, bounded, counted_before, before, after)
    rule = ONES.decide(case)
    return rule.gives(case) if rule is not None else None


def _is_told(case: OneCase) -> bool:
    """Return whether an "'s" or a clause makes it a pronoun ("one's own", "one Karo had")."""
    row = case.counted_before and case.before in ROWS
    own = case.after is not None and case.after.text in {"'s", "’s"}
    return own or (case.after is not None and not row and _opens_clause(case.doc, case.at))


def _is_one_of(case: OneCase) -> bool:
    return case.next == "of" and not case.bounded


def _of_told(case: OneCase) -> str | None:
    back = case.counted_before and case.doc.lower(case.at + 2) in {"them", "whom", "those"}
    return None if back else "one_of"


def _refers(case: OneCase) -> bool:
    person = case.before in {"and", "'s"} and counts_persons(case.next)
    return case.before in LISTS["one_before"] and not person


def _of_anybody(case: OneCase) -> bool:
    """Return whether "one" stands for anybody, or before the plural of what it is itself ("one can", "one apples")."""
    plural = is_plural(case.next) and case.next not in PERSON_VERBS
    return case.before in MODALS or (plural and case.after is not None and case.after.text.islower())


def _bare(case: OneCase) -> bool:
    """Return whether no noun follows that "one" could count."""
    after = case.after
    return after is not None and (case.next in NO_COUNT or bool(after.tag) or not after.text[:1].isalnum())


def _counts_elided(case: OneCase) -> bool:
    """Return whether the noun of a count before is meant ("killed two and wounded one.", "one in Osten")."""
    if not _bare(case):
        return False
    if case.before in PERSON_VERBS and case.next in {"and", ",", ";", "."}:
        return True
    parallel = case.before in {"and", ",", "but", "while", "with", "each"} and case.next in PARALLEL
    return case.counted_before and (parallel or (case.before in TRANSFERS and case.next in {",", ";", "."}))


ONES: Table[OneCase, str | None] = Table(
    "one",
    'Is "one" no figure?',
    (
        Rule(
            "told",
            _is_told,
            always("one_pronoun"),
            "He told of one called a burrow.",
            "He told of one killed soldier.",
        ),
        Rule(
            "one_of",
            _is_one_of,
            _of_told,
            "One of the ships sank.",
            "One ship sank.",
        ),
        Rule(
            "hedged",
            lambda case: case.bounded and case.before in HEDGES and _determines(case.doc, case.at),
            always("one_determiner"),
            "They may perhaps one day meet again.",
            "They killed about one soldier.",
        ),
        Rule(
            "bounded",
            lambda case: case.bounded and case.before != "the",
            always(None),
            "At least one soldier died.",
            "One soldier died.",
        ),
        Rule(
            "refers",
            _refers,
            always("one_pronoun"),
            "He took the one on the left.",
            "He took one soldier.",
        ),
        Rule(
            "last_of_row",
            lambda case: case.after is None and case.counted_before and case.before in {"and", "each", "only"},
            always(None),
            "They took two men and one",
            "They took one",
        ),
        Rule(
            "ends",
            lambda case: case.after is None,
            always("one_pronoun"),
            "They took one",
            "They took one soldier.",
        ),
        Rule(
            "determines",
            lambda case: _determines(case.doc, case.at),
            always("one_determiner"),
            "He came back one day.",
            "He came back with one soldier.",
        ),
        Rule(
            "anybody",
            _of_anybody,
            always("one_pronoun"),
            "Never should one sleep there.",
            "One soldier slept there.",
        ),
        Rule(
            "person_verb",
            lambda case: case.next in PERSON_VERBS or case.next in {"dead", "killed", "wounded"},
            always(None),
            "Two fled and one died.",
            "Two fled with one soldier.",
        ),
        Rule(
            "elided",
            _counts_elided,
            always(None),
            "They killed two men and wounded one.",
            "They saw one.",
        ),
        Rule(
            "bare",
            _bare,
            lambda case: "one_pronoun" if case.after is not None and case.after.tag else "one_determiner",
            "They saw one and left.",
            "They saw one soldier and left.",
        ),
    ),
)
