"""Learn the weights of the evidence that joins stories: `python -m benchmarks.learn_joining WAREHOUSE CODED.jsonl`.

WAREHOUSE has read the articles of coded incidents; each line of CODED names an article (id, the last part of its
address) and its incident (group). Logistic regression over pairs of stories that share a key; what is printed is
measured on incidents that the weights have not seen.
"""

import json
import sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import duckdb
import numpy as np
import yaml

from warehouse.joining.evidence import evidence
from warehouse.joining.incidents import story_of
from warehouse.joining.joiner import POSTINGS
from warehouse.joining.story import JoinedStory

FOLDS = 5
RIDGE = 3.0
ROUNDS = 25
TARGET = Path(__file__).parents[1] / "warehouse" / "joining" / "weights.yml"
Table = np.ndarray


def read_stories(warehouse: Path, coded: dict[str, str]) -> list[tuple[JoinedStory, str]]:
    """Return the main story of each coded article with its incident."""
    with duckdb.connect(warehouse, read_only=True) as connection:
        rows = connection.sql(
            "SELECT incident_stories.*, regexp_extract(url, '[^/]+$') AS name "
            "FROM incident_stories JOIN articles USING (article_id) WHERE is_main ORDER BY told_on, story_id"
        ).to_arrow_table()
        return [(story_of(row), coded[row["name"]]) for row in rows.to_pylist() if row["name"] in coded]


def pairs_of(stories: list[tuple[JoinedStory, str]]) -> list[tuple[int, int]]:
    """Return the pairs that share a name or a rare word, as the joiner finds them."""
    postings = defaultdict(list)
    for number, (story, _) in enumerate(stories):
        for key in story.lookups():
            postings[key].append(number)
    return sorted(
        {pair for posting in postings.values() if len(posting) <= POSTINGS for pair in combinations(posting, 2)}
    )


def fitted(table: Table, same: Table) -> Table:
    """Return the weights and the bias by Newton's method, with a ridge on the weights."""
    spread = table.std(0) + 1e-9
    inputs = np.c_[table / spread, np.ones(len(table))]
    ridge = RIDGE * np.diag([*np.ones(table.shape[1]), 1e-6])
    weights = np.zeros(inputs.shape[1])
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (likely - same) + ridge @ weights
        curve = (inputs.T * (likely * (1 - likely) + 1e-6)) @ inputs + ridge
        weights -= np.linalg.solve(curve, slope)
    return np.r_[weights[:-1] / spread, weights[-1]]


def cross_validated(table: Table, same: Table, groups: list[tuple[str, str]]) -> Table:
    """Return how likely each pair is by weights learned without the incidents of either of its stories."""
    fold = {group: number % FOLDS for number, group in enumerate(sorted({group for pair in groups for group in pair}))}
    likely = np.zeros(len(same))
    for held in range(FOLDS):
        test = np.array([held in (fold[one], fold[other]) for one, other in groups])
        weights = fitted(table[~test], same[~test])
        likely[test] = 1 / (1 + np.exp(-(table[test] @ weights[:-1] + weights[-1])))
    return likely


def main(warehouse: Path, coded: Path) -> None:
    """Learn, print the measures and write the weights."""
    lines = map(json.loads, coded.read_text("utf-8").splitlines())
    stories = read_stories(warehouse, {line["id"]: str(line["group"]) for line in lines})
    pairs = pairs_of(stories)
    found = [evidence(stories[one][0], stories[other][0]) for one, other in pairs]
    names = sorted({name for item in found for name in item})
    table = np.array([[item.get(name, 0.0) for name in names] for item in found])
    groups = [(stories[one][1], stories[other][1]) for one, other in pairs]
    same = np.array([one == other for one, other in groups], float)
    likely = cross_validated(table, same, groups)
    gold = sum(one == other for (_, one), (_, other) in combinations(stories, 2))
    for threshold in (0.5, 0.7, 0.9):
        called = likely >= threshold
        precision, recall = (called * same).sum() / called.sum(), (called * same).sum() / gold
        sys.stdout.write(f"pairs at {threshold}: precision {precision:.3f}, recall {recall:.3f}\n")
    weights = dict(zip([*names, "bias"], (round(float(weight), 3) for weight in fitted(table, same)), strict=True))
    head = TARGET.read_text("utf-8").partition("weights:")[0]
    TARGET.write_text(head + yaml.safe_dump({"weights": weights}, sort_keys=False), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
