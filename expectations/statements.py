"""What must hold for what articles state: sentences, happenings, denials, victims, dates, places and so on."""

from expectations.engine import gx
from expectations.rules import WARNING, known, never, ordered, spans
from values.categories import Event, PlacePrecision, Precision, Stance, Zone

NO_RULE = "Without the name of its rule nobody can tell how the words were read."
TYPES = ("DATE", "TIME", "DURATION", "SET")
ANCHORS = ("published", "speech", "period", "event")
SCOPES = ("number", "event", "implication")


def sentences_suite() -> gx.ExpectationSuite:
    """Return the rules of `sentences`."""
    return gx.ExpectationSuite(name="sentences", expectations=[*spans(sentence=False), known("zone", Zone)])


def denials_suite() -> gx.ExpectationSuite:
    """Return the rules of `denials`."""
    return gx.ExpectationSuite(
        name="denials",
        expectations=[
            *spans(),
            known("zone", Zone),
            known("scope", SCOPES),
            ordered("said_on", "last_day_of_speech", "said_after_publication", "Nobody is quoted before speaking."),
            never("speaker_missing", "A denial by nobody can be held against nobody.", WARNING),
            never("answered_figure_not_loaded", "A figure that the denial answers is not loaded.", WARNING),
            never("rule_missing", NO_RULE),
        ],
    )


def told_incidents_suite() -> gx.ExpectationSuite:
    """Return the rules of `told_incidents`."""
    return gx.ExpectationSuite(
        name="told_incidents",
        expectations=[
            *spans(),
            known("period_precision", Precision),
            known("place_precision", PlacePrecision),
            ordered("period_start", "period_end", "period_reversed", "A period ends on or after the day it starts."),
            ordered("period_start", "last_day_of_event", "event_after_publication", "It has not happened yet."),
            never("counts_reversed", "The fewest told may not be more than the most told."),
            never("what_missing", "A happening of no kind can be compared with none."),
            never("rule_missing", NO_RULE),
        ],
    )


def victims_suite() -> gx.ExpectationSuite:
    """Return the rules of `victims`."""
    return gx.ExpectationSuite(
        name="victims", expectations=[*spans(), known("event", Event), never("rule_missing", NO_RULE)]
    )


def dates_suite() -> gx.ExpectationSuite:
    """Return the rules of `dates`."""
    return gx.ExpectationSuite(
        name="dates",
        expectations=[
            *spans(),
            known("type", TYPES),
            known("precision", Precision),
            known("anchor", ANCHORS),
            ordered("period_start", "period_end", "period_reversed", "A period ends on or after the day it starts."),
            never("weekday_differs", "The words name one weekday, the date is another."),
            never("weekday_too_far", "A bare weekday lies within seven days of publication."),
            never("year_implausible", "No news speaks of that year; a number was read as one."),
            never("rule_missing", NO_RULE),
        ],
    )


def attributions_suite() -> gx.ExpectationSuite:
    """Return the rules of `attributions`."""
    return gx.ExpectationSuite(
        name="attributions",
        expectations=[
            *spans(),
            known("stance", Stance),
            never("span_outside_text", "Source, cue and content must be characters of the text."),
            ordered("said_on", "last_day_of_speech", "said_after_publication", "Nobody is quoted before speaking."),
            never("rule_missing", NO_RULE),
        ],
    )


def places_suite() -> gx.ExpectationSuite:
    """Return the rules of `places`."""
    return gx.ExpectationSuite(
        name="places", expectations=[*spans(), known("precision", PlacePrecision), never("rule_missing", NO_RULE)]
    )


def ignored_numbers_suite() -> gx.ExpectationSuite:
    """Return the rules of `ignored_numbers`."""
    return gx.ExpectationSuite(
        name="ignored_numbers",
        expectations=[*spans(), never("reason_missing", "A number is ignored for a named reason or not at all.")],
    )
