"""A correction obeys the rules: its value can be, its cell is corrected once, its row passes before it is loaded."""

import pytest

from expectations.check import check
from tests.unit.warehouse.made_rows import RUN, made_batch
from warehouse.deciding.corrections import read_corrections, store_corrections
from warehouse.errors import CorrectionsUnreadable
from warehouse.load import load
from warehouse.tables.migrations import in_memory

ENTRY = """- article: https://harbour-gazette.test/one
  table: figures
  start: {start}
  end: {end}
  field: {field}
  expect: {expect}
  new: {new}
  reason: the outlet corrected itself
  by: data desk
  at: 2025-04-12
"""


def entry(field="value_low", new=52, start=10, end=20, expect=51):
    return ENTRY.format(field=field, new=new, start=start, end=end, expect=expect)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (entry(new="abc"), r"corrections\.yml:7: 0\.new: 'abc' is no value of figures\.value_low"),
        (entry(new=".nan"), r":7: 0\.new: .*no number"),
        (entry(new="-.inf"), r":7: 0\.new: .*no number"),
        (entry("modifier", "bananas"), r":7: 0\.new: 'bananas' is not among"),
        (entry("kind", "null"), r":7: 0\.new: .*never empty"),
        (entry("period_start", "2024-13-45"), r"corrections\.yml:7: no value that can be: 2024-13-45"),
        (entry("figure_id", "x"), r":5: 0\.field: .*no column that can be corrected"),
        (entry(start=20, end=10), r":4: 0\.end: a span ends behind its start"),
        (entry() + entry(new=53), r":11: 1 corrects the same cell as 0"),
        (entry().replace("by: data desk", "who: me"), r"corrections\.yml:\d+: 0\.\w+: "),
        ("article: x\n", r"corrections\.yml:1: the file is a list"),
    ],
)
def test_what_cannot_be_corrected_is_refused_with_line_and_entry(tmp_path, text, told):
    (tmp_path / "corrections.yml").write_text(text)
    with pytest.raises(CorrectionsUnreadable, match=told):
        read_corrections(tmp_path / "corrections.yml")


@pytest.fixture
def corrected(tmp_path):
    """Load an article with corrections of its first figure, and return what is stored of it and what was told."""

    def loaded(**fields):
        batch = made_batch("one")
        figure = next(row for row in batch["figures"] if row["value_low"] == 51)
        entries = (
            entry(
                field, new, figure["span_start"], figure["span_end"], "null" if figure[field] is None else figure[field]
            )
            for field, new in fields.items()
        )
        (tmp_path / "corrections.yml").write_text("".join(entries))
        with in_memory() as connection:
            store_corrections(connection, read_corrections(tmp_path / "corrections.yml"))
            counts = load(connection, check(batch), RUN, check)
            stored = connection.execute(
                "SELECT value_low, value_best, value_high, corrected_fields FROM figures WHERE figure_id = ?",
                [figure["figure_id"]],
            ).fetchall()
            states = {state for (state,) in connection.execute("SELECT state FROM corrections").fetchall()}
        return stored, states, counts.misfits

    return loaded


def test_a_corrected_row_that_passes_is_loaded(corrected):
    [(low, _, _, fields)], states, misfits = corrected(value_low=50)
    assert (low, fields, states, misfits) == (50, ["value_low"], {"applied"}, [])


@pytest.mark.parametrize("new", [1_000_000_000, 52])
def test_a_corrected_row_that_breaks_a_rule_is_not_loaded_and_the_run_says_so(corrected, new):
    [(low, _, _, fields)], states, misfits = corrected(value_low=new, value_high=new - 1)
    assert (low, fields, states) == (51, [], {"misfit"})
    assert all("bounds_reversed" in line and "not applied" in line for line in misfits)
    assert len(misfits) == 2
