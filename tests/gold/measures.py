"""Run the evaluation tools that lie beside the project and read single measures off their results."""

import importlib
import json
import re
import sys
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.gold import own

SHARED = Path(__file__).resolve().parents[3] / "shared"
FLOORS = Path(__file__).with_name("floors.json")


def tool(name: str) -> Any:
    """Return a module of the evaluation tools, or skip the test when they are absent."""
    folder = SHARED / "tools"
    if not (folder / f"{name}.py").exists():
        pytest.skip(f"the evaluation sets are not beside the project ({name}.py is missing)")
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))
    return importlib.import_module(name)


@cache
def set_result(name: str) -> dict[str, Any]:
    """Return what `score_sets` prints for one set read by its adapter."""
    adapters = importlib.import_module("tests.gold.adapters")
    return tool("score_sets").run(name, getattr(adapters, name))


@cache
def gold_result(name: str) -> dict[str, float]:
    """Return what `score_figures` prints for hand-made gold ("figures", "seed"), with counts of rows and persons."""
    from tasks.extraction import read

    scorer = tool("score_figures")
    path = SHARED / "gold" / {"figures": "figures/dev.jsonl", "seed": "seed/gold.jsonl"}[name]
    docs = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    count, right, ages, fates, _ = scorer.score(
        docs, lambda d: read(d["text"], date.fromisoformat(d["dct"]) if d["dct"] else None)
    )
    hits = max(1, count["hit"])
    return {
        "found_f1": scorer.f1(count["hit"], count["said"], count["gold"])[2],
        "complete_row_f1": scorer.f1(count["complete"], count["said"], count["gold"])[2],
        "complete_rows": count["complete"],
        "persons": count["p_hit"],
        "denials": count["d_hit"],
        "person_f1": scorer.f1(count["p_hit"], count["p_said"], count["p_gold"])[2],
        "denial_f1": scorer.f1(count["d_hit"], count["d_said"], count["d_gold"])[2],
        "age_accuracy": ages[0] / max(1, ages[1]),
        "fate_f1": scorer.f1(*fates)[2],
        **{f"{field}_accuracy": value / hits for field, value in right.items()},
    }


def measure(name: str, path: str) -> float:
    """Return one number of a result; `path` joins keys by " > ", and a text result gives its first number or ratio."""
    if name == "own":
        return own.scores()[path]
    value: Any = gold_result(name.removeprefix("gold/")) if name.startswith("gold/") else set_result(name)
    for key in path.split(" > "):
        value = value[key]
    if isinstance(value, str):
        parts = [float(part) for part in re.findall(r"\d+(?:\.\d+)?", value)]
        # "gold/found/right" counts: the right ones of the gold; "80.1 (12/15)": the first.
        return 100 * parts[-1] / parts[0] if re.fullmatch(r"\d+/\d+/\d+", value) else parts[0]
    return float(value)
