"""What an operator is told without asking: blocked publishing, a broken source, a watched figure that changed."""

import pytest

from flows.run.alerts import Alert

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("silent_run")]
TOO_OLD = " ".join(f"The {age}-year-old man from Sele was treated on Monday, police said." for age in range(301, 316))


def completed(installation, **parameters):
    run = installation.ended(installation.start("ingest", **parameters))
    assert run["state_type"] == "COMPLETED", run["state"]["message"]
    return run


def told(installation, notified, event, words):
    return installation.until(lambda: notified.about(str(event), words), f"{event}: {words}", 30)


def test_a_broken_source_is_told_of_once(installation, notified):
    run = completed(installation)
    message = told(installation, notified, Alert.BROKEN, "closed-paper")
    assert "not_found" in message["text"]
    assert "tallywire sources check" in message["text"]
    assert message["run"] == run["name"]
    assert message["page"] == f"{installation.home}/runs/flow-run/{run['id']}"
    completed(installation)
    assert [m["event"] for m in notified.messages].count(Alert.BROKEN.value) == 1


def test_blocked_publishing_is_told_of(installation, notified, outlet):
    address = outlet.publish("sele", "Ages nobody can have", TOO_OLD)
    run = installation.ended(installation.start("ingest", inputs=[address]))
    assert run["state_type"] == "FAILED"
    message = told(installation, notified, Alert.HELD, "age_out_of_range")
    assert "tallywire review list" in message["text"]
    failed = told(installation, notified, "prefect.flow-run.Failed", "age_out_of_range")
    assert (failed["run"], failed["page"]) == (run["name"], f"{installation.home}/runs/flow-run/{run['id']}")
    assert installation.rows(f"SELECT count(*) FROM articles WHERE url = '{address}'") in ([(0,)], [])


def test_a_watched_figure_that_changes_is_told_of_with_the_old_and_the_new_number(installation, notified, outlet):
    sentence = "{} people were killed on Monday when a mine collapsed at Penhallow, {} said."
    first = outlet.publish("mine-1", "Mine collapses at Penhallow", sentence.format("Twelve", "police"))
    completed(installation, inputs=[first])
    assert "(new" in told(installation, notified, Alert.CHANGED, "12 people killed")["text"]
    later = outlet.publish("mine-2", "Penhallow toll rises", sentence.format("Fifteen", "the mine\u2019s owner"))
    completed(installation, inputs=[later])
    message = told(installation, notified, Alert.CHANGED, "was 12")
    assert message["subject"] == "Figures changed: Penhallow mine"
    assert "12 to 15 people killed" in message["text"]
    assert sentence.format("Fifteen", "the mine\u2019s owner") in message["text"]


def test_what_nobody_watches_is_not_told_of(notified):
    assert all("Penhallow" in m["text"] for m in notified.messages if m["event"] == Alert.CHANGED.value)


def test_setting_up_again_changes_nothing(installation):
    def automations():
        return sorted((found["name"], found["id"], found["updated"]) for found in installation.automations())

    before = automations()
    assert len(before) == 3 + len(Alert)
    installation.command("-m", "flows.run.automations")
    assert automations() == before


def test_without_an_address_only_the_watches_on_runs_are_left(installation):
    installation.command("-m", "flows.run.automations", TALLYWIRE_NOTIFY_URL=None)
    watches = {found["name"] for found in installation.automations()}
    assert watches == {"tallywire: crash silent runs", "tallywire: crash runs that never begin"}
    installation.command("-m", "flows.run.automations")
    assert len(installation.automations()) == 3 + len(Alert)
