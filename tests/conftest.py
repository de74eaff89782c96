"""Set before anything imports Prefect: no analytics, no questions, quiet; and no width of a terminal."""

import os

from flows.run.environment import prepare

prepare(quiet=True)
# Set by pytest-xdist for its workers; what is printed into a pipe is not wrapped.
os.environ.pop("COLUMNS", None)
