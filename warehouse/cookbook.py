"""Read the cookbook of questions in SQL, and keep its answers true."""

import re
from dataclasses import dataclass

import duckdb


@dataclass(frozen=True, slots=True)
class Recipe:
    """One question of the cookbook, its SQL and the answer as written."""

    question: str
    sql: str
    answer: str


def recipes(text: str) -> list[Recipe]:
    """Return the questions of a cookbook: a heading, a block of SQL, a table."""
    found = []
    for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        question, _, body = part.partition("\n")
        sql, _, answer = body.partition("```sql\n")[2].partition("```\n")
        found.append(Recipe(question.strip(), sql.strip(), answer.strip()))
    return found


def answer_of(connection: duckdb.DuckDBPyConnection, sql: str) -> str:
    """Return the answer to a query as a Markdown table."""
    asked = connection.execute(sql)
    names = [column[0] for column in asked.description or []]
    lines = [names, ["---"] * len(names), *(map(_cell, row) for row in asked.fetchall())]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _cell(value: object) -> str:
    if value is None:
        return ""
    shown = f"{value:.10g}" if isinstance(value, float) else ", ".join(value) if isinstance(value, list) else str(value)
    return " ".join(shown.replace("|", "\\|").split())


def refreshed(text: str, connection: duckdb.DuckDBPyConnection) -> str:
    """Return the cookbook with every answer as the database gives it now."""
    head, *parts = re.split(r"^(?=## )", text, flags=re.MULTILINE)
    for number, (part, recipe) in enumerate(zip(parts, recipes(text), strict=True)):
        before = part[: part.index("```\n", part.index("```sql\n") + 7) + 4]
        parts[number] = f"{before}\n{answer_of(connection, recipe.sql)}\n\n"
    return (head + "".join(parts)).rstrip("\n") + "\n"
