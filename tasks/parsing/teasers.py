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
    for c in candidates:
        target = _target(c, url)
        for card in islice(c.block.element.iterancestors(), MOST_LEVELS) if target else ():
            parent = card.getparent()
            if parent is not None and card.tag in CARD_TAGS:
                groups[kind_of_part(parent), kind_of_part(card)].setdefault(card, target or "")
    cards = {card for group in groups.values() if len(set(group.values())) >= FEWEST_CARDS for card in group}
    return _in_cards(candidates, cards) if cards else set()


def _target(c: Candidate, url: str) -> str | None:
    """Return the page that a candidate's link leads to, None where it is no link or leads elsewhere."""
    if c.linked < LINKED_TITLE or len(c.squashed) < SHORTEST_TITLE:
        return None
    element = c.block.element
    links = (link for link in (*islice(element.iter("a"), 1), *islice(element.iterancestors("a"), 1)))
    href = next((link.get("href") for link in links if link.get("href")), None)
    if not href or href.startswith(("#", "javascript:", "mailto:")):
        return None
    try:
        target, own = urlsplit(urljoin(url, href.strip())), urlsplit(url)
    except ValueError:
        return None
    return target.path if target.netloc == own.netloc and target.path != own.path else None


def _in_cards(candidates: list[Candidate], cards: set[HtmlElement]) -> set[Candidate]:
    """Return what stands in cards of few words, nothing where they are the story themselves, as in a list of tips."""
    held: defaultdict[HtmlElement, list[Candidate]] = defaultdict(list)
    for c in candidates:
        for element in c.block.element.iterancestors():
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
