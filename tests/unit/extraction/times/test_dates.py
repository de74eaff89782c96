"""Dates as written: each rule with the sentence that shows it. The day of publication is Friday, 11 April 2025."""

from datetime import date

import pytest

from tasks.extraction.rows.mentions import TimeMention
from tasks.extraction.text import tokenise
from tasks.extraction.times.dates import find_dates

PUBLISHED = date(2025, 4, 11)


def read(text: str, published: date | None = PUBLISHED) -> dict[str, TimeMention]:
    doc = tokenise(text)
    return {doc.quote(m.first, m.last): m for m in find_dates(doc, published)}


def only(text: str, published: date | None = PUBLISHED) -> tuple[str, TimeMention]:
    found = list(read(text, published).items())
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("The ferry sank on 5 May 2024 off the coast.", "5 May 2024", "2024-05-05"),
        ("The ferry sank on May 5, 2024, off the coast.", "May 5, 2024", "2024-05-05"),
        ("The ferry sank on the 5th of May 2024.", "the 5th of May 2024", "2024-05-05"),
        ("The ferry sank on 2024-05-05 off the coast.", "2024-05-05", "2024-05-05"),
        ("The ferry sank on 05/06/2024 off the coast.", "05/06/2024", "2024-05-06"),
        ("The ferry sank on 25/06/2024 off the coast.", "25/06/2024", "2024-06-25"),
        ("The ferry sank on 14.03.2024 off the coast.", "14.03.2024", "2024-03-14"),
        ("THE FERRY SANK ON 22 NOV 89 OFF THE COAST OF THE ISLAND.", "22 NOV 89", "1989-11-22"),
        ("The ferry sank on Monday, Dec. 2, 2024.", "Monday, Dec. 2, 2024", "2024-12-02"),
        ("The ferry sank in May 2024 off the coast.", "May 2024", "2024-05"),
        ("The ferry sank in Sept. 2024 off the coast.", "Sept. 2024", "2024-09"),
        ("The ferry sank in 2023 off the coast.", "2023", "2023"),
        ("The ferry sank in nineteen ninety-four.", "nineteen ninety-four", "1994"),
        ("The ferry sank in the 1990s off the coast.", "the 1990s", "199"),
        ("The ferry sank in the early '80s.", "the early '80s", "198"),
        ("The fort dates from the 17th century.", "17th century", "16"),
        ("Output fell in the third quarter of 2019.", "the third quarter of 2019", "2019-Q3"),
        ("Output fell in Q2 2020 again.", "Q2 2020", "2020-Q2"),
        ("Output fell in the first half of 2021.", "the first half of 2021", "2021-H1"),
        ("The ferry sank in the summer of 1999.", "the summer of 1999", "1999-SU"),
        ("The ferry sank on Christmas Eve 2019.", "Christmas Eve 2019", "2019-12-24"),
        ("The ferry sank on Good Friday 2024.", "Good Friday 2024", "2024-03-29"),
        ("The ferry sank on Thanksgiving Day 2023.", "Thanksgiving Day 2023", "2023-11-23"),
        ("The ferry sank in the week of March 6, 2024.", "the week of March 6, 2024", "2024-W10"),
    ],
)
def test_a_written_date_is_read_whole(text, quote, value):
    found, mention = only(text)
    assert (found, mention.value, mention.type) == (quote, value, "DATE")


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("The blast was heard at 10 p.m. on Wednesday.", "10 p.m. on Wednesday", "2025-04-09T22:00"),
        ("The blast was heard at 15:00 GMT on Saturday.", "15:00 GMT on Saturday", "2025-04-05T15:00"),
        ("The blast was heard at 7:30 Wednesday night.", "7:30 Wednesday night", "2025-04-09T19:30"),
        ("The blast was heard at noon on Thursday.", "noon on Thursday", "2025-04-10T12:00"),
        ("The blast was heard at 0630 hours on May 5, 2024.", "0630 hours on May 5, 2024", "2024-05-05T06:30"),
        ("The blast was heard on Saturday night.", "Saturday night", "2025-04-05TNI"),
        ("The blast was heard early this morning.", "early this morning", "2025-04-11TMO"),
        ("The blast was heard last night.", "last night", "2025-04-10TNI"),
        ("The blast was heard tonight.", "tonight", "2025-04-11TNI"),
    ],
)
def test_a_time_of_day_joins_its_day(text, quote, value):
    found, mention = only(text)
    assert (found, mention.value, mention.type) == (quote, value, "TIME")


