from datetime import date

import pytest

from tasks.publishing.wording import claim_title, highlighted, number, period, spread, stated, web_address


def figure(low, high, modifier, quote="dozens"):
    return {"value_low": low, "value_high": high, "modifier": modifier, "quote": quote}


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (figure(51, None, "at_least"), "at least 51"),
        (figure(None, 30, "at_most"), "at most 30"),
        (figure(20, 30, "between"), "20 to 30"),
        (figure(1500, 1500, "exact"), "1,500"),
        (figure(None, None, "vague"), "dozens"),
    ],
)
def test_a_figure_is_told_with_its_bound(row, words):
    assert stated(row) == words


def test_an_open_end_stays_open():
    assert (spread(51, None), spread(None, 30), spread(20, 23), spread(None, None)) == (
        "51 or more",
        "up to 30",
        "20 to 23",
        "",
    )


def test_a_claim_is_named_by_numbers_counted_event_and_place():
    claim = {
        "value_low": 20,
        "value_high": 23,
        "unit": "miners",
        "unit_norm": "miner",
        "kind": "persons",
        "event": "killed",
    }
    assert claim_title(claim | {"place_name": "Velgrad"}) == "20 to 23 miners killed, Velgrad"


@pytest.mark.parametrize(
    ("unit", "event", "title"),
    [
        ("dead", "killed", "9 dead"),
        ("civilian deaths", "killed", "9 civilian deaths"),
        ("wounded", "injured", "9 wounded"),
        ("wounded", "killed", "9 wounded killed"),
        (None, "detained", "9 people detained"),
        ("villages", "other", "9 villages"),
    ],
)
def test_a_title_says_once_what_happened(unit, event, title):
    claim = {"value_low": 9, "value_high": 9, "unit_norm": "person", "kind": "persons", "place_name": None}
    assert claim_title(claim | {"unit": unit, "event": event}) == title


def test_decimals_are_kept_and_none_is_invented():
    assert (number(2.5), number(3.0), number(None)) == ("2.5", "3", "")


def test_the_mark_stands_on_the_exact_characters_and_all_else_is_escaped():
    row = {"sentence": "<b>12</b> & 12 hurt", "quote": "12", "offset_in_sentence": 12}
    assert str(highlighted(row)) == "&lt;b&gt;12&lt;/b&gt; &amp; <mark>12</mark> hurt"


def test_a_quote_that_is_not_there_marks_nothing():
    assert "<mark>" not in str(highlighted({"sentence": "No number", "quote": "12", "offset_in_sentence": 0}))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "", None])
def test_only_web_addresses_become_links(url):
    assert web_address(url) is None


def test_a_period_with_an_unknown_end_says_so():
    assert period({"period_start": date(2024, 5, 1), "period_end": None}) == "2024-05-01 to …"


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        (date(2025, 9, 1), date(2025, 9, 30), "2025-09"),
        (date(2023, 6, 1), date(2024, 5, 31), "2023-06 to 2024-05"),
        (date(2025, 1, 1), date(2025, 12, 31), "2025"),
        (date(2026, 4, 13), date(2026, 4, 19), "2026-04-13 to 2026-04-19"),
        (date(2026, 4, 1), date(2026, 4, 19), "2026-04-01 to 2026-04-19"),
        (date(2026, 4, 19), date(2026, 4, 19), "2026-04-19"),
    ],
)
def test_whole_months_and_years_are_shown_as_such(first, last, shown):
    assert period({"period_start": first, "period_end": last}) == shown
