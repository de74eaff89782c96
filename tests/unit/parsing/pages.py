"""Invented pages for the tests of parsing."""

import json

STORY = (
    "At least 51 miners were trapped on Friday when a shaft near the town of Velgrad filled with water, they said.",
    "Rescue workers brought 38 of them to the surface before nightfall, the regional governor told reporters there.",
    "The company that runs the mine said it had warned of the danger in March and that it would help the families.",
)
LINKED = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Dozens trapped in flooded mine",
    "datePublished": "2026-03-06T23:30:00+00:00",
    "dateModified": "2026-03-07T08:00:00+01:00",
    "author": [{"@type": "Person", "name": "Ada Example"}],
    "publisher": {"@type": "Organization", "name": "The Meridian"},
}


def page(body: str = "", head: str = "", linked: object = None, lang: str = "en") -> bytes:
    script = f'<script type="application/ld+json">{json.dumps(linked)}</script>' if linked is not None else ""
    return f"<!doctype html><html lang={lang}><head>{head}{script}</head><body>{body}</body></html>".encode()


def story(*extra: str, before: str = "", after: str = "", title: str = "Dozens trapped in flooded mine") -> str:
    paragraphs = "".join(f"<p>{text}</p>" for text in (*STORY, *extra))
    return f"<article><h1>{title}</h1>{before}<div>{paragraphs}</div></article>{after}"
