"""Events that tell people, by way of the automations, what a run cannot mend itself."""

from enum import StrEnum

from prefect.events import emit_event
from prefect.runtime import flow_run
from prefect.settings import get_current_settings


class Alert(StrEnum):
    """The name of an event, as automations expect it."""

    HELD = "tallywire.publishing.held"
    BROKEN = "tallywire.source.broken"
    CHANGED = "tallywire.claim.changed"


def alert(kind: Alert, subject: str, text: str) -> None:
    """Emit an event about the current run; `subject` is one line, `text` says what happened and what to do."""
    emit_event(
        kind.value,
        resource={"prefect.resource.id": f"tallywire.run.{flow_run.id}", "prefect.resource.name": subject},
        payload={"subject": subject, "text": text, "run": str(flow_run.name), "page": _page()},
    )


def _page() -> str:
    """Return the address of the run in Prefect's UI; empty where no server with a UI runs."""
    home = get_current_settings().ui_url
    return f"{home}/runs/flow-run/{flow_run.id}" if home else ""
