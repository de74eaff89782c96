"""What a crawl did, told when it ends."""

from collections import Counter
from dataclasses import dataclass, field

from values.snapshot import Outcome


@dataclass(slots=True)
class CrawlSummary:
    """What a crawl did."""

    attempts: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    discovered: int = 0
    """URLs that were new to the frontier."""
    wire_bytes: int = 0
    seconds: float = 0.0
    left_alone: set[str] = field(default_factory=set)
    """Hosts whose breaker opened or whose robots.txt could not be had."""
