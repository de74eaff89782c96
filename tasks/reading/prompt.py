"""The requests that ask a model about an article: our figures numbered in its text, and what was missed."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from tasks.reading.answer import answer_schema
from tasks.reading.article import ArticleText
from tasks.reading.pieces import Piece, pieces
from tasks.reading.settings import ModelSettings
from values.reading import Figure, Reading

PROMPT_FILE = "prompts/second_reader.md"
_MARKS = str.maketrans("⟦⟧", "[]")


@dataclass(frozen=True, slots=True)
class ModelRequest:
    """One request: the body that is posted, and the piece of the article that it asks about."""

    body: dict[str, Any]
    piece: Piece

    @property
    def line(self) -> str:
        """Return the body as one line, its keys in order."""
        return json.dumps(self.body, sort_keys=True, separators=(",", ":"))

    @property
    def key(self) -> str:
        """Return the SHA-256 of the line: of prompt, schema, model and text together."""
        return hashlib.sha256(self.line.encode()).hexdigest()


@cache
def instructions() -> str:
    """Return what the model is told before each article."""
    return files("tasks.reading").joinpath(PROMPT_FILE).read_text("utf-8")


@cache
def prompt_version() -> str:
    """Return the version of prompt and schema: any change of either changes it."""
    told = instructions() + json.dumps(answer_schema(), sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:12]


def requests_of(article: ArticleText, rules: Reading, settings: ModelSettings) -> list[ModelRequest]:
    """Return the requests of one article, one a piece; the figures of the rules are numbered through from 1."""
    return [
        ModelRequest(_body(_asked(article, rules.figures, piece), settings), piece)
        for piece in pieces(article.text, rules.figures, settings.piece)
    ]


def _body(asked: str, settings: ModelSettings) -> dict[str, Any]:
    schema = {"name": "second_reading", "strict": True, "schema": answer_schema()}
    body: dict[str, Any] = {
        "model": settings.name,
        "messages": [{"role": "system", "content": instructions()}, {"role": "user", "content": asked}],
        "response_format": {"type": "json_schema", "json_schema": schema},
        "stream": False,
    }
    return body if settings.temperature is None else body | {"temperature": settings.temperature}


def _asked(article: ArticleText, figures: Sequence[Figure], piece: Piece) -> str:
    # Of headline and text together: neither can hold the mark that closes it.
    mark = hashlib.sha256(f"{article.title}\x1f{article.key}".encode("utf-8", "replace")).hexdigest()[:16]
    published = f"{article.published:%A, %d %B %Y}" if article.published else "unknown"
    title = article.title if article.title and article.title not in article.text else None
    lines = [
        f"Published: {published}",
        *([f"<headline {mark}>{' '.join(title.split()).translate(_MARKS)}</headline {mark}>"] if title else []),
        f"Numbered figures: {', '.join(str(index + 1) for index in piece.figures) or 'none'}",
        f"<article {mark}>",
        marked(article.text, figures, piece),
        f"</article {mark}>",
    ]
    return "\n".join(lines)


def marked(text: str, figures: Sequence[Figure], piece: Piece) -> str:
    """Return the text of a piece with its figures as ⟦number|words⟧; such brackets of its own become plain ones."""
    out, at = [], piece.start
    for index in sorted(piece.figures, key=lambda index: figures[index].start):
        figure = figures[index]
        if figure.start < at:  # a figure inside another one cannot be marked; it is named by its words
            continue
        out += [text[at : figure.start].translate(_MARKS), f"⟦{index + 1}|"]
        out += [text[figure.start : figure.end].translate(_MARKS), "⟧"]
        at = figure.end
    return "".join([*out, text[at : piece.end].translate(_MARKS)])
