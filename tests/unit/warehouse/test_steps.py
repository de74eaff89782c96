from dataclasses import replace

import pytest

from tests.unit.warehouse.made_rows import RUN, TEXT, made_article, made_reading, made_snapshot
from values.reading import Step
from warehouse.load import load
from warehouse.tables.migrations import in_memory
from warehouse.tables.rows import rows_of
from warehouse.tables.verdict import Verdict


def step(figure: int, field: str, rule: str, words: str) -> Step:
    start = TEXT.rindex(words)
    return Step(figure, field, rule, start, start + len(words))


@pytest.fixture
def told():
    """Return the steps of the second made figure as the warehouse tells them."""
    article = made_article()
    steps = [
        step(1, "value", "digits", "At least 51"),
        step(1, "event", "predicate", "detained"),
        step(1, "period", "weekday", "Friday"),
    ]
    reading = replace(made_reading(), steps=steps)
    with in_memory() as connection:
        batch = rows_of(article, reading, made_snapshot(article), RUN.run_id, "1")
        load(connection, Verdict(batch), RUN)
        yield connection.execute("SELECT field, value, rule, words FROM figure_steps ORDER BY field").fetchall()


def test_the_warehouse_says_why_each_cell_of_a_figure_says_what_it_says(told):
    assert told == [
        ("event", "detained", "predicate", "detained"),
        ("period", "2025-04-11", "weekday", "Friday"),
        ("value", "At least 51 people", "digits", "At least 51"),
    ]
