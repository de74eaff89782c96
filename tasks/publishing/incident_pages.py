"""A page an incident: what all articles tell of it, and who disagrees."""

from collections import defaultdict
from pathlib import Path

from jinja2 import Environment

from tasks.publishing.charts import claim_chart
from tasks.publishing.published import Published, Row
from warehouse.joining.places import point_of


def grouped(rows: list[Row], column: str) -> dict[str, list[Row]]:
    """Return rows by the value of a column, in their order."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[column]].append(row)
    return groups


def write_incidents(
    env: Environment, published: Published, incidents: list[Row], claims: list[Row], reports: list[Row], folder: Path
) -> None:
    """Write the page of each incident below `folder`."""
    template = env.get_template("incident.html.j2")
    parts = {
        name: grouped(published.rows(f"incident_{name}"), "incident_id") for name in ("articles", "persons", "denials")
    }
    own, told = grouped(claims, "incident_id"), grouped(reports, "incident_id")
    for incident in incidents:
        key = incident["incident_id"]
        charted, chart = _chart(own[key], told[key])
        html = template.render(
            incident=incident,
            point=point_of(incident["place_id"]),
            claims=own[key],
            reports=told[key],
            chart=chart,
            charted=charted,
            root="..",
            page="incident",
            **{name: rows[key] for name, rows in parts.items()},
        )
        (folder / f"{key}.html").write_text(html, encoding="utf-8")


def _chart(claims: list[Row], reports: list[Row]) -> tuple[Row | None, dict[str, object] | None]:
    """Return the claim of the incident with most reports that makes a chart, the killed first, and its chart."""
    of_claim = grouped(reports, "claim_id")
    for claim in sorted(claims, key=lambda row: (row["event"] != "killed", -row["reports"], row["claim_id"])):
        chart = claim_chart(of_claim[claim["claim_id"]])
        if chart is not None:
            return claim, chart
    return None, None
