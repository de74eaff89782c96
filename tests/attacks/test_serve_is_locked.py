"""What strangers get from the ports that `tallywire serve` opens."""

import stat

import pytest
import requests

from flows.run.automations import STUCK

SHORTEST = 10
"""Seconds: Prefect takes no shorter time for what has to happen within it."""
FLOW = {"name": "from a stranger"}
SECRETS = {"include_secrets": True}


def test_without_the_login_nothing_is_answered(serving):
    for method, path, body in (
        ("GET", "admin/settings", None),
        ("GET", "csrf-token?client=stranger", None),
        ("POST", "flows/", FLOW),
        ("POST", "block_documents/filter", SECRETS),
    ):
        answer = requests.request(method, f"{serving.home}/api/{path}", json=body, timeout=30)
        assert answer.status_code in (401, 403), path


@pytest.mark.parametrize("login", [("tallywire", ""), ("", ""), ("tallywire", "guessed"), ("admin", "pass")])
def test_a_wrong_login_is_refused(serving, login):
    assert requests.get(f"{serving.home}/api/version", auth=login, timeout=30).status_code == 401


def test_even_with_the_login_a_foreign_host_or_origin_is_refused(serving):
    for headers in ({"Host": "evil.example"}, {"Origin": "http://evil.example"}, {"Origin": "null"}, {"Host": ""}):
        for address in (f"{serving.home}/api/version", f"{serving.home}/", serving.report):
            answer = serving.client.get(address, headers=headers, timeout=30)
            assert answer.status_code == 421, (headers, address)


def test_a_change_needs_a_token_of_the_server(serving):
    without = {"Prefect-Csrf-Token": None, "Prefect-Csrf-Client": None}
    answer = serving.client.post(f"{serving.home}/api/flows/", json=FLOW, headers=without, timeout=30)
    assert answer.status_code == 403
    assert "from a stranger" not in {flow["name"] for flow in serving.ask("POST", "flows/filter")}


def test_no_page_of_another_origin_is_given_leave(serving):
    headers = {"Origin": "http://evil.example", "Access-Control-Request-Method": "POST"}
    answer = requests.options(f"{serving.home}/api/flows/", headers=headers, timeout=30)
    assert "access-control-allow-origin" not in answer.headers


def test_the_login_stays_with_its_owner(serving):
    path = serving.folder / "data" / "prefect-login"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert serving.login not in serving.log
    for name in ("prefect.db", "prefect.db-wal"):
        database = serving.folder / "home" / ".prefect" / name
        assert not database.exists() or serving.login.split(":")[1].encode() not in database.read_bytes()


def test_a_run_that_cannot_start_says_why_in_its_state(serving):
    (serving.folder / "sources.yml").rename(serving.folder / "moved.yml")
    try:
        run = serving.ended(serving.start("ingest"), within=200)
    finally:
        (serving.folder / "moved.yml").rename(serving.folder / "sources.yml")
    assert run["state_type"] == "FAILED"
    assert "sources.yml: no such file" in run["state"]["message"]


def test_a_run_whose_targets_all_failed_is_not_green(serving):
    run = serving.ended(serving.start("ingest", inputs=["http://127.0.0.1:9/closed"]), within=200)
    assert run["state_type"] == "FAILED"
    assert "none of 1 targets could be read: http://127.0.0.1:9/closed" in run["state"]["message"]


def test_a_run_that_was_submitted_and_is_worked_at_by_nobody_is_closed(serving):
    stranded = serving.start("publish")
    serving.ask("POST", f"flow_runs/{stranded}/set_state", state={"type": "PENDING", "name": "Submitting"}, force=True)
    serving.command("-m", "flows.run.stranded")
    run = serving.run(stranded)
    assert run["state_type"] == "CRASHED"
    assert "start it again" in run["state"]["message"]


@pytest.fixture
def watched_closely(serving):
    """Let the server watch runs that never begin for seconds in place of minutes."""
    [found] = [one for one in serving.automations() if one["name"] == STUCK]
    core = {name: found[name] for name in ("name", "description", "enabled", "trigger", "actions")}
    path = f"automations/{found['id']}"
    serving.ask("PUT", path, **core | {"trigger": found["trigger"] | {"within": SHORTEST}})
    yield
    serving.ask("PUT", path, **core)


@pytest.mark.usefixtures("watched_closely")
def test_a_run_that_was_submitted_and_never_begins_is_closed_by_the_server_while_it_serves(serving):
    flow = serving.ask("POST", "flows/", name="never begun")["id"]
    stranded = serving.ask("POST", "flow_runs/", flow_id=flow, name="stranded")["id"]
    serving.ask("POST", f"flow_runs/{stranded}/set_state", state={"type": "PENDING", "name": "Submitting"}, force=True)
    run = serving.ended(stranded, within=120)
    assert run["state_type"] == "CRASHED"
    assert "had not begun" in run["state"]["message"]


def test_every_deployment_with_a_schedule_gets_its_runs(serving):
    scheduled = {one["id"]: one["name"] for one in serving.ask("POST", "deployments/filter") if one["schedules"]}
    waiting = {"state": {"type": {"any_": ["SCHEDULED"]}}}

    def planned():
        runs = serving.ask("POST", "flow_runs/filter", flow_runs=waiting)
        return {scheduled[run["deployment_id"]] for run in runs if run["auto_scheduled"]}

    assert set(scheduled.values()) == {"ingest", "refetch", "revalidate"}
    serving.until(lambda: planned() == set(scheduled.values()), "a planned run of each", within=90)
