"""Number and base form of English nouns, as far as counting needs them."""

from functools import lru_cache

from tasks.extraction.text import lexicon

COUNTED = lexicon("counted")
IRREGULAR = COUNTED["irregular_plurals"]
NOT_PLURAL_ENDINGS = ("ss", "us", "ous", "sis", "xis", "tis")
NO_PLURALS = frozenset(COUNTED["no_plurals"])
REMEMBERED = 1 << 14
"""Words whose forms are kept, so that those of every text are worked out once."""


@lru_cache(REMEMBERED)
def is_plural(word: str) -> bool:
    """Return whether a lower-case noun stands in the plural ("people", "citizens", "gunmen")."""
    if word in IRREGULAR:
        return True
    if word in NO_PLURALS or len(word) < 4:
        return word.endswith("s") and len(word) == 3 and word not in NO_PLURALS
    return word.endswith(("men", "women", "children")) or (word.endswith("s") and not word.endswith(NOT_PLURAL_ENDINGS))


@lru_cache(REMEMBERED)
def singular(word: str) -> str:
    """Return the singular of a lower-case noun; a word that is none comes back as it is."""
    if word in IRREGULAR:
        return str(IRREGULAR[word])
    if not is_plural(word):
        return word
    if word.endswith("children"):
        return word[:-3]
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1]
