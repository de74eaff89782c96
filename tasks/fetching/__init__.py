"""Discovering and fetching news pages: guarded, polite, resumable, with the evidence kept.

A run is: `load_sources`, `seed` the frontier, `crawl`, and for each entry in state `fetched` read its snapshot
from the archive, parse it and `mark` it. Nothing here knows of flows or of the warehouse.
"""

from tasks.fetching.archive import Archive, FileReport
from tasks.fetching.crawl_summary import CrawlSummary
from tasks.fetching.crawling import crawl
from tasks.fetching.discovery import discover
from tasks.fetching.entries import Entry, FrontierBusyError, FrontierUnreadableError, Recorded
from tasks.fetching.fetcher import Fetcher
from tasks.fetching.frontier import Frontier
from tasks.fetching.guard import Guard
from tasks.fetching.health import SourceHealth, check_source
from tasks.fetching.intake import seed
from tasks.fetching.robots import Robots
from tasks.fetching.settings import FetchSettings
from tasks.fetching.sources import Source, SourcesError, Topic, load_sources
from tasks.fetching.target import State, Target, TargetKind
from tasks.fetching.urls import url_key
from tasks.fetching.warc_reading import WarcError, damage, scan
from values.snapshot import Outcome, Snapshot

__all__ = [
    "Archive",
    "CrawlSummary",
    "Entry",
    "FetchSettings",
    "Fetcher",
    "FileReport",
    "Frontier",
    "FrontierBusyError",
    "FrontierUnreadableError",
    "Guard",
    "Outcome",
    "Recorded",
    "Robots",
    "Snapshot",
    "Source",
    "SourceHealth",
    "SourcesError",
    "State",
    "Target",
    "TargetKind",
    "Topic",
    "WarcError",
    "check_source",
    "crawl",
    "damage",
    "discover",
    "load_sources",
    "scan",
    "seed",
    "url_key",
]
