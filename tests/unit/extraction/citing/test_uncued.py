"""Whose words a quotation without a verb is, single marks included."""

from datetime import date

import pytest

from tasks.extraction import read


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "The club posted this statement on Monday:\n\n“We let in 12 boys.\n\n“There were 20 guards.”",
            ["The club"] * 2,
        ),
        ("“The fire took 12 houses.” — Anna Lind, mayor of Osten", ["Anna Lind"]),
        ("“The party had more than 500 guests.” [Courier]", ["Courier"]),
        ("FARMERS LEAVE - Jon M. Lind: “The count finds 20 farms empty.” [Courier]", ["Jon M. Lind"]),
        ("'The trial saved 300 lives,' said Anna Lind, who led it.", ["Anna Lind"]),
        ("Anna Lind said: 'It was a bad night. We lost 12 boats.'", ["Anna Lind"]),
        ("The workers' union left. In the miners' homes 12 lamps burned.", [None]),
        ("“There are 300 dead.\n\n“The river is high,” Anna Lind said.", ["Anna Lind"]),
        ("These are the rules of the house:\n\n“No more than 12 guests.”", [None]),
        ("In a Halden University poll, 56 percent chose rice.", ["a Halden University poll"]),
    ],
)
def test_a_quotation_belongs_to_who_is_named_beside_it(text: str, speakers: list[str | None]) -> None:
    assert [figure.speaker for figure in read(text, date(2025, 4, 11)).figures] == speakers


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Police said 13-year-old Nils Berg was shot.", "reported"),
        ("Police said the driver, a 12-year-old boy, was hurt.", "reported"),
        ("Police said a 13-year-old boy was shot.", "asserted"),
    ],
)
def test_an_age_beside_a_name_or_between_commas_is_the_articles_own(text: str, stance: str) -> None:
    assert [figure.stance.value for figure in read(text, date(2025, 4, 11)).figures] == [stance]
