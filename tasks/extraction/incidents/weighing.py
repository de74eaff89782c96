"""Weigh options by named features: the sum of the learned weights of what is true of an option."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from math import exp, fsum
from typing import Generic, TypeVar

import yaml

T = TypeVar("T")


@dataclass(slots=True)
class Option(Generic[T]):
    """One of the values that a field may take, with the features that speak for it or against it."""

    value: T
    features: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """The option that weighs most, with the sums of all and the weights of its own features."""

    value: T
    sums: Sequence[float]
    told: Mapping[str, float]

    @property
    def share(self) -> float:
        """Return the share of the belief in all options that this one has."""
        best = max(self.sums)
        return 1.0 / sum(exp(total - best) for total in self.sums)

    @property
    def reason(self) -> str:
        """Return the feature that did most for the option, "" where none did anything."""
        return min(self.told, key=lambda name: (-self.told[name], name), default="")


@cache
def weights_of(name: str) -> Mapping[str, float]:
    """Return feature -> weight of `weights/<name>.yml`, which also tells how they were learned."""
    text = files("tasks.extraction").joinpath(f"weights/{name}.yml").read_text(encoding="utf-8")
    table: Mapping[str, float] = yaml.safe_load(text)["weights"]
    return table


def weigh(options: Sequence[Option[T]], weights: Mapping[str, float]) -> Choice[T]:
    """Return the option with the greatest sum of weights, the first of equal ones, whatever the features' order."""
    sums = [fsum(filter(None, map(weights.get, option.features))) for option in options]
    best = max(range(len(options)), key=sums.__getitem__)
    return Choice(options[best].value, sums, {name: weights.get(name, 0.0) for name in options[best].features})
