"""Put into the tree what a browser shows once the page's own scripts and styles have run."""

import re

from lxml.html import HtmlElement

SENTENCE_TAGS = frozenset(("p", "li", "dd", "td", "blockquote", "h1", "h2", "h3", "h4"))
SHADOW_ROOTS = "//template[@shadowrootmode or @shadowroot]"
# What a counter runs up to stands in an attribute: `<b data-count="51">0</b>`.
COUNTERS = "//*[@data-count or @data-target or @data-to or @data-value or @data-end or @data-number or @data-count-to]"
COUNTED = ("data-count", "data-target", "data-to", "data-count-to", "data-end", "data-number", "data-value")
COUNTED_TO = re.compile(r"data-(?:count|target|to|value|end|number|count-to)\s*=\s*[\"']?\s*[+-]?\d")
COUNTER_NAME = re.compile(r"count|odometer|number|stat|figure|tick", re.IGNORECASE)
NUMBER = re.compile(r"[+-]?\d[\d.,  ’']*")
START = re.compile(r"0(?:[.,]0+)?")
WORD = re.compile(r"[^\W\d_]{2}")
LONGEST_TERM = 60


def reveal(tree: HtmlElement, source: str) -> None:
    """Open shadow roots, let counters reach their number and make terms in a sentence plain text, in place.

    `source` is the text of the page, in which what few pages have is looked for first.
    """
    for template in tree.xpath(SHADOW_ROOTS) if "shadowroot" in source else ():
        template.tag = "div"
    for counter in tree.xpath(COUNTERS) if COUNTED_TO.search(source) else ():
        _run_up(counter)
    for button in tree.iter("button"):
        if _is_in_sentence(button):
            button.tag = "span"


def _run_up(counter: HtmlElement) -> None:
    """Give a counter that stands at its start the number that it runs up to, nothing where that is not told."""
    shown = counter.text_content().strip()
    if len(counter) or not (not shown or START.fullmatch(shown)):
        return
    ends = [counter.get(name, "").strip() for name in COUNTED]
    end = next((value for value in ends if NUMBER.fullmatch(value) and value != shown), None)
    if end is not None and (shown or COUNTER_NAME.search(f"{counter.get('class') or ''} {counter.get('id') or ''}")):
        counter.text = end


def _is_in_sentence(button: HtmlElement) -> bool:
    """Whether a button is a part of a sentence, as the terms that a glossary explains are."""
    parent = button.getparent()
    if parent is None or parent.tag not in SENTENCE_TAGS or len(button.text_content()) > LONGEST_TERM:
        return False
    previous = button.getprevious()
    before = parent.text if previous is None else previous.tail
    return bool(WORD.search(before or "") and WORD.search(button.tail or ""))
