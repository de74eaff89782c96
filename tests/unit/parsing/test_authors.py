import pytest

from tasks.parsing.authors import authors_of
from tasks.parsing.names import agency_of, names_in
from tasks.parsing.page import read_page
from tests.unit.parsing.pages import LINKED, page, story
from values.article import Found


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


@pytest.mark.parametrize(
    ("wording", "names"),
    [
        ("Ann Hill Jr.", ["Ann Hill Jr."]),
        ("Ann H.", ["Ann H."]),
        ("Ann Hill, Bo Lund, and Cy Maier", ["Ann Hill", "Bo Lund", "Cy Maier"]),
        ("Ann Hill and Bo Lund - the weather team", ["Ann Hill", "Bo Lund"]),
        ("~ Ann Hill →", ["Ann Hill"]),
        ("View all posts by Ann Hill", ["Ann Hill"]),
        ("Zeige alle Beiträge von Ann Hill", ["Ann Hill"]),
        ("ann1984", ["ann1984"]),
        ("Ann Hill 1984", []),
        ("By", []),
        ("Donnerstag", []),
    ],
)
def test_what_is_no_part_of_a_name_is_left_out(wording, names):
    assert names_in([wording]) == names


COMMENT = '<ol class="comments"><li><span class="comment-author">Cy Maier</span></li></ol>'


@pytest.mark.parametrize(
    "byline",
    [
        '<div class="author-box"><a rel="author" href="/a">Ann Hill</a> writes about mines. More posts</div>',
        '<span class="byline author">by <span class="fn">Ann Hill</span> Thu 9 Apr</span>',
        '<p class="byline">Ann Hill 8 January 2026, 4:42 pm</p>',
        '<p class="post-author">Posted on March 6, 2026 by Ann Hill</p>',
        "<p>06.03.2026 13:30 von Ann Hill</p>",
        "<p>By <a href=/hill>Ann Hill</a><br>Tags: mines</p>",
    ],
)
def test_a_byline_gives_the_name_and_nothing_around_it(byline):
    assert read(page(story(before=byline, after=COMMENT))) == (["Ann Hill"], Found.BYLINE)


def test_who_wrote_a_comment_did_not_write_the_article():
    assert read(page(story(after=COMMENT))) == ([], None)


def test_what_an_author_says_about_himself_is_no_list_of_names():
    bio = '<div class="author-bio">He studied history in Ostrov and the law of mines in Velgrad and Karsk.</div>'
    assert read(page(story(after=bio))) == ([], None)


def test_the_byline_of_a_teaser_counts_only_where_there_is_no_other():
    teaser = '<div class="related"><p class="byline">By Cy Maier</p></div>'
    own = '<p class="byline">By Ann Hill</p>'
    assert read(page(teaser + story(after=own)))[0] == ["Ann Hill"]


@pytest.mark.parametrize("name", ["Verein der Bergleute e.V.", "Redaktion", "news.example.com"])
def test_a_person_in_the_byline_goes_before_an_organisation_or_the_newsroom(name):
    head = f'<meta name="author" content="{name}">'
    assert read(page(story(before='<p class="byline">By Ann Hill</p>'), head))[0] == ["Ann Hill"]
    assert read(page(story(), head))[0] == [name]


def test_the_one_person_among_the_linked_data_is_the_author():
    person = {"@type": "Person", "@id": "#ann", "name": "Ann Hill"}
    assert read(page(story(), linked={"@graph": [{"@type": "WebPage"}, person]})) == (["Ann Hill"], Found.JSON_LD)
    assert read(page(story(), linked={"@graph": [person, {"@type": "Person", "name": "Bo Lund"}]})) == ([], None)


def test_the_authors_of_cited_works_did_not_write_the_article():
    cited = '<li itemprop="citation" itemscope><meta itemprop="author" content="Cy Maier"></li>'
    head = '<meta name="citation_author" content="Ann Hill">'
    assert read(page(story(after=cited), head))[0] == ["Ann Hill"]
    assert read(page(story(after=cited)))[0] == []


def test_a_login_gives_way_to_the_same_name_spelt_out():
    linked = {**LINKED, "author": {"@type": "Person", "name": "ann.hill"}}
    assert read(page(story(before='<p class="byline">By Ann Hill</p>'), linked=linked)) == (["Ann Hill"], Found.BYLINE)
    assert read(page(story(before='<p class="byline">By Bo Lund</p>'), linked=linked)) == (["ann.hill"], Found.JSON_LD)


@pytest.mark.parametrize(
    ("body", "head", "names"),
    [
        (
            "<p class=byline>By <b class=name>Ada Holt</b>, <i class=title>Head of the Water Project</i></p>",
            "",
            ["Ada Holt"],
        ),
        (
            "",
            "<meta name=dc.creator content='Holt, Ada'><meta name=dc.creator content='Moor, Bo de'>",
            ["Ada Holt", "Bo de Moor"],
        ),
        ("", "<meta name=author content='Ada Holt, Bo Moor'>", ["Ada Holt", "Bo Moor"]),
    ],
)
def test_names_are_told_from_roles_and_put_in_reading_order(body, head, names):
    assert read(page(story(before=body), head=head))[0] == names


def test_who_writes_below_an_article_is_not_its_author():
    said = "I heard it was more like 200 of them, and nobody believes the firm any more."
    below = f"<div><div><span class=author>Tim Reed</span><p>{said}</p></div></div>"
    assert read(page(story(after=below)))[0] == []
