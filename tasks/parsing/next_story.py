"""Cut a page before its own headline and before the next article that it shows below the first."""

from collections import Counter

from lxml.html import HtmlElement

from tasks.parsing.candidates import LINKED, PROSE_LENGTH, STORY_SHARE, Candidate, wrapper_of
from tasks.parsing.lines import HEADINGS


def of_this_article(candidates: list[Candidate], headings: set[str], live: bool) -> list[Candidate]:
    """Return the candidates from the page's own headline to the headline of another article.

    `headings` are the letters of the wordings that the page gives its headline. On a `live` blog, articles beside that
    of the headline are its entries.
    """
    start = _headline(candidates, headings)
    own = _article_around(candidates[start].block.element) if candidates else None
    read: Counter[HtmlElement] = Counter()
    for index in range(start + 1, len(candidates)):
        c = candidates[index]
        wrapper = wrapper_of(c.block.element)
        is_headline = c.block.tag in ("h1", "h2") and c.linked < LINKED and c.squashed not in headings
        enough = is_headline and wrapper not in read and read.total() > 2 * PROSE_LENGTH
        if enough and _is_other(c, own, read, live):
            return candidates[start:index]
        if c.prose:
            read[wrapper] += c.length
    return candidates[start:]


def _is_other(c: Candidate, own: HtmlElement | None, read: Counter[HtmlElement], live: bool) -> bool:
    """Whether a heading opens another article: it lies in one beside the first, or is an h1 outside of the first."""
    element = c.block.element
    if c.block.tag == "h1":
        return _article_around(element) is not own if own is not None else wrapper_of(element).getparent() not in read
    return not live and _is_apart(element, own)


def _article_around(element: HtmlElement) -> HtmlElement | None:
    return next((ancestor for ancestor in element.iterancestors("article")), None)


def _is_apart(element: HtmlElement, own: HtmlElement | None) -> bool:
    """Whether an element lies in an `article` beside that of the headline."""
    other = _article_around(element)
    if own is None or other is None or other is own:
        return False
    return all(ancestor is not own for ancestor in other.iterancestors())


def _headline(candidates: list[Candidate], headings: set[str]) -> int:
    """Return the place of the headline: the page's title as a heading, else an h1, else 0."""
    after = sum(c.length for c in candidates if c.prose)
    enough = STORY_SHARE * after
    own = main = 0
    for index, c in enumerate(candidates):
        after -= c.length if c.prose else 0
        if c.block.tag in HEADINGS and c.squashed in headings:
            if after > enough:
                return index
            own = index if after >= 2 * PROSE_LENGTH else own
        if c.block.tag == "h1" and after > enough:
            main = main or index
    return own or main
