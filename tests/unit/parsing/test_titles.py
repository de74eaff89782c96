import pytest

from tasks.parsing import parse
from tasks.parsing.page import read_page
from tasks.parsing.titles import title_of, without_site
from tests.unit.parsing.pages import LINKED, page, story


def read(body):
    return title_of(read_page(body.decode(), "https://www.themeridian.example/a"))[0]


@pytest.mark.parametrize(
    ("wording", "title"),
    [
        ("Mine flooded | The Meridian", "Mine flooded"),
        ("Mine flooded - The Meridian", "Mine flooded"),
        ("Mine flooded – 51 trapped", "Mine flooded – 51 trapped"),
    ],
)
def test_only_the_sites_name_is_cut_off(wording, title):
    assert without_site(wording, ["The Meridian"]) == title


def test_the_wording_that_most_statements_share_wins():
    head = '<title>Mine: all news | The Meridian</title><meta property="og:title" content="Mine: all news">'
    assert read(page("<h1>Dozens trapped in flooded mine</h1>", head, LINKED)) == "Dozens trapped in flooded mine"


def test_a_section_behind_the_headline_is_cut_where_the_page_states_the_headline_alone():
    head = '<meta property="og:title" content="Dozens trapped - National | The Meridian">'
    assert read(page("<h1>Dozens trapped</h1>", head)) == "Dozens trapped"


def test_escapes_in_linked_data_are_undone():
    assert read(page("", linked={**LINKED, "headline": "&quot;No way out&quot;"})) == '"No way out"'


def test_a_page_without_any_title_has_none():
    assert read(page("<p>x</p>")) is None


@pytest.mark.parametrize(
    ("title", "headings"),
    [
        ("Dozens trapped in mine | Ann's Journal", "<h1>Ann's Journal</h1><h2>Dozens trapped in&nbsp;mine</h2>"),
        ("Ann's Journal » Archive » Dozens trapped in mine", "<h1>Ann's Journal</h1><h2>Dozens trapped in mine</h2>"),
        ("Dozens trapped in mine - Forum - Mines", "<h2>Dozens trapped in mine</h2><h3>Mines</h3>"),
        ("Dozens trapped in mine", "<h1>Navigation</h1><h1>€5</h1><h2>Dozens trapped in mine</h2>"),
    ],
)
def test_a_heading_that_the_title_of_the_page_confirms_goes_before_an_h1_that_names_the_site(title, headings):
    found = read(page(headings, f"<title>{title}</title>"))
    assert found.replace("\xa0", " ") == "Dozens trapped in mine"


def test_a_heading_that_is_a_smaller_part_of_the_title_confirms_nothing():
    head = "<title>Mine: all the news of the day - Politics</title>"
    assert read(page("<h2>Politics</h2><h1>Dozens trapped</h1>", head)) == "Dozens trapped"


def test_an_h1_of_a_side_column_is_no_headline():
    headings = '<h1 class="widget-title">Archive</h1><h1>Dozens trapped</h1>'
    assert read(page(headings)) == "Dozens trapped"


def test_the_section_before_a_headline_is_cut_where_the_page_shows_the_headline_alone():
    linked = {**LINKED, "headline": "Mining: Dozens trapped"}
    assert read(page("<h1>Dozens trapped</h1>", linked=linked)) == "Dozens trapped"


def test_a_headline_cut_short_for_search_engines_is_completed_from_the_page():
    whole = "Dozens trapped in flooded mine near Velgrad, and the company says it had warned"
    assert read(page(f"<h1>{whole}</h1>", linked={**LINKED, "headline": f"{whole[:60]}..."})) == whole


def test_what_is_hidden_in_a_headline_is_not_read():
    heading = '<h1><span class="sr-only">Video</span>Dozens trapped<style>.a{}</style><svg><title>x</title></svg></h1>'
    assert read(page(heading)) == "Dozens trapped"


def test_a_colon_for_screen_readers_keeps_kicker_and_headline_apart():
    heading = '<h1><span>Mining</span><span class="visually-hidden">: </span><span>Dozens trapped</span></h1>'
    assert read(page(heading)) == "Mining: Dozens trapped"


@pytest.mark.parametrize(
    ("shown", "given", "title", "other"),
    [
        ("Valley fire: Dozens trapped in a flooded mine", "Dozens trapped in a flooded mine", None, None),
        ("Dozens trapped in a flooded mine", "How a mine in Velgrad flooded", "Dozens trapped in a flooded mine", None),
        ("Report: it is all over", "over", "Report: it is all over", "over"),
    ],
)
def test_a_kicker_is_left_out_where_the_head_leaves_it_out_and_the_other_title_is_kept(shown, given, title, other):
    head = f'<meta property="og:title" content="{given}">'
    article = parse(page(story(title=shown), head=head, linked={**LINKED, "headline": shown}), "https://a.example/mine")
    assert article.title == (title or given)
    assert article.search_title == (other or (given if title else None))
