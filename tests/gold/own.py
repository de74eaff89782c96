"""Score a reading against the articles in `tests/gold/own`, invented for this project and annotated by hand.

A figure of the gold and one that was read are the same when their characters overlap: one to one, the largest overlap
first. A row is right when value, modifier, unit, event, speaker and period are.
"""

import json
import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from tasks.extraction import read

Row = dict[str, Any]
ARTICLES = Path(__file__).with_name("own") / "articles.jsonl"
# Words that say nothing about which thing, person or place is named.
EMPTY = {"the", "a", "an", "of", "and", "mr", "mrs", "ms", "president", "u.s", "us"}
ENDINGS = (("ies", "y"), ("men", "man"), ("ses", "s"), ("s", ""))


def articles() -> list[Row]:
    """Return the annotated articles, one dict for each line of the file."""
    return [json.loads(line) for line in ARTICLES.read_text("utf-8").splitlines()]


def stem(word: str) -> str:
    """Return a word without the ending of its plural."""
    for ending, instead in ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)] + instead
    return word


def alike(wanted: str | None, said: str | None) -> bool:
    """Tell whether two names share half of the shorter one's words, or are both absent."""
    a, b = (
        {stem(re.sub(r"['’]s$", "", word).strip(".'’")) for word in re.findall(r"[\w’'.-]+", (name or "").lower())}
        - EMPTY
        - {""}
        for name in (wanted, said)
    )
    return 2 * len(a & b) >= min(len(a), len(b)) if a and b else not a and not b


def predicted(figure: Any) -> Row:
    """Return a figure that was read with the fields of the gold; the event "other" counts as none."""
    event = figure.event.value if figure.event else None
    return {
        **{
            name: getattr(figure, name)
            for name in ("start", "end", "value_low", "value_high", "unit", "speaker", "place")
        },
        "modifier": figure.modifier.value,
        "event": None if event == "other" else event,
        "period_start": figure.period_start and figure.period_start.isoformat(),
        "period_end": figure.period_end and figure.period_end.isoformat(),
        "incident": figure.incident,
    }


def paired(gold: list[Row], said: list[Row]) -> list[tuple[Row, Row]]:
    """Return the figures whose characters overlap, each at most once, the largest overlap first."""
    shared = [
        (max(g["start"], s["start"]) - min(g["end"], s["end"]), abs(g["start"] - s["start"]), i, j)
        for i, g in enumerate(gold)
        for j, s in enumerate(said)
    ]
    pairs: dict[int, int] = {}
    for overlap, _, i, j in sorted(shared):
        if overlap < 0 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(gold[i], said[j]) for i, j in pairs.items()]


def complete(gold: Row, said: Row) -> bool:
    """Tell whether value, modifier, unit, event, speaker and period of a figure are right."""
    exact = ("value_low", "value_high", "modifier", "event", "period_start", "period_end")
    return all(gold[name] == said[name] for name in exact) and all(
        alike(gold[name], said[name]) for name in ("unit", "speaker")
    )


def one_incident(a: Row, b: Row) -> bool:
    """Tell whether two figures are about the same happening."""
    return a["incident"] is not None and a["incident"] == b["incident"]


def counted(gold: list[Row], said: list[Row]) -> Counter[tuple[str, str]]:
    """Count, for each measure, what the gold of one article has, what was said, and what of it is right."""
    pairs = paired(gold, said)
    rows = [(g, s) for g, s in pairs if complete(g, s)]
    count = Counter({("found", "hit"): len(pairs), ("rows", "hit"): len(rows)})
    count["rows with place", "hit"] = sum(alike(g["place"], s["place"]) for g, s in rows)
    count["event rows", "hit"] = sum(g["event"] is not None for g, _ in rows)
    for side, figures in (("gold", gold), ("said", said)):
        count.update(dict.fromkeys(((name, side) for name in ("found", "rows", "rows with place")), len(figures)))
        count["event rows", side] = sum(figure["event"] is not None for figure in figures)
    for (g, s), (h, t) in combinations(pairs, 2):
        count["incident pairs", "gold"] += one_incident(g, h)
        count["incident pairs", "said"] += one_incident(s, t)
        count["incident pairs", "hit"] += one_incident(g, h) and one_incident(s, t)
    count["event", "hit"] = sum(g["event"] == s["event"] for g, s in pairs)
    count.update(dict.fromkeys((("event", "gold"), ("event", "said")), len(pairs)))
    return count


@cache
def scores(reader: Callable[[str, date | None], Any] = read) -> dict[str, float]:
    """Return F1 of each measure over all articles; for "event", the share of found figures whose event is right."""
    total: Counter[tuple[str, str]] = Counter()
    for article in articles():
        reading = reader(article["text"], date.fromisoformat(article["dct"]))
        total += counted(article["figures"], [predicted(figure) for figure in reading.figures])
    return {
        name: 2 * total[name, "hit"] / max(1, total[name, "gold"] + total[name, "said"])
        for name in dict.fromkeys(name for name, _ in total)
    }
