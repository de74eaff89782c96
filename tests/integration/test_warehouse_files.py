"""The warehouse as files: one writer, kills at any statement, full disks, newer versions, readers at any moment."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from tests.unit.warehouse.made_rows import RUN, made_batch
from warehouse.errors import WarehouseBusy, WarehouseFull, WarehouseMissing, WarehouseTooNew, WarehouseUnreadable
from warehouse.load import load
from warehouse.storing.connection import open_reader, open_writer, writer_of
from warehouse.storing.publish import write_published
from warehouse.tables.batch import KEYS
from warehouse.tables.migrations import backup_path, latest_version, version_of
from warehouse.tables.verdict import QuarantinedRow, Verdict

ROOT = Path(__file__).parents[2]


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    return tmp_path / "warehouse.duckdb"


def verdict(name: str = "one") -> Verdict:
    """Return one passing article and one row that failed."""
    batch = made_batch(name)
    row = batch["figures"].pop()
    revision = batch["revisions"][0]
    failed = QuarantinedRow(
        "figures", row["figure_id"], row, ["made"], "figures", revision["article_id"], revision["revision_id"]
    )
    return Verdict(batch, [failed])


def python(code: str, *arguments: str) -> int:
    """Run some code in another Python and return its exit code."""
    return subprocess.run([sys.executable, "-c", code, *arguments], cwd=ROOT, check=False).returncode


HOLDING = """
import sys
from pathlib import Path
from warehouse.storing.connection import open_writer
with open_writer(Path(sys.argv[1]), "ingest of the other window"):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def other_writer(warehouse: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", HOLDING, str(warehouse)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        yield other
        other.kill()


def test_a_second_writer_is_told_who_holds_the_file(warehouse, other_writer):
    with pytest.raises(WarehouseBusy, match=rf"ingest of the other window \(pid {other_writer.pid}, since "):
        open_writer(warehouse, "second").__enter__()


def test_a_second_writer_waits_for_the_first(warehouse, other_writer):
    leaving = threading.Timer(0.5, lambda: other_writer.stdin.close())
    leaving.start()
    with open_writer(warehouse, "second", wait=60):
        assert str(writer_of(warehouse)).startswith("second (pid")


def test_no_progress_is_drawn_among_the_rows_of_a_long_query(warehouse, tmp_path):
    asked = "SELECT current_setting('enable_progress_bar')"
    with open_writer(warehouse, "first") as connection:
        assert connection.execute(asked).fetchall() == [(False,)]
        published = write_published(connection, warehouse, tmp_path / "figures.duckdb")
    with open_reader(published) as connection:
        assert connection.execute(asked).fetchall() == [(False,)]


def test_a_killed_writer_does_not_keep_the_file(warehouse, other_writer):
    other_writer.send_signal(signal.SIGKILL)
    other_writer.wait()
    with open_writer(warehouse, "second", wait=5):
        pass


def test_a_foreign_client_of_the_file_is_told_of(warehouse):
    with open_writer(warehouse, "first"):
        pass
    code = "import duckdb, sys\nc = duckdb.connect(sys.argv[1])\nprint('held', flush=True)\nsys.stdin.read()"
    command = [sys.executable, "-c", code, str(warehouse)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as foreign:
        assert foreign.stdout
        foreign.stdout.readline()
        with pytest.raises(WarehouseBusy, match=f"PID {foreign.pid}"):
            open_writer(warehouse, "second").__enter__()
        foreign.kill()


def test_a_database_of_a_newer_version_is_left_untouched(warehouse):
    with open_writer(warehouse, "first") as connection:
        connection.execute("INSERT INTO schema_versions VALUES (9999, 'future', '', now())")
        connection.execute("CHECKPOINT")
    before = warehouse.read_bytes()
    with pytest.raises(WarehouseTooNew, match="schema 9999"):
        open_writer(warehouse, "second").__enter__()
    assert warehouse.read_bytes() == before
    assert [file.name for file in warehouse.parent.iterdir() if "bak" in file.name or "wal" in file.name] == []


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 1000])
def test_a_file_that_is_no_warehouse_is_told_by_name(warehouse, content):
    warehouse.write_bytes(content)
    with pytest.raises(WarehouseUnreadable, match=r"warehouse\.duckdb"):
        open_writer(warehouse, "first").__enter__()
    assert warehouse.read_bytes() == content


def test_reading_before_anything_was_published_says_what_to_do(tmp_path):
    with pytest.raises(WarehouseMissing, match="tallywire ingest"):
        open_reader(tmp_path / "figures.duckdb").__enter__()


