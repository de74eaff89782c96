"""Answers written by hand as a model would give them, made into the JSON of a server for the requests as they are now.

They name each figure by its words: it is answered about by its number where the rules have it, else as missed. So they
stay true when the rules learn to read more.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tasks.reading.outcomes import Reply
from tasks.reading.prompt import ModelRequest
from tasks.reading.replies import reply_of
from tests.model_server import Behaviour, article_of, completion

MARK = re.compile(r"⟦(\d+)\|([^⟧]*)⟧")
ABOUT = ("event", "stance", "speaker", "days", "place", "happening")


def by_hand(file: Path, docs: list[dict[str, Any]]) -> Callable[[ModelRequest], Reply]:
    """Return what answers a request about one of the documents."""
    answers = {told["id"]: told for told in map(json.loads, file.read_text(encoding="utf-8").splitlines())}
    texts = {document["text"]: answers[document["id"]] for document in docs}

    def ask(request: ModelRequest) -> Reply:
        marked = article_of(request.body)
        told = texts[MARK.sub(r"\2", marked)]
        return reply_of(json.dumps(completion(request.body, Behaviour(answer(marked, told)))))

    return ask


def answer(marked: str, told: dict[str, Any]) -> str:
    """Return the answer to a marked article."""
    plain = MARK.sub(r"\2", marked)
    numbers = {}
    for found in MARK.finditer(marked):
        start = len(MARK.sub(r"\2", marked[: found.start()]))
        numbers[range(start, start + len(found[2]))] = int(found[1])
    figures, missed = [], list(told["faults"])
    for row in told["figures"]:
        at = plain.index(row["quote"], plain.index(row["context"]))
        number = next((n for span, n in numbers.items() if at in span or at + len(row["quote"]) - 1 in span), None)
        if number is None:
            missed.append(row)
        else:
            figures.append({"number": number, "is_figure": True} | {name: row[name] for name in ABOUT})
    return json.dumps({"figures": figures, "missed": missed})
