"""The tables of promises in the docs name tests that exist."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def promised(page):
    """Return the rows of the table of promises of a page that name a test."""
    section = (ROOT / "docs" / page).read_text("utf-8").partition("## What is promised")[2].partition("\n## ")[0]
    return [line for line in section.splitlines() if line.startswith("| ") and "`tests/" in line]


@pytest.mark.parametrize(("page", "least"), [("trust.md", 16), ("second_reader.md", 9)])
def test_every_promise_names_a_test_that_is_there(page, least):
    rows = promised(page)
    named = [path for row in rows for path in re.findall(r"`(tests/[^`]+)`", row)]
    assert len(rows) >= least
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_suite_of_attacks_holds_a_promise():
    told = "\n".join(promised("trust.md"))
    suites = {path.name for path in (ROOT / "tests" / "attacks").glob("test_*.py")}
    assert {name for name in suites if f"`tests/attacks/{name}`" not in told} == set()
