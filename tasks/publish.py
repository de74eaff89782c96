"""Make what is in the warehouse readable for everyone: the published copy and the exports."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.publishing.exports import export_all
from tasks.publishing.site import Site, build_site
from warehouse.storing.connection import open_reader, open_writer
from warehouse.storing.publish import write_published


def publish_warehouse(warehouse: Path, published: Path, holder: str, wait: float = 0.0) -> Path:
    """Rebuild the claims, swap in a new published copy and return its path; `wait` is in seconds."""
    with open_writer(warehouse, holder, wait) as connection:
        return write_published(connection, warehouse, published)


@task(name="publish", cache_policy=NO_CACHE, persist_result=False)
def publish_copy(warehouse: Path, published: Path, holder: str, wait: float = 0.0) -> Path:
    """Publish the warehouse; see `publish_warehouse`."""
    return publish_warehouse(warehouse, published, holder, wait)


def export_published(published: Path, folder: Path) -> list[Path]:
    """Write every export of the published copy below `folder` and return the files."""
    with open_reader(published) as connection:
        return export_all(connection, folder)


@task(name="export", cache_policy=NO_CACHE, persist_result=False)
def export_copy(published: Path, folder: Path) -> list[Path]:
    """Export the published copy; see `export_published`."""
    return export_published(published, folder)


@task(name="report", cache_policy=NO_CACHE, persist_result=False)
def publish_report(published: Path, folder: Path) -> Site:
    """Build the report site; see `build_report`."""
    return build_report(published, folder)


def build_report(published: Path, folder: Path) -> Site:
    """Build the report site from the published copy and return where it stands."""
    # The script engine that bundles the charts keeps 150 MB; a process of its own gives them back.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as own:
        return own.submit(build_site, published, folder).result()
