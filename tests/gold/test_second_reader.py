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
from tests.gold.own import counted, predicted
from values.second_reading import Decider, ReadBy, RequestOutcome

HERE = Path(__file__).parent
SETS = {
    "second": (HERE / "second" / "articles.jsonl", HERE / "second" / "answers.jsonl"),
    "own": (HERE / "own" / "articles.jsonl", HERE / "second" / "own_answers.jsonl"),
}
ARTICLES = SETS["second"][0]
SETTINGS = ModelSettings(name="by-hand")
FAULTS = {
    "second": {"quote_not_in_text": 2, "quote_is_a_date": 1, "speaker_not_in_text": 1},
    "own": {
        "words_tell_no_days": 5,
        "quote_not_in_text": 4,
        "speaker_not_in_text": 3,
        "value_differs": 3,
        "date_words_not_in_text": 3,
        "quote_is_a_date": 3,
        "already_numbered": 2,
        "modifier_differs": 2,
        "quote_is_no_number": 1,
        "answered_twice": 1,
        "quote_ambiguous": 1,
        "place_not_in_text": 1,
        "unknown_figure_number": 1,
        "unlisted_word": 1,
        "malformed": 1,
    },
}


def answered(name):
    """Return the articles of a set that are answered by hand."""
    articles, answers = SETS[name]
    known = {told["id"] for told in documents(answers)}
    return [document for document in documents(articles) if document["id"] in known]


def read_by(decider, name):
    docs = answered(name)
    return docs, read_twice(docs, by_hand(SETS[name][1], docs), decider, SETTINGS)


def whole_rows(decider, name):
    """Return the share of rows that are whole, and of those with an event."""
    total = Counter()
    for document, second in zip(*read_by(decider, name), strict=True):
        total += counted(document["figures"], [predicted(figure) for figure in second.reading.figures])
    return [2 * total[row, "hit"] / (total[row, "gold"] + total[row, "said"]) for row in ("rows", "event rows")]


@pytest.mark.parametrize("name", SETS)
def test_what_the_answers_invent_is_refused_and_nothing_else(name):
    _, seconds = read_by(Decider.MODEL, name)
    assert Counter(refusal.reason for second in seconds for refusal in second.refusals) == FAULTS[name]


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("decider", Decider)
def test_no_invention_reaches_a_row(decider, name):
    for document, second in zip(*read_by(decider, name), strict=True):
        for figure in second.reading.figures:
            assert document["text"][figure.start : figure.end] == figure.quote
            assert figure.quote not in ("200", "300", "forty", "1:40", "2017", "2019", "450,000", "190,000")
            assert all(words is None or words in document["text"] for words in (figure.speaker, figure.place))


@pytest.mark.parametrize(("name", "least"), [("second", 0.75), ("own", 0.62)])
def test_a_careful_answer_lifts_rows_where_the_model_decides(name, least):
    rules, model = whole_rows(Decider.RULES, name), whole_rows(Decider.MODEL, name)
    assert all(after > before for before, after in zip(rules, model, strict=True))
    assert min(model) >= least


def test_an_answer_that_is_cut_off_is_not_used_and_one_in_prose_or_broken_is_asked_for_once_more():
    docs, seconds = read_by(Decider.MODEL, "own")
    exchanges = {document["id"]: second.exchange for document, second in zip(docs, seconds, strict=True)}
    ended = Counter(exchange.outcome for exchange in exchanges.values())
    assert ended == {RequestOutcome.ANSWERED: 29, RequestOutcome.CUT: 1}
    [cut] = [second for second in seconds if second.exchange.outcome is RequestOutcome.CUT]
    assert cut.reading.figures
    assert {standing.read_by for standing in cut.standings} == {ReadBy.RULES}
    usual = exchanges["own-023"].tokens_in
    for asked_twice in ("own-024", "own-027"):
        assert exchanges[asked_twice].tokens_in > 1.5 * usual


def test_the_scorer_beside_the_project_reads_the_rows():
    tool("score_figures")
    docs, seconds = read_by(Decider.MODEL, "second")
    measures = scored(ARTICLES, predictions(docs, seconds), SHARED / "tools" / "score_figures.py")
    assert measures["figures"] == sum(len(document["figures"]) for document in docs)
    assert measures["complete_row_f1"] >= 0.8


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
