"""Raised digits behind a number: the mark of a footnote, a power, a price; sentences of our own."""

from datetime import date

import pytest

from tasks.extraction import read


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("At least 51¹ people were killed at Kesten.", [51]),
        ("The toll rose to 204.¹² Rescuers went on.", [204]),
        ("Some 1,200³ homes burned over 3 km².", [1200, 3]),
        ("They counted 10⁶ cells.", []),
        ("It costs 9⁹⁹ euros.", []),
    ],
)
def test_the_mark_of_a_footnote_changes_no_number_and_loses_none(text, values):
    assert [figure.value_low for figure in read(text, date(2026, 3, 9)).figures] == values
