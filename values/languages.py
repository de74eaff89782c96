"""The languages that are read, and what a language is called."""

from babel import Locale

READ = frozenset({"en"})
"""ISO 639 codes of the languages from which figures are read."""


def language_name(code: str) -> str:
    """Return the English name of an ISO 639 code ("Spanish"), the code itself where it has none."""
    return str(Locale("en").languages.get(code, code))
