"""What a page says about its publication: publisher, language, canonical address, section, keywords, access."""

import re

from tasks.parsing.linked_data import text, texts
from tasks.parsing.own_address import canonical_of, next_page_of
from tasks.parsing.page import Page
from tasks.parsing.titles import SEPARATOR
from values.article import Article, Found

LANGUAGE = re.compile(r"[a-z]{2,3}(?=$|[-_])", re.IGNORECASE)
LONGEST_NAME = 5
"""Words."""
NAME_ELEMENTS = ("a", "b", "strong", "span", "div", "p", "img")
KEYWORD_JOINT = re.compile(r"\s*[,;]\s*")


def publisher_of(page: Page) -> tuple[str | None, Found | None]:
    """Return the name of the publisher, as the page spells it."""
    if name := text(page.linked("publisher")):
        return name, Found.JSON_LD
    if name := page.meta("og:site_name", "application-name", "dc.publisher", "publisher", "article:publisher_name"):
        return name, Found.META
    if name := _behind_headline(page):
        return name, Found.MARKUP
    return None, None


def _behind_headline(page: Page) -> str | None:
    """Return what the title has behind the headline ("Bridge closed - Valley Record") where the page shows it alone."""
    element = page.tree.find(".//title")
    parts = SEPARATOR.split(element.text_content().strip()) if element is not None else []
    if len(parts) < 2 or not 0 < len(parts[-1].split()) <= LONGEST_NAME:
        return None
    name = parts[-1].strip()
    shown = (" ".join((shown.text or shown.get("alt") or "").split()) for shown in page.tree.iter(*NAME_ELEMENTS))
    return name if name in shown else None


def page_language_of(page: Page) -> tuple[str | None, Found | None]:
    """Return the language subtag (ISO 639) that the page declares."""
    declared = (
        page.tree.get("lang")
        or page.tree.get("{http://www.w3.org/XML/1998/namespace}lang")
        or page.tree.get("xml:lang")
    )
    for value, found in (
        (declared, Found.MARKUP),
        (text(page.linked("inLanguage")), Found.JSON_LD),
        (page.meta("og:locale", "content-language", "language", "dc.language"), Found.META),
    ):
        match = LANGUAGE.match(value.strip()) if value else None
        if match:
            return match[0].lower(), found
    return None, None


def section_of(page: Page) -> tuple[str | None, Found | None]:
    """Return the section of the publication that the article stands in."""
    if name := text(page.linked("articleSection")):
        return name, Found.JSON_LD
    name = page.meta("article:section", "section", "parsely-section", "cxenseparse:recs:category")
    return (name, Found.META) if name else (None, None)


def keywords_of(page: Page) -> tuple[list[str], Found | None]:
    """Return the keywords in the order of the page, each once."""
    for wordings, found in (
        (texts(page.linked("keywords")), Found.JSON_LD),
        (page.metas.get("article:tag", []), Found.META),
        (page.metas.get("news_keywords", []), Found.META),
        (page.metas.get("keywords", []), Found.META),
    ):
        words = [word.strip() for wording in wordings for word in KEYWORD_JOINT.split(wording)]
        if any(words):
            return list(dict.fromkeys(word for word in words if word)), found
    return [], None


def free_of(page: Page) -> tuple[bool | None, Found | None]:
    """Return the page's own `isAccessibleForFree`, None where it does not say."""
    value = page.linked("isAccessibleForFree")
    if isinstance(value, bool):
        return value, Found.JSON_LD
    if isinstance(value, str) and value.strip().rsplit("/", 1)[-1].lower() in ("true", "false"):
        return value.strip().lower().endswith("true"), Found.JSON_LD
    tier = (page.meta("article:content_tier") or "").lower()
    if tier in ("free", "locked", "metered"):
        return tier == "free", Found.META
    return None, None


def describe(article: Article, page: Page) -> None:
    """Fill the fields of the publication in, each with where it was found."""
    for name, (value, found) in {
        "publisher": publisher_of(page),
        "language": page_language_of(page),
        "canonical_url": canonical_of(page),
        "next_page": next_page_of(page),
        "section": section_of(page),
        "keywords": keywords_of(page),
        "free": free_of(page),
    }.items():
        if found is not None:
            setattr(article, name, value)
            article.found[name] = found
