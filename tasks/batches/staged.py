"""A checked batch on its way to the loader: Parquet files in a folder that is named by what they hold."""

import hashlib
import json
import shutil
from collections import defaultdict
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from warehouse.tables.batch import Batch, Row
from warehouse.tables.migrations import arrow_schemas
from warehouse.tables.verdict import QuarantinedRow, RuleCount, Severity, Verdict

NOTES = "notes.json"
PASSING, FAILED = "passing", "failed"


class StagedDamagedError(Exception):
    """What is staged is not what its name says."""


@dataclass(slots=True)
class Checked:
    """A batch as it was read and checked: the verdict, and what gave no article."""

    verdict: Verdict
    missed: list[tuple[str, str]] = field(default_factory=list)
    """Target and reason."""
    kept_out: int = 0
    """Pages of what was taken down."""


def write_staged(checked: Checked, folder: Path, batch_id: str) -> Path:
    """Write a checked batch and return its folder, which appears whole or not at all."""
    arriving = folder / f".{batch_id}.{uuid4().hex}"
    arriving.mkdir(parents=True)
    try:
        _write(checked, arriving)
        staged = folder / f"{batch_id}.{_digest(arriving)}"
        if not staged.exists():
            arriving.rename(staged)
        return staged
    finally:
        shutil.rmtree(arriving, ignore_errors=True)


def _write(checked: Checked, folder: Path) -> None:
    verdict = checked.verdict
    for table in verdict.passing.counts():
        pq.write_table(verdict.passing.frame(table), folder / f"{PASSING}-{table}.parquet", compression="zstd")
    failed: dict[str, list[Row]] = defaultdict(list)
    for row in verdict.quarantined:
        failed[row.table].append(row.row)
    for table, rows in failed.items():
        frame = pa.Table.from_pylist(rows, schema=arrow_schemas()[table])
        pq.write_table(frame, folder / f"{FAILED}-{table}.parquet", compression="zstd")
    (folder / NOTES).write_text(json.dumps(_notes(checked), sort_keys=True), "utf-8")


def _notes(checked: Checked) -> dict[str, Any]:
    told = [{name: getattr(row, name) for name in _ABOUT_A_ROW} for row in checked.verdict.quarantined]
    return {
        "quarantined": told,
        "counts": [asdict(count) for count in checked.verdict.counts],
        "rule_version": checked.verdict.rule_version,
        "missed": checked.missed,
        "kept_out": checked.kept_out,
    }


_ABOUT_A_ROW = ("table", "row_id", "reasons", "suite", "article_id", "revision_id")


def _digest(folder: Path) -> str:
    whole = hashlib.sha256()
    for file in sorted(folder.iterdir()):
        whole.update(file.name.encode() + hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()[:16]


def find_staged(folder: Path, batch_id: str) -> Path | None:
    """Return what an earlier try staged of a batch, if anything."""
    return next(iter(sorted(folder.glob(f"{batch_id}.*"))), None)


def read_staged(folder: Path) -> Checked:
    """Return a staged batch.

    Raises:
        StagedDamagedError: a file is missing, torn or changed; the folder is removed.

    """
    if not folder.is_dir() or _digest(folder) != folder.name.rpartition(".")[2]:
        shutil.rmtree(folder, ignore_errors=True)
        raise StagedDamagedError(f"{folder} does not hold what its name says; it was removed, to be made again")
    notes = json.loads((folder / NOTES).read_text("utf-8"))
    tables = {file.stem: pq.read_table(file) for file in folder.glob("*.parquet")}
    passing = {name.partition("-")[2]: table for name, table in tables.items() if name.startswith(PASSING)}
    rows = {name.partition("-")[2]: iter(t.to_pylist()) for name, t in tables.items() if name.startswith(FAILED)}
    verdict = Verdict(
        Batch(columns={name: table.cast(arrow_schemas()[name]) for name, table in passing.items()}),
        [QuarantinedRow(row=next(rows[told["table"]]), **told) for told in notes["quarantined"]],
        [RuleCount(**{**count, "severity": Severity(count["severity"])}) for count in notes["counts"]],
        notes["rule_version"],
    )
    return Checked(verdict, [(target, why) for target, why in notes["missed"]], notes["kept_out"])
