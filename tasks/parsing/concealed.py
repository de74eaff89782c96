"""What of a page is read although a style hides it, and what is not read although it stands in a sentence."""

import re
from itertools import islice

from lxml.html import HtmlElement

from tasks.parsing.elements import BLOCK_TAGS, Attributes, element_marks, is_for_screen_readers
from tasks.parsing.marks import Mark, marks_of

VISIBILITY = re.compile(r"visibility\s*:\s*hidden", re.IGNORECASE)
DIGITS = re.compile(r"\d[\d.,]*")
# "more-content", "article-rest", "collapsed": what a button unfolds.
FOLDED = re.compile(
    r"(?:^|[\s_-])(?:more|rest|full|fulltext|continu\w*|expand\w*|collaps\w*|unfold\w*|weiter\w*|suite|resto)(?:$|[\s_-])",
    re.IGNORECASE,
)
ASIDE = frozenset((Mark.COMMENT, Mark.CONSENT, Mark.CAPTION, Mark.EMBED))
NAMING = ("class", "id")
SHORTEST_PROSE = 80
# Letters; a tooltip shorter than this is the word that is explained.
LONGEST_WORD = 40
LONGEST_NUMBER = 40
LOOKED_BACK = 3


def shown_by_style(root: HtmlElement) -> set[HtmlElement]:
    """Return the elements that hide the page only until its fonts are there: those around its headlines."""
    around = {element for headline in islice(root.iter("h1"), 3) for element in headline.iterancestors()}
    late = {element for element in around if VISIBILITY.search(element.get("style") or "")}
    return {root, *root.iterchildren("body"), *late}


def is_read_though_hidden(element: HtmlElement, attributes: Attributes, in_sentence: bool) -> bool:
    """Whether a hidden element belongs to the story: a number in words for screen readers, the part behind a button."""
    if element.tag not in BLOCK_TAGS:
        return in_sentence and is_for_screen_readers(element.get("class") or "") and _is_only_number(element)
    names = " ".join(value for name, value in attributes if name in NAMING)
    if not FOLDED.search(names) and not _follows_button(element):
        return False
    return (
        not element_marks(element.tag, attributes) & ASIDE and _holds_prose(element) and _stands_behind_prose(element)
    )


def _is_only_number(element: HtmlElement) -> bool:
    """Whether words for screen readers give a number that the sentence shows as a picture."""
    text = element.text_content()
    numbers = DIGITS.findall(text) if len(text) <= LONGEST_NUMBER else []
    beside = [other.text_content() for other in (element.getprevious(), element.getnext()) if other is not None]
    return bool(numbers) and not any(number in shown for number in numbers for shown in beside)


def _follows_button(element: HtmlElement) -> bool:
    """Whether a link that leads nowhere stands before an element."""
    for before in islice(element.itersiblings(preceding=True), 1):
        links = [before] if before.tag == "a" else list(islice(before.iter("a"), LOOKED_BACK))
        if len(links) == 1 and (links[0].get("href") or "#").startswith(("#", "javascript:")):
            return len(before.text_content()) < SHORTEST_PROSE
    return False


def _holds_prose(element: HtmlElement) -> bool:
    return any(len(part.text_content()) >= SHORTEST_PROSE for part in islice(element.iter("p"), LOOKED_BACK))


def _stands_behind_prose(element: HtmlElement) -> bool:
    before = element.itersiblings("p", preceding=True)
    return any(len(part.text_content()) >= SHORTEST_PROSE for part in islice(before, LOOKED_BACK))


def explains(element: HtmlElement, attributes: Attributes) -> bool:
    """Whether an element in a sentence explains a word of it, as a tooltip does."""
    role = element.get("role") == "tooltip"
    if not role and not any(name == "class" and Mark.TOOLTIP in marks_of(value) for name, value in attributes):
        return False
    inner = (part for part in islice(element.iter(), 1, 6) if Mark.TOOLTIP in marks_of(part.get("class") or ""))
    if next(inner, None) is not None:
        return False
    return role or len(element.text_content()) > LONGEST_WORD or "text" in (element.get("class") or "").lower()
