"""Ranges and open periods, published Friday, 11 April 2025; and what any text must satisfy."""

from datetime import date
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.extraction.text import tokenise
from tasks.extraction.times.dates import find_dates, read_times

PUBLISHED = date(2025, 4, 11)
WORDS = st.sampled_from(
    [
        "the",
        "last",
        "next",
        "of",
        "May",
        "March",
        "5",
        "12",
        "2024",
        "1990",
        "s",
        "'",
        "-",
        "/",
        ":",
        "a.m.",
        "Friday",
        "week",
        "two",
        "days",
        "ago",
        "after",
        "half",
        "quarter",
        "past",
        "first",
        "century",
        "since",
        "between",
        "and",
        "to",
        "from",
        ",",
        ".",
        "O'CLOCK",
        "24",
        "99",
        "31",
        "February",
        "year's",
        "end",
        "earlier",
        "that",
        "same",
    ]
)


def days(text, published=PUBLISHED):
    doc = tokenise(text)
    return {doc.quote(m.first, m.last): (str(m.start), str(m.end)) for m in find_dates(doc, published)}


@pytest.mark.parametrize(
    ("text", "quote", "start", "end"),
    [
        ("It ran between June 2023 and May 2024.", "between June 2023 and May 2024", "2023-06-01", "2024-05-31"),
        ("It ran from Monday to Wednesday.", "from Monday to Wednesday", "2025-04-07", "2025-04-09"),
        ("It ran from 1990-1995.", "from 1990-1995", "1990-01-01", "1995-12-31"),
        ("It ran from June to August 1992.", "from June to August 1992", "1992-06-01", "1992-08-31"),
        ("It ran between 5 and 7 May 2019.", "5 and 7 May 2019", "2019-05-05", "2019-05-07"),
        ("Ten have died since Monday.", "Monday", "2025-04-07", "2025-04-11"),
        ("Ten have died since 2022.", "2022", "2022-01-01", "2025-04-11"),
        ("They were barred until last week.", "last week", "None", "2025-04-06"),
        ("They were barred before 2010.", "2010", "None", "2009-12-31"),
        ("They must leave by Friday.", "Friday", "None", "2025-04-11"),
    ],
)
def test_prepositions_open_and_close_periods(text, quote, start, end):
    assert days(text) == {quote: (start, end)}


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("For the quarter ended Dec. 31, sales fell.", "2024-10-01", "2024-12-31"),
        ("Profit rose in the nine months ended March 31.", "2024-07-01", "2025-03-31"),
        ("For the year ended March 31, sales fell.", "2024-04-01", "2025-03-31"),
        ("In the year to March, 400 miners died.", "2024-04-01", "2025-03-31"),
        ("Sales fell in the three months through March.", "2025-01-01", "2025-03-31"),
        ("He gave workers a week to Friday.", "2025-04-11", "2025-04-11"),
        ("The strike ended March 31.", "2025-03-31", "2025-03-31"),
    ],
)
def test_a_period_ends_with_its_last_day(text, start, end):
    found = find_dates(tokenise(text), PUBLISHED)[-1]
    assert (str(found.start), str(found.end)) == (start, end)


def test_this_period_stands_for_the_last_one_told():
    told = days("It ran between June 2023 and May 2024. The youngest to join in this period was 20.")
    assert told["this period"] == ("2023-06-01", "2024-05-31")


def test_timex_reading_keeps_the_ends_of_a_range_apart():
    doc = tokenise("It ran between June 2023 and May 2024.")
    assert [m.value for m in read_times(doc, PUBLISHED)] == ["2023-06", "2024-05"]


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=30).map(" ".join), st.none() | st.dates())
def test_any_run_of_date_words_gives_ordered_mentions_inside_the_text(text, published):
    doc = tokenise(text)
    mentions = find_dates(doc, published)
    ends = [0, *(m.last for m in mentions)]
    assert all(0 <= m.first < m.last <= len(doc.tokens) for m in mentions)
    assert all(m.first >= end for m, end in zip(mentions, ends, strict=False))
    assert all(m.start is None or m.end is None or m.start <= m.end for m in mentions)
    assert mentions == find_dates(tokenise(text), published)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200), st.none() | st.dates())
def test_any_text_is_read_without_an_exception(text, published):
    find_dates(tokenise(text), published)


def test_reading_time_grows_with_the_length_of_the_text():
    sentence = "On 5 May 2024, two days after the raid, ten people died at 10 p.m. last Friday. "
    short, long = tokenise(sentence * 50), tokenise(sentence * 800)
    began = perf_counter()
    find_dates(short, PUBLISHED)
    middle = perf_counter()
    find_dates(long, PUBLISHED)
    assert perf_counter() - middle < 16 * 4 * max(middle - began, 0.001)
