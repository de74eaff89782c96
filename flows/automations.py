"""Automations that a Prefect server watches runs with."""

from datetime import timedelta

from prefect.automations import Automation
from prefect.client.schemas.objects import StateType
from prefect.events.actions import ChangeFlowRunState
from prefect.events.schemas.automations import EventTrigger, Posture

HEARTBEAT_SECONDS = 30
SILENCE = timedelta(seconds=75)
ZOMBIE = "tallywire: crash silent runs"
_ENDINGS = ("Completed", "Failed", "Cancelled", "Crashed")


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


def ensure_automations() -> None:
    """Create the automations that the server does not have yet."""
    from prefect.client.orchestration import get_client

    with get_client(sync_client=True) as client:
        known = client.request("POST", "/automations/filter", json={}).json()
    if ZOMBIE not in {automation["name"] for automation in known}:
        zombie_automation().create()
