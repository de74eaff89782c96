"""A run outside the worker that is killed with -9: nobody sees it die, its heartbeat stops."""

import pytest

pytestmark = pytest.mark.browser


def test_while_it_goes_a_second_run_ends_and_says_who_holds_the_warehouse(silent_run):
    assert silent_run.second.returncode == 2
    assert silent_run.name in silent_run.second.stderr
    assert "wait for it to end or stop it" in silent_run.second.stderr


def test_the_automation_marks_it_as_crashed_within_two_minutes(silent_run, installation):
    run = installation.ended(silent_run.run_id, within=150)
    assert run["state_type"] == "CRASHED"
    assert "start it again and it continues where it was" in run["state"]["message"]
    assert silent_run.seconds_until(run["state"]["timestamp"]) < 120


def test_the_next_run_closes_it_and_loads_what_it_had_claimed(silent_run):
    silent_run.let_go()
    done = silent_run.tallywire("ingest", silent_run.address)
    assert done.returncode == 0, done.stderr
    assert silent_run.rows("SELECT value_low, event FROM figures_current") == [(33, "rescued")]
    assert silent_run.rows(f"SELECT state FROM runs WHERE run_id = '{silent_run.run_id}'") == [("crashed",)]