def test_a_failing_migration_leaves_the_schema_and_a_backup(warehouse, tmp_path, monkeypatch):
    from warehouse.tables import migrations

    with open_writer(warehouse, "first") as connection:
        load(connection, verdict(), RUN)
    broken = tmp_path / "0002_broken.sql"
    broken.write_text("CREATE TABLE half (a INTEGER); CREATE TABLE half (a INTEGER);")
    following = latest_version() + 1
    monkeypatch.setattr(migrations, "migration_files", lambda: {following: broken})
    with pytest.raises(duckdb.CatalogException):
        open_writer(warehouse, "second").__enter__()
    monkeypatch.undo()
    with open_writer(warehouse, "third") as connection:
        assert version_of(connection) == latest_version()
        assert connection.execute("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'half'").fetchall() == [(0,)]
    with duckdb.connect(backup_path(warehouse, following), read_only=True) as backup:
        assert backup.execute("SELECT count(*) FROM figures").fetchall() == [(6,)]


LOADING = """
import os, signal, sys
from pathlib import Path
from tests.integration.test_warehouse_files import verdict
from tests.unit.warehouse.made_rows import RUN
from warehouse.storing.connection import open_writer
from warehouse.load import load

class Killed:
    def __init__(self, connection, at):
        self.connection, self.at, self.done = connection, at, 0
    def execute(self, *statement):
        if self.done == self.at:
            os.kill(os.getpid(), signal.SIGKILL)
        self.done += 1
        return self.connection.execute(*statement)
    def __getattr__(self, name):
        return getattr(self.connection, name)

def load_until(path, made, at):
    with open_writer(path, "killed") as connection:
        killed = Killed(connection, at)
        load(killed, made, RUN)
        return killed.done

path, made = Path(sys.argv[1]), verdict("two")
made.passing.frame("figures")  # what is the same for every load is read once, before the first fork
for line in sys.stdin:
    asking, telling = os.pipe()
    child = os.fork()
    if not child:
        os.write(telling, str(load_until(path, made, int(line))).encode())
        os._exit(0)
    os.close(telling)
    _, status = os.waitpid(child, 0)
    print(os.waitstatus_to_exitcode(status), os.read(asking, 20).decode() or 0, flush=True)
    os.close(asking)
"""


class Loader:
    """A process that loads one more article again and again, each time in a child that is killed on the way."""

    def __init__(self, path: Path) -> None:
        command = [sys.executable, "-c", LOADING, str(path)]
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )

    def load(self, at: int) -> tuple[int, int]:
        """Load, killed before statement `at`; return exit code and number of statements done."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{at}\n")
        code, statements = self.process.stdout.readline().split()
        return int(code), int(statements)


@pytest.fixture
def loader(warehouse: Path) -> Iterator[Loader]:
    made = Loader(warehouse)
    with made.process:
        yield made
        made.process.kill()


def state_of(path: Path) -> dict[str, int]:
    tables = [*KEYS, "quarantine", "runs"]
    with open_writer(path, "look") as connection:
        for table, key in KEYS.items():
            twice = f"SELECT {key} FROM {table} GROUP BY {key} HAVING count(*) > 1"
            assert connection.execute(twice).fetchall() == []
        return {t: connection.execute(f"SELECT count(*) FROM {t}").fetchall()[0][0] for t in tables}


def test_a_kill_between_any_two_statements_leaves_all_of_a_load_or_nothing(warehouse, tmp_path, loader):
    published = tmp_path / "figures.duckdb"
    with open_writer(warehouse, "first") as connection:
        load(connection, verdict("one"), RUN)
        write_published(connection, warehouse, published)
    before, copy, start = state_of(warehouse), published.read_bytes(), warehouse.read_bytes()
    code, statements = loader.load(at=-1)
    after = state_of(warehouse)
    assert (code, before == after) == (0, False)
    assert statements > 50
    for point in range(statements):
        warehouse.write_bytes(start)
        warehouse.with_name(warehouse.name + ".wal").unlink(missing_ok=True)
        assert loader.load(at=point) == (-signal.SIGKILL, 0)
        assert state_of(warehouse) == before, f"killed before statement {point}"
        assert published.read_bytes() == copy


def test_a_load_after_a_kill_completes(warehouse, loader):
    with open_writer(warehouse, "first") as connection:
        load(connection, verdict("one"), RUN)
    assert loader.load(at=60)[0] == -signal.SIGKILL
    with open_writer(warehouse, "again") as connection:
        assert load(connection, verdict("two"), RUN).added["figures"] == 6


def test_a_full_disk_is_told_by_name_and_loses_nothing(small_disk):
    warehouse, published = small_disk / "warehouse.duckdb", small_disk / "figures.duckdb"
    with open_writer(warehouse, "first") as connection:
        load(connection, verdict("one"), RUN)
        write_published(connection, warehouse, published)
    before = state_of(warehouse)
    filler = small_disk / "filler"
    with pytest.raises((WarehouseFull, WarehouseUnreadable), match=str(small_disk)):  # noqa: PT012 - the fill is the cause
        filler.write_bytes(os.urandom(os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_bsize))
        with open_writer(warehouse, "second") as connection:
            for number in range(200):
                load(connection, verdict(f"more-{number}"), RUN)
    filler.unlink()
    assert state_of(warehouse)["articles"] >= before["articles"]
    with open_reader(published) as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchall() == [(1,)]
    with open_writer(warehouse, "again") as connection:
        load(connection, verdict("two"), RUN)
        write_published(connection, warehouse, published)


def poll(published: Path, stop: threading.Event, seen: list[int], failed: list[str]) -> None:
    """Open the published copy twenty times a second, as any client would."""
    while not stop.is_set():
        began = time.monotonic()
        try:
            with duckdb.connect(published, read_only=True) as connection:
                seen.append(connection.execute("SELECT count(*) FROM articles").fetchall()[0][0])
        except duckdb.Error as error:
            failed.append(str(error))
        stop.wait(max(0.0, 0.05 - (time.monotonic() - began)))


PUBLISHING = """
import sys
from pathlib import Path
from tests.integration.test_warehouse_files import verdict
from tests.unit.warehouse.made_rows import RUN
from warehouse.storing.connection import open_writer
from warehouse.load import load
from warehouse.storing.publish import write_published

