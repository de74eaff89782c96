"""Set before anything imports Prefect: no analytics, no questions, quiet."""

from flows.run.environment import prepare

prepare(quiet=True)
