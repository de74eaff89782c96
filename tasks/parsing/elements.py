"""What HTML itself says of an element: whether it makes a block, is read, is shown, and what its names promise."""

import re
from functools import lru_cache

from tasks.parsing.marks import Mark, marks_of

BLOCK_TAGS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot",
    "thead", "title", "tr", "ul", "amp-story", "article-body",
))  # fmt: skip
SKIPPED_TAGS = frozenset((
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "applet", "audio",
    "video", "canvas", "map", "head", "select", "textarea", "input", "option", "button", "datalist", "progress",
    "meter", "frameset", "frame", "noframes", "dialog", "rt", "rp",
))  # fmt: skip
TAG_MARKS = {
    "figcaption": Mark.CAPTION,
    "figure": Mark.CAPTION,
    "nav": Mark.FURNITURE,
    "footer": Mark.FURNITURE,
    "form": Mark.FURNITURE,
    "aside": Mark.PROMOTION,
    "address": Mark.BYLINE,
}
ROLE_MARKS = {
    "navigation": Mark.FURNITURE,
    "banner": Mark.FURNITURE,
    "contentinfo": Mark.FURNITURE,
    "complementary": Mark.PROMOTION,
    "search": Mark.FURNITURE,
    "dialog": Mark.FURNITURE,
    "alertdialog": Mark.FURNITURE,
}
# React streams parts of a page as hidden elements with such an id and moves them into sight.
STREAMED = re.compile(r"S:[0-9a-f]+$")
# Names for tests are given by what a part is, where class names are hashes.
NAMING = frozenset(
    (
        "class",
        "id",
        "itemprop",
        "data-component",
        "data-testid",
        "data-test-id",
        "data-test-tag",
        "data-test",
        "data-qa",
    )
)
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
SCREEN_READER = re.compile(
    r"(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-?reader-?(?:text|only)|screenreader|u-hidden-visually|a11y-hidden)",
    re.I,
)

Attributes = list[tuple[str, str]]


def element_marks(tag: str, attributes: Attributes) -> frozenset[Mark]:
    """Return what the tag, the role and the names of an element say about it."""
    found: frozenset[Mark] = frozenset()
    for name, value in attributes:
        if name in NAMING:
            found = found | marks_of(value) if found else marks_of(value)
        elif name == "role" and value in ROLE_MARKS:
            found = found | {ROLE_MARKS[value]}
    mark = TAG_MARKS.get(tag)
    return found | {mark} if mark else found


def is_hidden(attributes: Attributes) -> bool:
    """Whether a browser shows nothing of an element with these attributes."""
    for name, value in attributes:
        if name == "class":
            if is_for_screen_readers(value):
                return True
        elif name == "style":
            if HIDDEN_STYLE.search(value):
                return True
        elif name == "hidden" and not any(key == "id" and STREAMED.match(own) for key, own in attributes):
            return True
    return False


@lru_cache(maxsize=20_000)
def is_for_screen_readers(names: str) -> bool:
    """Whether a class shows an element to screen readers only."""
    return bool(SCREEN_READER.search(names))
