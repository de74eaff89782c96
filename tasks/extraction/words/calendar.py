"""The words of `lexicon/dates.yml` and `lexicon/time_words.yml`, each with what it means."""

from collections.abc import Mapping

from tasks.extraction.text import lexicon

LEXICON = lexicon("dates")
BESIDE = lexicon("time_words")


def _meanings(name: str) -> dict[str, str]:
    """Return word -> symbol for one class of the lexicon."""
    return {word: symbol for symbol, words in LEXICON[name].items() for word in words}


def _numbers(name: str) -> dict[str, int]:
    return {word: int(symbol) for word, symbol in _meanings(name).items()}


def beside(name: str) -> frozenset[str]:
    """Return one class of the words that stand beside dates."""
    return frozenset(BESIDE[name])


def _phrases(meanings: Mapping[str, str]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return last word -> (words of the phrase, symbol), the longest phrase first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, symbol in meanings.items():
        words = tuple(phrase.replace("'s", " 's").split())
        found.setdefault(words[-1], []).append((words, symbol))
    return {last: sorted(options, key=lambda o: -len(o[0])) for last, options in found.items()}


MONTHS = _numbers("months")
WEEKDAYS = _numbers("weekdays")
AMBIGUOUS = frozenset(LEXICON["ambiguous"])
UNITS = _meanings("units")
PARTS = _meanings("parts")
HOURS_BY_NAME = _meanings("hours_by_name")
SEASONS = _meanings("seasons")
NEAR_DAYS = _numbers("near_days")
REFERENCES = _phrases(_meanings("references"))
PICKS = _numbers("picks")
FREQUENCIES = _meanings("frequencies")
EDGES = _meanings("edges")
HOLIDAYS = _phrases(_meanings("fixed_holidays") | _meanings("moving_holidays"))
NUMBERS = _numbers("numbers")
ORDINALS = _numbers("ordinals")
DECADES = _numbers("decades")
VAGUE_AMOUNTS = frozenset(LEXICON["vague_amounts"])
COUNTED = frozenset(LEXICON["counted"])
AFTER_LENGTH = {word: int(sign) for sign, group in BESIDE["after_length"].items() for word in group}
HEDGE_PHRASES = tuple(tuple(phrase.split()) for phrase in BESIDE["hedge_phrases"])
