"""Captions and credits of the pictures in an article, kept apart from its story."""

import re
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from lxml import etree
from lxml.html import HtmlElement

from tasks.parsing.blocks import tidy
from tasks.parsing.marks import Mark, marks_of

CREDIT_OPENING = re.compile(
    r"(?:^|\s|\()(?:©|\(c\)|(?:photo|image|picture|photograph|foto|fotos|bild|bilder|quelle|source|credit|credits|copyright|"
    r"crédit|crédits|fuente|fotograf|fotografía|imagen|zdroj|fot\.|grafik|illustration|video)\s*(?:by\s|credit)?\s*[:©/])",
    re.IGNORECASE,
)
AGENCY_END = re.compile(r"\((?P<credit>[^()]{3,80})\)\s*\.?$")
LONGEST_CAPTION = 1_200


@dataclass(frozen=True, slots=True)
class Caption:
    """The words under a picture and who made it."""

    text: str
    credit: str | None = None


def captions_in(elements: list[HtmlElement]) -> list[Caption]:
    """Return the captions in picture elements in page order, each wording once."""
    found: dict[str, Caption] = {}
    for element in elements:
        soup = BeautifulSoup(etree.tostring(element, encoding="unicode", with_tail=False), "lxml")
        for caption in _captions(soup):
            found.setdefault(caption.text or caption.credit or "", caption)
    return list(found.values())


def _captions(soup: BeautifulSoup) -> list[Caption]:
    holders = soup.find_all("figcaption") or [tag for tag in soup.find_all(_is_caption)][:1] or soup.find_all("figure")
    return [caption for holder in holders if (caption := _caption(holder)) is not None]


def _caption(holder: Tag) -> Caption | None:
    credits = []
    for tag in holder.find_all(_is_credit):
        if not tag.decomposed:
            credits.append(tidy(tag.get_text(" ")))
            tag.decompose()
    text = tidy(holder.get_text(" "))
    credit = " ".join(credit for credit in credits if credit)
    if not credit:
        text, credit = _split(text)
    if (not text and not credit) or len(text) > LONGEST_CAPTION:
        return None
    return Caption(text, credit or None)


def _split(text: str) -> tuple[str, str]:
    """Return caption and credit of one wording: "A bridge. Photo: Ann Hill" gives both."""
    match = None
    for match in CREDIT_OPENING.finditer(text):
        pass
    if match and len(text) - match.start() < 120:
        return text[: match.start()].strip(" |–—-("), text[match.start() :].strip(" ()|")
    return text, ""


def _is_caption(tag: Tag) -> bool:
    return Mark.CAPTION in _marks(tag)


def _is_credit(tag: Tag) -> bool:
    return Mark.CREDIT in _marks(tag)


def _marks(tag: Tag) -> frozenset[Mark]:
    names = tag.get("class") or []
    return marks_of(" ".join([*names, str(tag.get("id") or ""), str(tag.get("itemprop") or "")]))
