"""What a run asks of the published copy to tell people how it stands."""

from importlib.resources import files
from pathlib import Path

from warehouse.storing.connection import open_reader
from warehouse.tables.batch import Row


def strongest_figures(published: Path, run_id: str | None, most: int = 5) -> list[Row]:
    """Return the figures that a reader asks about first, of one run or of all."""
    return _asked(published, "strongest_figures", {"run_id": run_id, "most": most})


def source_health(published: Path) -> list[Row]:
    """Return how each outlet does, the one with most rows in quarantine first."""
    return _asked(published, "outlets", {})


def _asked(published: Path, name: str, values: dict[str, object]) -> list[Row]:
    statement = files("warehouse").joinpath("statements", f"{name}.sql").read_text("utf-8")
    with open_reader(published) as connection:
        answer = connection.execute(statement, values)
        columns = [column[0] for column in answer.description or []]
        return [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]
