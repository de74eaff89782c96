"""Asks a model about many articles, to be killed: `python -m tests.integration.second_asker FOLDER URL N`."""

import sys
from datetime import date
from pathlib import Path

from tasks.extract import told
from tasks.reading.endpoint import Endpoint
from tasks.reading.readers import ModelReader, RulesReader
from tasks.reading.settings import ModelSettings
from tasks.reading.store import AnswerStore
from tasks.second_read import read_second
from values.article import Article, Moment

PARALLEL = 3


def text_of(number: int) -> str:
    """Return the text of one of the articles."""
    return f"At least {number + 10} miners were killed on Saturday at Orle, the operator Ketter said."


def main(folder: Path, url: str, articles: int) -> None:
    """Ask about the articles and print how many answers were remembered; each is kept before the next is asked for."""
    settings = ModelSettings(url=url, name="made-up-7b", timeout=30)
    endpoint, day = Endpoint(settings, print), Moment(date(2026, 3, 10))
    asked = [Article(f"https://gazette.test/{n}", text=text_of(n), published=day) for n in range(articles)]
    read = [(article, RulesReader().read(told(article))) for article in asked]
    with AnswerStore(folder / "answers.sqlite") as store:
        reader = ModelReader(settings, lambda request: endpoint.ask(request.body), store=store)
        seconds = read_second(read, reader, PARALLEL)
    print(sum(second.exchange.remembered for second in seconds), flush=True)  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
