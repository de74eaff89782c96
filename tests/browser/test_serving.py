"""What `tallywire serve` does by itself: scheduled runs, and runs that are killed."""

import os
import signal
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
INTERVAL = 15
"""Seconds."""


@pytest.fixture
def often(installation):
    """Let `ingest` start every few seconds while the test runs."""
    found = installation.deployment("ingest")
    schedule = found["schedules"][0]
    path = f"deployments/{found['id']}/schedules/{schedule['id']}"
    installation.ask("PATCH", path, schedule={"interval": INTERVAL}, active=True)
    yield found["id"]
    installation.ask("PATCH", path, schedule={"interval": 1800}, active=True)


def figures_of(installation, address):
    return installation.rows(f"SELECT value_low, event FROM figure_sources WHERE url = '{address}' ORDER BY ALL")


def test_a_scheduled_run_starts_by_itself_and_loads_what_is_new_in_the_feed(installation, outlet, often):
    address = outlet.publish(
        "ferry-at-lowick",
        "Ferry aground at Lowick",
        "At least 27 passengers were injured on Tuesday when a ferry ran aground at Lowick, the coastguard said.",
    )
    installation.until(lambda: (27, "injured") in figures_of(installation, address), "the new article", 150)
    [(run_id,)] = installation.rows(f"SELECT run_id FROM articles WHERE url = '{address}'")
    run = installation.run(run_id)
    assert (run["auto_scheduled"], run["deployment_id"]) == (True, often)


def process_of(run_id):
    """Return the process that runs a flow run, told by its environment."""
    wanted = f"PREFECT__FLOW_RUN_ID={run_id}".encode()
    for entry in Path("/proc").glob("[0-9]*/environ"):
        try:
            if wanted in entry.read_bytes().split(b"\0"):
                return int(entry.parent.name)
        except OSError:
            continue
    return None


def test_a_run_killed_with_9_is_marked_crashed_and_closed_by_the_next(installation, outlet):
    outlet.hold("/slow.html")
    held = outlet.publish("slow", "A page that comes slowly", "At least 31 people were injured at Lowick, police said.")
    try:
        killed = installation.start("ingest", inputs=[held])
        installation.until(lambda: "/slow.html" in outlet.asked, "the run to ask for the page", 90)
        os.kill(process_of(killed), signal.SIGKILL)
        assert installation.ended(killed, within=120)["state_type"] == "CRASHED"
    finally:
        outlet.release("/slow.html")
    after = installation.ended(installation.start("ingest", inputs=[held]))
    assert after["state_type"] == "COMPLETED", after["state"]["message"]
    assert (31, "injured") in figures_of(installation, held)
    assert installation.rows(f"SELECT state FROM runs WHERE run_id = '{killed}'") == [("crashed",)]


def test_an_address_with_a_password_is_refused_before_the_server_keeps_it(installation):
    path = f"{installation.home}/api/deployments/{installation.deployment('ingest')['id']}/create_flow_run"
    for inputs, is_taken in ((["https://desk:made-up@gazette.test/feed"], False), (["data/@home.html"], True)):
        answer = installation.client.post(path, json={"parameters": {"inputs": inputs}}, timeout=30)
        assert answer.ok == is_taken, answer.text
    [run] = [run for run in installation.ask("POST", "flow_runs/filter") if run["parameters"].get("inputs") == inputs]
    installation.ask("DELETE", f"flow_runs/{run['id']}")
    assert "made-up" not in str(installation.ask("POST", "flow_runs/filter"))
