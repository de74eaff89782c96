"""How the cost of a function grows with its input, in processor time."""

import time
from collections.abc import Callable

TIMES = 4
"""The larger input is so many times the smaller: four times the cost is linear, sixteen quadratic."""


def growth(work: Callable[[int], object], size: int, tries: int = 3) -> float:
    """Return how much longer `work` takes for `TIMES` the size; the best of some tries counts."""
    return min(_spent(work, size * TIMES) / max(_spent(work, size), 1e-4) for _ in range(tries))


def _spent(work: Callable[[int], object], size: int) -> float:
    started = time.process_time()
    work(size)
    return time.process_time() - started