path, published = map(Path, sys.argv[1:])
for number in range(8):
    with open_writer(path, "publishing") as connection:
        load(connection, verdict(f"article-{number}"), RUN)
        write_published(connection, path, published)
"""


def test_the_published_copy_opens_at_any_moment_of_a_run(warehouse, tmp_path):
    published = tmp_path / "figures.duckdb"
    with open_writer(warehouse, "first") as connection:
        load(connection, verdict(), RUN)
        write_published(connection, warehouse, published)
    stop, seen, failed = threading.Event(), [], []
    poller = threading.Thread(target=poll, args=(published, stop, seen, failed))
    poller.start()
    code = python(PUBLISHING, str(warehouse), str(published))
    stop.set()
    poller.join()
    assert code == 0
    assert failed == []
    assert seen == sorted(seen)
    assert seen[0] == 1
    with open_reader(published) as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchall() == [(9,)]


def test_who_has_the_old_copy_open_keeps_reading_it(warehouse, tmp_path):
    published = tmp_path / "figures.duckdb"
    with open_writer(warehouse, "first") as connection:
        load(connection, verdict(), RUN)
        write_published(connection, warehouse, published)
    asking = "import duckdb, sys\nc = duckdb.connect(sys.argv[1], read_only=True)\nprint('open', flush=True)\n"
    asking += "sys.stdin.readline()\nprint(c.execute('SELECT count(*) FROM articles').fetchall()[0][0])"
    command = [sys.executable, "-c", asking, str(published)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as reader:
        assert reader.stdout
        reader.stdout.readline()
        with open_writer(warehouse, "second") as connection:
            load(connection, verdict("two"), RUN)
            write_published(connection, warehouse, published)
        assert reader.communicate("\n")[0] == "1\n"


def untouched(path: Path) -> Callable[[], bool]:
    content = path.read_bytes()
    return lambda: path.read_bytes() == content


def test_a_copy_that_cannot_be_written_leaves_the_last_one(warehouse, tmp_path, monkeypatch):
    published = tmp_path / "figures.duckdb"
    with open_writer(warehouse, "first") as connection:
        load(connection, verdict(), RUN)
        write_published(connection, warehouse, published)
        is_untouched = untouched(published)

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device", str(published))

        monkeypatch.setattr("shutil.copyfileobj", full)
        with pytest.raises(WarehouseFull, match="the last copy stays"):
            write_published(connection, warehouse, published)
    assert is_untouched()
    assert not list(tmp_path.glob("*.new"))
