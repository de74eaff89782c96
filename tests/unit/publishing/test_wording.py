from datetime import date

import pytest

from tasks.publishing.wording import (
    claim_title,
    highlighted,
    incident_title,
    number,
    parted,
    period,
    rise,
    spread,
    stated,
    toll,
    unread,
    web_address,
)


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


def test_a_marked_number_leads_to_its_evidence():
    row = {"sentence": "Some 12 hurt", "quote": "12", "offset_in_sentence": 5}
    assert str(highlighted(row, 'a.html#"x')) == 'Some <a href="a.html#&#34;x"><mark>12</mark></a> hurt'


@pytest.mark.parametrize("host", ["127.0.0.1:48117", "localhost", "127.9.9.9", "[::1]:80"])
def test_an_address_of_this_machine_becomes_no_link(host):
    assert web_address(f"http://{host}/story.html") is None


def test_an_address_that_is_none_becomes_no_link():
    assert web_address("http://[::1/story.html") is None
    assert web_address("https://quay-courier.test/ferry") == "https://quay-courier.test/ferry"


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        ((9, 17, 23), "17 killed (told: 9 to 23)"),
        ((17, 17, 17), "17 killed"),
        ((14, None, 80), "14 to 80 killed"),
        ((9, 9, None), "9 killed (told: 9 or more)"),
        ((None, None, None), ""),
    ],
)
def test_a_toll_is_told_with_what_others_say(bounds, words):
    low, best, high = bounds
    assert toll("killed", {"killed_low": low, "killed_best": best, "killed_high": high}) == words


def test_a_toll_that_rose_is_told_from_first_to_last():
    assert rise({"rise": {"event": "killed", "first_number": 9.0, "last_number": 17.0}}) == "killed: 9, then 17"
    assert rise({"rise": None}) == ""


def test_an_incident_that_nobody_counts_is_named_by_its_headline():
    uncounted = dict.fromkeys(("killed_best", "injured_best", "captured_best", "day_start", "day_end", "place", "what"))
    assert incident_title(uncounted | {"headline": "Ferry aground"}) == "Ferry aground"
    assert incident_title(uncounted | {"headline": None}) == "incident"
    assert incident_title(uncounted | {"headline": "Ferry aground", "killed_best": 9}) == "9 killed"


@pytest.mark.parametrize(
    ("kind", "language", "why"),
    [
        ("article", "en", ""),
        ("live_blog", None, ""),
        ("article", "es", "in Spanish, which is not read"),
        ("paywall", "en", "the page shows only a part: behind a paywall"),
        ("empty", None, "the page holds no text"),
    ],
)
def test_an_article_that_was_not_read_says_why(kind, language, why):
    assert unread({"page_kind": kind, "read_language": language}) == why


def test_a_sentence_is_parted_at_the_place_of_its_figure_and_not_at_the_same_word_before():
    row = {"sentence": "The two told of two men", "quote": "two", "offset_in_sentence": 16}
    assert parted(row) == ("The two told of ", "two", " men")
    assert parted(row | {"offset_in_sentence": 15}) == ("The two told of two men", "", "")
