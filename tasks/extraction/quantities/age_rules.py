"""When a bare number is an age: after "aged", in a row of ages, in commas after a name, behind "was" and the like."""

from tasks.extraction.numbers import Amount
from tasks.extraction.quantities.age_apposition import AgeCase, in_apposition
from tasks.extraction.quantities.age_rows import AGED, WHOLE_AGES, ages_follow, dealt_out, goes_on
from tasks.extraction.quantities.age_subjects import SUPERLATIVES, is_one, of_average, of_superlative
from tasks.extraction.rows.rules import Rule, Table, always
from tasks.extraction.text import Document, TokenKind
from tasks.extraction.words.persons import counts_persons

AGE_GROUPS = frozenset({"group", "groups", "bracket", "brackets", "range", "cohort", "category", "limit"})
BIRTHDAYS = frozenset({"turned", "turning", "turns", "turn"})
BIRTHDAY_TIMES = frozenset(
    {"last", "this", "next", "earlier", "today", "yesterday", "tomorrow", "just", "two", "three"}
)
PERSONAL = frozenset({"he", "she", "they"})
YOUNGEST_IN_PREDICATE = 4
HEDGES = frozenset({"about", "around", "approximately", "nearly", "almost", "just", "only", "from"})
SUBJECT_REACH = 8
MONTHS = frozenset({"months", "weeks", "days"})
NEIGHBOURS = frozenset({"under", "over", "above", "below"})


def age_rule(doc: Document, amount: Amount, end: int) -> str | None:
    """Return the name of the rule by which a bare number is an age, None where it is none."""
    at = amount.first
    while doc.lower(at - 1) in HEDGES:
        at -= 1
    case = AgeCase(doc, amount, end, at, doc.lower(at - 1), doc.lower(at - 2))
    rule = AGES.decide(case)
    return rule.gives(case) if rule is not None else None


def _aged(case: AgeCase) -> bool:
    named = case.before in {"-", "–", ":"} and case.further in {"age", "aged"}
    younger = case.before == "to" and case.further in MONTHS and case.doc.lower(case.at - 4) in AGED
    return younger or case.before in AGED or named or (case.before == "of" and case.further in {"age", "ages"})


def _aged_between(case: AgeCase) -> bool:
    doc, amount = case.doc, case.amount
    ahead = doc.lower(case.at) == "between" and doc.lower(case.at + 2) in AGED
    behind = case.before == "between" and case.further in AGED
    return ahead or behind or (doc.lower(amount.first) == "between" and case.before in AGED)


def _limits(case: AgeCase) -> bool:
    if case.before == "-" and case.further in NEIGHBOURS and case.doc.lower(case.amount.last) == "s":
        return True  # "the under-25s"
    few = case.before in NEIGHBOURS and 1 < case.low < 100 and not ages_follow(case.doc, case.amount.last, case.end)
    return few and _of_persons(case.doc, case.at - 2)


def _of_predicate(case: AgeCase) -> bool:
    """Return whether "was" stands between a person and the number that ends the clause."""
    pronoun = case.before in {"was", "is", "'s"} and case.further in {"he", "she", "who"}
    return case.closed and (pronoun or (case.before in {"was", "is"} and is_one(case.doc, case.at - 2)))


def _when(case: AgeCase) -> bool:
    behind = case.doc.lower(case.amount.last), case.doc.lower(case.amount.last + 1)
    return case.before in {"was", "were"} and behind[0] == "when" and behind[1] in PERSONAL


def _named_when(case: AgeCase) -> bool:
    whole = case.before == "was" and case.doc.case == "mixed" and case.amount.low in WHOLE_AGES
    return whole and _dates_back(case.doc, case.at - 2, case.amount.last)


