"""Build the report site: static pages from the published copy, readable from disk and by any web server."""

import json
import shutil
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from tasks.publishing import wording
from tasks.publishing.charts import claim_chart, script
from tasks.publishing.incident_pages import grouped, write_incidents
from tasks.publishing.published import Published, Row
from warehouse.storing.rewrite import FORMAT

PAGES = ("index", "figures", "incidents", "claims", "persons", "sources", "quarantine", "method")
FIGURE_COLUMNS = ("quote", "unit", "event", "stance", "speaker", "place", "publisher", "title", "sentence")


@dataclass(frozen=True, slots=True)
class Site:
    """What was built: the folder, its first page, and how many pages it has."""

    folder: Path
    index: Path
    pages: int


def build_site(database: Path, folder: Path) -> Site:
    """Build the site beside `folder` and swap it in; a reader sees the old site or the new one, never half of one."""
    fresh = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    (fresh / "claims").mkdir(parents=True)
    (fresh / "incidents").mkdir()
    (fresh / "assets").mkdir()
    with Published(database) as published:
        pages = _write_pages(published, fresh)
    _swap(fresh, folder)
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
        "day": wording.day,
        "languages": wording.languages,
        "period": wording.period,
        "highlighted": wording.highlighted,
        "web_address": wording.web_address,
    }
    return env


def _write_pages(published: Published, folder: Path) -> int:
    env = template_environment()
    claims, incidents = published.rows("claims"), published.rows("incidents")
    known = {incident["incident_id"] for incident in incidents}
    claims = [
        claim | {"incident_id": claim["incident_id"] if claim["incident_id"] in known else None} for claim in claims
    ]
    figures = published.rows("figures")
    denials = published.rows("denials")
    shown = {
        "totals": published.rows("totals")[0],
        "opens_from": FORMAT.strip("v"),
        "claims": claims,
        "incidents": incidents,
        "figures": figures,
        "denials": denials,
        **{name: published.rows(name) for name in ("articles", "changes", "persons", "sources", "quarantine", "rules")},
    }
    for page in PAGES:
        html = env.get_template(f"{page}.html.j2").render(shown, root=".", page=page)
        (folder / f"{page}.html").write_text(html, encoding="utf-8")
    reports = published.rows("reports")
    _write_claims(env, claims, reports, denials, folder)
    write_incidents(env, published, incidents, claims, reports, folder / "incidents")
    _write_assets(figures, folder / "assets")
    return len(PAGES) + len(claims) + len(incidents)


def _write_claims(env: Environment, claims: list[Row], told: list[Row], denials: list[Row], folder: Path) -> None:
    reports, answers = grouped(told, "claim_id"), grouped(denials, "claim_id")
    template = env.get_template("claim.html.j2")
    for claim in claims:
        key = claim["claim_id"]
        html = template.render(
            claim=claim,
            reports=reports[key],
            denials=answers[key],
            chart=claim_chart(reports[key]),
            root="..",
            page="claim",
        )
        (folder / "claims" / f"{key}.html").write_text(html, encoding="utf-8")


def _write_assets(figures: list[Row], folder: Path) -> None:
    for name in ("site.css", "site.js"):
        text = files("tasks.publishing").joinpath(f"static/{name}").read_text(encoding="utf-8")
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "vega.js").write_text(script(), encoding="utf-8")
    # A script and not a JSON file: a browser that opens the page from disk may load the one and not the other.
    rows = json.dumps([_searchable(figure) for figure in figures], ensure_ascii=True, separators=(",", ":"))
    (folder / "figures.js").write_text(f"window.tallywireFigures={rows};\n", encoding="utf-8")


def _searchable(figure: Row) -> list[object]:
    """Return one figure as the search page takes it; the order is that of `columns` in site.js."""
    words = [figure[name] for name in FIGURE_COLUMNS]
    days = [wording.day(figure["published_day"]), wording.period(figure)]
    return [
        *words,
        *days,
        wording.stated(figure),
        figure["offset_in_sentence"],
        figure["claim_id"],
        wording.web_address(figure["url"]),
        wording.day(figure["withdrawn_at"]) if figure["withdrawn_at"] else "",
    ]
