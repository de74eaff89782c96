"""Everything a user may set: by environment (`TALLYWIRE_...`) or in a file `.env` beside the run."""

import os
from functools import lru_cache
from pathlib import Path

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from tasks.fetching.settings import FetchSettings
from tasks.reading.settings import ModelSettings
from values.second_reading import Decider

MOST_PAGES = 500


class Settings(BaseSettings):
    """Settings of one machine; what changes from run to run is a parameter of the flow."""

    model_config = SettingsConfigDict(
        env_prefix="TALLYWIRE_", env_nested_delimiter="__", env_file=".env", extra="ignore"
    )

    data_folder: Path = Field(default=Path("data"), description="Folder of snapshots, warehouse and published files.")
    sources_file: Path = Field(
        default=Path("sources.yml"), description="The sources that a run without arguments reads."
    )
    corrections_file: Path = Field(
        default=Path("corrections.yml"), description="Corrections re-applied after every load."
    )
    watch_file: Path = Field(
        default=Path("watch.yml"), description="Which claims people want to hear about; docs/operations.md."
    )
    notify_url: SecretStr | None = Field(
        default=None, description="Where word goes that needs a person: a webhook, or an Apprise address for e-mail."
    )
    published_url: str | None = Field(
        default=None, description="Address at which the folder `published` is served; runs link to it."
    )
    server_names: frozenset[str] = Field(
        default=frozenset(), description="Further host names under which Prefect's server is reached, for a proxy."
    )
    fetch: FetchSettings = Field(
        default=FetchSettings.model_validate({}), description="How pages are asked: `TALLYWIRE_FETCH__DELAY` and so on."
    )
    batch_articles: int = Field(default=2_000, ge=1, description="Most articles checked and loaded together.")
    reading_processes: int = Field(
        default_factory=lambda: os.cpu_count() or 1, ge=1, description="Processes that parse and read long runs."
    )
    pool_from_articles: int = Field(
        default=400, ge=1, description="Runs of fewer articles are read in one process: starting others costs more."
    )
    cluster: str | None = Field(
        default=None, description="Scheduler of a Dask cluster whose workers read archives: tcp://host:8786."
    )
    part_bytes: int = Field(
        default=32_000_000, ge=1_000, description="Of a gzipped archive, read as one batch: a thousand pages or so."
    )
    staging_folder: Path | None = Field(
        default=None,
        description="Where batches wait for the loader, under the same path on every worker [default: in data].",
    )
    gate_warn_share: float = Field(
        default=0.0, ge=0, le=1, description="Share of failing rows above which a run warns; 0 warns of any."
    )
    gate_block_share: float = Field(
        default=0.05, gt=0, le=1, description="Share of failing rows from which a batch is held back whole."
    )
    gate_block_rows: int = Field(default=10, ge=1, description="Fewer failing rows than this hold no batch back.")
    writer_wait: float = Field(
        default=60.0, ge=0, description="Seconds to wait for another run to leave the warehouse."
    )

    reader: Decider = Field(
        default=Decider.RULES, description="Who decides where the second reader differs: rules, model or agree."
    )
    model: ModelSettings = Field(
        default=ModelSettings(), description="The second reader: `TALLYWIRE_MODEL__URL` and so on; none by default."
    )

    @field_validator("data_folder")
    @classmethod
    def _openable(cls, folder: Path) -> Path:
        if "?" in str(folder.absolute()):
            raise ValueError(f"{folder}: DuckDB opens no file whose path holds a question mark; name another folder")
        return folder

    @property
    def pages_at_once(self) -> int:
        """Return how many pages are in memory together: hundreds of kilobytes each, their rows a tenth of that."""
        return min(self.batch_articles, MOST_PAGES)

    @property
    def warehouse(self) -> Path:
        """Return the path of the database that runs write."""
        return self.data_folder / "warehouse.duckdb"

    @property
    def published(self) -> Path:
        """Return the path of the copy that people read; it opens at any moment."""
        return self.data_folder / "figures.duckdb"

    @property
    def exports(self) -> Path:
        """Return the folder of Parquet, CSV and JSON Lines files."""
        return self.data_folder / "published" / "exports"

    @property
    def report(self) -> Path:
        """Return the folder of the report site."""
        return self.data_folder / "published" / "report"

    @property
    def audit(self) -> Path:
        """Return the folder of the audit pages, one a run."""
        return self.data_folder / "published" / "audit"

    @property
    def snapshots(self) -> Path:
        """Return the folder of the WARC files."""
        return self.data_folder / "snapshots"

    @property
    def answers(self) -> Path:
        """Return the path of the answers that a second reader was paid for."""
        return self.data_folder / "answers.sqlite"

    @property
    def staging(self) -> Path:
        """Return the folder, the same on every machine, in which batches wait for the loader."""
        return (self.staging_folder or self.data_folder / "staging").resolve()

    @property
    def frontier(self) -> Path:
        """Return the path of the queue of URLs."""
        return self.data_folder / "frontier.sqlite"

    @property
    def sample_frontier(self) -> Path:
        """Return the path of the queue of the bundled samples."""
        return self.data_folder / "samples.sqlite"


@lru_cache(maxsize=1)
def settings() -> Settings:
    """Return the settings of this run, read once."""
    return Settings()
