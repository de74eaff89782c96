import pytest

from flows.console import number, printable
from flows.terminal import bounds


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


def test_an_open_end_is_empty():
    assert number(None) == ""


@pytest.mark.parametrize("text", ["\x1b]0;title\x07word", "\x9b31mword", "\u202eword", "wo\x00rd", "wo\rrd"])
def test_control_characters_never_reach_the_terminal(text):
    assert not set(printable(text).plain) & set("\x1b\x07\x9b\u202e\x00\r")
