"""What an earlier `tallywire serve` left running, told by the file in which each one names its programs."""

import json
from collections.abc import Mapping
from pathlib import Path

FILE = "serve.json"
_OURS = b"flows.command.serving"


def note_parts(folder: Path, parts: Mapping[str, int]) -> None:
    """Keep the process ids of the programs that run, by what they are."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE).write_text(json.dumps(dict(parts)), "utf-8")


def old_parts(folder: Path) -> dict[str, int]:
    """Return the programs of an earlier start that still run, by what they are."""
    try:
        noted = json.loads((folder / FILE).read_text("utf-8"))
        return {str(name): int(pid) for name, pid in noted.items() if _is_ours(int(pid))}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


def _is_ours(pid: int) -> bool:
    """Return whether a process still is what it was: numbers are given anew."""
    try:
        return _OURS in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False
