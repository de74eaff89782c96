"""Close the runs of the work pool that nobody works at any more: `python -m flows.run.stranded`.

`tallywire serve` does so before it starts its worker. A run whose worker was killed while it was submitting stays
pending, and takes the one place of the pool for good.
"""

from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
    WorkPoolFilter,
    WorkPoolFilterName,
)
from prefect.client.schemas.objects import StateType
from prefect.states import Crashed

POOL = "tallywire"
_UNDER_WAY = [StateType.PENDING, StateType.RUNNING, StateType.CANCELLING]
WHY = (
    "The worker of this run ended before it (killed, or the machine went down). Nothing half-loaded was kept: start it "
    "again and it continues where it was."
)


def close_stranded() -> list[str]:
    """Mark every run of the pool that is under way as crashed, and return their names."""
    with get_client(sync_client=True) as client:
        found = client.read_flow_runs(
            flow_run_filter=FlowRunFilter(state=FlowRunFilterState(type=FlowRunFilterStateType(any_=_UNDER_WAY))),
            work_pool_filter=WorkPoolFilter(name=WorkPoolFilterName(any_=[POOL])),
        )
        for run in found:
            client.set_flow_run_state(run.id, Crashed(message=WHY), force=True)
    return [run.name for run in found]


if __name__ == "__main__":
    close_stranded()
