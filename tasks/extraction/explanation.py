"""Show how a text was read: its tokens, every row with the rule that read it, every ignored number with its reason."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date

from tasks.extraction.pipeline import read
from tasks.extraction.text import tokenise
from values.reading import Figure, Reading

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
    return tokens + explain_reading(read(text, published), text)


def explain_reading(reading: Reading, text: str) -> list[Explained]:
    """Return one row for each row of a reading, and under each figure one for each of its fields."""
    layers: dict[str, Sequence[object]] = {
        "date": reading.dates,
        "place": reading.places,
        "attribution": reading.attributions,
        "denial": reading.denials,
        "person": reading.persons,
        "victim": reading.victims,
    }
    rows = [_explained(layer, row) for layer, members in layers.items() for row in members]
    rows += [row for number, figure in enumerate(reading.figures) for row in _figure(reading, number, figure, text)]
    return rows + [Explained("ignored", x.start, x.end, x.quote, x.reason, "") for x in reading.ignored]


def _figure(reading: Reading, number: int, figure: Figure, text: str) -> Iterator[Explained]:
    yield Explained("figure", figure.start, figure.end, figure.quote, figure.rule, "")
    for step in reading.steps:
        if step.figure == number:
            told = _short(_value(reading, figure, step.field))
            yield Explained(f"- {step.field}", step.start, step.end, text[step.start : step.end], step.rule, told)


def _value(reading: Reading, figure: Figure, field: str) -> object:
    """Return what a field of a figure says, several columns as one."""
    if field == "value":
        ends = (_short(value) for value in (figure.value_low, figure.value_high) if value is not None)
        return " to ".join(dict.fromkeys(ends))
    if field == "period":
        return " to ".join(dict.fromkeys(str(day or "") for day in (figure.period_start, figure.period_end)))
    if field == "part_of" and figure.part_of is not None:
        return reading.figures[figure.part_of].quote
    return getattr(figure, field)


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
