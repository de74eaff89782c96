"""Automations that a Prefect server watches runs with, and the notifications that they send.

`python -m flows.run.automations` applies them to the server that PREFECT_API_URL names; `tallywire serve` does so
itself.
"""

from datetime import timedelta
from typing import cast
from uuid import UUID

from prefect.automations import Automation
from prefect.blocks.notifications import SlackWebhook
from prefect.blocks.webhook import Webhook
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import StateType
from prefect.events.actions import CallWebhook, ChangeFlowRunState, SendNotification
from prefect.events.schemas.automations import AutomationCore, EventTrigger, Posture
from prefect.types import SecretDict
from pydantic import SecretStr

from flows.run.alerts import Alert
from flows.run.settings import settings

SILENCE = timedelta(seconds=75)
ZOMBIE = "tallywire: crash silent runs"
STUCK = "tallywire: crash runs that never begin"
SUBMITTING = timedelta(minutes=10)
ENDED_BADLY = "tallywire: tell of failed runs"
BLOCK = "tallywire-notify"
NOTIFICATIONS = {
    Alert.HELD: ("tallywire: tell of blocked publishing", "The gate kept a batch out; the last published copy stays."),
    Alert.BROKEN: ("tallywire: tell of a broken source", "No feed, sitemap or section page of a source can be had."),
    Alert.CHANGED: ("tallywire: tell of watched figures", "A figure of a claim in the watch list is new or changed."),
}
_ENDINGS = ("Completed", "Failed", "Cancelled", "Crashed")
_SUBJECT = "{{ event.payload.subject }}"
_BODY = "{{ event.payload.text }}"
# Slack, Mattermost and most other receivers of webhooks show the field "text".
_FIELDS = {name: f"event.payload.{name}" for name in ("subject", "text", "run", "page")} | {"event": "event.event"}
_JSON = "{" + ", ".join(f'"{name}": {{{{ {value}|tojson }}}}' for name, value in _FIELDS.items()) + "}"
_STATE = "{{ flow_run.state.name | lower }}"
_FAILED_JSON = (
    '{"event": {{ event.event|tojson }}, '
    '"subject": {{ ("Run " ~ (flow_run.state.name|lower) ~ ": " ~ flow_run.name)|tojson }}, '
    '"text": {{ (flow_run.state.message or "")|tojson }}, "run": {{ flow_run.name|tojson }}, '
    '"page": {{ (flow_run|ui_url)|tojson }}}'
)


def zombie_automation() -> Automation:
    """Return the automation that marks a run as crashed when its heartbeat stays away for `SILENCE`."""
    return Automation(
        name=ZOMBIE,
        description="A killed process cannot report its own end; its heartbeat stops.",
        trigger=EventTrigger(
            after={"prefect.flow-run.heartbeat"},
            expect={"prefect.flow-run.heartbeat", *(f"prefect.flow-run.{ending}" for ending in _ENDINGS)},
            match={"prefect.resource.id": ["prefect.flow-run.*"]},
            for_each={"prefect.resource.id"},
            posture=Posture.Proactive,
            threshold=1,
            within=SILENCE,
        ),
        actions=[
            ChangeFlowRunState(
                name=None,
                force=False,
                state=StateType.CRASHED,
                message="The process of this run stopped without a word (killed, or the machine went down). "
                "Nothing half-loaded was kept: start it again and it continues where it was.",
            )
        ],
    )


def stuck_automation() -> Automation:
    """Return the automation that marks a run as crashed that was taken from the line and has not begun."""
    return Automation(
        name=STUCK,
        description="A run whose worker was killed while it was submitting takes the one place of the pool for good.",
        trigger=EventTrigger(
            after={f"prefect.flow-run.{name}" for name in ("Pending", "Submitting", "InfrastructurePending")},
            expect={"prefect.flow-run.Running", *(f"prefect.flow-run.{ending}" for ending in _ENDINGS)},
            match={"prefect.resource.id": ["prefect.flow-run.*"]},
            for_each={"prefect.resource.id"},
            posture=Posture.Proactive,
            threshold=1,
            within=SUBMITTING,
        ),
        actions=[
            ChangeFlowRunState(
                name=None,
                force=False,
                state=StateType.CRASHED,
                message=f"This run was submitted and had not begun after {SUBMITTING.seconds // 60} minutes: its "
                "worker is gone. Start it again.",
            )
        ],
    )


