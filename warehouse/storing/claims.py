"""Group the current figures into claims: one claim, many reports."""

from importlib.resources import files

import duckdb

from warehouse.storing.transaction import transaction


def rebuild_claims(connection: duckdb.DuckDBPyConnection) -> int:
    """Make `claims` and `claim_members` anew from the current figures and return the number of claims."""
    with transaction(connection):
        connection.execute(files("warehouse").joinpath("statements", "rebuild_claims.sql").read_text("utf-8"))
    [(claims,)] = connection.execute("SELECT count(*) FROM claims").fetchall()
    return int(claims)
