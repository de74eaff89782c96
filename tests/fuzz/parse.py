"""Fuzz the parser with bytes that grow towards new branches of its code; a crash or a wrong offset stops the run.

uv run --with atheris python tests/fuzz/parse.py -max_total_time=60 [FOLDER OF SEEDS]
"""

import sys
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[2]))

with atheris.instrument_imports(include=["tasks.parsing"]):
    from tasks.parsing import parse

from tests.unit.parsing.test_fuzz import is_sound

URLS = ("https://news.example.com/2026/03/06/a", "https://news.example.de/a", "", "http://[", "file:///a.html")
CHARSETS = (None, "utf-8", "iso-8859-1", "utf-16", "shift_jis", "no such label")


def one_input(data: bytes) -> None:
    """Read the bytes as a page; the last two of them choose its address and the label of its encoding."""
    url, charset = (data[-1], data[-2]) if len(data) > 1 else (0, 0)
    is_sound(parse(data, URLS[url % len(URLS)], CHARSETS[charset % len(CHARSETS)]))


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
