"""A crawl in a process of its own, to be killed: `python -m tests.integration.crawler FOLDER ADDRESS...`."""

import sys
from pathlib import Path

from tasks.fetching import Archive, Fetcher, FetchSettings, Frontier, crawl


def eager_settings(allow: list[str]) -> FetchSettings:
    """Return settings without pauses, with WARC files small enough to rotate."""
    return FetchSettings(allow=tuple(allow), delay=0, workers=8, warc_cap=300_000)


def main() -> None:
    folder, allow = Path(sys.argv[1]), sys.argv[2:]
    settings = eager_settings(allow)
    with (
        Frontier(folder / "frontier.sqlite", settings) as frontier,
        Archive(folder / "snapshots", settings) as archive,
        Fetcher(settings) as fetcher,
    ):
        crawl(frontier, fetcher, archive)


if __name__ == "__main__":
    main()
