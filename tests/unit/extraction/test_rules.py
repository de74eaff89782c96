"""Each rule decides the sentence that stands with it and leaves the other one."""

from datetime import date

import pytest

from tasks.extraction import read
from tasks.extraction.rows.rules import Table
from tasks.extraction.tables import TABLES

PUBLISHED = date(2026, 3, 11)
RULES = [(table, rule) for table in TABLES for rule in table.rules]
NAMES = [f"{table.name}: {rule.name}" for table, rule in RULES]


@pytest.fixture
def deciding(monkeypatch):
    """Return the names of the rules that decide while a sentence is read."""
    decide = Table.decide

    def names(sentence: str) -> set[tuple[str, str]]:
        fired: set[tuple[str, str]] = set()

        def recorded(table, case):
            rule = decide(table, case)
            if rule is not None:
                fired.add((table.name, rule.name))
            return rule

        monkeypatch.setattr(Table, "decide", recorded)
        read(sentence, PUBLISHED)
        return fired

    return names


@pytest.mark.parametrize(("table", "rule"), RULES, ids=NAMES)
def test_a_rule_decides_its_sentence(table, rule, deciding):
    assert (table.name, rule.name) in deciding(rule.reads)


@pytest.mark.parametrize(("table", "rule"), RULES, ids=NAMES)
def test_a_rule_leaves_the_sentence_that_is_not_its_own(table, rule, deciding):
    assert (table.name, rule.name) not in deciding(rule.leaves)


def test_every_rule_has_a_name_of_its_own_in_its_table():
    assert len(set(NAMES)) == len(NAMES)


def test_every_table_says_what_it_decides():
    assert all(table.question.endswith("?") and table.rules for table in TABLES)
