"""The project's own annotated articles are well formed, and what is read of them does not fall."""

import json
from types import SimpleNamespace

import pytest

from tests.gold.measures import FLOORS
from tests.gold.own import articles, scores
from values.categories import Event, Modifier

LIMITS = json.loads(FLOORS.read_text("utf-8"))["own"]
ARTICLES = {article["id"]: article for article in articles()}


@pytest.mark.parametrize(("measure", "floor"), LIMITS.items())
def test_no_measure_of_the_own_articles_falls_below_its_floor(measure, floor):
    assert scores()[measure] >= floor


def test_a_reading_without_figures_scores_nothing():
    assert set(scores(lambda *_: SimpleNamespace(figures=[])).values()) == {0.0}


@pytest.mark.parametrize("name", ARTICLES)
def test_every_quote_of_the_gold_stands_at_its_place(name):
    article = ARTICLES[name]
    for part in ("figures", "persons", "denials"):
        for row in article[part]:
            assert article["text"][row["start"] : row["end"]] == row["quote"]


@pytest.mark.parametrize("name", ARTICLES)
def test_every_field_of_the_gold_is_one_of_its_list(name):
    article = ARTICLES[name]
    letters = {None} | {incident["id"] for incident in article["incidents"]}
    for row in article["figures"]:
        assert row["event"] is None or (Event(row["event"]) is not Event.OTHER)
        assert Modifier(row["modifier"])
        assert row["incident"] in letters
        assert (row["period_start"] or "") <= (row["period_end"] or "9999")
