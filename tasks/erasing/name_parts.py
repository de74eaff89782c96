"""Articles that hold a part of a name alone: whether they mean the person, only a reader can say."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tasks.extraction.persons.persons import name_key
from warehouse.deciding.takedown import Request, Subject, TakedownPlan
from warehouse.storing.connection import open_writer

_WORD = re.compile(r"[^\W\d_]+")
_TEXTS = """
SELECT DISTINCT articles.url, concat_ws(' ', revisions.title, standfirst, array_to_string(authors, ' '), text)
FROM revisions JOIN articles USING (article_id)
WHERE NOT list_contains($articles, article_id)
    AND contains(strip_accents(lower(concat_ws(' ', revisions.title, standfirst, array_to_string(authors, ' '), text))),
        $part)
ORDER BY ALL
"""


@dataclass(frozen=True, slots=True, order=True)
class PartOfName:
    """A part of a person's name, as it is written in an article without the rest of the name."""

    word: str
    url: str


def parts_of_name(warehouse: Path, request: Request, plan: TakedownPlan, wait: float = 0.0) -> list[PartOfName]:
    """Return the articles outside a takedown that write a part of the person's name with a capital.

    Raises:
        WarehouseBusy: another run kept the warehouse for `wait` seconds.

    """
    if request.subject is not Subject.PERSON:
        return []
    found: set[PartOfName] = set()
    with open_writer(warehouse, "takedown", wait) as connection:
        for part in request.key.split():
            texts = connection.execute(_TEXTS, {"articles": plan.articles, "part": part}).fetchall()
            found.update(PartOfName(word, url) for url, text in texts for word in _written(part, text))
    return sorted(found)


def _written(part: str, text: str) -> Iterable[str]:
    """Return each way in which a text writes a part of a name, capitalised."""
    words = {match[0] for match in _WORD.finditer(text)}
    return [word for word in words if word[0].isupper() and name_key(word) == part]
