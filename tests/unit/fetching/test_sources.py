from pathlib import Path

import pytest

from tasks.fetching.sources import Source, SourcesError, Topic, load_sources
from tasks.fetching.target import TargetKind


@pytest.fixture
def load(monkeypatch):
    """Load a sources file from its text, without a disk."""

    def loaded(text):
        monkeypatch.setattr(Path, "read_text", lambda *_args, **_kwargs: text)
        return load_sources(Path("sources.yml"))

    return loaded


GOOD = """
sources:
  - name: Invented Herald
    home: https://herald.example/
    feeds: [https://herald.example/rss]
    sitemaps: [https://herald.example/sitemap.xml]
    sections: [https://herald.example/world]
    delay: 10
    note: Good on floods.
    topic:
      words: [flood, storm surge]
      without: ['/sport/']
  - name: Second Paper
    home: https://paper.example/
"""


def test_a_source_names_its_documents_of_discovery(load):
    herald, paper = load(GOOD)
    assert [(target.kind, target.source) for target in herald.targets()] == [
        (TargetKind.FEED, "Invented Herald"),
        (TargetKind.SITEMAP, "Invented Herald"),
        (TargetKind.SECTION, "Invented Herald"),
    ]
    assert (herald.delay, paper.delay, paper.max_age_days) == (10, None, 30)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (GOOD.replace("https://herald.example/rss", "herald.example/rss"), 5, "sources.0.feeds.0.*no http or https"),
        (GOOD.replace("delay: 10", "delay: often"), 8, "sources.0.delay.*valid number"),
        (GOOD.replace("note:", "notes:"), 9, "sources.0.notes: no such field"),
        (GOOD.replace("'/sport/'", "'(sport'"), 12, "no regular expression"),
        (GOOD.replace("    home: https://paper.example/\n", ""), 13, "sources.1.home: is missing"),
        (GOOD.replace("Second Paper", "Invented Herald"), 13, "there twice"),
        ("sources:\n  - name: [x\n", 3, "not YAML"),
        ("", 1, "begins with the line `sources:`"),
        ("- name: Herald\n", 1, "begins with the line `sources:`"),
        (GOOD.replace("note:", "delay: 3\n    note:"), 9, "'delay' is there twice"),
        (GOOD.replace("words: [flood", "words: flood #"), 11, "sources.0.topic.words: must be a list"),
    ],
)
def test_an_error_names_its_line(load, text, line, words):
    with pytest.raises(SourcesError, match=rf"sources\.yml:{line}: .*{words}"):
        load(text)


@pytest.mark.parametrize("address", ["ftp://reader:open-sesame@h.example/", "https://reader:open-sesame@[bad/"])
def test_an_error_does_not_repeat_the_password_of_an_address(load, address):
    with pytest.raises(SourcesError, match="no http or https address") as refused:
        load(GOOD.replace("https://herald.example/rss", f'"{address}"'))
    assert "open-sesame" not in str(refused.value)


def test_all_errors_are_named_at_once(load):
    with pytest.raises(SourcesError) as caught:
        load(GOOD.replace("delay: 10", "delay: often").replace("https://paper.example/", "paper"))
    assert str(caught.value).count("sources.yml:") == 2


@pytest.mark.parametrize(
    ("url", "title", "wanted"),
    [
        ("https://h.example/1", "Flood hurts 12", True),
        ("https://h.example/storm-surge-hurts-12", None, True),
        ("https://h.example/2", "Floodlights installed", False),
        ("https://h.example/sport/3", "Flood stops match", False),
    ],
)
def test_the_topic_is_told_from_title_and_url(url, title, wanted):
    assert Topic(words=("flood", "storm surge"), without=("/sport/",)).wants(url, title) is wanted


def test_without_a_topic_everything_is_wanted():
    assert Source(name="x", home="https://h.example/").topic.wants("https://h.example/1", None)


@pytest.mark.parametrize(("encoding", "is_read"), [("utf-8-sig", True), ("utf-16", False)])
def test_a_file_that_another_program_saved_is_read_or_named(monkeypatch, encoding, is_read):
    monkeypatch.setattr(Path, "read_text", lambda _, named: GOOD.encode(encoding).decode(named))
    if is_read:
        assert len(load_sources(Path("sources.yml"))) == 2
    else:
        with pytest.raises(SourcesError, match=r"sources\.yml:1: not text in UTF-8"):
            load_sources(Path("sources.yml"))
