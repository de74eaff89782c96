"""What sort of thing is counted: the kind of a figure, once its event is known."""

from dataclasses import dataclass

from tasks.extraction.figures.event_rules import HUMAN, THINGS
from tasks.extraction.rows.mentions import Link, Quantity, Road
from tasks.extraction.rows.rules import Rule, Table, always
from values.categories import Event, Kind


@dataclass(frozen=True, slots=True)
class Sorting:
    """A quantity whose kind is asked for, with its link and its event."""

    quantity: Quantity
    link: Link
    event: Event | None


def _bare_persons(case: Sorting) -> bool:
    """Return whether a number without a noun suffers what only persons suffer, or is a toll."""
    if case.quantity.kind is not Kind.OTHER or not (case.event in HUMAN or case.event is Event.ATTENDING):
        return False
    best = case.quantity.value_best
    whole = best is None or best == int(best)
    counted = case.quantity.rule != "fraction" or (best or 0) > 1
    elided = case.quantity.unit is None and counted and case.link.road is not Road.AGENT and whole
    return case.link.road is Road.TOLL or elided


def _unknown_noun(case: Sorting) -> bool:
    """Return whether a noun that no list knows suffers what only persons suffer ("six Carmelites were killed")."""
    if case.quantity.kind is not Kind.OBJECTS or case.event not in HUMAN or case.link.road is Road.AGENT:
        return False
    words = (case.quantity.unit_norm or case.quantity.unit or "").lower().split()
    return bool(words) and words[-1] not in THINGS and words[-1].removesuffix("s") not in THINGS


KIND: Table[Sorting, Kind] = Table(
    "kind",
    "What sort of thing is counted, seen from what befell it?",
    (
        Rule(
            "destroyed_things",
            lambda case: case.quantity.kind is Kind.PERSONS and case.event is Event.DESTROYED,
            always(Kind.OBJECTS),
            "The storm destroyed 11 transformers.",
            "The storm killed 11 farmers.",
        ),
        Rule(
            "bare_persons",
            _bare_persons,
            always(Kind.PERSONS),
            "Flood displaces 4,000 in Osten",
            "The storm killed 11 farmers.",
        ),
        Rule(
            "unknown_noun",
            _unknown_noun,
            always(Kind.PERSONS),
            "Six Carmelites were killed.",
            "Six goats were killed.",
        ),
        Rule(
            "as_read",
            always(True),
            lambda case: case.quantity.kind,
            "The storm killed 11 farmers.",
            "Flood displaces 4,000 in Osten",
        ),
    ),
)


def kind_of(quantity: Quantity, link: Link, event: Event | None) -> tuple[Kind, str]:
    """Return the kind of a figure and the name of the rule that read it."""
    case = Sorting(quantity, link, event)
    rule = KIND.decide(case)
    return (rule.gives(case), rule.name) if rule is not None else (quantity.kind, quantity.rule)
