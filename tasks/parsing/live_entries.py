"""Give the entries of a live blog the instant that each states, in the place of "2d ago"."""

import re

from lxml.html import HtmlElement

from tasks.parsing.moments import moment_of

WRITTEN = re.compile(r"\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2})?")


def write_instants(tree: HtmlElement) -> None:
    """Write into each `time` element that stands alone the day and hour of its attribute, in place."""
    for element in tree.iter("time"):
        moment = moment_of(element.get("datetime"))
        parent = element.getparent()
        if moment is None or parent is None or (parent.text or "").strip() or (element.tail or "").strip():
            continue
        tail = element.tail
        element.clear()
        element.tag, element.tail = "div", tail
        element.text = f"{moment.instant:%Y-%m-%d %H:%M}" if moment.instant else moment.local_day.isoformat()
