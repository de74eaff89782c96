"""Places as a reader would quote them, and which one is meant."""

from tasks.extraction.places.place_choice import is_province, is_put_inside
from tasks.extraction.places.places import choose_place, exact_entry, find_places

__all__ = ["choose_place", "exact_entry", "find_places", "is_province", "is_put_inside"]
