"""Read everything as a run would, and keep nothing of it."""

from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from flows.run.arrivals import open_rooms, read_all
from flows.run.artifacts import publish_table
from flows.run.intake import Intake
from flows.run.processes import checking
from flows.run.progress import tell
from flows.run.running import only_run, run_of
from flows.run.settings import settings
from flows.run.summary import RunSummary
from flows.run.telling import show_run, tell_stages
from tasks.fetching.inputs import RunPlan
from warehouse.deciding.gate import GateOutcome, decide_gate
from warehouse.storing.receipts import Receipt
from warehouse.tables.verdict import LoadCounts, Verdict


class DryIntake(Intake):
    """Reads and checks as a run does, and loads nothing."""

    def _keep(self, verdict: Verdict, receipt: Receipt | None = None) -> LoadCounts:  # noqa: ARG002
        decision = decide_gate(verdict, self._gate())
        return LoadCounts(held=str(decision) if decision.outcome is GateOutcome.BLOCK else None)


def try_plan(plan: RunPlan, limit: int | None, *, is_sample: bool) -> RunSummary:
    """Read what the plan names and tell what a run would load; queue, archive, warehouse and publication stay.

    The web is asked as in a run, so `limit` holds here too. What was read is forgotten, and the next run asks again.
    """
    chosen, run = settings(), run_of("ingest")
    summary = RunSummary(run.run_id, run.name, is_dry=True)
    with only_run(run, chosen), checking() as checker, ExitStack() as held:
        scratch = Path(held.enter_context(TemporaryDirectory(prefix="tallywire-")))
        rooms = open_rooms(chosen, held, is_sample=is_sample, scratch=scratch)
        intake = DryIntake(run, chosen, summary, checker=checker)
        read_all(intake, plan, rooms, limit)
        tell_stages(summary, intake.seconds)
    tell(f"dry run: {summary.found.total():,} rows would be loaded; nothing was kept")
    would = [{"table": table, "rows": rows} for table, rows in summary.found.most_common()]
    publish_table("would-load", would, "Rows that a run would load; nothing was kept")
    show_run(summary, chosen)
    return summary
