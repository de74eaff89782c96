"""The answer that a model is asked for: its JSON schema, and what came as typed values."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from values.categories import Event, Kind, Modifier, Stance
from values.second_reading import Reason, Refusal

LISTS = frozenset({"event", "stance", "modifier", "kind"})
LONGEST_KEPT = 2_000
"""Characters of a refused answer that are kept."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class DaysAnswer(_Part):
    """The words of the article that tell the days."""

    words: str | None = Field(description="The date words of the article, exactly; null if nothing tells the days.")
    until: str | None = Field(description="Other date words, for the last day of a span; else null.")
    now: bool = Field(description="True if it holds on the day of publication.")


class Told(_Part):
    """What is told of a figure."""

    event: Event | None
    stance: Stance
    speaker: str | None
    days: DaysAnswer
    place: str | None
    happening: str | None = Field(description="One capital letter for each happening; null for none.")


class About(Told):
    """The answer about one numbered figure."""

    number: int
    is_figure: bool


class MissedFigure(Told):
    """A figure that was not numbered."""

    quote: str
    context: str
    value_low: float | None
    value_high: float | None
    modifier: Modifier
    kind: Kind
    unit: str | None


class Answer(_Part):
    """A whole answer, as it is asked for."""

    figures: list[About]
    missed: list[MissedFigure]


@dataclass(slots=True)
class Answered:
    """The parts of an answer that have the right form, and those that do not."""

    figures: list[About] = field(default_factory=list)
    missed: list[MissedFigure] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)


class NoAnswerError(ValueError):
    """The content of a reply is no answer at all."""


@cache
def answer_schema() -> dict[str, Any]:
    """Return the JSON schema of an answer, as strict servers want it: every property required, no other allowed."""
    schema: dict[str, Any] = Answer.model_json_schema()
    for part in (schema, *schema["$defs"].values()):
        if part.get("type") == "object":
            part["additionalProperties"] = False
            part["required"] = list(part["properties"])
    return schema


def parsed(content: str) -> Answered:
    """Return the parts of an answer; a part of the wrong form is refused, and the others stand.

    Raises:
        NoAnswerError: the content is no JSON object with the two lists.

    """
    try:
        told = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise NoAnswerError(f"no JSON: {error}") from error
    if not isinstance(told, dict) or not all(isinstance(told.get(name), list) for name in ("figures", "missed")):
        raise NoAnswerError('no object with the lists "figures" and "missed"')
    out = Answered()
    out.figures = list(_valid(About, told["figures"], out.refusals))
    out.missed = list(_valid(MissedFigure, told["missed"], out.refusals))
    return out


_Shape = TypeVar("_Shape", About, MissedFigure)


def _valid(shape: type[_Shape], parts: list[Any], refusals: list[Refusal]) -> Iterator[_Shape]:
    for part in parts:
        try:
            yield shape.model_validate(part)
        except ValidationError as error:
            wrong = {fault["loc"][-1] for fault in error.errors() if fault["loc"]}
            reason = Reason.UNLISTED if wrong and wrong <= LISTS else Reason.MALFORMED
            quote = part.get("quote") if isinstance(part, dict) else None
            refusals.append(Refusal(reason, str(quote or "")[:LONGEST_KEPT], as_json(part)))


def as_json(part: object) -> str:
    """Return a part of an answer as it is kept, cut where it is endless."""
    told = part.model_dump(mode="json") if isinstance(part, BaseModel) else part
    return json.dumps(told, ensure_ascii=False, default=str)[:LONGEST_KEPT]
