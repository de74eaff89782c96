from datetime import UTC, date, datetime

import pytest

from tasks.parsing.clocks import countries, zones_of
from tasks.parsing.dates import modified_of, published_of
from tasks.parsing.moments import day_in_url, moment_of
from tasks.parsing.page import read_page
from tasks.parsing.written_dates import written_day
from tests.unit.parsing.pages import LINKED, page, story
from values.article import Found


def read(body, url="https://news.example.com/a"):
    return published_of(read_page(body.decode(), url))


@pytest.mark.parametrize(
    ("written", "day", "aware"),
    [
        ("2026-03-06T23:30:00+00:00", date(2026, 3, 6), True),
        ("2026-03-06T23:30:00Z", date(2026, 3, 6), True),
        ("2026-03-06 23:30:00 +0100", date(2026, 3, 6), True),
        ("2026-03-06T23:30", date(2026, 3, 6), False),
        ("20260306", date(2026, 3, 6), False),
        ("2026/03/06", date(2026, 3, 6), False),
        ("Fri, 06 Mar 2026 23:30:00 GMT", date(2026, 3, 6), True),
    ],
)
def test_iso_and_rfc_2822_dates_are_read_and_an_hour_without_zone_is_no_instant(written, day, aware):
    moment = moment_of(written)
    assert moment.local_day == day
    assert (moment.instant is not None) is aware


@pytest.mark.parametrize(
    "written", [None, "", "yesterday", "03/04/2026", "0001-01-01", "9999-12-31T00:00:00Z", "2026-13-40"]
)
def test_other_wordings_and_impossible_days_are_no_date(written):
    assert moment_of(written) is None


def test_the_publishers_day_is_read_with_its_countrys_clock():
    moment, found = read(page(story(), linked=LINKED), "https://news.example.de/a")
    assert (moment.local_day, found) == (date(2026, 3, 7), Found.JSON_LD)
    assert moment.instant == datetime(2026, 3, 6, 23, 30, tzinfo=UTC)


def test_the_day_in_the_url_goes_before_the_day_in_utc():
    moment, _ = read(page(story(), linked=LINKED), "https://news.example.com/2026/03/07/mine")
    assert moment.local_day == date(2026, 3, 7)


@pytest.mark.parametrize(
    ("host", "day"),
    [
        ("news.example.bo", date(2026, 3, 6)),  # 19:30 in La Paz
        ("news.example.au", date(2026, 3, 7)),  # the next morning from Perth to Sydney
        ("news.example.ca", date(2026, 3, 6)),  # the afternoon or evening from Vancouver to St John's
        ("news.example.com", date(2026, 3, 6)),
    ],
)
def test_a_country_with_several_zones_gives_the_day_where_all_agree(host, day):
    moment, _ = read(page(story(), linked=LINKED), f"https://{host}/a")
    assert (moment.local_day, moment.instant) == (day, datetime(2026, 3, 6, 23, 30, tzinfo=UTC))


def test_where_the_zones_of_a_country_disagree_the_day_is_the_stated_one():
    linked = {**LINKED, "datePublished": "2026-03-06T14:30:00+00:00"}  # 22:30 in Perth, 01:30 in Sydney
    assert read(page(story(), linked=linked), "https://news.example.au/a")[0].local_day == date(2026, 3, 6)


def test_every_zone_of_the_lexicon_exists():
    assert all(len(zones_of(f"news.example.{domain}")) in (1, 2) for domain in countries())
    assert zones_of("news.example.com") == zones_of("localhost") == []


def test_a_byline_of_the_day_before_goes_before_a_stamp_without_an_offset():
    byline = "<p>Published March 5, 2026 at 9:05 pm</p>"
    later = "<p>Updated March 7, 2026 at 9:05 pm</p>"
    head = '<meta name="date" content="2026-03-06">'
    assert read(page(story(before=byline), head))[0].local_day == date(2026, 3, 5)
    assert read(page(story(before=later), head))[0].local_day == date(2026, 3, 6)


def test_an_address_keeps_the_day_of_a_page_that_was_published_again():
    again = {**LINKED, "datePublished": "2026-05-01T09:00:00+02:00"}
    moment, found = read(page(story(), linked=again), "https://news.example.com/2026/03/06/mine")
    assert (moment.local_day, found) == (date(2026, 3, 6), Found.URL)


def test_the_time_of_another_article_does_not_date_a_page_whose_address_does():
    other = '<p><a href="/b">Older</a> <time class="published" datetime="2019-04-11">11 April</time></p>'
    moment, found = read(page(story(after=other)), "https://news.example.com/2026/03/06/mine")
    assert (moment.local_day, found) == (date(2026, 3, 6), Found.URL)


