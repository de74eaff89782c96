"""What a reader is given."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from values.reading import Stretch


@dataclass(frozen=True, slots=True)
class ArticleText:
    """One article as readers see it; `published` is the publisher's local day, `zones` tell caption from body."""

    text: str
    published: date | None
    title: str | None = None
    zones: Sequence[Stretch] = ()
    url: str = ""

    @property
    def key(self) -> str:
        """Return the SHA-256 of the text: what was answered and decided about a text holds wherever it stands."""
        return text_key(self.text)


def text_key(text: str) -> str:
    """Return the SHA-256 of a text, a lone surrogate counted as U+FFFD, as the warehouse stores it."""
    return hashlib.sha256(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()).hexdigest()
