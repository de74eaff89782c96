"""Articles that hold a name otherwise than whole and with its capitals: whom they mean, only a reader can say."""

from dataclasses import dataclass
from pathlib import Path

from tasks.erasing.finding import texts_with
from tasks.erasing.keeping_out import Names, hashed
from tasks.erasing.spelling import plain, words
from warehouse.deciding.takedown import Request, Subject, TakedownPlan
from warehouse.storing.connection import open_writer


@dataclass(frozen=True, slots=True, order=True)
class PartOfName:
    """A part of a person's name with a capital, or all of it without, in an article that stays."""

    word: str
    url: str


def parts_of_name(warehouse: Path, request: Request, plan: TakedownPlan, wait: float = 0.0) -> list[PartOfName]:
    """Return the articles outside a takedown that write a part of the name with a capital, or all of it without.

    Raises:
        WarehouseBusy: another run kept the warehouse for `wait` seconds.

    """
    if request.subject is not Subject.PERSON:
        return []
    parts = {part for key in request.keys for part in key.split()}
    whole = Names(frozenset(map(hashed, request.keys)))
    goes = set(plan.articles)
    found: set[PartOfName] = set()
    with open_writer(warehouse, "takedown", wait) as connection:
        for article_id, url, text in texts_with(connection, request, one_part=True):
            if article_id not in goes:
                found.update(PartOfName(word, url) for word in _written(parts, text))
                found.update(PartOfName(mention, url) for mention, _ in whole.mentions(text))
    return sorted(found)


def _written(parts: set[str], text: str) -> set[str]:
    """Return each way in which a text writes a part of a name, capitalised."""
    shown = plain(text)
    found = [word for word in words(shown) if word.is_capital and not parts.isdisjoint(word.parts)]
    return {shown[word.start : word.end] for word in found}
