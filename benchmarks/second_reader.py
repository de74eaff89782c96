"""Judge any model as second reader by its recorded answers, offline.

`requests DOCS OUT` writes the body of each request, one a line. Post each line to a model and keep what comes as a line
`{"request": SHA-256 of the line, "answer": the server's JSON}`; `score DOCS ANSWERS` prints what these are worth.
DOCS holds documents with id, text, dct, title and figures, one a line.
"""

import argparse
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from tasks.extraction import read
from tasks.reading.article import ArticleText
from tasks.reading.outcomes import Reply
from tasks.reading.prompt import ModelRequest, requests_of
from tasks.reading.readers import ModelReader
from tasks.reading.replies import reply_of
from tasks.reading.settings import ModelSettings
from values.second_reading import Decider, ReadBy, RequestOutcome, SecondReading

SCORER = Path(__file__).parents[2] / "shared" / "tools" / "score_figures.py"
Ask = Callable[[ModelRequest], Reply]
Document = dict[str, Any]


def documents(file: Path) -> list[Document]:
    """Return the documents of a file, one JSON a line."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line]


def article_of(document: Document) -> ArticleText:
    """Return a document as readers are given it."""
    day = date.fromisoformat(document["dct"]) if document.get("dct") else None
    return ArticleText(document["text"], day, document.get("title"))


def write_requests(docs: Iterable[Document], out: Path, settings: ModelSettings) -> int:
    """Write the requests about the documents and return their number."""
    lines = []
    for document in docs:
        article = article_of(document)
        rules = read(article.text, article.published, article.title)
        lines += [request.line for request in requests_of(article, rules, settings)]
    out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return len(lines)


def recorded(file: Path) -> Ask:
    """Return what answers a request from a file of recorded answers."""
    kept = {told["request"]: json.dumps(told["answer"]) for told in documents(file)}

    def ask(request: ModelRequest) -> Reply:
        body = kept.get(request.key)
        return reply_of(body) if body else Reply(RequestOutcome.NOT_ASKED, error="no recorded answer")

    return ask


def read_twice(docs: Iterable[Document], ask: Ask, decider: Decider, settings: ModelSettings) -> list[SecondReading]:
    """Return each document as both readers read it."""
    reader = ModelReader(settings, ask, decider)
    articles = map(article_of, docs)
    return [reader.second(told, read(told.text, told.published, told.title)) for told in articles]


def predictions(docs: Iterable[Document], seconds: Iterable[SecondReading]) -> list[Document]:
    """Return the rows as the scorer reads them."""
    return [
        {"id": document["id"], "persons": [], "denials": [], "figures": [asdict(row) for row in second.reading.figures]}
        for document, second in zip(docs, seconds, strict=True)
    ]


def scored(docs: Path, rows: list[Document], scorer: Path) -> dict[str, float]:
    """Return the measures that the scorer gives for some rows."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "rows.jsonl"
        file.write_text("".join(f"{json.dumps(row, default=str)}\n" for row in rows), encoding="utf-8")
        command = [sys.executable, str(scorer), str(docs), "--predictions", str(file), "--json"]
        return dict(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def print_scores(docs_file: Path, ask: Ask, settings: ModelSettings, scorer: Path) -> None:
    """Print rows, event rows, place and pairs of one incident for each decider, then refusals, outcomes and cost."""
    docs = documents(docs_file)
    shown = ("complete_row_f1", "event_rows_f1", "complete_with_place_f1", "place_accuracy", "period_accuracy",
             "incident_pair_f1")  # fmt: skip
    print(f"{'decider':10}", *(f"{name.replace('_accuracy', '').replace('_f1', ''):>20}" for name in shown))
    seconds: list[SecondReading] = []
    for name, answers, decider in (("(no model)", _silent, Decider.RULES), *((str(d), ask, d) for d in Decider)):
        seconds = read_twice(docs, answers, decider, settings)
        measures = scored(docs_file, predictions(docs, seconds), scorer)
        print(f"{name:10}", *(f"{measures[measure]:20.3f}" for measure in shown))
    tell_refusals(seconds, settings.price)


def _silent(_: ModelRequest) -> Reply:
    return Reply(RequestOutcome.NOT_ASKED)


def tell_refusals(seconds: list[SecondReading], price: float) -> None:
    """Print what was refused and why, who read the figures, and the tokens."""
    answers = sum(second.exchange.answers for second in seconds)
    reasons = Counter(refusal.reason for second in seconds for refusal in second.refusals)
    tokens = sum(second.exchange.tokens_in + second.exchange.tokens_out for second in seconds)
    outcomes = Counter(second.exchange.outcome for second in seconds)
    both = sum(standing.read_by is ReadBy.BOTH for second in seconds for standing in second.standings)
    print(f"{answers} answers, {reasons.total()} refusals, {both} figures of both readers")
    for reason, number in reasons.most_common():
        print(f"  {reason:28} {number}")
    print("documents:", ", ".join(f"{outcome} {number}" for outcome, number in outcomes.most_common()))
    print(f"{tokens:,} tokens, {tokens / max(len(seconds), 1):,.0f} a document, cost {tokens * price / 1e6:.4f}")


def main() -> None:
    """Write requests or score answers."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("verb", choices=("requests", "score"))
    ask.add_argument("docs", type=Path)
    ask.add_argument("file", type=Path, help="OUT of requests, or ANSWERS to score")
    ask.add_argument("--model", default="model", help="name of the model in the requests")
    ask.add_argument("--price", type=float, default=0.0, help="of a million tokens")
    ask.add_argument("--scorer", type=Path, default=SCORER, help="score_figures.py of the evaluation tools")
    told = ask.parse_args()
    settings = ModelSettings(name=told.model, price=told.price)
    if told.verb == "requests":
        print(f"{write_requests(documents(told.docs), told.file, settings):,} requests in {told.file}")
    elif not told.scorer.exists():
        sys.exit(f"{told.scorer}: the evaluation tools are not there; name score_figures.py with --scorer")
    else:
        print_scores(told.docs, recorded(told.file), settings, told.scorer)


if __name__ == "__main__":
    main()
