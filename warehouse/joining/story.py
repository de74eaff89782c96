"""What one article tells of one happening, as far as it helps to find the same happening elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from math import sqrt


@dataclass(frozen=True, slots=True)
class JoinedStory:
    """One happening as one article tells it; a thing that the article does not say is empty."""

    story_id: str
    """The row of `told_incidents`, or the article where its reading tells no happening."""
    article_id: str
    told_on: date
    is_main: bool = True
    """True for the happening that the article is about."""
    day_start: date | None = None
    """The days that the article states for the happening itself."""
    day_end: date | None = None
    days: frozenset[date] = frozenset()
    """Every single day that the article names."""
    names: frozenset[str] = frozenset()
    """Name keys of the persons in the story."""
    victims: frozenset[str] = frozenset()
    """Those of them who came to harm."""
    places: frozenset[str] = frozenset()
    """Towns and finer places: ids of the gazetteer, or the words where it holds none."""
    killed: frozenset[float] = frozenset()
    injured: frozenset[float] = frozenset()
    terms: Mapping[str, float] = field(default_factory=dict)
    """Rare words with their weights."""
    length: float = field(init=False)
    """Length of the vector of these weights."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "length", sqrt(sum(weight * weight for weight in self.terms.values())) or 1.0)

    def lookups(self, most_terms: int = 25) -> list[str]:
        """Return what other stories of the happening are looked up by: names first, then the rarest words."""
        rarest = sorted(self.terms, key=lambda term: (-self.terms[term], term))[:most_terms]
        return [*(f"name {name}" for name in sorted(self.names)), *rarest]
