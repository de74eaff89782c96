"""Make what is in the warehouse readable for everyone: the published copy and the exports."""

from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE

from warehouse.connection import open_writer
from warehouse.publish import publish


def publish_warehouse(warehouse: Path, published: Path, holder: str, wait: float = 0.0) -> Path:
    """Rebuild the claims, swap in a new published copy and return its path; `wait` is in seconds."""
    with open_writer(warehouse, holder, wait) as connection:
        return publish(connection, warehouse, published)


@task(name="publish", cache_policy=NO_CACHE, persist_result=False)
def publish_copy(warehouse: Path, published: Path, holder: str, wait: float = 0.0) -> Path:
    """Publish the warehouse; see `publish_warehouse`."""
    return publish_warehouse(warehouse, published, holder, wait)
