"""Whom a role, an age or a bare "the college" stands for: the name that the text gives it."""

from datetime import date

import pytest

from tasks.extraction import read


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Torvan chief minister Anna Lind came on Friday. The chief minister said 12 boats sank.", "Anna Lind"),
        ("Anna Lind, the harbour director, came on Friday. The director said 12 boats sank.", "Anna Lind"),
        ("Director Anna Lind met director Nils Berg. The director said 12 boats sank.", "Nils Berg"),
        ("Anna Lind, 37, a nurse, told the radio it was dark. The 37-year-old said 12 boats sank.", "Anna Lind"),
        ("Halden Marine College closed on Friday. The college said 12 boats sank.", "Halden Marine College"),
        ("Anna Lind came on Friday. The chief minister said 12 boats sank.", "The chief minister"),
        ("A college closed on Friday. The college said 12 boats sank.", "The college"),
    ],
)
def test_a_role_is_who_the_text_says_holds_it(text: str, speaker: str) -> None:
    assert read(text, date(2025, 4, 11)).figures[-1].speaker == speaker
