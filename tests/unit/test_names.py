"""A public name stands once in the project: whoever reads or searches it finds one thing."""

import ast
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDERS = ("tallywire", "flows", "tasks", "expectations", "warehouse", "samples", "values")


def public_names(module):
    tree = ast.parse(module.read_text(encoding="utf-8"))
    defined = (node.name for node in tree.body if isinstance(node, ast.ClassDef | ast.FunctionDef))
    return [name for name in defined if not name.startswith("_")]


def test_a_public_name_stands_once():
    homes = defaultdict(list)
    for folder in FOLDERS:
        for module in sorted((ROOT / folder).rglob("*.py")):
            for name in public_names(module):
                homes[name].append(module.relative_to(ROOT).as_posix())
    assert {name: places for name, places in homes.items() if len(places) > 1} == {}
