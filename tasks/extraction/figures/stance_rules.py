"""How sure a figure is: what its own words and those of its clause say of a number that is reported or asserted."""

from dataclasses import dataclass

from tasks.extraction.events import modality_at
from tasks.extraction.rows.mentions import Quantity
from tasks.extraction.rows.rules import Rule, Table, always
from tasks.extraction.text import Document
from values.categories import CueSort, Kind, Stance
from values.reading import Attribution, Figure


@dataclass(frozen=True, slots=True)
class StanceCase:
    """A figure that is reported or asserted, with who is cited for it."""

    doc: Document
    figure: Figure
    quantity: Quantity
    said: Attribution | None


def _by_clause(case: StanceCase) -> Stance | None:
    return modality_at(case.doc, case.quantity.first, cited=case.said is not None)


STANCE: Table[StanceCase, Stance | None] = Table(
    "stance",
    "How sure is a figure that is reported or asserted?",
    (
        Rule(
            "age_is_fact",
            lambda case: case.quantity.kind is Kind.AGE,
            always(None),
            "Ana Ruiz may be 34 years old.",
            "Some 30 miners may have died.",
        ),
        Rule(
            "cited_estimate",
            lambda case: case.said is not None and case.said.sort is CueSort.ESTIMATE,
            always(None),
            "The ministry estimates that 30 miners died.",
            "The ministry said that 30 miners died.",
        ),
        Rule(
            "own_estimate",
            lambda case: case.said is None and "estimated" in case.figure.quote.lower().split()[:2],
            always(Stance.ESTIMATED),
            "An estimated 30 miners died.",
            "Some 30 miners died.",
        ),
        Rule(
            "unconfirmed_source",
            lambda case: case.said is not None and (case.said.speaker or "").lower().startswith("unconfirmed"),
            always(Stance.ALLEGED),
            "Unconfirmed reports said that 30 miners died.",
            "The ministry said that 30 miners died.",
        ),
        Rule(
            "clause_modality",
            lambda case: _by_clause(case) is not None,
            _by_clause,
            "Some 30 miners may have died.",
            "Some 30 miners died.",
        ),
    ),
)
