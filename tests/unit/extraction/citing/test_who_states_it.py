"""Who states a number, and which words before it state nothing: sentences of our own."""

from datetime import date

import pytest

from tasks.extraction import read


@pytest.mark.parametrize(
    ("text", "quote", "speaker"),
    [
        ("The guards detained multiple suspected thieves and seized 12 knives.", "12", None),
        ("The guards suspected that thieves had taken 12 knives.", "12", "The guards"),
        ("The valley still boasts four inns.", "four", None),
        ("Ivan Lind boasted that four inns were his.", "four", "Ivan Lind"),
        ("According to the indictment, Lind, 34, killed two men.", "two", "the indictment"),
        ("According to the mayor, Ivan Lind, two men fled.", "two", "Ivan Lind"),
        ("Nine died, the highest number of deaths confirmed since 1990.", "Nine", None),
        ("Nine died, the number of deaths shows.", "Nine", None),
        ("The findings show that nine died, Ivan Lind said.", "nine", "Lind"),
        ("The findings show that nine died.", "nine", "The findings"),
        ("Delvo Mills reported third-quarter profit rose 45% on Monday.", "45", None),
        ("Delvo Mills reported that 45% of its looms burned.", "45", "Delvo Mills"),
    ],
)
def test_who_states_a_number(text, quote, speaker):
    row = next(row for row in read(text, date(2025, 4, 11)).figures if row.quote == quote)
    assert (row.speaker or "").endswith(speaker or "")
    assert bool(row.speaker) == bool(speaker)
