"""Speakers in one spelling, so that a ministry that is cited twice is one source."""

import re

_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


def speaker_key(speaker: str | None) -> str | None:
    """Return a speaker in lower case, without the article before it and with plain apostrophes; None for nobody.

    "The provincial government" and "the provincial government" are one; who stands behind a name or an office is not
    guessed.
    """
    plain = " ".join((speaker or "").replace("\u2019", "'").split())
    return _ARTICLE.sub("", plain).lower() or None
