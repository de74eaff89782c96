"""Weigh evidence with the learned weights, and say in words what decided."""

from functools import cache
from importlib.resources import files
from math import exp

import yaml

from warehouse.joining.evidence import Evidence

SPOKEN = 3
"""How many pieces of evidence a reason names."""


@cache
def weights() -> dict[str, float]:
    """Return the weight of each piece of evidence; `bias` is what two stories start with."""
    text = files("warehouse.joining").joinpath("weights.yml").read_text("utf-8")
    return {name: float(value) for name, value in yaml.safe_load(text)["weights"].items()}


def likelihood(found: Evidence) -> float:
    """Return how likely two stories with this evidence tell the same happening, 0 to 1."""
    known = weights()
    total = known["bias"] + sum(known[name] * value for name, value in found.items())
    return 1 / (1 + exp(-total)) if total > -500 else 0.0


def reason(found: Evidence) -> str:
    """Return the pieces of evidence that speak most for the pair, strongest first ("shared names, same place")."""
    known = weights()
    strengths = sorted(((known[name] * value, name) for name, value in found.items()), reverse=True)
    return ", ".join(name.replace("_", " ") for strength, name in strengths[:SPOKEN] if strength > 0) or "no evidence"
