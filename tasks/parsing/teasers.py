"""Find what leads to other stories by how it is built: parts alike, each a link with a few words beside it."""

from collections import defaultdict
from itertools import islice
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from tasks.parsing.candidates import Candidate
from tasks.parsing.surroundings import Kind, kind_of_part

FEWEST_CARDS = 2
# Levels between the link and the card that it stands in.
MOST_LEVELS = 5
LINKED_TITLE = 0.8
SHORTEST_TITLE = 4
# Letters of prose; a part with more tells a story of its own.
LONGEST_TEASER = 400
MOST_BLOCKS = 8
CARD_TAGS = frozenset(("div", "li", "article", "section", "a"))


def teasers_of(candidates: list[Candidate], url: str) -> set[Candidate]:
    """Return the candidates in cards: at least three parts alike that each lead to another page of the site."""
    groups: defaultdict[tuple[Kind, Kind], dict[HtmlElement, str]] = defaultdict(dict)
    own = _place(url, url)
    for c in candidates:
        target = _target(c, url, own)
        for card in islice(c.block.element.iterancestors(), MOST_LEVELS) if target else ():
            parent = card.getparent()
            if parent is not None and card.tag in CARD_TAGS:
                groups[kind_of_part(parent), kind_of_part(card)].setdefault(card, target or "")
    cards = {card for group in groups.values() if len(set(group.values())) >= FEWEST_CARDS for card in group}
    return _in_cards(candidates, cards) if cards else set()


def _target(c: Candidate, url: str, own: tuple[str, str]) -> str | None:
    """Return the page that a candidate's link leads to, None where it is no link or leads elsewhere."""
    if c.linked < LINKED_TITLE or len(c.squashed) < SHORTEST_TITLE:
        return None
    element = c.block.element
    link = next(element.iter("a"), None)
    if link is None:
        link = next(element.iterancestors("a"), None)
    href = (link.get("href") or "").strip() if link is not None else ""
    if not href or href.startswith(("#", "javascript:", "mailto:")):
        return None
    host, path = _place(url, href) if not _is_plain(href) else (own[0], href.partition("?")[0].partition("#")[0])
    return path if host == own[0] and path != own[1] else None


def _is_plain(href: str) -> bool:
    """Whether an address is a path from the root, as most are; to take others apart costs much more."""
    return href.startswith("/") and not href.startswith("//") and "/." not in href


def _place(url: str, href: str) -> tuple[str, str]:
    """Return host and path of an address, two empty strings where it has none."""
    try:
        parts = urlsplit(href if href.startswith("http") else urljoin(url, href))
    except ValueError:
        return "", ""
    return parts.netloc, parts.path


def _in_cards(candidates: list[Candidate], cards: set[HtmlElement]) -> set[Candidate]:
    """Return what stands in cards of few words, nothing where they are the story themselves, as in a list of tips."""
    held: defaultdict[HtmlElement, list[Candidate]] = defaultdict(list)
    for c in candidates:
        for element in islice(c.block.element.iterancestors(), MOST_LEVELS + 2):
            if element in cards:
                held[element].append(c)
    found = {c for inside in held.values() if _is_short(inside) for c in inside}
    headline = next((c for c in candidates if c.block.tag == "h1"), None)
    story = next(headline.block.element.iterancestors("article"), None) if headline else None
    if story is None:
        return found
    within = [c for c in candidates if story in c.block.element.iterancestors()]
    tips = [c for c in within if c in found]
    return found.difference(tips) if 2 * _prose(tips) > _prose(within) else found


def _is_short(inside: list[Candidate]) -> bool:
    return len(inside) <= MOST_BLOCKS and _prose(inside) <= LONGEST_TEASER and all(c.block.tag != "h1" for c in inside)


def _prose(inside: list[Candidate]) -> int:
    return sum(c.length for c in inside if c.prose)
