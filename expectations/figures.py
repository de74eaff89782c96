"""What must hold for every figure; each rule's reason is what the quarantine shows."""

from expectations.engine import Column, Expectation, gx
from expectations.rules import WARNING, known, never, ordered, spans, within
from values.categories import (
    AgeBand,
    Event,
    Kind,
    Measure,
    Modifier,
    PlacePrecision,
    Precision,
    Sex,
    Stance,
    Standing,
    Statistic,
    Zone,
)
from values.second_reading import Decider, ReadBy

OLDEST_AGE = 120


def _categories() -> list[Expectation]:
    return [
        known("modifier", Modifier),
        known("kind", Kind),
        known("stance", Stance),
        known("event", Event),
        known("measure", Measure),
        known("statistic", Statistic),
        known("standing", Standing),
        known("sex", Sex),
        known("age_band", AgeBand),
        known("period_precision", Precision),
        known("place_precision", PlacePrecision),
        known("zone", Zone),
        known("read_by", ReadBy),
        known("decided_by", Decider),
    ]


def _values() -> list[Expectation]:
    is_age = Column("kind") == "age"
    too_old = "Nobody is known to have lived past 120 years, and no age is below 0."
    return [
        within("value_low", 0, OLDEST_AGE, "age_out_of_range", too_old, when=is_age),
        within("value_high", 0, OLDEST_AGE, "age_limit_out_of_range", too_old, when=is_age),
        never("age_is_birth_year", "A year of birth was read as an age."),
        ordered("value_low", "value_high", "bounds_reversed", "The lower bound may not be above the upper one."),
        ordered("value_low", "value_best", "best_below_low", "The number as written lies inside its bounds."),
        ordered("value_best", "value_high", "best_above_high", "The number as written lies inside its bounds."),
        never("value_missing", "Only a vague word may come without a number."),
        never("vague_with_bounds", "A vague word sets no bounds; the word is kept, never a silent number."),
        never("value_not_finite", "Infinity and not-a-number are no figures."),
        never("count_negative", "People, things, ages and spells of time are not counted below zero."),
        never("figure_is_a_year", "Four digits of a year without a counted noun are a date."),
        never("percent_outside_whole", "A share lies within 0 and 100; only a change may lie outside."),
        never("bounds_contradict_modifier", "The bounds do not say what the modifier says.", WARNING),
        never("equals_publication_year", "The number is the year of publication, perhaps a date.", WARNING),
        never("ten_times_another", "Another report of the same is exactly a tenth or tenfold: a typing slip?", WARNING),
        never("rule_missing", "Without the name of its rule nobody can tell how a number was read."),
    ]


def _relations() -> list[Expectation]:
    return [
        never("part_above_whole", "A part cannot exceed its whole; the relation or a number was misread."),
        never("part_above_open_whole", "The part is above the least that its whole is said to be: misread?", WARNING),
        never("total_below_part", "A part of this total is above it.", WARNING),
        never("parts_above_whole", "The parts together exceed the whole; they may overlap.", WARNING),
        never("minimum_above_maximum", "The youngest of a group cannot be older than its oldest."),
        never("whole_not_loaded", "The whole of this part is not loaded.", WARNING),
        never("span_read_twice", "Two figures were read from the same characters.", WARNING),
    ]


def _days() -> list[Expectation]:
    return [
        ordered("period_start", "period_end", "period_reversed", "A period ends on or after the day it starts."),
        ordered("said_on", "last_day_of_speech", "said_after_publication", "Nobody is quoted before speaking."),
        ordered(
            "period_start",
            "last_day_of_event",
            "event_after_publication",
            "An article cannot report what has not happened; one day of grace, plans and forecasts excepted.",
        ),
    ]


def figures_suite() -> gx.ExpectationSuite:
    """Return the rules of `figures`."""
    rules = [*spans(), *_categories(), *_values(), *_relations(), *_days()]
    return gx.ExpectationSuite(name="figures", expectations=rules)
