from dataclasses import replace

from tests.unit.warehouse.made_rows import RUN, made_batch
from warehouse.load import hold, load
from warehouse.runs import begin_run, end_run
from warehouse.tables.migrations import in_memory
from warehouse.tables.verdict import RunState, Verdict


def runs(connection):
    return dict(connection.execute("SELECT name, state FROM runs").fetchall())


def test_a_run_is_running_until_it_ends_however_many_batches_it_loads():
    with in_memory() as connection:
        begin_run(connection, RUN)
        load(connection, Verdict(made_batch()), RUN)
        assert connection.execute("SELECT state, articles FROM runs").fetchall() == [("running", 1)]
        end_run(connection, RUN, RunState.LOADED)
        assert runs(connection) == {RUN.name: "loaded"}


def test_a_run_that_never_ended_is_closed_as_crashed_by_the_next_one():
    later = replace(RUN, run_id="run-2", name="ingest after it")
    with in_memory() as connection:
        begin_run(connection, RUN)
        assert begin_run(connection, later) == [RUN.name]
        assert runs(connection) == {RUN.name: "crashed", later.name: "running"}
        assert "without a word" in connection.execute("SELECT note FROM runs WHERE state = 'crashed'").fetchall()[0][0]


def test_an_ended_run_is_left_as_it_is():
    with in_memory() as connection:
        begin_run(connection, RUN)
        hold(connection, Verdict(made_batch()), RUN, "too many rows failed")
        end_run(connection, RUN, RunState.HELD)
        assert begin_run(connection, replace(RUN, run_id="run-2", name="the next")) == []
        assert runs(connection) == {RUN.name: "held", "the next": "running"}


def test_a_run_that_loads_without_having_begun_counts_as_loaded():
    with in_memory() as connection:
        load(connection, Verdict(made_batch()), RUN)
        assert runs(connection) == {RUN.name: "loaded"}