def failure_notification(action: CallWebhook | SendNotification) -> Automation:
    """Return the automation that takes `action` when a run fails or crashes."""
    told = {"subject": f"Run {_STATE}: {{{{ flow_run.name }}}}", "body": "{{ flow_run.state.message }}"}
    if isinstance(action, CallWebhook):
        action = action.model_copy(update={"payload": _FAILED_JSON})
    else:
        action = action.model_copy(update=told)
    return Automation(
        name=ENDED_BADLY,
        description="A run failed, or its process ended without a word.",
        trigger=EventTrigger(
            expect={"prefect.flow-run.Failed", "prefect.flow-run.Crashed"},
            match={"prefect.resource.id": ["prefect.flow-run.*"]},
            posture=Posture.Reactive,
            threshold=1,
            within=timedelta(0),
        ),
        actions=[action],
    )


def notification(alert: Alert, action: CallWebhook | SendNotification) -> Automation:
    """Return the automation that takes `action` when a run emits `alert`."""
    name, description = NOTIFICATIONS[alert]
    return Automation(
        name=name,
        description=description,
        trigger=EventTrigger(expect={alert.value}, posture=Posture.Reactive, threshold=1, within=timedelta(0)),
        actions=[action],
    )


def notify_action(address: str) -> CallWebhook | SendNotification:
    """Keep `address` in a block of the server and return the action that sends to it.

    An http or https address gets JSON; any other one goes to Apprise, which knows mailtos:// and a hundred more.
    """
    if address.startswith(("http://", "https://")):
        webhook = Webhook(url=SecretStr(address), headers=SecretDict({"Content-Type": "application/json"}))
        return CallWebhook(block_document_id=_saved(webhook), payload=_JSON)
    # Of Prefect's own notification blocks it is the one that hands an address on to Apprise as it is.
    return SendNotification(
        block_document_id=_saved(SlackWebhook(url=SecretStr(address))), subject=_SUBJECT, body=_BODY
    )


def _saved(block: Webhook | SlackWebhook) -> UUID:
    return cast(UUID, block.save(BLOCK, overwrite=True))


def wanted_automations(notify_url: str | None) -> list[Automation]:
    """Return the watches on runs, and the notifications where there is an address for them."""
    watches = [zombie_automation(), stuck_automation()]
    if notify_url is None:
        return watches
    action = notify_action(notify_url)
    return [*watches, failure_notification(action), *(notification(alert, action) for alert in Alert)]


def ensure_automations() -> None:
    """Bring the server's automations to what the settings say; what is as it should be is left alone."""
    address = settings().notify_url
    wanted = {
        automation.name: automation
        for automation in wanted_automations(address.get_secret_value() if address else None)
    }
    with get_client(sync_client=True) as client:
        found = {known.name: known for known in client.read_automations()}
        for name, automation in wanted.items():
            core = AutomationCore.model_validate(automation.model_dump(exclude={"id", "owner_resource"}))
            if name not in found:
                client.create_automation(core)
            elif _content(found[name]) != _content(core):
                client.update_automation(found[name].id, core.model_copy(update={"enabled": found[name].enabled}))
        for name in (ENDED_BADLY, *(name for name, _ in NOTIFICATIONS.values())):
            if name in found and name not in wanted:
                client.delete_automation(found[name].id)


def _content(automation: AutomationCore) -> dict[str, object]:
    """Return what an automation does; whether a person has paused it is left to that person."""
    kept = {"description", "trigger", "actions"}
    return AutomationCore.model_validate(automation.model_dump()).model_dump(include=kept, exclude={"trigger": {"id"}})


if __name__ == "__main__":
    ensure_automations()
