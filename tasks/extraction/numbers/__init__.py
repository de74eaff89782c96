"""Numerals, ranges, shares, modifiers and units."""

from tasks.extraction.numbers.bounds import Bound, bounded, closes_interval
from tasks.extraction.numbers.changes import direction_before
from tasks.extraction.numbers.digits import digit_value
from tasks.extraction.numbers.number_forms import DASHES, VAGUE_PHRASES, Amount, amount_of, vague_at
from tasks.extraction.numbers.number_words import DENOMINATORS, SCALES, SMALL, WORDS, Numeral
from tasks.extraction.numbers.numerals import LARGEST, PLURAL_VERBS, SHORT_SCALES, STARTERS, after_restated, numeral_at
from tasks.extraction.numbers.signs import through_sign
from tasks.extraction.numbers.units import NAMED, Unit, money_sign_before, unit_after

__all__ = [
    "DASHES",
    "DENOMINATORS",
    "LARGEST",
    "NAMED",
    "PLURAL_VERBS",
    "SCALES",
    "SHORT_SCALES",
    "SMALL",
    "STARTERS",
    "VAGUE_PHRASES",
    "WORDS",
    "Amount",
    "Bound",
    "Numeral",
    "Unit",
    "after_restated",
    "amount_of",
    "bounded",
    "closes_interval",
    "digit_value",
    "direction_before",
    "money_sign_before",
    "numeral_at",
    "through_sign",
    "unit_after",
    "vague_at",
]
