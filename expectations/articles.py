"""What must hold for every article and every text of it."""

from expectations.engine import gx
from expectations.rules import WARNING, known, never
from values.article import PageKind


def articles_suite() -> gx.ExpectationSuite:
    """Return the rules of `articles`."""
    return gx.ExpectationSuite(
        name="articles",
        expectations=[
            never("address_unusable", "A reader must be able to follow the address: http, https or file."),
        ],
    )


def revisions_suite() -> gx.ExpectationSuite:
    """Return the rules of `revisions`."""
    return gx.ExpectationSuite(
        name="revisions",
        expectations=[
            never("unknown_article", "The row hangs on an article that is not loaded."),
            known("page_kind", PageKind),
            never("unknown_read_language", "The language that a text was read as is a code of ISO 639."),
            never("text_missing", "An article without text cannot have been read."),
            never("paragraph_outside_text", "Paragraphs must lie inside the text, or zones are wrong."),
            never("undated", "Without a day of publication no relative date can be resolved.", WARNING),
            never(
                "published_guessed",
                "The day stands nowhere as the day of publication; it was searched for in the whole page.",
                WARNING,
            ),
            never("story_continues", "The story goes on on a second page, which was not read.", WARNING),
            never("published_after_fetch", "A page cannot be read before it is published.", WARNING),
            never("published_before_the_web", "A web page dated before 1990 has a wrong or a historic date.", WARNING),
            never("modified_before_published", "Neither of two such dates can be trusted.", WARNING),
            never("title_missing", "An article without a headline is often no article.", WARNING),
        ],
    )
