"""Where on a page an element stands: around its headline, among teasers, in another work."""

from itertools import islice

from lxml.html import HtmlElement

from tasks.parsing.elements import TAG_MARKS, element_marks
from tasks.parsing.marks import Mark

WHOLE_PAGE = frozenset(("html", "body"))
OTHER_PARTS = frozenset((Mark.COMMENT, Mark.CONSENT, Mark.PROMOTION, Mark.FURNITURE))


def around_headline(tree: HtmlElement) -> set[HtmlElement]:
    """Return the elements around the headlines of the page: whatever their names say, they hold the article."""
    return {around for headline in islice(tree.iter("h1"), 3) for around in headline.iterancestors()}


def is_inside(element: HtmlElement, outside: frozenset[Mark], around: set[HtmlElement]) -> bool:
    """Whether an element or one around it, but for those around the headline, bears one of the marks."""
    steps = (step for step in (element, *element.iterancestors()) if step not in around)
    return any(
        (step.attrib or step.tag in TAG_MARKS) and element_marks(step.tag, step.items()) & outside for step in steps
    )


def beside_headline(element: HtmlElement, around: set[HtmlElement]) -> bool:
    """Whether a part of the page smaller than its body holds both an element and a headline."""
    return any(step in around and step.tag not in WHOLE_PAGE for step in element.iterancestors())
