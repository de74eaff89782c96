"""Find the byline that a page shows: by the names of its elements, or by how it opens."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from tasks.parsing.blocks import tidy
from tasks.parsing.marks import Mark
from tasks.parsing.names import AGENCIES, LONGEST_NAME, OPENING, OPENINGS, names_in
from tasks.parsing.placing import around_headline, beside_headline, is_inside

# After its opening a spoken byline goes on with a name: a capital, or letters of a script that has none.
SPOKEN = re.compile(rf"^(?i:{OPENINGS})[\s:]+(?=[^\W\d_a-zà-ÿа-я])")
# Where a byline goes on with the day or the hour, the section or the number of comments.
WHEN = re.compile(
    r"\s*(?:\b(?:am|on|at|um|le|el|den)\s+(?:\w+\s+)?\d|\b\w{2,9}[.,]?\s\d{1,2},?\s\d{4}|\d{1,2}\.|"
    r"\b(?:\w{2}\s)?\d{1,2}\s[^\W\d_]{3,}|\d{4}|\bin\s[A-Z]|·|»|"
    r"\b(?:posted|submitted|published|updated|veröffentlicht|stand|aktualisiert|"
    r"am (?:mon|die|mit|don|fre|sam|son)\w*tag)\b)",
    re.IGNORECASE,
)
# "11.12.2025 - Ann Hill", "Posted on May 2, 2025 by Ann Hill": the day goes before the name.
DAY_BEFORE = re.compile(
    r"^(?:(?:posted|submitted|published|written|erstellt|veröffentlicht|geschrieben|publié|publicado)\s+)?"
    r"(?:(?:on|am|le|el|den)\s+)?(?:[^\W\d_]{2,10}[.,]?\s+)?"
    r"(?:\d{1,2}[./]\s?\d{1,2}[./]\s?\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}\.?\s[^\W\d_]{3,10}\.?,?\s\d{4}|"
    r"[^\W\d_]{3,10}\.?\s\d{1,2},?\s\d{4})"
    rf"(?:,?\s+(?:(?:um|at|à)\s+)?\d{{1,2}}[:.]\d{{2}}(?:\s+(?:uhr|am|pm|h))?)?[\s,|–—-]+(?:(?:{OPENINGS})[\s:]+)?",
    re.IGNORECASE,
)
OPENED = re.compile(rf"\W(?:{OPENINGS})[\s:]+$", re.IGNORECASE)
CAPITAL = re.compile(r"[A-ZÀ-ÞА-Я]|[^\W\d_a-zà-ÿа-я]")
SPOKEN_TAGS = ("p", "li", "div", "span", "address", "h4", "h5", "small")
MOST_BYLINES = 12
MOST_TRIED = 300
# Particles of names and what joins them.
MOST_SMALL_WORDS = 5
BYLINE_XPATH = (
    "//body//*[@rel='author' or @itemprop='author' or contains(@class,'author') or contains(@class,'Author') "
    "or contains(@class,'byline') or contains(@class,'Byline')]"
)
# Parts of a byline that hold a name and nothing else, the surest first.
NAME_XPATHS = (
    ".//a[@rel='author']",
    "descendant-or-self::*[@itemprop='name' or contains(concat(' ',@class,' '),' fn ')]",
    ".//*[contains(concat(' ',@class,' '),' name ') or contains(@class,'author-name')]",
    ".//a[contains(@href,'/author/') or contains(@href,'/autor/') or contains(@href,'/autoren/')]",
)
# Comments name their own authors; teasers and the furniture of a site mostly do.
NEVER = frozenset((Mark.COMMENT, Mark.CONSENT))
DOUBTFUL = NEVER | {Mark.PROMOTION, Mark.FURNITURE, Mark.TOPIC}
NOT_SHOWN = frozenset(("script", "style", "svg", "button", "noscript"))
BREAK = "\x1f"
# Letters; more than a role or a day beside a name.
SHORTEST_TEXT = 60


def marked_bylines(tree: HtmlElement, doubtful: bool = False) -> list[str]:
    """Return the wording of the first element that its name makes a byline and that holds a name.

    Elements among teasers and the furniture of the site are looked at where `doubtful` ones are asked for.
    """
    around, outside = around_headline(tree), NEVER if doubtful else DOUBTFUL
    named = tree.xpath(BYLINE_XPATH)[:MOST_TRIED]
    elements = (
        element
        for element in named
        if element not in around and not is_inside(element, outside, around) and not _opens_other_text(element, around)
    )
    for element in islice(elements, MOST_BYLINES):
        wordings = _named(element) or _without_places(element)
        if names_in(wordings):
            return wordings
    return []


def _opens_other_text(element: HtmlElement, around: set[HtmlElement]) -> bool:
    """Whether a name stands over a text of its own, far from the headline: somebody's comment or another story."""
    if beside_headline(element, around) or not around:
        return False
    texts = (other for other in element.itersiblings("p", "div") if len(other.text_content()) >= SHORTEST_TEXT)
    return next(texts, None) is not None


