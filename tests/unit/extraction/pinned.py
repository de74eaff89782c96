"""One digest a sentence over everything that is read from it: `python -m tests.unit.extraction.pinned` renews them.

A change that only moves code leaves them; one that changes a reading shows which sentences it touches.
"""

import hashlib
import json
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path

from tasks.extraction import read
from tests.unit.extraction.sentences import SENTENCES

PINNED = Path(__file__).with_name("pinned.txt")
PUBLISHED = date(2026, 3, 11)


def digest(sentence: str) -> str:
    """Return twelve hex digits over all rows that are read from a sentence."""
    rows = json.dumps(asdict(read(sentence, PUBLISHED)), default=str, sort_keys=True)
    return hashlib.sha256(rows.encode()).hexdigest()[:12]


def lines() -> list[str]:
    """Return one line a sentence: its digest and its beginning."""
    return [f"{digest(sentence)} {sentence.splitlines()[0][:80]}" for sentence in SENTENCES]


if __name__ == "__main__":
    PINNED.write_text("\n".join(lines()) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(SENTENCES)} sentences pinned\n")
