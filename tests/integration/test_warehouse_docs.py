"""The documents say what the database and the rules say."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from expectations.suites import rule_lines
from tests.integration.loaded_samples import load_samples
from warehouse.codebook import codebook
from warehouse.cookbook import Recipe, answer_of, recipes
from warehouse.storing.connection import open_reader
from warehouse.tables.migrations import in_memory

DOCS = Path(__file__).parents[2] / "docs"
COOKBOOK = recipes((DOCS / "cookbook.md").read_text("utf-8"))


def test_the_codebook_is_the_one_that_the_database_gives():
    with in_memory() as connection:
        wanted = codebook(connection)
    assert (DOCS / "codebook.md").read_text("utf-8") == wanted, "python -m warehouse.codebook > docs/codebook.md"


def test_every_rule_is_explained_in_the_document_on_trust():
    text = (DOCS / "trust.md").read_text("utf-8")
    missing = [line for line in rule_lines() if f"| {line.table} | `{line.reason}` | {line.severity} |" not in text]
    assert missing == []


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_reader(load_samples(tmp_path_factory.mktemp("samples"))) as connection:
        yield connection


def test_the_cookbook_answers_two_dozen_questions():
    assert len(COOKBOOK) == 24


@pytest.mark.parametrize("recipe", COOKBOOK, ids=lambda recipe: recipe.question)
def test_the_answer_in_the_cookbook_is_the_one_on_the_samples(samples, recipe: Recipe):
    how = "python -m tests.integration.loaded_samples docs/cookbook.md"
    assert answer_of(samples, recipe.sql) == recipe.answer, how


def test_the_readme_pictures_the_one_dispute_of_the_samples(samples):
    readme = (DOCS.parent / "README.md").read_text("utf-8")
    disputed = "SELECT value_low, value_high, incident_id FROM claims WHERE is_disputed"
    [(low, high, incident)] = samples.execute(disputed).fetchall()
    assert f"{low:.0f} to {high:.0f} people killed, by day and speaker" in readme
    dead = "incident_id = ? AND event = 'killed' AND scope = 'whole' AND unit_norm = 'person'"
    assert samples.execute(f"SELECT count(*) FROM claims WHERE {dead}", [incident]).fetchall() == [(1,)]
