"""The word lists of places as sets."""

from tasks.extraction.text import lexicon
from tasks.extraction.words.proper_nouns import HEADS

WORDS = lexicon("places")
MODIFIERS = frozenset(WORDS["modifier"])
NEAR = frozenset(WORDS["near"])
CAREFUL = frozenset(WORDS["careful"])
LOCATIVE = frozenset(WORDS["locative"])
STRICT_LOCATIVE = frozenset(WORDS["strict_locative"])
METONYM_VERBS = frozenset(WORDS["metonym_verb"])
ABBREVIATED = frozenset(WORDS["abbreviated"])
COMMON_PLACES = frozenset(WORDS["common_place"])
GROUNDS = frozenset(WORDS["grounds"])
NATIONAL_GROUNDS = frozenset(WORDS["national_grounds"])
REGION_HEADS = frozenset(HEADS["region"])
NATURAL = frozenset(HEADS["natural"])
SITE_HEADS = frozenset(HEADS["site"])
HEADS_OF_PLACES = REGION_HEADS | SITE_HEADS
NO_LOWER_HEAD = frozenset(WORDS["no_lower_head"])
PLACE_COMPOUNDS = frozenset(WORDS["compound"])
# What "of" before a name may follow, so that it is a place: "a man of Novara", "the city of Paris".
OF_PLACES = frozenset(WORDS["of_places"]) | {",", ")"}