@pytest.mark.parametrize(
    "text",
    [
        "The unit lost 2000 people and 1900 tents.",
        "A 2000-strong crowd met at the gate.",
        "He paid $2000 for the boat.",
        "Flight 1984 landed safely.",
        "They may march to the sea.",
        "The second man fell over.",
        "The 38-year-old driver survived.",
        "She earns $500 a week.",
        "One day the war ends, she thought.",
        "The score was 3-2 at the break.",
    ],
)
def test_counts_ages_rates_and_verbs_are_no_dates(text):
    assert read(text) == {}


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("He was jailed for twelve years.", "twelve years", "P12Y"),
        ("It was a two-day visit.", "two-day", "P2D"),
        ("The siege lasted almost five months.", "almost five months", "P5M"),
        ("The talks took 2 1/2 years.", "2 1/2 years", "P2Y6M"),
        ("The talks took five and a half hours.", "five and a half hours", "PT5H30M"),
        ("They waited for several weeks.", "several weeks", "PXW"),
        ("They waited for two decades.", "two decades", "P20Y"),
        ("They must answer within 48 hours.", "48 hours", "PT48H"),
    ],
)
def test_a_plain_length_of_time_is_a_duration_without_days(text, quote, value):
    found, mention = only(text)
    assert (found, mention.value, mention.type) == (quote, value, "DURATION")
    assert mention.start is None
    assert mention.end is None


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("They meet every Friday.", "every Friday", "XXXX-WXX-5"),
        ("The fair opens each July.", "each July", "XXXX-07"),
        ("The board votes every two years.", "every two years", "P2Y"),
        ("The bulletin appears daily.", "daily", "P1D"),
    ],
)
def test_a_repetition_is_a_set(text, quote, value):
    found, mention = only(text)
    assert (found, mention.value, mention.type) == (quote, value, "SET")


def test_upper_case_text_reads_may_only_as_a_month_beside_date_words():
    assert list(read("THE REBELS MAY LEAVE THE TOWN BEFORE THE RAINS COME.")) == []
    assert list(read("THE REBELS LEFT THE TOWN IN MAY BEFORE THE RAINS CAME.")) == ["MAY"]


def test_a_list_of_days_is_one_mention():
    found, mention = only("Clashes were reported on 18 and 19 June 2024.")
    assert (found, mention.start, mention.end) == ("18 and 19 June 2024", date(2024, 6, 18), date(2024, 6, 19))


def test_a_pair_of_years_is_one_mention():
    found, mention = only("The 1957-58 expedition crossed the ice.")
    assert (found, mention.start, mention.end) == ("1957-58", date(1957, 1, 1), date(1958, 12, 31))


def test_clock_times_in_four_digits_are_read_up_to_their_zone():
    found = read("THE POST WAS ATTACKED BETWEEN 1310 AND 1350 [1910 AND 1950 GMT] AND HELD THROUGH 0600.")
    assert list(found) == ["BETWEEN 1310 AND 1350", "1910", "1950 GMT", "0600"]


def test_a_house_number_or_a_height_after_at_is_no_clock_time():
    assert read("He lives at 1600 Palm Avenue. The engine failed at 1500 feet.") == {}


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("Output fell in 2019-Q2 again.", "2019-Q2", "2019-Q2"),
        ("Output fell in 2015-12 again.", "2015-12", "2015-12"),
        ("The ferry sank in the first week of May 2024.", "the first week of May 2024", "2024-W18"),
        ("The ferry sank on the second Tuesday of May 2024.", "the second Tuesday of May 2024", "2024-05-14"),
        ("The ferry sank on the last Friday in May 2024.", "the last Friday in May 2024", "2024-05-31"),
        ("The chapel was built in 1816, when the mill burned.", "1816", "1816"),
    ],
)
def test_quarters_weeks_and_months_of_a_year_are_read_with_it(text, quote, value):
    found, mention = only(text)
    assert (found, mention.value) == (quote, value)


def test_a_day_known_by_its_figures_is_that_day_and_no_fraction():
    assert read("The 9/11 attacks changed the law.", date(2016, 2, 20))["9/11"].value == "2001-09-11"
    assert read("He joined after the Sept. 11 attacks.", date(2016, 2, 20))["Sept. 11"].value == "2001-09-11"
    assert read("It rained on Sept. 11.", date(2016, 2, 20))["Sept. 11"].value == "2015-09-11"
    assert read("Only 9/12 of the grain was left.") == {}


def test_an_hour_with_its_part_of_the_day_is_a_clock_time():
    found = read("The blast came at ten in the morning and the second about 7 in the evening on Monday.")
    assert [m.value for m in found.values()] == ["2025-04-11T10:00", "2025-04-07T19:00"]


@pytest.mark.parametrize(
    ("half", "start", "end"),
    [("first", date(2025, 3, 1), date(2025, 3, 15)), ("second", date(2025, 3, 16), date(2025, 3, 31))],
)
def test_half_a_month_is_its_days(half, start, end):
    found, mention = only(f"Hail fell twice in the {half} half of March.")
    assert (found, mention.start, mention.end) == (f"the {half} half of March", start, end)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Wardens have closed nine wells since May.", date(2024, 5, 1)),
        ("Since 28 April the fair has drawn crowds.", date(2024, 4, 28)),
        ("Since February the fair has drawn crowds.", date(2025, 2, 1)),
    ],
)
def test_what_has_lasted_since_a_month_began_in_the_past(text, start):
    _, mention = only(text)
    assert mention.start == start
