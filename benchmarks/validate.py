"""How long `tallywire validate` takes: `python -m benchmarks.validate 1000000 --failing 0.01`.

Another process makes a warehouse of that many figures (copies of an invented article under other addresses), of which
the named share breaks a rule. Then every row of every table is checked and the copy published. Prints seconds, seconds
of processor, peak memory and, to compare with, the time of one join.
"""

import argparse
import resource
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from expectations.review import revalidate_warehouse
from tasks.publish import publish_warehouse
from warehouse.storing.connection import open_writer
from warehouse.tables.batch import KEYS

IDS = {*KEYS.values(), "part_of", "statistic_of"}


def build(path, figures, failing):
    """Make the warehouse and return its number of figures and the seconds of one join over them."""
    from tests.unit.warehouse.made_rows import RUN, made_batch
    from warehouse.load import load
    from warehouse.tables.verdict import Verdict

    with open_writer(path, "benchmark") as connection:
        batch = made_batch()
        load(connection, Verdict(batch), RUN)
        multiply(connection, figures // len(batch["figures"]))
        connection.execute(
            "UPDATE figures SET value_best = -1, value_low = -1 "
            "WHERE kind = 'persons' AND hash(figure_id) % 1000000 < 1000000 * ?",
            [failing],
        )
        connection.execute("CHECKPOINT")
        started = time.perf_counter()
        connection.execute(
            "SELECT count(*) FROM figures JOIN sentences USING (sentence_id) WHERE lower(figures.quote) < 'z'"
        )
        return connection.execute("SELECT count(*) FROM figures").fetchall()[0][0], time.perf_counter() - started


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


class Clock:
    """Tells the seconds since it was last asked, of the wall and of the processor."""

    def __init__(self):
        self.wall, self.processor = time.perf_counter(), time.process_time()

    def __str__(self):
        wall, processor = self.wall, self.processor
        self.__init__()
        return f"{self.wall - wall:.1f} s ({self.processor - processor:.1f} s of processor)"


def main():
    """Build, check, publish, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("figures", type=int, nargs="?", default=1_000_000)
    parser.add_argument("--failing", type=float, default=0.0, help="share of the figures of persons that break a rule")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "warehouse.duckdb"
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as own:
            figures, join = own.submit(build, path, asked.figures, asked.failing).result()
        from tests.unit.warehouse.made_rows import RUN

        clock = Clock()
        done = revalidate_warehouse(path, RUN)
        print(f"{figures:,} figures, {sum(rule.checked for rule in done.counts):,} cells judged: {clock}")
        print(f"moved {done.quarantined.total():,} rows, changed the flags of {done.reflagged.total():,}")
        publish_warehouse(path, path.with_name("figures.duckdb"), "benchmark")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"claims and published copy: {clock}; peak {peak:,.0f} MB; one join takes {join:.2f} s")


if __name__ == "__main__":
    main()
