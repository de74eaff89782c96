"""A page an article: where the stored page is, every figure with the rule of each cell, persons and denials."""

from pathlib import Path

from jinja2 import Environment

from tasks.publishing.incident_pages import grouped
from tasks.publishing.published import Published, Row


def write_articles(
    env: Environment, published: Published, articles: list[Row], figures: list[Row], denials: list[Row], folder: Path
) -> None:
    """Write the page of each article below `folder`."""
    template = env.get_template("article.html.j2")
    steps = grouped(published.rows("steps"), "figure_id")
    told, denied = grouped(figures, "article_id"), grouped(denials, "article_id")
    named = grouped(published.rows("person_mentions"), "article_id")
    for article in articles:
        key = article["article_id"]
        html = template.render(
            article=article,
            figures=sorted(told[key], key=lambda row: row["span_start"]),
            steps=steps,
            persons=named[key],
            denials=list({row["denial_id"]: row for row in denied[key]}.values()),
            root="..",
            page="article",
        )
        (folder / f"{key}.html").write_text(html, encoding="utf-8")