def _dates_back(doc: Document, name: int, at: int) -> bool:
    """Return whether a name and a time stand around "was 12" ("Ana was 12 when", "Ana was 12 in 1976 when")."""
    token = doc.tokens[name]
    dated = at + 2 < len(doc.tokens) and doc.lower(at) == "in" and doc.tokens[at + 1].text.isdecimal()
    told = doc.lower(at) == "when" or (dated and len(doc.lower(at + 1)) == 4 and doc.lower(at + 2) == "when")
    return told and token.kind is TokenKind.WORD and token.capital and not token.tag


def _of_persons(doc: Document, at: int) -> bool:
    """Return whether persons are limited: "children under 5", "most of the victims were under 18"."""
    if doc.lower(at) not in {"was", "were", "is", "are", "be"}:
        return counts_persons(doc.lower(at))
    first = doc.sentences[doc.tokens[at].sentence].first
    return any(counts_persons(doc.lower(k)) for k in range(max(first, at - SUBJECT_REACH), at))


AGES: Table[AgeCase, str | None] = Table(
    "age",
    "Is a bare number an age?",
    (
        Rule(
            "aged",
            _aged,
            always("age_aged"),
            "A cook aged 38 was hurt.",
            "A cook was hurt by 38 men.",
        ),
        Rule(
            "aged_between",
            _aged_between,
            always("age_aged"),
            "Children between the ages of 5 and 12 came.",
            "The town lies between 8 and 12 hills.",
        ),
        Rule(
            "group",
            lambda case: (
                case.doc.lower(case.amount.last) == "age" and case.doc.lower(case.amount.last + 1) in AGE_GROUPS
            ),
            always("age_group"),
            "Most were in the 20 to 30 age group.",
            "Most were in the 20 to 30 tents.",
        ),
        Rule(
            "row",
            lambda case: case.before in {"and", ","} and goes_on(case.doc, case.amount, case.end),
            always("age_row"),
            "Two boys aged 8 and 12 were hurt.",
            "Two boys and 12 girls were hurt.",
        ),
        Rule(
            "dealt_out",
            lambda case: dealt_out(case.doc, case.amount, case.end),
            always("age_row"),
            "The sisters, 20 and 23, were hurt.",
            "Ana Ruiz and 22 others were hurt.",
        ),
        Rule(
            "birthday",
            lambda case: (
                case.before in BIRTHDAYS and (case.closed or case.doc.lower(case.amount.last) in BIRTHDAY_TIMES)
            ),
            always("age_birthday"),
            "Ana Ruiz turned 30 last week.",
            "Ana Ruiz turned 30 pages.",
        ),
        Rule(
            "apposition",
            in_apposition,
            always("age_apposition"),
            "Ana Ruiz, 38, was hurt.",
            "In Osten, 38 were hurt.",
        ),
        Rule(
            "limit",
            _limits,
            always("age_limit"),
            "Children under 5 were hurt.",
            "Prices fell under 5 dollars.",
        ),
        Rule(
            "average",
            lambda case: of_average(case.doc, case.at) and case.closed,
            always("age_average"),
            "The average age was 34.",
            "The average price was 34 dollars.",
        ),
        Rule(
            "predicate",
            _of_predicate,
            lambda case: "age_predicate" if case.low >= YOUNGEST_IN_PREDICATE else None,
            "He died in Osten. He was 34.",
            "He died in Osten. He was 34 miles off.",
        ),
        Rule(
            "predicate_when",
            _when,
            always("age_predicate"),
            "Ana Ruiz was 12 when she fled.",
            "Ana Ruiz was 12 miles off when she fled.",
        ),
        Rule(
            "named_when",
            _named_when,
            always("age_predicate"),
            "Ana was 12 when the war began.",
            "Ana was 12 miles off when the war began.",
        ),
        Rule(
            "superlative",
            lambda case: (case.before in SUPERLATIVES or of_superlative(case.doc, case.at)) and case.closed,
            always("age_superlative"),
            "Twelve boys were held. The youngest was 9.",
            "Twelve boys were held. The strongest had 9.",
        ),
    ),
)
