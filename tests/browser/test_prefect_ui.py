"""Prefect's UI as an operator meets it: fill the form of a deployment, watch the run, open its tables."""

from urllib.parse import urlsplit

import pytest

pytestmark = pytest.mark.browser
WAIT = 60_000
"""Milliseconds."""


def hosts_asked(watched):
    return {urlsplit(url).hostname for url in watched.requests if urlsplit(url).scheme not in ("blob", "data")}


def runs_by_hand(installation, deployment):
    """Return the ids of the runs that nobody scheduled."""
    runs = installation.ask("POST", "flow_runs/filter", deployments={"id": {"any_": [deployment]}})
    return {run["id"] for run in runs if not run["auto_scheduled"]}


@pytest.fixture(scope="module")
def submitted(browser, logged_in, installation, outlet):
    """Fill the form of `ingest` and submit it; return the page of the run, and what the browser asked for."""
    from tests.browser.conftest import Watched

    # Whatever ran before, there is something new to read.
    outlet.publish("orle", "Bus overturns", "At least 12 passengers were hurt on Tuesday at Orle, the police said.")
    context = browser.new_context(viewport={"width": 1280, "height": 900}, storage_state=logged_in)
    watched = Watched(context.new_page())
    page = watched.page
    deployment = installation.deployment("ingest")["id"]
    page.goto(f"{installation.home}/deployments/deployment/{deployment}/run")
    page.wait_for_load_state("networkidle")
    limit = page.locator(".schema-form-property", has_text="limit (Optional)").last
    limit.get_by_role("button", name="int").click()
    limit.locator("input[type=number]").fill("9")
    before = runs_by_hand(installation, deployment)
    page.get_by_role("button", name="Submit").click()
    page.get_by_text("scheduled to start now").first.wait_for(timeout=WAIT)
    [run] = installation.until(lambda: runs_by_hand(installation, deployment) - before, "the submitted run", 30)
    page.goto(f"{installation.home}/runs/flow-run/{run}")
    yield watched
    context.close()


def test_the_form_says_what_each_parameter_means(operator, installation):
    page = operator.page
    page.goto(f"{installation.home}/deployments/deployment/{installation.deployment('ingest')['id']}/run")
    page.get_by_text("Most requests to the web in this run").wait_for()
    for meaning in (
        "Web addresses of articles, feeds or sitemaps",
        "Only these sources of the list",
        "keep, load and publish nothing",
    ):
        assert page.get_by_text(meaning).is_visible()


def test_a_run_started_from_the_form_completes_and_shows_its_tables(submitted, installation):
    page = submitted.page
    run = installation.ended(page.url.split("/flow-run/")[1].split("?")[0])
    assert run["state_type"] == "COMPLETED", run["state"]["message"]
    assert run["parameters"]["limit"] == 9
    page.locator(".state-badge", has_text="Completed").first.wait_for(timeout=WAIT)
    page.get_by_text("Artifacts", exact=True).first.click()
    page.get_by_text("Strongest figures of this run").wait_for(timeout=WAIT)
    submitted.screenshot("prefect-run")
    page.get_by_text("figures", exact=True).first.click()
    page.get_by_role("cell").first.wait_for(timeout=WAIT)
    assert installation.rows("SELECT count(*) > 0 FROM figures_current") == [(True,)]


def test_the_ui_asks_nothing_outside_the_machine(submitted, installation):
    for path in ("dashboard", "deployments", "runs"):
        submitted.page.goto(f"{installation.home}/{path}")
        submitted.page.wait_for_load_state("networkidle")
    assert hosts_asked(submitted) == {"127.0.0.1"}
