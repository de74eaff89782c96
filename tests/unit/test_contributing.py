"""What CONTRIBUTING sends its reader to is there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PATH = re.compile(r"`((?:tasks|flows|expectations|warehouse|tests|docs|values)/[\w/.]*)`")


def test_every_file_and_folder_that_contributing_names_is_there():
    named = set(PATH.findall(TEXT))
    assert "tasks/extraction/lexicon/events.yml" in named
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []
