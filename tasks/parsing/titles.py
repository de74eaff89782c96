"""The headline of an article, as the page shows it."""

import re
import unicodedata
from collections import Counter
from html import unescape
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from tasks.parsing.article import Found
from tasks.parsing.blocks import INVISIBLE
from tasks.parsing.elements import BLOCK_TAGS, SKIPPED_TAGS, is_hidden
from tasks.parsing.linked_data import text
from tasks.parsing.page import Page

SEPARATOR = re.compile(r"\s+[|–—\-•·»:›]+\s+|\s*[|｜ㅣ]\s*")
FOLDED = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "´": "'", "–": "-", "—": "-"}
)
WHITE = re.compile(r"[ \t\r\n\f\v]+")
BEHIND = re.compile(r"\s*[|–—\-•·»›｜ㅣ:]")
WEIGHTS = {"h1": 4, "headline": 10, "og:title": 2, "twitter:title": 1, "title": 1, "dc.title": 1}


def title_of(page: Page) -> tuple[str | None, Found | None]:
    """Return the headline and where it was found.

    A page states it up to six times, each with faults of its own (the site's name at the end, a wording for search
    engines, a shorter one for networks). Statements that agree add their weights up; the heaviest wording wins.
    """
    candidates = statements_of(page)
    if not candidates:
        return None, None
    weights: Counter[str] = Counter()
    for candidate in candidates:
        weights[_key(candidate.wording)] += candidate.weight
    heaviest = max((_key(candidate.wording) for candidate in candidates), key=lambda key: weights[key])
    alike = [candidate for candidate in candidates if _key(candidate.wording) == heaviest]
    # What agrees but for quotation marks and dashes is spelt as in og:title, which no template changes.
    best = next((candidate for candidate in alike if candidate.weight == WEIGHTS["og:title"]), alike[0])
    return best.wording, best.found


class Statement(NamedTuple):
    """One statement of the headline."""

    wording: str
    found: Found
    weight: int


def statements_of(page: Page) -> list[Statement]:
    """Return what the page states as its headline, cleaned of the site's name."""
    headings = [heading for element in page.tree.iter("h1") if (heading := _spaced(shown_text(element)))]
    linked = _spaced(unescape(text(page.linked("headline")) or ""))
    told = [*headings[:3], linked]
    site = [name for name in (page.meta("og:site_name"), text(page.linked("publisher")), page.host) if name]
    element = page.tree.find(".//title")
    given = [Statement(heading, Found.MARKUP, WEIGHTS["h1"]) for heading in headings[:3]]
    given.append(Statement(linked, Found.JSON_LD, WEIGHTS["headline"]))
    metas = ("og:title", "twitter:title", "title", "dc.title")
    given += [Statement(page.meta(name) or "", Found.META, WEIGHTS[name]) for name in metas]
    given.append(Statement(element.text_content() if element is not None else "", Found.MARKUP, WEIGHTS["title"]))
    cleaned = [c._replace(wording=_cut(_spaced(unescape(c.wording)), told, site)) for c in given]
    return [candidate for candidate in cleaned if candidate.wording]


def shown_text(element: HtmlElement) -> str:
    """Return the text of a heading as a browser shows it: lines set apart, without what is hidden."""
    pieces: list[str] = []
    events = etree.iterwalk(element, events=("start", "end"))
    for event, part in events:
        pieces.append(" " if part.tag == "br" or part.tag in BLOCK_TAGS else "")
        if event == "start" and (part.tag in SKIPPED_TAGS or (part is not element and is_hidden(part.items()))):
            events.skip_subtree()
        elif event == "start":
            pieces.append(part.text or "")
        if event == "end" and part is not element:
            pieces.append(part.tail or "")
    return "".join(pieces)


def _cut(wording: str, told: list[str], site: list[str]) -> str:
    """Return a statement without what is put behind the headline: sections and the site's name."""
    for headline in told:
        rest = wording[len(headline) :]
        if headline and wording.startswith(headline) and BEHIND.match(rest):
            return headline
    return without_site(wording, site)


def without_site(wording: str, site: list[str]) -> str:
    """Return a title without the name of the site behind a bar or dash."""
    keys = [_squash(name) for name in site if name]
    while match := _last(SEPARATOR, wording):
        tail = _squash(wording[match.end() :])
        if not tail or not any(tail in key or key in tail for key in keys if len(key) > 2):
            break
        wording = wording[: match.start()].strip()
    return wording


def _last(pattern: re.Pattern[str], wording: str) -> re.Match[str] | None:
    return next(reversed(list(pattern.finditer(wording))), None)


def _spaced(wording: str) -> str:
    """Return a title on one line; a no-break space is part of its spelling."""
    return WHITE.sub(" ", wording.translate(INVISIBLE)).strip()


def _key(wording: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", wording)).translate(FOLDED).casefold()


def _squash(wording: str) -> str:
    return re.sub(r"\W+", "", wording.casefold())
