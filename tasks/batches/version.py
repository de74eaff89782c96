"""What a worker must have in common with the run: the code that reads, and the libraries beneath it."""

import hashlib
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

READING = ("tasks", "values", "expectations", "warehouse")
LIBRARIES = ("duckdb", "fastwarc", "great-expectations", "htmldate", "lxml", "pyarrow", "trafilatura")
SUFFIXES = frozenset({".py", ".sql", ".yml"})


@cache
def software_version() -> str:
    """Return sixteen hex digits that two installations share only if they read every page alike."""
    whole = hashlib.sha256(" ".join(f"{name} {version(name)}" for name in LIBRARIES).encode())
    for package in READING:
        folder = Path(str(files(package)))
        for path in sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES):
            whole.update(
                path.relative_to(folder.parent).as_posix().encode() + hashlib.sha256(path.read_bytes()).digest()
            )
    return whole.hexdigest()[:16]
