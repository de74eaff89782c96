from collections import Counter

import pytest

from flows.command.console import printable
from flows.command.terminal import bounds, news
from flows.run.controls import one_line
from flows.run.progress import Nobody, listening, tell
from flows.run.summary import Failure, RunSummary


@pytest.mark.parametrize(
    ("low", "high", "modifier", "shown"),
    [
        (51, None, "at_least", "at least 51"),
        (None, 4, "at_most", "at most 4"),
        (20, 30, "between", "20 to 30"),
        (1200, 1200, "about", "about 1,200"),
        (17, 17, "exact", "17"),
        (4.8, 4.8, "exact", "4.8"),
        (400, 500, "about", "400 to 500"),
    ],
)
def test_a_figure_is_shown_with_its_bounds(low, high, modifier, shown):
    assert bounds({"value_low": low, "value_high": high, "modifier": modifier}) == shown


@pytest.mark.parametrize(
    "text", ["\x1b]0;title\x07word", "\x9b31mword", "\u202eword", "wo\x00rd", "wo\rrd", "wo\ud800rd"]
)
def test_control_characters_never_reach_the_terminal(text):
    assert not set(printable(text).plain) & set("\x1b\x07\x9b\u202e\x00\r\ud800")


@pytest.mark.parametrize(
    "text", ["51 killed\nERROR forged", "51 killed\u2028ERROR forged", "51\x1b[1A killed\r\x85ERROR forged"]
)
def test_a_line_of_the_log_stays_one_line(text):
    line = one_line(text)
    assert len(line.splitlines()) == 1
    assert "\x1b" not in line
    assert line.endswith("ERROR forged")


class Ear(Nobody):
    """Notes what is told, as the log and the terminal do."""

    def __init__(self):
        self.heard = []

    def line(self, text):
        self.heard.append(text)

    info = line


def test_what_a_run_tells_is_one_line_for_log_and_terminal(monkeypatch):
    log, terminal = Ear(), Ear()
    monkeypatch.setattr("prefect.get_run_logger", lambda: log)
    with listening(terminal):
        tell("figures x value_low: found '51'\n2026-03-06 | ERROR | forged")
    assert log.heard == terminal.heard == ["figures x value_low: found '51' 2026-03-06 | ERROR | forged"]


@pytest.mark.parametrize(
    ("happened", "words", "code"),
    [
        ({"articles": 3}, "Nothing new: the warehouse holds all of it already.", 0),
        ({"failures": [Failure("https://news.example/a", "timeout")]}, "Nothing read: no article came of it", 1),
        ({"passed_over": Counter({"no article text on the page": 4})}, "Nothing read: no article came of it", 1),
        ({"articles": 3, "passed_over": Counter({"refused: status 404": 4})}, "Nothing new:", 0),
        ({}, "Nothing read: no new article came.", 0),
    ],
)
def test_a_run_that_changed_nothing_says_why(happened, words, code):
    summary = RunSummary("run", "ingest", **happened)
    assert news(summary).startswith(words)
    assert summary.exit_code == code
