"""Set before anything imports Prefect: no analytics, no questions, quiet."""

from flows.environment import prepare

prepare(quiet=True)
