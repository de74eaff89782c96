"""The format of the warehouse file: older files move to it whole or not at all, and older clients are told."""

import gzip
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tasks.publishing.exports import export_all
from tasks.publishing.site import build_site
from tests.integration.test_warehouse_files import ROOT, verdict
from tests.unit.warehouse.made_rows import RUN
from warehouse.errors import CopyDiffers, WarehouseFull
from warehouse.load import load
from warehouse.storing import rewrite
from warehouse.storing.connection import open_reader, open_writer
from warehouse.storing.publish import write_published
from warehouse.storing.rewrite import format_backup, is_in_older_format, tables_of
from warehouse.tables.migrations import latest_version, version_of

FIXTURES = sorted((Path(__file__).parent / "warehouses").glob("*.duckdb.gz"))


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    return tmp_path / "warehouse.duckdb"


@pytest.fixture
def older(warehouse: Path) -> Path:
    """Return a warehouse of the newest schema in the format of DuckDB 1."""
    with duckdb.connect(warehouse, config={"storage_compatibility_version": "v1.0.0"}) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        rewrite.migrate(connection)
        load(connection, verdict(), RUN)
    return warehouse


def rows_of(path: Path) -> dict[str, list[str]]:
    with duckdb.connect(path, read_only=True) as connection:
        tables = tables_of(connection, path.stem)
        return {table: sorted(map(str, connection.execute(f"FROM {table}").fetchall())) for table in tables}


@pytest.mark.parametrize("released", FIXTURES, ids=lambda path: path.stem)
def test_a_database_of_every_released_version_migrates_with_its_rows(released, warehouse):
    warehouse.write_bytes(gzip.decompress(released.read_bytes()))
    with open_writer(warehouse, "test") as connection:
        assert version_of(connection) == latest_version()
        assert not is_in_older_format(connection)
        assert connection.execute("SELECT count(*) FROM figure_sources").fetchall() == [(6,)]
        assert connection.execute("SELECT count(*) FROM quarantine").fetchall() == [(1,)]
        assert connection.execute("SELECT count(*) FROM codebook WHERE comment IS NULL").fetchall() == [(0,)]


def test_a_file_of_an_older_format_moves_with_every_row_and_stays_as_backup(older):
    before = rows_of(older)
    with open_writer(older, "first") as connection:
        assert not is_in_older_format(connection)
    assert rows_of(older) == before
    backup = format_backup(older)
    with duckdb.connect(backup, read_only=True) as connection:
        assert is_in_older_format(connection)
        assert connection.execute("SELECT count(*) FROM figures").fetchall() == [(6,)]
    told = backup.stat().st_mtime_ns
    with open_writer(older, "second"):
        pass
    assert backup.stat().st_mtime_ns == told


def test_a_copy_that_lacks_a_row_is_refused_and_the_old_file_stays(older, monkeypatch):
    before, copy_tables = rows_of(older), rewrite._compare

    def losing(connection: duckdb.DuckDBPyConnection) -> None:
        connection.execute(
            "UPDATE fresh.figures SET quote = 'another' WHERE figure_id = (SELECT min(figure_id) FROM figures)"
        )
        copy_tables(connection)

    monkeypatch.setattr(rewrite, "_compare", losing)
    with pytest.raises(CopyDiffers, match="the copy of figures holds 6 rows"):
        open_writer(older, "first").__enter__()
    assert rows_of(older) == before
    assert not older.with_name(older.name + ".rewritten").exists()


def test_without_room_for_a_backup_the_old_file_stays(older, monkeypatch):
    before = rows_of(older)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfile", full)
    with pytest.raises(WarehouseFull, match="it stays"):
        open_writer(older, "first").__enter__()
    assert rows_of(older) == before
    assert sorted(file.name for file in older.parent.iterdir()) == ["warehouse.duckdb", "warehouse.duckdb.lock"]


MOVING = """
import os, signal, sys
from pathlib import Path
from warehouse.storing import rewrite
from warehouse.storing.connection import open_writer

path, seen = Path(sys.argv[1]), []

def move(killed_at):
    def line(frame, event, _):
        here = (frame.f_code.co_name, frame.f_lineno)
        if event == "line" and here not in seen:
            if len(seen) == killed_at:
                os.kill(os.getpid(), signal.SIGKILL)
            seen.append(here)
        return line
    sys.settrace(lambda frame, *_: line if frame.f_code.co_filename == rewrite.__file__ else None)
    with open_writer(path, "killed"):
        pass
    sys.settrace(None)

for asked in sys.stdin:
    telling, told = os.pipe()
    child = os.fork()
    if not child:
        move(int(asked))
        os.write(told, str(len(seen)).encode())
        os._exit(0)
    os.close(told)
    _, status = os.waitpid(child, 0)
    print(os.waitstatus_to_exitcode(status), os.read(telling, 20).decode() or 0, flush=True)
    os.close(telling)
"""


