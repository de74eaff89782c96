"""The headline of an article, as the page shows it."""

import re
import unicodedata
from collections import Counter
from html import unescape
from itertools import islice
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from tasks.parsing.blocks import INVISIBLE
from tasks.parsing.elements import BLOCK_TAGS, SKIPPED_TAGS, is_hidden
from tasks.parsing.linked_data import text
from tasks.parsing.page import Page
from values.article import Found

SEPARATOR = re.compile(r"\s+[|–—\-•·»:›]+\s+|\s*[|｜ㅣ]\s*")
FOLDED = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "´": "'", "–": "-", "—": "-"}
)
WHITE = re.compile(r"[ \t\r\n\f\v]+")
SIDE = re.compile(r"widget|site-?title|logo|brand|assistive|navi|menu|modal", re.IGNORECASE)
CUT_SHORT = re.compile(r"\s*(?:…|\.\.\.)$")
LONGEST_STUB = 40
BEFORE = re.compile(r"[|–—\-•·»›｜ㅣ:/]\s*$")
BEHIND = re.compile(r"\s*[|–—\-•·»›｜ㅣ:]")
WEIGHTS = {"h1": 4, "other h1": 1, "headline": 10, "og:title": 2, "twitter:title": 1, "title": 1, "dc.title": 1}
HEADING_TAGS = ("h1", "h2", "h3")
MOST_HEADINGS = 40
# Letters and digits.
SHORTEST = 6
# Of a headline, left when its kicker is gone.
SHORTEST_SHARE = 0.4


def title_of(page: Page) -> tuple[str | None, Found | None]:
    """Return the headline and where it was found."""
    if page.headline is None:
        page.headline = _chosen(page)
    return page.headline


def _chosen(page: Page) -> tuple[str | None, Found | None]:
    """Return the statement of the headline that the page agrees on.

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
    best = next((candidate for candidate in candidates if _is_without_kicker(candidate, best)), best)
    return best.wording, best.found


def search_title_of(page: Page) -> tuple[str | None, Found | None]:
    """Return the title that the page gives to networks and search engines, None where that is its headline."""
    headline = _key(title_of(page)[0] or "")
    given = (statement for statement in statements_of(page) if statement.found is Found.META)
    other = next((statement for statement in given if _key(statement.wording) != headline), None)
    return (other.wording, other.found) if other else (None, None)


def _is_without_kicker(statement: "Statement", headline: "Statement") -> bool:
    """Whether the head of the page gives the headline without the words before it: "Valley fire: Mine flooded"."""
    short, whole = _key(statement.wording), _key(headline.wording)
    told = statement.found is Found.META and short != whole and whole.endswith(short)
    return told and len(short) > SHORTEST_SHARE * len(whole)


class Statement(NamedTuple):
    """One statement of the headline."""

    wording: str
    found: Found
    weight: int


def statements_of(page: Page) -> list[Statement]:
    """Return what the page states as its headline, cleaned of the site's name."""
    if page.stated is None:
        page.stated = _read_statements(page)
    return [Statement(*statement) for statement in page.stated]


def headlines_of(page: Page) -> list[str]:
    """Return the wordings of this page's headline: what its head states and its first heading, no later ones."""
    statements = statements_of(page)
    shown = [statement.wording for statement in statements if statement.found is Found.MARKUP]
    return [*shown[:1], *shown[-1:], *(s.wording for s in statements if s.found is not Found.MARKUP)]


