"""Dates counted from publication, from the date that the text is at, and by tense. Published Friday, 11 April 2025."""

from datetime import date

import pytest

from tasks.extraction.text import tokenise
from tasks.extraction.times.dates import find_dates

PUBLISHED = date(2025, 4, 11)


def days(text, published=PUBLISHED):
    doc = tokenise(text)
    return {doc.quote(m.first, m.last): (str(m.start), str(m.end)) for m in find_dates(doc, published)}


@pytest.mark.parametrize(
    ("text", "quote", "start", "end"),
    [
        ("Five people died on Friday.", "Friday", "2025-04-11", "2025-04-11"),
        ("Five people died on Wednesday.", "Wednesday", "2025-04-09", "2025-04-09"),
        ("The court will rule on Wednesday.", "Wednesday", "2025-04-16", "2025-04-16"),
        ("Five people died last Friday.", "last Friday", "2025-04-04", "2025-04-04"),
        ("The court will rule next Friday.", "next Friday", "2025-04-18", "2025-04-18"),
        ("Five people died yesterday.", "yesterday", "2025-04-10", "2025-04-10"),
        ("Five people died last week.", "last week", "2025-03-31", "2025-04-06"),
        ("Five people died this month.", "this month", "2025-04-01", "2025-04-11"),
        ("Five people died last year.", "last year", "2024-01-01", "2024-12-31"),
        ("Five people died in the last month.", "the last month", "2025-03-11", "2025-04-11"),
        ("Snow will fall over the next week.", "the next week", "2025-04-11", "2025-04-18"),
        ("Five people will leave this year.", "this year", "2025-01-01", "2025-12-31"),
        ("Five people died in early March.", "early March", "2025-03-01", "2025-03-10"),
        ("Five people died in mid-March.", "mid-March", "2025-03-11", "2025-03-20"),
        ("Five people died in late March.", "late March", "2025-03-21", "2025-03-31"),
        ("Five people died in January and February.", "January and February", "2025-01-01", "2025-02-28"),
        ("Ana Ruiz, 32, of 1909 Juniper Drive, died yesterday.", "yesterday", "2025-04-10", "2025-04-10"),
        ("Millions died in the fourteenth century.", "fourteenth century", "1301-01-01", "1400-12-31"),
        ("Five people died over the weekend.", "the weekend", "2025-04-05", "2025-04-06"),
        ("Five people died earlier this year.", "earlier this year", "2025-01-01", "2025-04-11"),
        ("Five people died ten days ago.", "ten days ago", "2025-04-01", "2025-04-01"),
        ("Five people died two years ago.", "two years ago", "2023-01-01", "2023-12-31"),
        ("Five people died a week ago Monday.", "a week ago Monday", "2025-03-31", "2025-03-31"),
        ("Five people died over the past ten months.", "the past ten months", "2024-06-11", "2025-04-11"),
        ("Five people died last June.", "last June", "2024-06-01", "2024-06-30"),
        ("Five people died in June last year.", "June last year", "2024-06-01", "2024-06-30"),
        ("Five people died on Monday of last week.", "Monday of last week", "2025-03-31", "2025-03-31"),
        ("Five people are currently missing.", "currently", "2025-04-11", "2025-04-11"),
        ("Five people died in the late 1970s.", "the late 1970s", "1975-01-01", "1979-12-31"),
        ("Five people died two weeks before Christmas.", "two weeks before Christmas", "2024-12-11", "2024-12-11"),
        ("Five people died the day before yesterday.", "the day before yesterday", "2025-04-09", "2025-04-09"),
    ],
)
def test_a_relative_date_is_counted_from_publication(text, quote, start, end):
    assert days(text) == {quote: (start, end)}


@pytest.mark.parametrize(
    ("text", "quote", "start"),
    [
        ("Five people died in February.", "February", "2025-02-01"),
        ("Five people died in November.", "November", "2024-11-01"),
        ("The court will rule in November.", "November", "2025-11-01"),
        ("The court will rule on May 3.", "May 3", "2025-05-03"),
        ("Five people died on December 3.", "December 3", "2024-12-03"),
        ("They must leave by December 3.", "December 3", "None"),
        ("Five people were shot dead on Tuesday, December 3.", "Tuesday, December 3", "2024-12-03"),
    ],
)
def test_tense_and_weekday_decide_the_year_left_out(text, quote, start):
    assert days(text)[quote][0] == start


def test_a_past_participle_behind_be_does_not_make_the_clause_past():
    assert days("A service will be held for him on Thursday.")["Thursday"][0] == "2025-04-17"


