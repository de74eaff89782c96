"""Read the day that a byline writes out: "13 Jan 2020", "April 11, 2025", "Datum 28.04.2023"."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import islice

import yaml
from lxml.html import HtmlElement

DAY_FIRST = re.compile(
    r"(?<!\d)(\d{1,2})(?:\.|st|nd|rd|th|º)?\s*(?:de\s+|\s)?([^\W\d_]{3,12})\.?,?\s*(?:de\s+|del\s+)?(\d{4})(?!\d)"
)
MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)")
DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)")
SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")
IDEOGRAPHIC = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
LABEL = re.compile(
    r"\d:\d\d|\b(?:datum|date|published|posted|publié|publicado|pubblicato|veröffentlicht|erstellt|stand|gepubliceerd|"
    r"publicerad|publisert|offentliggjort|opublikowano|yayınlanma|опубликовано)\b",
    re.IGNORECASE,
)
LONGEST_LINE = 120
# Elements behind the headline in which a byline stands.
NEAR = 150


@cache
def _months() -> dict[str, int]:
    source = files("tasks.parsing").joinpath("lexicon/months.yml").read_text("utf-8")
    languages = yaml.load(source, Loader=yaml.CSafeLoader)
    return {
        name: number for names in languages.values() for number, month in enumerate(names, 1) for name in month.split()
    }


def day_near_headline(tree: HtmlElement, title: str) -> date | None:
    """Return the first day behind the headline in a short line that is labelled or gives the hour.

    A bare day may as well be that of another article.
    """
    headings = [element for element in tree.iter("h1", "h2") if element.text_content().strip()]
    own = [element for element in headings if element.text_content().strip() == title]
    main = own or [element for element in headings if element.tag == "h1"]
    headline = main[0] if main else None
    following = islice(_following(headline), NEAR) if headline is not None else ()
    for element in following:
        wording = " ".join(text.strip() for text in islice(element.itertext(), 8)) if len(element) < 4 else ""
        if 7 < len(wording) <= LONGEST_LINE and LABEL.search(wording) and (day := written_day(wording)):
            return day
    return None


def _following(element: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements behind an element in page order, without a list of all of them."""
    step: HtmlElement | None = element
    while step is not None:
        following = step.getnext()
        if following is None:
            step = step.getparent()
        else:
            yield from following.iter()
            step = following


def written_day(wording: str) -> date | None:
    """Return the first unambiguous day in a wording.

    "03/04/2020" is no day: its order depends on the country; "13/04/2020" is one.
    """
    found: list[tuple[int, date]] = []
    for pattern, order in (
        (DAY_FIRST, "dmy"),
        (MONTH_FIRST, "mdy"),
        (DOTTED, "dmy"),
        (IDEOGRAPHIC, "ymd"),
        (SLASHED, "dmy"),
    ):
        match = pattern.search(wording)
        day = _day(dict(zip(order, match.groups(), strict=True)), pattern is SLASHED) if match else None
        if match and day:
            found.append((match.start(), day))
    return min(found)[1] if found else None


def _day(parts: dict[str, str], either_order: bool) -> date | None:
    month = int(parts["m"]) if parts["m"].isdigit() else _months().get(parts["m"].casefold(), 0)
    day = int(parts["d"])
    if either_order and day <= 12 and month <= 12 and day != month:
        return None
    if either_order and month > 12:
        day, month = month, day
    try:
        return date(int(parts["y"]), month, day)
    except ValueError:
        return None
