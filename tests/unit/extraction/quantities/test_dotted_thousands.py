"""Thousands parted by a dot; sentences of our own."""

from datetime import date

import pytest

from tasks.extraction import read

MONDAY = date(2026, 3, 9)


@pytest.mark.parametrize(
    ("sentence", "low", "high"),
    [
        ("The quake killed 1.500 people in the town.", 1_500, 1_500),
        ("At least 12.350 soldiers were deployed, officials said.", 12_350, None),
        ("Between 1.200 and 1.500 protesters were arrested.", 1_200, 1_500),
        ("The war displaced 1.500 million people.", 1_500_000, 1_500_000),
        ("The storm displaced 1.5 million people.", 1_500_000, 1_500_000),
        ("An average of 2.125 people live in each home.", 2.125, 2.125),
        ("A household has 2.125 people per room.", 2.125, 2.125),
    ],
)
def test_nobody_counts_thousandths_of_persons(sentence, low, high):
    [figure] = read(sentence, MONDAY, None).figures
    assert (figure.value_low, figure.value_high) == (low, high)
