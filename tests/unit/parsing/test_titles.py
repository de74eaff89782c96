import pytest

from tasks.parsing.page import read_page
from tasks.parsing.titles import title_of, without_site
from tests.unit.parsing.pages import LINKED, page


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