def _named(element: HtmlElement) -> list[str]:
    """Return the names that parts of a byline hold alone; a login of one word counts there as well."""
    if element.get("rel") == "author":
        return _names_of([element])
    found = (_names_of(element.xpath(path)) for path in NAME_XPATHS)
    return next((names for names in found if names), [])


def _names_of(parts: list[HtmlElement]) -> list[str]:
    names = [tidy(part.get("content") or part.text_content()) for part in parts[:MOST_BYLINES]]
    return list(dict.fromkeys(name for name in names if name and _is_alone(name)))


def _is_alone(name: str) -> bool:
    """Whether a wording is a name without a day behind it; "ann1984" is a login."""
    return bool(names_in([name])) and not (" " in name and WHEN.search(name))


def spoken_bylines(tree: HtmlElement, doubtful: bool = False) -> list[str]:
    """Return the wording of the first short element that opens as bylines do: "By Ann Hill", "Von: Bo Lund"."""
    around, outside = around_headline(tree), NEVER if doubtful else DOUBTFUL
    opened = (element for element in tree.iter(*SPOKEN_TAGS) if _opens(element))
    for element in islice(opened, MOST_TRIED):
        if not is_inside(element, outside, around):
            wordings = _without_places(element)
            if names_in(wordings):
                return wordings
    return []


def _opens(element: HtmlElement) -> bool:
    opening = (element.text or "").strip() or (element[0].text or "").strip() if len(element) else element.text or ""
    dated = opening[:1].isdigit()
    if not dated and not OPENING.match(f"{opening.strip()} "):
        return False
    wording = tidy(element.text_content()[: 4 * LONGEST_NAME])
    day = DAY_BEFORE.match(wording) if dated else None
    if dated and (day is None or not OPENED.search(day[0])):
        return False
    return bool(CAPITAL.match(wording[day.end() :]) if day else SPOKEN.match(wording))


def _without_places(element: HtmlElement) -> list[str]:
    """Return the pieces of a byline that may be names: up to a date, without places, initials and sections."""
    line = _first_line(element)
    wording = DAY_BEFORE.sub("", OPENING.sub("", line))
    wording = WHEN.split(OPENING.sub("", wording), maxsplit=1)[0].strip(" ,|·-–")
    if len(wording) > 2 * LONGEST_NAME or _is_prose(wording) or (line.endswith(".") and _is_prose(line)):
        return []
    pieces = wording.split(", ")
    more = [piece for piece in pieces[1:] if " " in piece.strip() or piece.casefold() in AGENCIES]
    return [piece for piece in (pieces[0], *more) if CAPITAL.search(piece)]


def _is_prose(wording: str) -> bool:
    """Whether a wording is what authors write about themselves or a list of tags."""
    return wording.startswith("/") or sum(word[:1].islower() for word in wording.split()) > MOST_SMALL_WORDS


def _first_line(element: HtmlElement) -> str:
    """Return the first line that says more than "By"."""
    lines = [tidy(line) for line in " ".join(_shown(element)).split(BREAK)]
    start = next((at for at, line in enumerate(lines) if OPENING.sub("", f"{line} ").strip()), 0)
    return " ".join(lines[: start + 1])


def _shown(element: HtmlElement) -> Iterator[str]:
    for part in element.iter():
        if part.tag not in NOT_SHOWN:
            yield BREAK if part.tag == "br" else part.text or ""
        if part is not element:
            yield part.tail or ""
