"""Which happening each figure is about, and when and where that was."""

from tasks.extraction.incidents.incidents import find_incidents
from tasks.extraction.incidents.retracing import retraced

__all__ = ["find_incidents", "retraced"]
