import pytest

from tasks.parsing.article import Found
from tasks.parsing.authors import agency_of, authors_of, names_in
from tasks.parsing.page import read_page
from tests.unit.parsing.pages import LINKED, page, story


def read(body):
    return authors_of(read_page(body.decode(), "https://news.example.com/a"))


@pytest.mark.parametrize(
    ("wording", "names"),
    [
        ("By Ann Hill", ["Ann Hill"]),
        ("By Ann Hill and Bo Lund", ["Ann Hill", "Bo Lund"]),
        ("Von Ann Hill, Bo Lund und Cy Maier", ["Ann Hill", "Bo Lund", "Cy Maier"]),
        ("Ann Hill (ahi)", ["Ann Hill"]),
        ("Ann Hill, Political Editor", ["Ann Hill"]),
        ("The Associated Press", ["The Associated Press"]),
        ("Ann Hill; ann.hill@example.com", ["Ann Hill"]),
        ("Staff Writer", []),
        ("https://example.com/authors/ann-hill", []),
        ("Ann Hill &amp; Bo Lund", ["Ann Hill", "Bo Lund"]),
    ],
)
def test_names_are_cut_out_of_bylines(wording, names):
    assert names_in([wording]) == names


def test_a_bare_id_is_looked_up_on_the_page():
    graph = {"@graph": [{**LINKED, "author": {"@id": "#ann"}}, {"@type": "Person", "@id": "#ann", "name": "Ann Hill"}]}
    assert read(page(story(), linked=graph)) == (["Ann Hill"], Found.JSON_LD)


def test_a_person_goes_before_the_publisher_named_as_author():
    linked = {**LINKED, "author": {"@type": "Organization", "name": "The Meridian"}}
    named = read(page(story(before='<span class="byline">By Ann Hill on 6 March 2026</span>'), linked=linked))
    alone = read(page(story(), linked=linked))
    assert named == (["Ann Hill"], Found.BYLINE)
    assert alone == (["The Meridian"], Found.JSON_LD)


def test_a_byline_is_known_by_how_it_opens():
    assert read(page(story(before="<p>By Ann Hill, Velgrad</p>"))) == (["Ann Hill"], Found.BYLINE)


def test_the_agency_is_named_as_the_lexicon_spells_it():
    assert agency_of(["Ann Hill", "reuters"]) == "Reuters"
    assert agency_of(["Ann Hill"]) is None
