"""Quality gates: each measure may only rise; lowering a floor is a visible edit of floors.json."""

import json

import pytest

from tests.gold.measures import FLOORS, measure, tool

# The evaluation tool leaves the files it reads to the collector.
pytestmark = [
    pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
GATES = [
    (name, path, floor)
    for name, paths in json.loads(FLOORS.read_text(encoding="utf-8"))["extraction"].items()
    for path, floor in paths.items()
]


@pytest.mark.parametrize(("name", "path", "floor"), GATES, ids=[f"{name}: {path}" for name, path, _ in GATES])
def test_no_measure_falls_below_its_floor(name, path, floor):
    tool("score_sets")
    reached = measure(name, path)
    assert reached >= floor, f"{name} {path}: {reached:.3f} is below the floor {floor}"


def test_no_set_raises_an_exception():
    from tests.gold.measures import set_result

    tool("score_sets")
    failed = {name: set_result(name)["_speed"]["exceptions"] for name, _, _ in GATES if not name.startswith("gold/")}
    assert not any(failed.values()), failed
