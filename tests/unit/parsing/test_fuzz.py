"""Whatever bytes come, an article comes back and every offset is valid."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.parsing import parse
from tests.unit.parsing.pages import LINKED, page, story

TAGS = st.sampled_from(
    ["p", "div", "article", "h1", "h2", "figure", "figcaption", "table", "tr", "td", "li", "span", "time"]
)
NAMES = st.sampled_from(
    ["", "caption", "byline", "standfirst lead", "comments", "related", "credit", "paywall", "x y z"]
)
TEXT = st.text(max_size=120)


@st.composite
def markup(draw):
    pieces = []
    for _ in range(draw(st.integers(0, 25))):
        tag, name, text = draw(TAGS), draw(NAMES), draw(TEXT)
        close = draw(st.sampled_from([f"</{tag}>", "", "</div>"]))
        pieces.append(f'<{tag} class="{name}" datetime="{draw(st.text(max_size=12))}">{text}{close}')
    return "".join(pieces)


KEYS = st.sampled_from([*LINKED, "@graph", "name", "articleBody", "isAccessibleForFree", "@id"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=40) | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=15,
)


def is_sound(article):
    assert [p.start for p in article.paragraphs] == sorted(p.start for p in article.paragraphs)
    assert all(0 <= p.start < p.end <= len(article.text) for p in article.paragraphs)
    assert "\n\n".join(article.text[p.start : p.end] for p in article.paragraphs) == article.text
    article.text.encode("utf-8")


@settings(max_examples=150, deadline=None)
@given(body=st.binary(max_size=600), charset=st.none() | st.text(max_size=12))
def test_no_bytes_and_no_label_raise(body, charset):
    is_sound(parse(body, "https://news.example.com/a", charset))


@pytest.mark.parametrize("url", ["", "http://[", "http://[::1", "//", "http://a.example:port/", "\ud800"])
def test_no_broken_address_raises(url):
    assert parse(page(story(), linked=LINKED), url).title == LINKED["headline"]


@settings(max_examples=150, deadline=None)
@given(body=markup(), linked=JSON, url=st.text(max_size=40))
def test_no_markup_no_linked_data_and_no_address_raise(body, linked, url):
    script = f'<script type="application/ld+json">{json.dumps(linked)}</script>'
    source = page(story(before=body)).replace(b"</head>", script.encode("utf-8", "replace") + b"</head>")
    is_sound(parse(source, url))
