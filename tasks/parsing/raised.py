"""Keep numbers what they are where markup raises, lowers or strikes out a digit beside them."""

import re
from itertools import islice

from lxml.html import HtmlElement

from tasks.parsing.elements import BLOCK_TAGS

RAISED = dict(zip(map(ord, "0123456789+-–−"), map(ord, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻"), strict=True))
LOWERED = dict(zip(map(ord, "0123456789"), map(ord, "₀₁₂₃₄₅₆₇₈₉"), strict=True))
# Not ".99": the cents of a price are raised with their point.
INDEX = re.compile(r"\s*[\[(]?[+\-–−]?\d[\d\s,;*–\-]*[\])*]*\s*")
NOTE = re.compile(r"\s*[\[(]?\d{1,3}[\])]?\s*")
NOTE_NAME = re.compile(
    r"foot-?note|end-?note|fn-?ref|note-?ref|cite-?ref|fu(?:ss|ß)note|(?:^|\s)reference(?:\s|$)", re.IGNORECASE
)
NOTE_TARGET = re.compile(r"#_?(?:ftn|edn|fn|note|cite|ref|footnote|endnote)", re.IGNORECASE)
RAISED_STYLE = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
STRUCK_TAGS = ("del", "s", "strike")
STYLES = re.compile("line-through|super")
CLASSES = re.compile("[Nn]ote|[Rr]ef|superscript")
STYLED_TAGS = frozenset(("span", "b", "i", "em", "strong", "small", "font"))
LOOKED_AT = ("a", "sup", "sub", *STRUCK_TAGS, *STYLED_TAGS)
# A note hangs on what stands before it without a gap.
HOLD = re.compile(r"[\w.,;:!?%\"'”“’»)]$")
# "1,<a href='#'>200</a>" is a number of which a part is linked to somewhere.
OPEN_NUMBER = re.compile(r"\d[.,:]$")
MOST_PARTS = 40
LONGEST_RUN = 400
FRACTIONS = {
    "¹/₂": "½", "¹/₃": "⅓", "²/₃": "⅔", "¹/₄": "¼", "³/₄": "¾", "¹/₅": "⅕", "²/₅": "⅖", "³/₅": "⅗", "⁴/₅": "⅘",
    "¹/₆": "⅙", "⁵/₆": "⅚", "¹/₈": "⅛", "³/₈": "⅜", "⁵/₈": "⅝", "⁷/₈": "⅞",
}  # fmt: skip


def settle_digits(root: HtmlElement) -> None:
    """Give raised and lowered digits characters of their own and take out what is struck out, in place.

    "51<sup>1</sup>" becomes "51¹" and never 511; "<s>51</s>" and links to footnotes on the same page go.
    """
    # One pass over the tree, since most pages have none of these.
    found = [element for element in root.iter(*LOOKED_AT) if _may_change(element)]
    for element in found:
        if element.tag in STRUCK_TAGS:
            _strike(element)
        elif element.tag != "sub":
            _settle_styled(element)
    for element in found:
        if element.tag == "sup":
            _translate(element, RAISED)
        elif element.tag == "sub":
            _lower(element)


def _may_change(element: HtmlElement) -> bool:
    if element.tag == "a":
        return "#" in (element.get("href") or "")
    if element.tag not in STYLED_TAGS:
        return True
    style, names = element.get("style"), element.get("class")
    return bool(style and STYLES.search(style)) or bool(names and CLASSES.search(names))


def _settle_styled(element: HtmlElement) -> None:
    style, names = element.get("style") or "", element.get("class") or ""
    if "line-through" in style:
        _strike(element)
    elif _is_note(element, names):
        element.clear(keep_tail=True)
    elif "superscript" in names or ("super" in style and RAISED_STYLE.search(style)):
        _translate(element, RAISED)


def _strike(element: HtmlElement) -> None:
    """Empty a struck run; one that holds whole paragraphs is a tag that somebody forgot to close."""
    if _short_text(element):
        element.clear(keep_tail=True)


def _short_text(element: HtmlElement) -> str:
    """Return the text of a short run within one line, an empty string for anything longer."""
    parts = list(islice(element.iter(), MOST_PARTS + 1))
    if len(parts) > MOST_PARTS or any(part.tag in BLOCK_TAGS for part in parts):
        return ""
    text = element.text_content()
    return text if len(text) <= LONGEST_RUN else ""


def _is_note(element: HtmlElement, names: str) -> bool:
    target = element.get("href") or "" if element.tag == "a" else ""
    told = bool(NOTE_TARGET.search(target) or NOTE_NAME.search(names))
    if not (told or target.startswith("#")) or not NOTE.fullmatch(_short_text(element)):
        return False
    before = _before(element)
    return bool(HOLD.search(before)) and (told or not OPEN_NUMBER.search(before))


def _before(element: HtmlElement) -> str:
    """Return the text right before an element in its line, an empty string at the beginning of one."""
    step = element
    while True:
        previous = step.getprevious()
        if previous is not None and (previous.tag == "br" or previous.tag in BLOCK_TAGS):
            return previous.tail or ""
        if previous is not None and (text := (previous.tail or "") or previous.text_content()):
            return text
        parent = step.getparent()
        if previous is None and (parent is None or parent.text or parent.tag in BLOCK_TAGS):
            return "" if parent is None else parent.text or ""
        step = previous if previous is not None else parent


def _lower(element: HtmlElement) -> None:
    """Lower digits that would run into a number before or behind them; the 2 of CO2 stays a plain digit."""
    before, behind = _before(element), element.tail or ""
    if before[-1:].isdigit() or behind[:1].isdigit() or before.endswith(("/", "⁄")):
        _translate(element, LOWERED)
        _join_fraction(element)


def _translate(element: HtmlElement, table: dict[int, int]) -> None:
    if not INDEX.fullmatch(_short_text(element)):
        return
    for part in element.iter():
        part.text = part.text and part.text.translate(table)
        if part is not element:
            part.tail = part.tail and part.tail.translate(table)


def _join_fraction(lowered: HtmlElement) -> None:
    """Make one character of "<sup>1</sup>/<sub>2</sub>"."""
    raised = lowered.getprevious()
    if raised is None or raised.tag != "sup" or (raised.tail or "").strip() not in ("/", "⁄"):
        return
    sign = FRACTIONS.get(f"{_short_text(raised).strip()}/{_short_text(lowered).strip()}")
    if sign:
        raised.clear()
        raised.text = sign
        lowered.clear(keep_tail=True)
