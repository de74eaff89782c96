"""No function takes more than twenty ways: what asks more questions is parted, or becomes a table of rules."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("flows", "tasks", "expectations", "warehouse", "samples", "values")
MOST_WAYS = 20
"""Ways through one function, as McCabe counts them, each "and", "or" and filter of a comprehension a way of its own."""


def ways(node: ast.AST) -> int:
    """Return by how many ways a node parts, those of the functions inside it left out."""
    own = 0
    if isinstance(node, ast.BoolOp):
        own = len(node.values) - 1
    elif isinstance(node, ast.If | ast.IfExp | ast.Assert):
        own = 1
    elif isinstance(node, ast.For | ast.AsyncFor | ast.While):
        own = 1 + bool(node.orelse)
    elif isinstance(node, ast.Try | ast.TryStar):
        own = len(node.handlers) + bool(node.orelse)
    elif isinstance(node, ast.comprehension):
        own = 1 + len(node.ifs)
    elif isinstance(node, ast.Match):
        own = len(node.cases) - 1
    inner = (child for child in ast.iter_child_nodes(node) if not isinstance(child, ast.FunctionDef))
    return own + sum(ways(child) for child in inner)


def functions(tree: ast.AST):
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def complexity(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return 1 + sum(ways(node) for node in function.body if not isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_function_takes_more_ways_than_one_can_hold_in_mind(folder):
    dearest = {
        f"{module.relative_to(ROOT)} {function.name}": complexity(function)
        for module in sorted((ROOT / folder).rglob("*.py"))
        for function in functions(ast.parse(module.read_text(encoding="utf-8")))
        if complexity(function) > MOST_WAYS
    }
    assert dearest == {}


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("return 1", 1),
        ("if a and b or not c: return 1", 4),
        ("for x in a:\n  while x: pass\n else: pass", 4),
        ("return [x for x in a if x if x > 1]", 4),
        ("try: pass\n except A: pass\n except B: pass", 3),
        ("return sorted(a, key=lambda x: 1 if x else 2)", 2),
    ],
)
def test_ways_are_counted_by_branch_and_by_operator(body, count):
    (function,) = functions(ast.parse(f"def f():\n {body}"))
    assert complexity(function) == count