def test_following_before_a_weekday_is_a_preposition_unless_an_article_precedes():
    assert days("He died following Thursday night's raid.")["Thursday night"][0] == "2025-04-10"
    told = days("Troops entered on March 3. The following Thursday they withdrew.")
    assert told["The following Thursday"][0] == "2025-03-06"


def test_anaphoric_days_are_counted_from_the_date_that_the_text_is_at():
    told = days("Rebels took the town on March 3. The following day they left. Two weeks later it fell again.")
    assert told["The following day"] == ("2025-03-04", "2025-03-04")
    assert told["Two weeks later"] == ("2025-03-17", "2025-03-23")


def test_the_event_named_after_a_length_is_dated_from_the_date_before_it():
    told = days("Brandt fell in October 2022, barely three months after enlisting.")
    assert told["three months after"] == ("2022-07-01", "2022-07-31")


def test_a_year_earlier_means_the_same_quarter_in_a_report_of_quarters():
    told = days("Sales rose in the third quarter from a year earlier.", date(2019, 11, 2))
    assert told["a year earlier"] == ("2018-07-01", "2018-09-30")


def test_an_evening_told_after_the_morning_of_publication_is_the_day_before():
    told = days("The death was confirmed on Friday morning. He was shot at 11:20 p.m., police said.")
    assert told["11:20 p.m."][0] == "2025-04-10"


def test_without_publication_a_dateline_anchors_the_text():
    told = days("PUERTO ALTO, 3 Jan 90 (Agency) -- Two soldiers were killed yesterday.", None)
    assert told["yesterday"] == ("1990-01-02", "1990-01-02")


@pytest.mark.parametrize(
    "text",
    [
        "Force Kills Two\nStaff - Osten 2025-04-KA-042  For Release   KELL, Osten (April 11) - A patrol shot two men.",
        "KELL, Osten (April 11, 2025)\nA patrol shot two men.",
        "Joint Staff Evening Update April 11, 2025\n\nA patrol shot two men.",
        "Mother and son die in blaze Posted: Friday, April 11, 2025 1:37 PM\n\nTwo people died.",
    ],
)
def test_the_day_of_a_release_is_a_dateline(text):
    told = [m for m in find_dates(tokenise(text), PUBLISHED) if m.start == PUBLISHED]
    assert [m.rule for m in told] == ["dateline"]


@pytest.mark.parametrize(
    "text", ["Storm Kills Two on April 11\nThree were hurt.", "Kell Mayor (elected April 11) resigns"]
)
def test_a_day_in_a_headline_is_no_dateline(text):
    (told,) = find_dates(tokenise(text), PUBLISHED)
    assert told.rule == "day_month"


def test_this_weekend_is_the_last_one_where_the_clause_lies_in_the_past():
    assert days("A bus overturned this weekend.")["this weekend"] == ("2025-04-05", "2025-04-06")
    assert days("A festival opens this weekend.")["this weekend"] == ("2025-04-12", "2025-04-13")


def test_the_number_of_a_release_is_no_year():
    assert find_dates(tokenise("The staff sent release 2025-04-S-022 to the papers."), PUBLISHED) == []


def test_without_any_anchor_the_days_stay_open_and_the_value_says_what_is_known():
    doc = tokenise("Two soldiers were killed on Friday.")
    (mention,) = find_dates(doc, None)
    assert (mention.value, mention.start, mention.end) == ("XXXX-WXX-5", None, None)


def test_what_came_a_day_after_an_event_dates_the_event_from_the_day_told():
    told = days("The minister accused the militia on Wednesday. The charge came a day after he revealed two arrests.")
    assert told["a day after"] == ("2025-04-08", "2025-04-08")


def test_overnight_is_the_night_before_the_day_that_the_text_is_at():
    assert days("Two men were shot overnight in the harbour.")["overnight"] == ("2025-04-10", "2025-04-11")


def test_days_are_not_counted_from_a_month_or_a_year():
    doc = tokenise("The war began in 1990. That day nobody slept.")
    assert [(m.value, m.start) for m in find_dates(doc, PUBLISHED)][1] == (None, None)


def test_an_appointed_month_is_the_nearest_one():
    assert days("Polls open before the November election.", date(2016, 6, 2))["November"][1] == "2016-10-31"


def test_what_stands_before_a_possessive_date_tells_nothing_of_its_tense():
    assert days("They said they would look for ways around Wednesday's ruling.")["Wednesday"][0] == "2025-04-09"


def test_four_digits_after_at_are_a_clock_time():
    assert days("THE PATROL LEFT THE BARRACKS AT 0430 TODAY.") == {"0430 TODAY": ("2025-04-11", "2025-04-11")}
