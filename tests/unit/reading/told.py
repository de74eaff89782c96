"""An invented article, and the answers that models give about it."""

import json
from datetime import date

from tasks.extraction import Reading, read
from tasks.reading.article import ArticleText
from tasks.reading.outcomes import Reply
from tasks.reading.readers import ModelReader
from tasks.reading.settings import ModelSettings
from values.second_reading import Decider, RequestOutcome, SecondReading

PUBLISHED = date(2026, 3, 10)  # a Tuesday
TEXT = (
    "At least 12 miners were killed on Saturday when a shaft caved in at Orle, the operator Ketter said.\n\n"
    "Friends of the dead gathered at the gate. A second shaft had been closed since May 2024.\n\n"
    "Ana Vell, the mayor, said that 300 families had left their homes. Police detained one of the managers."
)
ARTICLE = ArticleText(TEXT, PUBLISHED, url="https://gazette.test/orle")
SETTINGS = ModelSettings(url="http://127.0.0.1:9/v1", name="made-up")
NO_DAYS = {"words": None, "until": None, "now": False}


def rules() -> Reading:
    """Return what the rules read of the article."""
    return read(ARTICLE.text, ARTICLE.published)


def number_of(quote: str, reading: Reading | None = None) -> int:
    """Return the number under which a figure of the rules is asked about."""
    return next(n for n, figure in enumerate((reading or rules()).figures, 1) if figure.quote == quote)


def told(**fields: object) -> dict[str, object]:
    """Return what is told of a figure: nothing, but for the fields given."""
    empty = {"event": None, "stance": "reported", "speaker": None, "days": NO_DAYS, "place": None, "happening": None}
    return empty | fields


def about(number: int, **fields: object) -> dict[str, object]:
    """Return an answer about a numbered figure."""
    return {"number": number, "is_figure": True} | told(**fields)


def missed(quote: str, **fields: object) -> dict[str, object]:
    """Return an answer about a figure that is not numbered."""
    shape = {"quote": quote, "context": quote, "value_low": None, "value_high": None, "modifier": "exact"}
    return shape | {"kind": "persons", "unit": None} | told(**fields)


def content(*figures: dict[str, object], also: tuple[dict[str, object], ...] = ()) -> str:
    """Return an answer as a model writes it."""
    return json.dumps({"figures": list(figures), "missed": list(also)})


def second(
    answer: str, decider: Decider = Decider.RULES, article: ArticleText = ARTICLE, **chosen: object
) -> SecondReading:
    """Return the reading of the article with a model that gives this answer to each request."""
    reader = ModelReader(SETTINGS, lambda _: Reply(RequestOutcome.ANSWERED, content=answer), decider, **chosen)
    return reader.second(article, read(article.text, article.published))


def figure_of(reading: SecondReading, quote: str):
    """Return a figure with its standing; None for both where it is left out."""
    pairs = zip(reading.reading.figures, reading.standings, strict=True)
    return next(((figure, standing) for figure, standing in pairs if figure.quote == quote), (None, None))
