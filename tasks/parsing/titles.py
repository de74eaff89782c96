"""The headline of an article, as the page shows it."""

import re
import unicodedata
from collections import Counter

from tasks.parsing.article import Found
from tasks.parsing.blocks import tidy
from tasks.parsing.linked_data import text
from tasks.parsing.page import Page

SEPARATOR = re.compile(r"\s+[|–—\-•·»:›]+\s+|\s*\|\s*")
FOLDED = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "´": "'", "–": "-", "—": "-"}
)
CUT_OFF = ("…", "...")


def title_of(page: Page) -> tuple[str | None, Found | None]:
    """Return the headline and where it was found.

    The page states it up to five times, each with faults of its own (a site's name at the end, a shortened text for
    networks): the wording that most of them share wins, then the h1, the schema.org headline, og:title.
    """
    candidates = _candidates(page)
    if not candidates:
        return None, None
    votes = Counter(_key(wording) for wording, _ in candidates)
    best = max(candidates, key=lambda candidate: votes[_key(candidate[0])])
    return best


def _candidates(page: Page) -> list[tuple[str, Found]]:
    site = [name for name in (page.meta("og:site_name"), text(page.linked("publisher"))) if name]
    headings = [tidy(element.text_content()) for element in page.tree.iter("h1")]
    headings = [heading for heading in headings if heading]
    given = [(heading, Found.MARKUP) for heading in headings[:3]]
    given.append((text(page.linked("headline")) or "", Found.JSON_LD))
    given += [(page.meta(name) or "", Found.META) for name in ("og:title", "twitter:title", "title", "dc.title")]
    element = page.tree.find(".//title")
    given.append((element.text_content() if element is not None else "", Found.MARKUP))
    cleaned = ((without_site(tidy(wording), [*site, page.host]), found) for wording, found in given)
    return [(wording, found) for wording, found in cleaned if wording]


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
    found = None
    for found in pattern.finditer(wording):
        pass
    return found


def _key(wording: str) -> str:
    return unicodedata.normalize("NFKC", wording).translate(FOLDED).casefold()


def _squash(wording: str) -> str:
    return re.sub(r"\W+", "", wording.casefold())
