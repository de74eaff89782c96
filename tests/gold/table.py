"""Print what the engine reaches on every set beside its floor and the best peer; `--raise` lifts the floors to it.

python -m tests.gold.table            # a Markdown table
python -m tests.gold.table --raise    # and write tests/gold/floors.json
"""

import json
import math
import sys

from tests.gold.measures import FLOORS, measure

PEERS = FLOORS.with_name("peers.json")
# A floor stands a little below what was reached, so that a harmless change elsewhere does not break it.
SLACK = {True: 0.002, False: 0.2}


def lowered(reached: float) -> float:
    """Return the floor for a measure: shares keep three decimals, percentages one."""
    share = reached <= 1.0
    scale = 1000 if share else 10
    return math.floor((reached - SLACK[share]) * scale) / scale


def main() -> None:
    """Print the table and, where asked, raise the floors; a floor never falls."""
    stored = json.loads(FLOORS.read_text(encoding="utf-8"))
    peers = json.loads(PEERS.read_text(encoding="utf-8"))
    print("| set | measure | best peer | floor | reached |\n| --- | --- | --- | --- | --- |")
    for name, paths in {"own": stored["own"], **stored["extraction"]}.items():
        for path, floor in paths.items():
            reached = measure(name, path)
            print(f"| {name} | {path} | {peers.get(name, {}).get(path, '')} | {floor} | {reached:.3f} |", flush=True)
            counts = name == "gold/seed"
            paths[path] = max(floor, reached if counts else lowered(reached))
    if "--raise" in sys.argv:
        FLOORS.write_text(json.dumps(stored, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
