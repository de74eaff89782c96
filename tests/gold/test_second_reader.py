"""Invented articles, and answers written by hand as a model would give them, inventions and slips included."""

import hashlib
import json
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.second_reader import documents, predictions, read_twice, recorded, scored, write_requests
from tasks.reading.settings import ModelSettings
from tests.gold.answering import by_hand
from tests.gold.measures import SHARED, tool
from values.second_reading import Decider, RequestOutcome

FOLDER = Path(__file__).parent / "second"
ARTICLES = FOLDER / "articles.jsonl"
SETTINGS = ModelSettings(name="by-hand")
FAULTS = {"quote_not_in_text": 2, "quote_is_a_date": 1, "speaker_not_in_text": 1}
ROWS = ("complete_row_f1", "event_rows_f1", "complete_with_place_f1")


def read_by(decider):
    docs = documents(ARTICLES)
    return read_twice(docs, by_hand(FOLDER / "answers.jsonl", docs), decider, SETTINGS)


def measures(decider):
    tool("score_figures")
    return scored(ARTICLES, predictions(documents(ARTICLES), read_by(decider)), SHARED / "tools" / "score_figures.py")


def test_every_gold_quote_is_its_span():
    for document in documents(ARTICLES):
        for figure in document["figures"]:
            assert document["text"][figure["start"] : figure["end"]] == figure["quote"]


def test_what_the_answers_invent_is_refused_and_nothing_else():
    reasons = Counter(refusal.reason for second in read_by(Decider.MODEL) for refusal in second.refusals)
    assert reasons == FAULTS


@pytest.mark.parametrize("decider", Decider)
def test_no_invention_reaches_a_row(decider):
    for document, second in zip(documents(ARTICLES), read_by(decider), strict=True):
        for figure in second.reading.figures:
            assert document["text"][figure.start : figure.end] == figure.quote
            assert figure.quote not in ("17", "2019", "450,000")
            assert figure.speaker != "the governor"


def test_a_careful_answer_lifts_rows_where_the_model_decides_and_changes_none_where_the_rules_do():
    nobody = [{"id": row["id"], "figures": []} for row in documents(ARTICLES)]
    assert scored_rows(nobody)["complete_row_f1"] == 0
    rules, model = measures(Decider.RULES), measures(Decider.MODEL)
    assert all(model[name] > rules[name] for name in ROWS)
    assert model["complete_row_f1"] >= 0.85


def scored_rows(rows):
    tool("score_figures")
    return scored(ARTICLES, rows, SHARED / "tools" / "score_figures.py")


def test_a_request_is_known_by_the_hash_of_its_line_and_its_answer_is_read_from_a_file(tmp_path):
    docs = documents(ARTICLES)
    assert write_requests(docs, tmp_path / "requests.jsonl", SETTINGS) == len(docs)
    lines = (tmp_path / "requests.jsonl").read_text("utf-8").splitlines()
    good = {"choices": [{"message": {"content": '{"figures": [], "missed": []}'}, "finish_reason": "stop"}]}
    kept = [{"request": hashlib.sha256(line.encode()).hexdigest(), "answer": good} for line in lines[:2]]
    (tmp_path / "answers.jsonl").write_text("\n".join(map(json.dumps, kept)), "utf-8")
    seconds = read_twice(docs, recorded(tmp_path / "answers.jsonl"), Decider.MODEL, SETTINGS)
    outcomes = [second.exchange.outcome for second in seconds]
    assert outcomes == [RequestOutcome.ANSWERED, RequestOutcome.ANSWERED, RequestOutcome.NOT_ASKED]
