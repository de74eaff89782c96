"""What must hold for every named person and every fate."""

from expectations.engine import gx
from expectations.rules import WARNING, known, never, ordered, spans, within
from values.categories import Event, Sex, Zone

OLDEST_AGE = 120


def persons_suite() -> gx.ExpectationSuite:
    """Return the rules of `persons`."""
    return gx.ExpectationSuite(
        name="persons",
        expectations=[
            *spans(),
            known("zone", Zone),
            known("sex", Sex),
            never("name_missing", "A person is a name and the key that finds it again."),
            never("rule_missing", "Without the name of its rule nobody can tell how a mention was read."),
            within("age", 0, OLDEST_AGE, "age_out_of_range", "Nobody is known to have lived past 120 years."),
            never("age_is_birth_year", "A year of birth was read as an age."),
            never("soldier_age_unusual", "Soldiers are mostly 14 to 80 years old.", WARNING),
            never("outside_ages_of_group", "The article states limits; this age is outside.", WARNING),
            ordered("derived_birth_start", "derived_birth_end", "birth_window_reversed", "The window runs forward."),
            ordered("derived_enlisted_start", "derived_enlisted_end", "enlisted_window_reversed", "It runs forward."),
            ordered("derived_enlisted_start", "died_by", "enlisted_after_death", "Nobody enlists after dying."),
            ordered("age_as_of", "last_day_of_speech", "age_after_publication", "An age is of a past day.", WARNING),
        ],
    )


def person_fates_suite() -> gx.ExpectationSuite:
    """Return the rules of `person_fates`."""
    return gx.ExpectationSuite(
        name="person_fates",
        expectations=[
            never("duplicate_id", "Two different rows of one reading share their key."),
            never("unknown_person", "The row hangs on a person who is not loaded."),
            known("event", Event),
            ordered("period_start", "period_end", "period_reversed", "A period ends on or after the day it starts."),
            ordered("period_start", "last_day_of_event", "event_after_publication", "It has not happened yet."),
            ordered("start_before_death", "died_by", "fate_after_death", "Nothing happens to a person after death."),
        ],
    )
