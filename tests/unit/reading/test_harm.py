"""The gravest harm first: the same order in Python and in the macro of the warehouse."""

from importlib.resources import files

import duckdb

from tasks.reading.harm import BY_HARM, gravest
from values.categories import Event


def test_the_warehouse_ranks_harm_as_the_readers_do():
    connection = duckdb.connect()
    connection.execute(files("warehouse").joinpath("views", "00_harm_rank.sql").read_text("utf-8"))
    ranked = connection.execute(
        "SELECT event FROM unnest($events) AS told(event) WHERE harm_rank(event) < 99 ORDER BY harm_rank(event)",
        {"events": sorted(event.value for event in Event)},
    ).fetchall()
    assert [Event(event) for (event,) in ranked] == list(BY_HARM)
    assert gravest(Event.PAID, Event.INJURED, None, Event.KILLED) is Event.KILLED
