from collections import Counter

from flows.run.summary import RunSummary


def test_a_run_names_the_languages_that_it_did_not_read():
    summary = RunSummary("1", "ingest", unread=Counter({"es": 3, "uk": 1}))
    assert summary.unread_languages == "not read: Spanish, 3 articles; Ukrainian, 1 article"


def test_a_language_without_a_name_is_told_by_its_code():
    assert RunSummary("1", "ingest", unread=Counter({"gcf": 2})).unread_languages == "not read: gcf, 2 articles"


def test_a_run_that_read_everything_names_none():
    assert RunSummary("1", "ingest").unread_languages == ""
