"""The table of promises in docs/trust.md names tests that exist."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_promise_names_a_test_that_is_there():
    text = (ROOT / "docs" / "trust.md").read_text("utf-8")
    section = text.partition("## What is promised")[2].partition("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| ") and "`tests/" in line]
    named = [path for row in rows for path in re.findall(r"`(tests/[^`]+)`", row)]
    assert len(rows) >= 14
    assert [path for path in named if not (ROOT / path).exists()] == []
    suites = {path.name for path in (ROOT / "tests" / "attacks").glob("test_*.py")}
    assert {name for name in suites if f"`tests/attacks/{name}`" not in section} == set()
