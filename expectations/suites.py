"""All suites, the frames that they look at, and the digest that says which rules checked a row."""

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from expectations.articles import articles_suite, revisions_suite
from expectations.engine import FailureSeverity, gx
from expectations.figures import figures_suite
from expectations.persons import person_fates_suite, persons_suite
from expectations.second_reader import reader_differences_suite, refused_answers_suite, second_readings_suite
from expectations.statements import (
    attributions_suite,
    dates_suite,
    denials_suite,
    ignored_numbers_suite,
    places_suite,
    sentences_suite,
    told_incidents_suite,
    victims_suite,
)
from warehouse.tables.verdict import Severity

SUITES = {
    "articles": articles_suite,
    "revisions": revisions_suite,
    "sentences": sentences_suite,
    "told_incidents": told_incidents_suite,
    "figures": figures_suite,
    "persons": persons_suite,
    "person_fates": person_fates_suite,
    "denials": denials_suite,
    "victims": victims_suite,
    "dates": dates_suite,
    "attributions": attributions_suite,
    "places": places_suite,
    "ignored_numbers": ignored_numbers_suite,
    "second_readings": second_readings_suite,
    "reader_differences": reader_differences_suite,
    "refused_answers": refused_answers_suite,
}


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule for people: where it applies, its reason code, what failing it means, and why it is there."""

    table: str
    reason: str
    severity: Severity
    why: str


@cache
def suite_of(table: str) -> gx.ExpectationSuite:
    """Return the suite of one table."""
    return SUITES[table]()


@cache
def frame_statement(table: str) -> str:
    """Return the SQL of the slim frame that the suite of `table` looks at: keys, numbers, days, flags, no free text."""
    return files("expectations").joinpath("frames", f"{table}.sql").read_text("utf-8")


@cache
def rule_lines() -> tuple[RuleLine, ...]:
    """Return every rule of every suite, in their order."""
    return tuple(
        RuleLine(table, meta["reason"], Severity(FailureSeverity(rule.severity).value), meta["why"])
        for table in SUITES
        for rule in suite_of(table).expectations
        if (meta := rule.meta)
    )


@cache
def rule_version() -> str:
    """Return a digest of all rules and frames; it changes when any of them does."""
    written = [rule.configuration.to_json_dict() for table in SUITES for rule in suite_of(table).expectations]
    for rule in written:
        rule.pop("id", None)
    frames = [frame_statement(table) for table in SUITES]
    return hashlib.sha256(json.dumps([written, frames], sort_keys=True, default=str).encode()).hexdigest()[:12]
