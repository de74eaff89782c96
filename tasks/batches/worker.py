"""What a Dask worker loads when it starts: `dask worker SCHEDULER --preload tasks.batches.worker --nthreads 1`."""

import os
from typing import Any

from tasks.batches.cluster import RESOURCE
from tasks.batches.version import software_version

QUIET = {"DO_NOT_TRACK": "1", "GX_ANALYTICS_ENABLED": "false"}


async def dask_setup(worker: Any) -> None:  # noqa: ANN401 - Dask calls it with whatever it preloads into
    """Announce the version of the software, and import what every batch needs."""
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
    import tasks.batches.reading  # noqa: F401

    await worker.set_resources(**{RESOURCE + software_version(): worker.state.nthreads})
