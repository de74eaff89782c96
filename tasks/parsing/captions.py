"""Captions and credits of the pictures in an article, kept apart from its story."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from lxml import etree
from lxml.html import HtmlElement

from tasks.parsing.blocks import Block, Marked, set_apart
from tasks.parsing.lines import is_caption, is_promotion, squash
from tasks.parsing.marks import Mark, marks_of
from tasks.parsing.standfirst import BYLINE

MAKER = (
    r"(?:photos?|pictures?|photographs?|photo credit|image credit|picture credit|credits?|images?|"
    r"fotos?|bild(?:er)?|bildquelle|bildnachweis|"
    r"quelle|source|copyright|crédits?|crédito|fuente|fotografía|imagen|imágenes|zdroj|fot|grafik|illustration|illustrasjon|"
    r"foto av|foto de|photo de|fotograf|写真|사진)"
)
CREDIT_OPENING = re.compile(rf"(?:^|(?<=[\s(\[|/.–—-]))(?:©|\(c\)|{MAKER}\s*(?:by\b|:|/|\.\s*:|©))", re.IGNORECASE)
# "(Ann Hill/Agency)" or "[Agency]" at the end: a name with a stroke, or a word that agencies use.
CREDIT_END = re.compile(
    r"\s*[(\[](?P<credit>[^()\[\]]{2,80}(?:/|images|photo|via )[^()\[\]]{0,60})[)\]]\s*\.?$", re.IGNORECASE
)
LABEL = re.compile(rf"^(?:{MAKER})\s*(?:by|:|/)?\s*", re.IGNORECASE)
FRAMES = ("figure", "figcaption")
LINK_SHARE = 0.8
ELSEWHERE = frozenset((Mark.PROMOTION, Mark.COMMENT, Mark.CONSENT))
# Letters; below, a caption is a label or a bare name.
SHORTEST_CAPTION = 15
LONGEST_CAPTION = 1_200
LONGEST_CREDIT = 160
# Pictures this many blocks above the headline still belong to the article; further up stands the page's furniture.
ABOVE = 12
BELOW = 4
# "00:52 min", "44 Bilder": how long or how many.
LENGTH_OF_FILM = re.compile(r"^[\d:.,/\s]+(?:min|sek|sec|std|bilder|photos?|images?|fotos?)?\.?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Caption:
    """The words under a picture and who made it."""

    text: str
    credit: str = ""


def captions_of(blocks: list[Block], story: list[Block], title: str) -> list[Caption]:
    """Return captions and credits of the pictures of an article in page order, each wording once."""
    if not story:
        return []
    kept = set(story)
    around = set(story[0].element.iterancestors())
    holders: dict[HtmlElement, None] = {}
    found: dict[str, Caption] = {}
    for block in _span(blocks, story, title):
        holder = None if block in kept else _holder(block, around)
        if holder is not None and holder not in holders:
            holders[holder] = None
            captions = _read(holder)
        elif holder is None and block not in kept and is_caption(block):
            captions = [Caption(*split_credit(block.text.replace("\n", " ")))]
        else:
            continue
        for caption in captions:
            found.setdefault(squash(caption.text or caption.credit), caption)
    return [caption for key, caption in found.items() if key and _is_wording(caption)]


def _is_wording(caption: Caption) -> bool:
    text = caption.text
    if text and len(squash(text)) < SHORTEST_CAPTION and not caption.credit:
        return False
    return not text or not (
        is_promotion(text) or BYLINE.search(text) or LENGTH_OF_FILM.match(text) or text == caption.credit
    )


def _span(blocks: list[Block], story: list[Block], title: str) -> list[Block]:
    """Return the blocks from a little above the headline to the end of the story."""
    place = {id(block): index for index, block in enumerate(blocks)}
    first, last = place.get(id(story[0]), 0), place.get(id(story[-1]), -1)
    heading = squash(title)
    own = [i for i in range(max(0, first - 60), first) if blocks[i].tag == "h1" or squash(blocks[i].text) == heading]
    start = max(0, (own[0] if own else first) - ABOVE)
    return blocks[start : last + BELOW]


def _holder(block: Block, around: set[HtmlElement]) -> HtmlElement | None:
    """Return the outermost element around the block that is a picture with its words, None where it is none."""
    holder: HtmlElement | None = None
    step: Marked | None = block.marked
    while step is not None:
        if step.marks & {Mark.CAPTION, Mark.CREDIT}:
            holder = step.element
        elif step.marks & ELSEWHERE and step.element not in around:
            return None
        step = step.outer
    if holder is None or block.quoted or not (block.after_image or holder.tag in FRAMES or _has_picture(holder)):
        return None
    return holder


def _has_picture(holder: HtmlElement) -> bool:
    return next(holder.iter("img", "picture", "figcaption"), None) is not None


def _read(holder: HtmlElement) -> list[Caption]:
    soup = BeautifulSoup(etree.tostring(holder, encoding="unicode", with_tail=False), "lxml")
    for tag in soup.find_all(["blockquote", "table", "address", "time", "nav"]):
        tag.decompose()
    parts = soup.find_all("figcaption") or _outermost(soup.find_all(_says(Mark.CAPTION))) or [soup]
    return [caption for part in parts if not _is_link(part) and (caption := _caption(part)) is not None]


def _is_link(part: Tag) -> bool:
    """Whether all words are one link, as in a teaser."""
    whole = len(part.get_text("", strip=True))
    return whole > 0 and sum(len(a.get_text("", strip=True)) for a in part.find_all("a")) > LINK_SHARE * whole


def _caption(part: Tag) -> Caption | None:
    makers = []
    for tag in _outermost(part.find_all(_says(Mark.CREDIT, Mark.BYLINE)) + part.find_all(["cite", "small"])):
        makers.append(set_apart(tag.strings))
        tag.decompose()
    text, credit = split_credit(set_apart(part.strings))
    credit = " ".join(dict.fromkeys(part for part in (*makers, credit) if part))
    if not text and len(credit) > LONGEST_CREDIT:
        text, credit = credit, ""
    if len(text) > LONGEST_CAPTION or not squash(text + credit):
        return None
    return Caption(text if squash(text) else "", LABEL.sub("", credit).strip(" ()[]|") or credit)


def split_credit(wording: str) -> tuple[str, str]:
    """Return caption and credit of one wording: "A bridge. Photo: Ann Hill" gives "A bridge." and "Photo: Ann Hill"."""
    endings = [CREDIT_END.search(wording), *CREDIT_OPENING.finditer(wording)]
    starts = [match.start() for match in endings if match and len(wording) - match.start() <= LONGEST_CREDIT]
    if not starts:
        return wording, ""
    return wording[: starts[0]].strip(" |/–—-([·"), wording[starts[0] :].strip(" ()[]|")


def _outermost(tags: list[Tag]) -> list[Tag]:
    """Return the tags that lie in no other of them."""
    chosen = {id(tag) for tag in tags}
    return [tag for tag in dict.fromkeys(tags) if not any(id(parent) in chosen for parent in tag.parents)]


def _says(*marks: Mark) -> Callable[[Tag], bool]:
    def says(tag: Tag) -> bool:
        names = " ".join([*(tag.get("class") or []), str(tag.get("id") or ""), str(tag.get("itemprop") or "")])
        return bool(marks_of(names).intersection(marks))

    return says