def test_a_move_that_is_killed_at_any_line_is_whole_or_absent_and_the_next_writer_ends_it(older):
    start, before = older.read_bytes(), rows_of(older)
    command = [sys.executable, "-c", MOVING, str(older)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as mover:
        assert mover.stdin
        assert mover.stdout

        def moved(killed_at: int) -> tuple[int, int]:
            for left in older.parent.glob("warehouse.duckdb*"):
                left.unlink()
            older.write_bytes(start)
            mover.stdin.write(f"{killed_at}\n")
            code, lines = mover.stdout.readline().split()
            return int(code), int(lines)

        code, lines = moved(-1)
        assert (code, rows_of(older)) == (0, before)
        assert lines > 40
        for point in range(lines):
            assert moved(point) == (-signal.SIGKILL, 0)
            assert rows_of(older) == before, f"killed before line {point}"
        mover.stdin.close()
    with open_writer(older, "next") as connection:
        assert not is_in_older_format(connection)
    assert rows_of(older) == before


CLIENTS = json.loads(os.environ.get("TALLYWIRE_DUCKDB_PYTHONS", "{}"))


def client(version: str) -> str:
    if version not in CLIENTS:
        pytest.skip(
            f'TALLYWIRE_DUCKDB_PYTHONS names no interpreter with DuckDB {version}: {{"{version}": "/path/python"}}'
        )
    return CLIENTS[version]


def asked(version: str, code: str, *arguments: str) -> str:
    """Return what some code prints in a Python with another DuckDB, standard error behind it."""
    versioned = f"import duckdb, sys\nassert duckdb.__version__.startswith({version!r}), duckdb.__version__\n{code}"
    answer = subprocess.run(
        [client(version), "-c", versioned, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return answer.stdout + answer.stderr


@pytest.fixture
def published(warehouse: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "figures.duckdb"
    with open_writer(warehouse, "first") as connection:
        load(connection, verdict(), RUN)
        write_published(connection, warehouse, copy)
    return copy


def test_the_report_says_which_clients_open_the_published_copy(published, tmp_path):
    build_site(published, tmp_path / "report")
    told = (tmp_path / "report" / "method.html").read_text("utf-8")
    assert "opens in DuckDB 2.0.0 and later" in told
    assert rewrite.FORMAT == "v2.0.0"


def test_the_oldest_release_of_its_format_reads_the_published_copy(published):
    asking = (
        "c = duckdb.connect(sys.argv[1], read_only=True)\n"
        "views = [v for (v,) in c.execute('SELECT view_name FROM duckdb_views() WHERE NOT internal').fetchall()]\n"
        "for view in views: c.execute(f'FROM {view}').fetchall()\n"
        "print(len(views), c.execute('SELECT count(*) FROM figure_sources').fetchall()[0][0])"
    )
    with open_reader(published) as connection:
        [(views,)] = connection.execute("SELECT count(*) FROM duckdb_views() WHERE NOT internal").fetchall()
    assert asked(rewrite.FORMAT.strip("v"), asking, str(published)).split() == [str(views), "6"]


def test_a_client_of_the_line_before_is_told_and_reads_the_same_rows_from_parquet(published, tmp_path):
    opening = "duckdb.connect(sys.argv[1], read_only=True)"
    assert "newer version" in asked("1.5", opening, str(published))
    with open_reader(published) as connection:
        export_all(connection, tmp_path / "exports")
        [(figures,)] = connection.execute("SELECT count(*) FROM figure_sources").fetchall()
    parquet = tmp_path / "exports" / "parquet" / "figure_sources.parquet"
    counting = "print(duckdb.execute('SELECT count(*) FROM read_parquet(?)', [sys.argv[1]]).fetchall()[0][0])"
    assert asked("1.5", counting, str(parquet)) == f"{figures}\n"


def test_code_that_runs_on_an_older_duckdb_refuses_the_file_and_leaves_it_untouched(published):
    opening = (
        "from pathlib import Path\nfrom warehouse.storing.connection import open_writer\n"
        "open_writer(Path(sys.argv[1]), 'older code').__enter__()"
    )
    before = published.read_bytes()
    assert "it was left untouched: update Tallywire" in asked("1.5", opening, str(published))
    assert published.read_bytes() == before


def test_the_backup_of_a_move_opens_in_the_line_before(older):
    with open_writer(older, "first"):
        pass
    counting = "print(duckdb.connect(sys.argv[1], read_only=True).execute('SELECT count(*) FROM figures').fetchall())"
    assert asked("1.5", counting, str(format_backup(older))) == "[(6,)]\n"
