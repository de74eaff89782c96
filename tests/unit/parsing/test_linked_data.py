import pytest

from tasks.parsing.linked_data import article_node, linked_nodes, text, texts
from tasks.parsing.page import read_page

URL = "https://news.example.com/a"


def nodes(script):
    source = f'<html><head><script type="application/ld+json">{script}</script></head><body><p>x</p></body></html>'
    return linked_nodes(read_page(source, URL).tree)


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "Mine flooded"}',
        '[{"@type": "WebPage"}, {"@type": ["NewsArticle"], "headline": "Mine flooded"}]',
        '{"@graph": [{"@type": "Person"}, {"@type": "NewsArticle", "headline": "Mine flooded"}]}',
        '{"@type": "NewsArticle", "headline": "Mine flooded",}',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "Mine flooded"}\n//]]>',
        '{"@type": "http://schema.org/NewsArticle", "headline": "Mine flooded", "x": "line\nbreak"}',
    ],
)
def test_the_article_is_found_in_every_shape_that_pages_give_it(script):
    assert article_node(nodes(script), URL)["headline"] == "Mine flooded"


@pytest.mark.parametrize("script", ["", "{", "null", "[[[[", "NaN", '"text"', "[" * 5000])
def test_broken_linked_data_is_no_data(script):
    assert article_node(nodes(script), URL) is None


def test_the_article_that_names_this_page_goes_before_others():
    script = '[{"@type":"NewsArticle","headline":"Other","url":"/b"},{"@type":"NewsArticle","headline":"This","url":"https://news.example.com/a"}]'
    assert article_node(nodes(script), URL)["headline"] == "This"


def test_control_characters_that_json_can_escape_are_left_out():
    assert text("51\u001b[31m killed\ud800") == "51[31m killed"
    assert texts([{"name": " Ann "}, "Bo", None, 3]) == ["Ann", "Bo"]
