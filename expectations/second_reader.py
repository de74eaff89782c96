"""What must hold for what a second reader had to say."""

from expectations.engine import Expectation, gx
from expectations.rules import known, never, spans
from values.categories import Event
from values.second_reading import Decider, Field, Reason, RequestOutcome


def _rows(*rules: Expectation) -> list[Expectation]:
    return [
        never("duplicate_id", "Two different rows of one reading share their key."),
        never("unknown_revision", "The row hangs on a revision that is not loaded."),
        *rules,
    ]


def second_readings_suite() -> gx.ExpectationSuite:
    """Return the rules of `second_readings`."""
    why = "Without model and prompt version nobody can tell who read."
    rules = _rows(known("outcome", RequestOutcome), never("reader_missing", why))
    return gx.ExpectationSuite(name="second_readings", expectations=rules)


def reader_differences_suite() -> gx.ExpectationSuite:
    """Return the rules of `reader_differences`."""
    rules = [
        *spans(sentence=False),
        known("field", Field),
        known("chosen", Decider),
        known("event", Event),
        never("nothing_differs", "Two equal values are no difference."),
    ]
    return gx.ExpectationSuite(name="reader_differences", expectations=rules)


def refused_answers_suite() -> gx.ExpectationSuite:
    """Return the rules of `refused_answers`."""
    return gx.ExpectationSuite(
        name="refused_answers", expectations=_rows(known("reason", Reason), known("field", Field))
    )