def test_another_statement_of_the_same_instant_gives_the_offset():
    head = '<meta property="article:published_time" content="2026-03-06T18:30:00-05:00">'
    moment, _ = read(page(story(), head, LINKED))
    assert moment.instant.isoformat() == "2026-03-06T18:30:00-05:00"


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.com/2026/03/06/mine", date(2026, 3, 6)),
        ("https://example.com/2026/mar/06/mine", date(2026, 3, 6)),
        ("https://example.com/mine-20260306.html", date(2026, 3, 6)),
        ("https://example.com/2026/3/6/mine", date(2026, 3, 6)),
        ("https://example.com/article/2026999", None),
        ("https://example.com/news/3529015", None),
    ],
)
def test_a_day_is_read_from_a_url_that_spells_it_out(url, day):
    assert day_in_url(url) == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Datum 28.04.2023", date(2023, 4, 28)),
        ("13 Jan 2020, 22:11 GMT+10", date(2020, 1, 13)),
        ("Published April 11, 2025 at 9:05 am", date(2025, 4, 11)),
        ("17 de febrero de 2020", date(2020, 2, 17)),
        ("2026年3月6日 10:00", date(2026, 3, 6)),
        ("13/04/2020", date(2020, 4, 13)),
        ("03/04/2020", None),
        ("31.02.2020", None),
    ],
)
def test_a_written_day_is_read_only_where_its_order_is_certain(line, day):
    assert written_day(line) == day


def test_a_labelled_day_behind_the_headline_goes_before_a_search_of_the_page():
    body = page(
        "<h1>Mine flooded</h1><h2>Older <span>24.02.2026</span></h2><ul><li><b>Datum</b> 06.03.2026</li></ul>" + story()
    )
    assert read(body) == (moment_of("2026-03-06"), Found.BYLINE)


def test_the_search_of_the_whole_page_is_called_a_guess():
    body = page(story("The flood of 5 March 2026 was the worst.", after="<p>Copyright 2026-03-06</p>"))
    _, found = read(body)
    assert found in (Found.GUESS, None)


def test_the_day_of_change_is_read_apart():
    moment, found = modified_of(read_page(page(story(), linked=LINKED).decode(), "https://news.example.com/a"))
    assert (moment.instant.isoformat(), found) == ("2026-03-07T08:00:00+01:00", Found.JSON_LD)


HEADED = '<article><h1>Mine flooded</h1><p class=meta>By Ada <time datetime="2026-03-06">6 March</time></p></article>'


@pytest.mark.parametrize(
    "teaser",
    [
        '<header><div class=latest-news><time class=published datetime="2025-12-01">1 Dec</time></div></header>',
        '<header><div class=x><time class=published datetime="2025-12-01">1 Dec</time></div></header>',
        '<aside><div itemscope><meta itemprop=datePublished content="2025-12-01"></div></aside>',
    ],
)
def test_the_time_beside_the_headline_goes_before_one_of_another_story(teaser):
    assert read(page(teaser + HEADED))[0].local_day == date(2026, 3, 6)


def test_the_day_of_an_event_in_the_words_of_an_address_is_not_that_of_publication():
    address = "https://news.example.com/news/remembering-the-2011-03-11-flood"
    assert read(page(story(), linked=LINKED), address)[0].local_day == date(2026, 3, 6)
    assert day_in_url(address) is None
    assert day_in_url("https://news.example.com/news/2026-03-06-mine-flooded") == date(2026, 3, 6)


@pytest.mark.parametrize(
    ("lang", "host", "day", "found"),
    [
        ("en-US", "news.example.com", date(2026, 3, 4), Found.JSON_LD),
        ("en-GB", "news.example.com", date(2026, 4, 3), Found.JSON_LD),
        ("fr", "news.example.com", date(2026, 4, 3), Found.JSON_LD),
        ("en", "news.example.com.au", date(2026, 4, 3), Found.JSON_LD),
        ("en", "news.example.com", date(2026, 3, 4), Found.GUESS),  # the nearer one to the day of change
    ],
)
def test_a_day_with_slashes_is_read_as_the_page_writes_them(lang, host, day, found):
    moment, where = read(page(story(), linked=LINKED | {"datePublished": "3/4/2026"}, lang=lang), f"https://{host}/a")
    assert (moment.local_day, where) == (day, found)


def test_a_day_in_a_script_of_a_campaign_is_no_day_of_publication():
    campaign = '<script>var offer = {"expires": "2026-10-31", "code": "autumn"};</script>'
    assert read(page(story(), head=campaign)) == (None, None)
