"""A number becomes a quantity, or is ignored by name."""

from tasks.extraction.quantities.age_apposition import PICTURED
from tasks.extraction.quantities.age_subjects import follows_place
from tasks.extraction.quantities.counted import Counted
from tasks.extraction.quantities.counted_kinds import set_noun
from tasks.extraction.quantities.distances import has_direction, is_distance
from tasks.extraction.quantities.elided import MOVING
from tasks.extraction.quantities.partitives import (
    holds_part,
    is_of_group,
    is_of_none,
    is_partitive,
    is_rejected,
    is_topic,
    is_whole_of,
    names_whole,
    topic_of,
)
from tasks.extraction.quantities.quantities import find_quantities

__all__ = [
    "MOVING",
    "PICTURED",
    "Counted",
    "find_quantities",
    "follows_place",
    "has_direction",
    "holds_part",
    "is_distance",
    "is_of_group",
    "is_of_none",
    "is_partitive",
    "is_rejected",
    "is_topic",
    "is_whole_of",
    "names_whole",
    "set_noun",
    "topic_of",
]
