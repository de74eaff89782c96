"""Rows of what a second reader had to say."""

from values.second_reading import FigureStanding, ReadBy, SecondReading
from warehouse.tables.batch import Row
from warehouse.tables.ids import content_id, storable


def standing_cells(second: SecondReading | None, place: int) -> Row:
    """Return the cells of the figure at a place of the reading that say who read it."""
    standing = second.standings[place] if second else FigureStanding()
    asked = second is not None and (standing.read_by is not ReadBy.RULES or standing.differing)
    return {
        "read_by": standing.read_by.value,
        "model": second.model if second and asked else None,
        "prompt_version": second.prompt_version if second and asked else None,
        "differing_fields": [field.value for field in standing.differing],
        "decided_by": standing.decided_by.value if standing.decided_by else None,
    }


def second_rows(second: SecondReading | None, revision_id: str) -> dict[str, list[Row]]:
    """Return the rows of the three tables about the second reader; without one they have none."""
    if second is None:
        return {"second_readings": [], "reader_differences": [], "refused_answers": []}
    asked = {"model": storable(second.model), "prompt_version": second.prompt_version, "revision_id": revision_id}
    return {
        "second_readings": [_reading_row(second, revision_id) | asked],
        "reader_differences": [row | asked for row in _differences(second, revision_id)],
        "refused_answers": [row | asked for row in _refusals(second, revision_id)],
    }


def _reading_row(second: SecondReading, revision_id: str) -> Row:
    exchange = second.exchange
    return {
        "second_reading_id": content_id(revision_id, "second"),
        "outcome": exchange.outcome.value,
        "error": storable(exchange.error) if exchange.error else None,
        "requests": exchange.requests,
        "answers": exchange.answers,
        "refused": len(second.refusals),
        "tokens_in": exchange.tokens_in,
        "tokens_out": exchange.tokens_out,
    }


def _differences(second: SecondReading, revision_id: str) -> list[Row]:
    rows = [
        {
            "difference_id": content_id(revision_id, told.start, told.end, told.field),
            "span_start": told.start,
            "span_end": told.end,
            "quote": storable(told.quote),
            "field": told.field.value,
            "rules_value": storable(told.rules) if told.rules is not None else None,
            "model_value": storable(told.model) if told.model is not None else None,
            "chosen": told.chosen.value,
            "is_decided": told.is_decided,
            "event": told.event,
            "decision_key": told.decision_key,
        }
        for told in second.differences
    ]
    return list({row["difference_id"]: row for row in rows}.values())  # two figures of the same characters are one here


def _refusals(second: SecondReading, revision_id: str) -> list[Row]:
    return [
        {
            "refused_id": content_id(revision_id, "refused", place),
            "reason": refusal.reason.value,
            "field": refusal.field.value if refusal.field else None,
            "quote": storable(refusal.quote),
            "answer": storable(refusal.answer),
            "span_start": refusal.start,
            "span_end": refusal.end,
        }
        for place, refusal in enumerate(second.refusals)
    ]
