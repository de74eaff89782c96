"""Pages that were made to be slow."""

import pytest

from tasks.parsing import PageKind, parse
from tasks.parsing.page import MAX_ATTRIBUTES
from tests.unit.parsing.pages import page, story

URL = "https://news.example.de/2026/mine-flooded"


def crowded(attribute, count):
    return page(story() + "<p " + " ".join(attribute.format(n) for n in range(count)) + ">End.</p>")


@pytest.mark.parametrize("attribute", ["a{}", "a{}=1", "a{}='1 > 0'", 'data-a{} = "x y"'])
def test_an_element_of_thousands_of_attributes_is_refused(attribute):
    assert parse(crowded(attribute, MAX_ATTRIBUTES + 1), URL).kind is PageKind.UNPARSEABLE
    assert parse(crowded(attribute, 100), URL).kind is PageKind.ARTICLE


def test_long_values_are_no_attributes():
    assert parse(crowded('data-a{}="' + "word = 1 " * 5000 + '"', 1), URL).kind is PageKind.ARTICLE
    assert parse(page(story() + "<p>" + "a < b and so on " * 5000 + "</p>"), URL).kind is PageKind.ARTICLE
