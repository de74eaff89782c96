"""Numbers as articles tell them, gathered where several articles tell one number of one happening."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from math import log
from typing import Any

import yaml

GENERIC = "person"


@cache
def _lexicon() -> dict[str, Any]:
    lexicon: dict[str, Any] = yaml.safe_load(files("warehouse.joining").joinpath("groups.yml").read_text("utf-8"))
    return lexicon


@cache
def _groups() -> dict[str, str]:
    return {word: group for group, words in _lexicon()["groups"].items() for word in words}


@cache
def everyday_groups() -> frozenset[str]:
    """Return the groups that the news of any day count."""
    return frozenset(_lexicon()["everyday"])


def counted_group(kind: str, unit: str | None) -> str | None:
    """Return the group that a normal word for the counted names: one of `groups.yml`, else the word itself."""
    if unit is None:
        return GENERIC if kind == "persons" else None
    return _groups().get(unit, unit)


@dataclass(frozen=True, slots=True)
class Telling:
    """One figure of one article, as far as it says which question it answers."""

    figure_id: str
    article_id: str
    kind: str
    event: str
    value: float
    told_on: date
    incident_id: str | None = None
    is_own: bool = False
    """True when the reading puts the figure into the happening, false when only its article is about the incident."""
    unit: str | None = None
    """What is counted, as one normal word; "person" for words that only say that people are counted."""
    group: str = ""
    """Nationality, standing, sex and age band, as far as the words tell them."""
    is_part: bool = False
    is_sum: bool = False
    """True where the article says that the number holds the whole of another happening."""
    is_total: bool = False
    """True for a running total over many happenings."""
    is_added: bool = False
    """True for a number that comes on top of another one ("three more")."""
    day: date | None = None
    """The single day on which it happened, where the article says so; none for a running total."""
    place: str | None = None
    """A town or a finer place."""
    area: str | None = None
    """A province, a country or another wide place."""
    country: str | None = None
    words: frozenset[str] = frozenset()
    """Words of the sentence that are no ordinary ones."""
    may_open: bool = True
    """False for a number that the article only supposes: it joins a claim and makes none."""
    told_id: str | None = None
    """The happening of its own article that the reading puts it into."""
    sentence_id: str = ""
    source: str | None = None
    """Whom the article cites, in one spelling."""
    raised_from: str | None = None
    """The figure that became this one, where the article says so ("from 58 to 62")."""


@dataclass(slots=True)
class JoinedCount:
    """Tellings of one number of one group of one happening."""

    kind: str
    event: str
    unit: str | None
    group: str
    value: float
    incident_id: str | None
    is_part: bool
    is_total: bool
    is_added: bool
    members: list[Telling] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)
    told_ids: set[str] = field(default_factory=set)
    sentences: set[str] = field(default_factory=set)
    tellers: set[tuple[str, str | None]] = field(default_factory=set)
    """Article and whom it cites."""
    figures: set[str] = field(default_factory=set)
    raised_from: set[str] = field(default_factory=set)
    words: Counter[str] = field(default_factory=Counter)
    places: set[str] = field(default_factory=set)
    areas: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    days: set[date] = field(default_factory=set)
    is_own: bool = False
    is_sum: bool = False
    first_told: date = date.max
    last_told: date = date.min

    def take(self, telling: Telling) -> None:
        """Add one telling."""
        self.members.append(telling)
        self.articles.add(telling.article_id)
        self.tellers.add((telling.article_id, telling.source))
        self.figures.add(telling.figure_id)
        self.words.update(telling.words)
        for known, told in (
            (self.places, telling.place),
            (self.areas, telling.area),
            (self.countries, telling.country),
            (self.raised_from, telling.raised_from),
            (self.told_ids, telling.told_id),
            (self.sentences, telling.sentence_id),
        ):
            if told:
                known.add(told)
        if telling.day:
            self.days.add(telling.day)
        self.is_own |= telling.is_own
        self.is_sum |= telling.is_sum
        self.first_told, self.last_told = min(self.first_told, telling.told_on), max(self.last_told, telling.told_on)

    @property
    def opens(self) -> bool:
        """Whether any of the tellings may make a claim."""
        return any(member.may_open for member in self.members)


def gathered(tellings: Iterable[Telling]) -> list[JoinedCount]:
    """Return the counts of the tellings, in the order of their first one."""
    counts: dict[tuple[object, ...], JoinedCount] = {}
    for told in tellings:
        about = (told.kind, told.event, told.unit, told.group, told.value, told.incident_id)
        scope = (told.is_part, told.is_total, told.is_added)
        # Of one article a number can be two: two dead here, two dead there.
        key: tuple[object, ...] = (*about, *scope, told.place if told.incident_id is None or not told.is_own else None)
        # Nobody tells one number twice in one sentence: "one drowned and one burned" are two.
        while key in counts and told.sentence_id in counts[key].sentences:
            key = (*key, "again")
        if key not in counts:
            counts[key] = JoinedCount(*about, *scope)
        counts[key].take(told)
    found = list(counts.values())
    _tell_rises_again(found)
    return found


def _tell_rises_again(counts: Sequence[JoinedCount]) -> None:
    """Let each count of an article know what its number rose from, wherever the article says so."""
    risen: dict[tuple[str, str, float], set[str]] = defaultdict(set)
    for count in counts:
        for member in count.members:
            if member.raised_from:
                risen[member.article_id, count.event, count.value].add(member.raised_from)
    for count in counts:
        for article in count.articles:
            count.raised_from |= risen.get((article, count.event, count.value), set())


def telling_of_value(value: float) -> float:
    """Return how much an equal number says: much for 2,459, little for 2 and for 1,000."""
    number = abs(value)
    while number >= 10 and number % 10 == 0:
        number /= 10
    return log(max(number, 1.0)) if float(value).is_integer() else log(max(number * 10, 1.0))
