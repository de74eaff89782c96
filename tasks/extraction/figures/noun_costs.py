"""What it costs that a counted noun itself tells the event."""

from tasks.extraction.figures.coordination import WEAK
from tasks.extraction.rows.mentions import EventMention
from tasks.extraction.text import lexicon

BODY = 1.6
BODIES = frozenset({"body", "corpse", "dead body"})
WEAK_GROUPS = frozenset(lexicon("linking")["weak_groups"])


def cost_of_noun(event: EventMention) -> float:
    """Return what it costs that the counted noun itself tells the event."""
    if event.lemma in BODIES:
        return BODY
    if event.role != "group":
        return 0.3
    return WEAK if event.lemma in WEAK_GROUPS else 0.6
