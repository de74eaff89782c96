"""Decide about incidents from the command line."""

from flows.command.console import out, printable
from flows.run.settings import settings
from tasks.publish import publish_warehouse
from warehouse.deciding.incidents import join_incidents, part_article
from warehouse.errors import WarehouseMissing
from warehouse.storing.connection import open_writer

SHOWN = 12


def join(kept: str, gone: str, by: str, note: str) -> None:
    """Make two incidents one, publish, and say so."""
    chosen = settings()
    if not chosen.warehouse.exists():
        raise WarehouseMissing(chosen.warehouse)
    with open_writer(chosen.warehouse, f"review by {by}", chosen.writer_wait) as connection:
        incident = join_incidents(connection, kept, gone, by, note)
    publish_warehouse(chosen.warehouse, chosen.published, f"review by {by}", chosen.writer_wait)
    out.print(printable(f"{gone} is part of {incident[:SHOWN]} now; published"))


def part(incident: str, url: str, by: str, note: str) -> None:
    """Take an article out of an incident, publish, and say which incident it opens."""
    chosen = settings()
    if not chosen.warehouse.exists():
        raise WarehouseMissing(chosen.warehouse)
    with open_writer(chosen.warehouse, f"review by {by}", chosen.writer_wait) as connection:
        opened = part_article(connection, incident, url, by, note)
    publish_warehouse(chosen.warehouse, chosen.published, f"review by {by}", chosen.writer_wait)
    out.print(printable(f"{url} opens incident {opened[:SHOWN]}; published"))
