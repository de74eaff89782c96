"""From fetched bytes to a clean article: `parse(body, url, charset)`; the parts do no network and no disk."""

from tasks.parsing.decoding import decode
from tasks.parsing.reader import parse
from values.article import Article, Found, Moment, PageKind, Paragraph

__all__ = ["Article", "Found", "Moment", "PageKind", "Paragraph", "decode", "parse"]
