"""The parser reaches on real pages what it has reached before; lowering a floor is a visible edit of a file."""

import importlib.util
import json
import time
from pathlib import Path

import pytest

from tests.gold.adapters_articles import article

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared"
CORPORA = SHARED / "corpora" / "html"
FLOORS = json.loads((HERE / "floors_parse.json").read_text("utf-8"))

pytestmark = pytest.mark.skipif(not CORPORA.is_dir(), reason="the evaluation pages are not on this machine")


def benchmark():
    spec = importlib.util.spec_from_file_location("bench_parse", SHARED / "tools" / "bench_parse.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measured(corpus: str) -> dict[str, float]:
    """Read every page of a corpus once, as the command line of the benchmark does, and return its measures."""
    tool, folder, pages = benchmark(), str(CORPORA / corpus), {}
    for page in tool.load_index(folder):
        html = tool.read_html(folder, page)
        started = time.process_time()
        fields = article(html, page["url"])
        spent = (time.process_time() - started) * 1000
        pages[page["id"]] = {"r": fields, "err": None, "cpu": spent, "wall": spent}
    meta = {"rss_peak_mb": 0, "rss_import_mb": 0, "import_s": 0}
    scores = tool.score_one(folder, {"meta": meta, "out": pages})
    flat = {f"{group}.{name}": value for group, values in scores.items() for name, value in values.items()}
    return flat | {"standfirst.recall": standfirst_recall(tool, folder, pages)}


def standfirst_recall(tool, folder, pages) -> float:
    """Return the share of true standfirsts that were returned as the standfirst."""
    wanted = {p["id"]: p["truth"]["summary"] for p in tool.load_index(folder) if p["truth"].get("summary")}
    found = [
        tool.squash(" ".join(summary)) in tool.squash(pages[name]["r"]["standfirst"])
        or tool.squash(pages[name]["r"]["standfirst"]) == tool.squash(" ".join(summary))
        for name, summary in wanted.items()
    ]
    return sum(found) / max(1, len(found))


@pytest.mark.parametrize("corpus", sorted(FLOORS))
def test_no_measure_falls_below_its_floor(corpus):
    reached = measured(corpus)
    below = {name: (reached[name], floor) for name, floor in FLOORS[corpus].items() if reached[name] < floor}
    assert below == {}
    assert reached["cost.errors"] == 0
