"""How long checking a whole warehouse takes: `python benchmarks/validate.py 1000000`.

Makes a warehouse of that many figures (copies of an invented article under other addresses) in a temporary folder,
checks every row of every table, and prints seconds, peak memory and, to compare with, the time of one join.
"""

import resource
import sys
import tempfile
import time
from pathlib import Path

from tasks.review import revalidate
from tests.unit.warehouse.made_rows import RUN, made_batch
from warehouse.connection import open_writer
from warehouse.load import load
from warehouse.rows import KEYS
from warehouse.verdict import Verdict

IDS = ("article_id", "revision_id", "sentence_id", "figure_id", "person_id", "fate_id", "denial_id", "date_id",
       "attribution_id", "place_mention_id", "ignored_id", "part_of", "statistic_of")  # fmt: skip


def multiply(connection, copies):
    """Copy every row under new ids, set-wise."""
    for table in KEYS:
        columns = [row[0] for row in connection.execute(f"DESCRIBE {table}").fetchall()]
        renamed = [f"{name} || '-' || n AS {name}" for name in columns if name in IDS]
        renamed += ["place || ' ' || n AS place"] if table == "figures" else []
        renamed += ["list_transform(answers, lambda a: a || '-' || n) AS answers"] if table == "denials" else []
        connection.execute(
            f"INSERT INTO {table} BY NAME SELECT {table}.* REPLACE ({', '.join(renamed)}) "
            f"FROM {table}, range({copies}) AS copies(n)"
        )


def main(figures):
    """Build, check, print."""
    with tempfile.TemporaryDirectory() as folder, open_writer(Path(folder) / "w.duckdb", "benchmark") as connection:
        batch = made_batch()
        load(connection, Verdict(batch), RUN)
        multiply(connection, figures // len(batch["figures"]) + 1)
        connection.execute("CHECKPOINT")
        [(count,)] = connection.execute("SELECT count(*) FROM figures").fetchall()
        started = time.perf_counter()
        connection.execute(
            "SELECT count(*) FROM figures JOIN sentences USING (sentence_id) WHERE lower(figures.quote) < 'z'"
        )
        scan = time.perf_counter() - started
        started = time.perf_counter()
        done = revalidate(connection, RUN)
        seconds = time.perf_counter() - started
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        rows = sum(rule.checked for rule in done.counts)
        print(f"{count:,} figures, {rows:,} cells judged: {seconds:.1f} s, peak {peak:,.0f} MB, one join {scan:.2f} s")
        print(f"moved {sum(done.quarantined.values())}, reflagged {sum(done.reflagged.values())}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