def _read_statements(page: Page) -> list[tuple[str, Found, int]]:
    headings = _headings(page)
    linked = _spaced(unescape(text(page.linked("headline")) or ""))
    site = [name for name in (page.meta("og:site_name"), text(page.linked("publisher")), page.host) if name]
    element = page.tree.find(".//title")
    metas = ("og:title", "twitter:title", "title", "dc.title")
    given = [Statement(page.meta(name) or "", Found.META, WEIGHTS[name]) for name in metas]
    given.append(Statement(element.text_content() if element is not None else "", Found.MARKUP, WEIGHTS["title"]))
    given = [statement._replace(wording=_spaced(unescape(statement.wording))) for statement in given]
    confirmed = _confirmed(page, [statement.wording for statement in given], site)
    shown = [Statement(confirmed, Found.MARKUP, WEIGHTS["h1"])] if confirmed else []
    weight = WEIGHTS["other h1"] if confirmed else WEIGHTS["h1"]
    names = {_squash(name) for name in site}
    shown += [
        Statement(wording, Found.MARKUP, WEIGHTS["other h1"] if _squash(wording) in names else weight)
        for wording in headings[:3]
        if wording != confirmed
    ]
    told = [confirmed, linked] if confirmed else [*headings[:3], linked]
    stated = [*shown, Statement(linked, Found.JSON_LD, WEIGHTS["headline"]), *given]
    cleaned = [statement._replace(wording=_cut(statement.wording, told, site)) for statement in stated]
    return [(wording, found, weight) for wording, found, weight in cleaned if wording]


def _headings(page: Page) -> list[str]:
    """Return the wordings of the h1 elements, those that name a part of the site last."""
    elements = sorted(page.tree.iter("h1"), key=lambda element: bool(SIDE.search(element.get("class") or "")))
    return [wording for element in elements if (wording := _spaced(shown_text(element)))]


def _confirmed(page: Page, given: list[str], site: list[str]) -> str:
    """Return the heading that the title of the page holds as its longest part, an empty string where none is.

    On many sites the h1 is the name of the site and the headline stands further down.
    """
    names, given = {_squash(name) for name in site}, sorted({_plain(title) for title in given} - {""})
    headings = (_spaced(shown_text(element)) for element in islice(page.tree.iter(*HEADING_TAGS), MOST_HEADINGS))
    found = [
        wording
        for wording in headings
        if len(_squash(wording)) >= SHORTEST and _squash(wording) not in names and _is_held(_plain(wording), given)
    ]
    return max(found, key=len, default="")


def _is_held(heading: str, titles: list[str]) -> bool:
    return any(_holds(title, heading) for title in titles)


def _holds(title: str, heading: str) -> bool:
    start = title.find(heading)
    if start < 0 or len(heading) < max(len(part) for part in SEPARATOR.split(title)):
        return False
    before, behind = title[:start], title[start + len(heading) :]
    return (not before or bool(BEFORE.search(before))) and (not behind or bool(BEHIND.match(behind)))


def shown_text(element: HtmlElement) -> str:
    """Return the text of a heading as a browser shows it: lines set apart, without what is hidden."""
    if not len(element):
        return element.text or ""
    pieces: list[str] = []
    events = etree.iterwalk(element, events=("start", "end"))
    for event, part in events:
        pieces.append(" " if part.tag == "br" or part.tag in BLOCK_TAGS else "")
        if event == "start" and (part.tag in SKIPPED_TAGS or (part is not element and is_hidden(part.items()))):
            events.skip_subtree()
            pieces.append(_shown_instead(part))
        elif event == "start":
            pieces.append(part.text or "")
        if event == "end" and part is not element:
            pieces.append(part.tail or "")
    return "".join(pieces)


def _shown_instead(hidden: HtmlElement) -> str:
    """Return the sign between a kicker and its headline, which some pages show to screen readers only."""
    sign = (hidden.text or "").strip()
    return f"{sign} " if sign in (":", "-", "–") else ""


def _cut(wording: str, told: list[str], site: list[str]) -> str:
    """Return a statement without what is put behind the headline: sections and the site's name."""
    for headline in told:
        rest = wording[len(headline) :]
        if headline and wording.startswith(headline) and BEHIND.match(rest):
            return headline
        before = wording[: -len(headline)]
        if headline and wording.endswith(headline) and len(before) < len(headline) and BEFORE.search(before):
            return headline
        # Data for search engines often holds no more than 110 letters.
        if (
            (short := CUT_SHORT.sub("", wording)) != wording
            and len(short) > LONGEST_STUB
            and headline.startswith(short)
        ):
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


def _plain(wording: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", wording)).casefold()


def _key(wording: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", wording)).translate(FOLDED).casefold()


def _squash(wording: str) -> str:
    return re.sub(r"\W+", "", wording.casefold())
