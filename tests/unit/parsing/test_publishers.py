from datetime import date

import pytest

from tasks.parsing import Found, parse
from tasks.parsing import publishers as registry
from tasks.parsing.publishers import PUBLISHERS, Publisher, publisher_for
from tests.unit.parsing.pages import STORY, page

OWN = Publisher(
    name="The Meridian",
    hosts=("meridian.example",),
    valid_from=date(2024, 1, 1),
    valid_until=date(2026, 12, 31),
    title="//h2[@class='real']",
    standfirst="//p[@class='x7']",
    authors="//a[@class='x8']",
    body="//div[@class='x9']",
    drop="//p[@class='x10']",
)
BODY = (
    "<h1>Keyword soup</h1><h2 class=real>Dozens trapped</h2><p class=x7>Water came at noon.</p><a class=x8>Ann Hill</a>"
    + "<div class=x9>" + "".join(f"<p>{text}</p>" for text in STORY) + "<p class=x10>Not this.</p></div>"
)  # fmt: skip


@pytest.fixture
def meridian(monkeypatch):
    monkeypatch.setattr(registry, "PUBLISHERS", (OWN,))


@pytest.mark.usefixtures("meridian")
def test_a_publishers_selectors_go_before_the_generic_reader():
    article = parse(page(BODY, '<meta name=date content="2025-05-05">'), "https://www.meridian.example/a")
    assert (article.title, article.standfirst, article.authors) == (
        "Dozens trapped",
        "Water came at noon.",
        ["Ann Hill"],
    )
    assert article.found["title"] is article.found["standfirst"] is article.found["authors"] is Found.PUBLISHER
    assert article.text == "\n\n".join(["Dozens trapped", "Water came at noon.", *STORY])
    assert article.layout_missed == []


@pytest.mark.usefixtures("meridian")
def test_a_changed_layout_falls_back_to_the_generic_reader_and_is_told():
    changed = BODY.replace("real", "new").replace("x7", "y7").replace("x8", "y8").replace("x9", "y9")
    article = parse(page(changed, '<meta name=date content="2025-05-05">'), "https://www.meridian.example/a")
    assert article.layout_missed == ["title", "authors", "standfirst", "body"]
    assert all(text in article.text for text in STORY)


@pytest.mark.usefixtures("meridian")
@pytest.mark.parametrize(
    ("host", "day", "speaks"),
    [
        ("meridian.example", date(2025, 1, 1), True),
        ("en.meridian.example", date(2025, 1, 1), True),
        ("notmeridian.example", date(2025, 1, 1), False),
        ("meridian.example", date(2023, 12, 31), False),
        ("meridian.example", date(2027, 1, 1), False),
        ("meridian.example", None, False),
    ],
)
def test_a_class_speaks_for_its_hosts_in_its_years(host, day, speaks):
    assert (publisher_for(host, day) is OWN) is speaks


def test_no_two_classes_speak_for_one_host_on_one_day():
    spans = [(host, p.valid_from or date.min, p.valid_until or date.max) for p in PUBLISHERS for host in p.hosts]
    clashes = [
        (a, b) for i, a in enumerate(spans) for b in spans[i + 1 :] if a[0] == b[0] and a[1] <= b[2] and b[1] <= a[2]
    ]
    assert clashes == []
