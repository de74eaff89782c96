"""Show how a text was read: its tokens, every row with the rule that read it, every ignored number with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date

from tasks.extraction.pipeline import read
from tasks.extraction.text import tokenise
from values.reading import Reading

SHOWN_FIRST = ("start", "end", "quote", "rule")
HIDDEN = frozenset({"sentence", "zone"})


@dataclass(frozen=True, slots=True)
class Explained:
    """One row of an explanation: its layer, its place in the text, its words, its rule, and what was read from them."""

    layer: str
    start: int
    end: int
    quote: str
    rule: str
    read: str


def explain(text: str, published: date | None) -> list[Explained]:
    """Return the explanation of a text, layer by layer in the order of reading."""
    tokens = [
        Explained("token", t.start, t.end, t.text, t.kind.name.lower(), t.tag) for t in tokenise(text).tokens.values()
    ]
    return tokens + explain_reading(read(text, published))


def explain_reading(reading: Reading) -> list[Explained]:
    """Return one row for each row of a reading."""
    layers: dict[str, Sequence[object]] = {
        "date": reading.dates,
        "place": reading.places,
        "attribution": reading.attributions,
        "denial": reading.denials,
        "person": reading.persons,
        "victim": reading.victims,
        "figure": reading.figures,
    }
    rows = [_explained(layer, row) for layer, members in layers.items() for row in members]
    return rows + [Explained("ignored", x.start, x.end, x.quote, x.reason, "") for x in reading.ignored]


def _explained(layer: str, row: object) -> Explained:
    values = {f.name: getattr(row, f.name) for f in fields(row)}  # type: ignore[arg-type]
    told = [f"{name}={_short(value)}" for name, value in values.items() if _is_told(name, value)]
    return Explained(layer, values["start"], values["end"], values["quote"], values["rule"], ", ".join(told))


def _is_told(name: str, value: object) -> bool:
    return name not in SHOWN_FIRST and name not in HIDDEN and value not in (None, [], False)


def _short(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
