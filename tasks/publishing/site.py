"""Build the report site: static pages from the published copy, readable from disk and by any web server."""

import json
import shutil
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from tasks.publishing import wording
from tasks.publishing.article_pages import write_articles
from tasks.publishing.charts import claim_chart, script
from tasks.publishing.incident_pages import grouped, write_incidents
from tasks.publishing.overview import fresh, sides
from tasks.publishing.published import Published, Row
from warehouse.storing.rewrite import FORMAT

PAGES = (
    "index",
    "incidents",
    "claims",
    "figures",
    "persons",
    "denials",
    "articles",
    "changes",
    "sources",
    "quarantine",
    "method",
)
ROWS = (
    "articles",
    "changes",
    "claims",
    "denials",
    "figures",
    "incidents",
    "person_mentions",
    "persons",
    "quarantine",
    "reports",
    "rules",
    "sources",
)
"""The queries whose rows several pages show."""
MOST_DISPUTED = 12
"""Of the first screen."""
FOLDERS = ("articles", "assets", "claims", "incidents")
ASSETS = ("site.css", "site.js", "finding.js")
FIGURE_COLUMNS = (
    "figure_id", "quote", "unit", "event", "stance", "speaker", "place", "publisher", "title", "sentence",
    "value_low", "value_high", "modifier", "offset_in_sentence", "claim_id", "article_id",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Site:
    """What was built: the folder, its first page, and how many pages it has."""

    folder: Path
    index: Path
    pages: int


def build_site(database: Path, folder: Path) -> Site:
    """Build the site beside `folder` and swap it in; a reader sees the old site or the new one, never half of one."""
    arriving = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(arriving, ignore_errors=True)
    for name in FOLDERS:
        (arriving / name).mkdir(parents=True)
    with Published(database) as published:
        pages = _write_pages(published, arriving)
    _swap(arriving, folder)
    return Site(folder, folder / "index.html", pages)


def _swap(fresh: Path, folder: Path) -> None:
    old = folder.with_name(f".{folder.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.replace(old)
    fresh.replace(folder)
    shutil.rmtree(old, ignore_errors=True)


def template_environment() -> Environment:
    """Return the template environment: everything escaped, a missing name an error."""
    env = Environment(
        loader=PackageLoader("tasks.publishing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {
        "number": wording.number,
        "stated": wording.stated,
        "title_of": wording.claim_title,
        "incident_title": wording.incident_title,
        "happened": wording.happened,
        "toll_of": wording.toll,
        "rise": wording.rise,
        "unread": wording.unread,
        "day": wording.day,
        "minute": wording.minute,
        "languages": wording.languages,
        "period": wording.period,
        "highlighted": wording.highlighted,
        "web_address": wording.web_address,
    }
    return env


def _write_pages(published: Published, folder: Path) -> int:
    env = template_environment()
    shown = _shown(published)
    for page in PAGES:
        html = env.get_template(f"{page}.html.j2").render(shown, root=".", page=page)
        (folder / f"{page}.html").write_text(html, encoding="utf-8")
    claims, incidents, figures, denials = (shown[name] for name in ("claims", "incidents", "figures", "denials"))
    _write_claims(env, claims, incidents, shown["reports"], denials, folder)
    write_incidents(env, published, incidents, claims, shown["reports"], folder / "incidents")
    write_articles(env, published, shown["articles"], figures, denials, folder / "articles")
    _write_assets(figures, folder)
    return len(PAGES) + len(claims) + len(incidents) + len(shown["articles"])


def _shown(published: Published) -> dict[str, Any]:
    """Return what the pages show, by the names that the templates use."""
    rows = {name: published.rows(name) for name in ROWS}
    totals = published.rows("totals")[0]
    known = {incident["incident_id"] for incident in rows["incidents"]}
    claims = [
        claim | {"incident_id": claim["incident_id"] if claim["incident_id"] in known else None}
        for claim in rows["claims"]
    ]
    told, denied = grouped(rows["reports"], "claim_id"), grouped(rows["denials"], "claim_id")
    disputed = [claim for claim in claims if claim["is_disputed"]][:MOST_DISPUTED]
    return rows | {
        "totals": totals,
        "claims": claims,
        "disputed": [(claim, sides(told[claim["claim_id"]], denied[claim["claim_id"]])) for claim in disputed],
        "mentions": grouped(rows["person_mentions"], "name_key"),
        "news": fresh(totals, rows["articles"], rows["changes"], rows["quarantine"]),
        "opens_from": FORMAT.strip("v"),
    }


def _write_claims(
    env: Environment, claims: list[Row], incidents: list[Row], told: list[Row], denials: list[Row], folder: Path
) -> None:
    known = {incident["incident_id"]: incident for incident in incidents}
    reports, answers = grouped(told, "claim_id"), grouped(denials, "claim_id")
    template = env.get_template("claim.html.j2")
    for claim in claims:
        key = claim["claim_id"]
        html = template.render(
            claim=claim,
            incident=known.get(claim["incident_id"]),
            reports=reports[key],
            denials=answers[key],
            chart=claim_chart(reports[key]),
            root="..",
            page="claim",
        )
        (folder / "claims" / f"{key}.html").write_text(html, encoding="utf-8")


def _write_assets(figures: list[Row], folder: Path) -> None:
    assets = folder / "assets"
    for name in ASSETS:
        text = files("tasks.publishing").joinpath(f"static/{name}").read_text(encoding="utf-8")
        (assets / name).write_text(text, encoding="utf-8")
    (assets / "vega.js").write_text(script(), encoding="utf-8")
    # A script and not a JSON file: a browser that opens the page from disk may load the one and not the other.
    rows = json.dumps([_searchable(figure) for figure in figures], ensure_ascii=True, separators=(",", ":"))
    (assets / "figures.js").write_text(f"window.tallywireFigures={rows};\n", encoding="utf-8")


def _searchable(figure: Row) -> list[object]:
    """Return one figure as the search page takes it; the order is that of `columns` in finding.js."""
    return [
        *(figure[name] for name in FIGURE_COLUMNS),
        wording.day(figure["published_day"]),
        wording.period(figure),
        wording.stated(figure),
        figure["is_disputed"],
        figure["url"],
        wording.web_address(figure["url"]) is not None,
        wording.day(figure["withdrawn_at"]) if figure["withdrawn_at"] else "",
    ]
