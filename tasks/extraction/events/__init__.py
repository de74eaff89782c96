"""Words that say what happened, and what stands between them and a number."""

from tasks.extraction.events.events import find_events
from tasks.extraction.events.link_costs import COMMON_VERBS, HOPELESS, RELATIVES, Costs
from tasks.extraction.events.modality import modality_at

__all__ = ["COMMON_VERBS", "HOPELESS", "RELATIVES", "Costs", "find_events", "modality_at"]
