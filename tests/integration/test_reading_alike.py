"""The same text gives the same rows in every process, whatever the order of its hashes."""

import hashlib
import os
import subprocess
import sys

TEXT = (
    "At least 51 citizens of Kestria signed up between June 2023 and May 2024, Anna Orban, 38, said on Friday. "
    "Between 20 and 30 people, including three children, were killed near Marest; the ministry denied it."
)
SCRIPT = """
import sys
from datetime import date
from tasks.extraction import read
print(read(sys.argv[1], date(2025, 4, 11)))
"""


def digest(seed: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, TEXT],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
        text=True,
    )
    return hashlib.sha256(done.stdout.encode()).hexdigest()


def test_two_processes_read_alike():
    assert digest("1") == digest("2")
