"""Answers written by hand as a model would give them, made into the JSON of a server for the requests as they are now.

They name each figure by its words: it is answered about by its number where the rules have it, else as missed. So they
stay true when the rules learn to read more. `faults` are answers that the text does not bear out; `cut` ends an answer
at so many characters, `first` is said in place of the answer when asked for the first time, `twice` names a figure that
is answered about once more, with another event, and under a number that is not in the text.

`python -m tests.gold.answering DOCS BY_HAND OUT` writes them for `benchmarks/second_reader.py score DOCS OUT`.
"""

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.second_reader import article_of as article_to_read
from benchmarks.second_reader import documents
from tasks.extraction import read
from tasks.reading.outcomes import ASKED_AGAIN, Reply
from tasks.reading.prompt import ModelRequest, requests_of
from tasks.reading.replies import reply_of
from tasks.reading.settings import ModelSettings
from tests.model_server import Behaviour, article_of, completion

MARK = re.compile(r"⟦(\d+)\|([^⟧]*)⟧")
ABOUT = ("event", "stance", "speaker", "days", "place", "happening")


def by_hand(file: Path, docs: list[dict[str, Any]]) -> Callable[[ModelRequest], Reply]:
    """Return what answers a request about one of the documents."""
    answers = {told["id"]: told for told in map(json.loads, file.read_text(encoding="utf-8").splitlines())}
    texts = {document["text"]: answers[document["id"]] for document in docs}

    heard: set[str] = set()

    def ask(request: ModelRequest) -> Reply:
        marked = article_of(request.body)
        told = texts[MARK.sub(r"\2", marked)]
        is_first = told["id"] not in heard
        heard.add(told["id"])
        return reply_of(json.dumps(completion(request.body, _behaviour(marked, told, is_first=is_first))))

    return ask


def _behaviour(marked: str, told: dict[str, Any], *, is_first: bool) -> Behaviour:
    if is_first and "first" in told:
        return Behaviour(told["first"])
    said = answer(marked, told)
    return Behaviour(said[: told["cut"]], "length") if "cut" in told else Behaviour(said)


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
            if told.get("twice", {}).get("quote") == row["quote"]:
                figures += [figures[-1] | {"event": told["twice"]["event"]}, figures[-1] | {"number": 99}]
    return json.dumps({"figures": figures, "missed": missed})


def write_recorded(docs: list[dict[str, Any]], by_hand_file: Path, out: Path) -> None:
    """Write what is answered in the end to each request about the documents, by the hash of the request."""
    ask, settings, lines = by_hand(by_hand_file, docs), ModelSettings(name="model"), []
    for article in map(article_to_read, docs):
        for request in requests_of(article, read(article.text, article.published, article.title), settings):
            reply = ask(request)
            reply = reply if reply.outcome not in ASKED_AGAIN else ask(request)
            lines.append(json.dumps({"request": request.key, "answer": json.loads(reply.body)}))
    out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    write_recorded(documents(Path(sys.argv[1])), Path(sys.argv[2]), Path(sys.argv[3]))
