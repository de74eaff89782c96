"""The environment in which Prefect and Great Expectations are imported; call `prepare` before either is."""

import logging
import os

# What the user has set already stays as it is.
DEFAULTS = {
    "DO_NOT_TRACK": "1",
    "GX_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    # The first start in a fresh home migrates Prefect's database: 20 s and more on two cores.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180",
    "PREFECT_CLI_PROMPT": "false",
    # Recording task runs in batches takes the server's CPU from 31 to 11.5 ms a task run.
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "200",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_READ_BATCH_SIZE": "200",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_FLUSH_INTERVAL": "1",
    "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_BATCH_SIZE": "500",
    "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_READ_BATCH_SIZE": "100",
    "PREFECT_SERVER_SERVICES_TRIGGERS_READ_BATCH_SIZE": "100",
}
# The command line tells its story itself; the run's log still holds every line.
QUIET = {"PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "WARNING", "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL"}

LOOPBACK = ("127.0.0.1", "localhost", "::1")


UMASK = "TALLYWIRE_UMASK"


def keep_files_private() -> None:
    """Let what this process and its children write be for its user alone; `TALLYWIRE_UMASK` says for whom else."""
    os.umask(int(os.environ.get(UMASK, "077"), 8))


def prepare(*, quiet: bool = False) -> None:
    """Set the defaults; with `quiet`, Prefect prints warnings only."""
    logging.getLogger("trafilatura").setLevel(logging.ERROR)
    for name, value in {**DEFAULTS, **(QUIET if quiet else {})}.items():
        os.environ.setdefault(name, value)
    _keep_loopback_direct()


def _keep_loopback_direct() -> None:
    """Let no proxy of the house stand between a run and Prefect's server on this machine: the run would never begin."""
    direct = os.environ.get("no_proxy") or os.environ.get("NO_PROXY") or ""
    listed = [name for part in direct.split(",") if (name := part.strip())]
    if "*" not in listed:
        wanted = ",".join(dict.fromkeys([*listed, *LOOPBACK]))
        os.environ.update(no_proxy=wanted, NO_PROXY=wanted)
