"""Hold every answer of a model against the text: what stands is an opinion or a figure, what does not is refused."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from tasks.extraction import place_of, read_number
from tasks.reading.answer import About, Answered, MissedFigure, Told, as_json
from tasks.reading.article import ArticleText
from tasks.reading.days import Days, days_told
from tasks.reading.pieces import Piece
from tasks.reading.spans import NotGroundedError, nearest_span, occurrences, the_one
from values.categories import Event, Kind, Modifier, Stance
from values.reading import Figure, PlaceRow, Reading
from values.second_reading import Field, Reason, Refusal

Value = TypeVar("Value")
DATED = frozenset({"DATE", "TIME"})


@dataclass(slots=True)
class Opinion:
    """What the model says of a figure, as far as the text bears it out."""

    is_figure: bool
    event: Event | None
    stance: Stance
    speaker: str | None = None
    days: Days | None = None
    place: PlaceRow | None = None
    happening: str | None = None
    refused: set[Field] = field(default_factory=set)
    """Fields of which the text bears nothing out, so that there is no opinion."""


@dataclass(slots=True)
class Grounded:
    """What is left of the answers about one article."""

    opinions: dict[int, Opinion] = field(default_factory=dict)
    """By the figure's place in the rules' list."""
    missed: list[tuple[Figure, Opinion]] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    answers: int = 0


def ground(answered: Answered, piece: Piece, article: ArticleText, rules: Reading, found: Grounded) -> None:
    """Add to `found` what the answer about one piece holds."""
    found.answers += len(answered.figures) + len(answered.missed) + len(answered.refusals)
    found.refusals += answered.refusals
    for about in answered.figures:
        _about(about, piece, article, rules, found)
    for missed in answered.missed:
        try:
            _missed(missed, article, rules, found)
        except NotGroundedError as error:
            found.refusals.append(Refusal(error.reason, missed.quote, as_json(missed)))


def _about(about: About, piece: Piece, article: ArticleText, rules: Reading, found: Grounded) -> None:
    index = about.number - 1
    if index not in piece.figures or index in found.opinions:
        reason = Reason.ANSWERED_TWICE if index in found.opinions else Reason.UNKNOWN_NUMBER
        found.refusals.append(Refusal(reason, "", as_json(about)))
        return
    figure = rules.figures[index]
    found.opinions[index] = _opinion(about, figure, article, rules, found, is_figure=about.is_figure)


def _missed(missed: MissedFigure, article: ArticleText, rules: Reading, found: Grounded) -> None:
    start, end = the_one(article.text, missed.quote, missed.context)
    figure = _reread(missed, article.text[start:end])
    figure.start, figure.end = figure.start + start, figure.end + start
    if any(row.start < figure.end and figure.start < row.end for row in rules.figures):
        raise NotGroundedError(Reason.ALREADY_READ)
    if any(row.type in DATED and row.start <= figure.start and figure.end <= row.end for row in rules.dates):
        raise NotGroundedError(Reason.IS_DATE)
    if any(other.start == figure.start and other.end == figure.end for other, _ in found.missed):
        return  # two pieces show the same words
    if missed.unit is not None and not occurrences(article.text, missed.unit):
        raise NotGroundedError(Reason.UNIT_NOT_IN_TEXT)
    for number, row in enumerate(rules.sentences):
        if row.start <= figure.start < row.end:
            figure.sentence, figure.zone = number, row.zone
    found.missed.append((figure, _opinion(missed, figure, article, rules, found, is_figure=True)))


def _reread(missed: MissedFigure, quote: str) -> Figure:
    """Return the figure as our own reader reads the quote; a number that the model reads otherwise is refused."""
    figure = read_number(quote, missed.unit) or read_number(quote, None)
    if figure is None:
        raise NotGroundedError(Reason.NO_NUMBER)
    if (figure.value_low, figure.value_high) != (missed.value_low, missed.value_high):
        raise NotGroundedError(Reason.VALUE_DIFFERS)
    if figure.modifier is not missed.modifier:
        raise NotGroundedError(Reason.MODIFIER_DIFFERS)
    if missed.kind is Kind.AGE and figure.kind in (Kind.DURATION, Kind.OTHER):
        figure.kind, figure.unit, figure.unit_norm = Kind.AGE, missed.unit or "years", "year"
    elif figure.kind is Kind.OTHER and figure.modifier is not Modifier.VAGUE:
        figure.kind = missed.kind
    figure.rule = "model"
    return figure


def _opinion(
    told: Told, figure: Figure, article: ArticleText, rules: Reading, found: Grounded, *, is_figure: bool
) -> Opinion:
    """Return what the text bears out of an answer; each field that it does not is refused by itself."""
    event = None if told.event is Event.OTHER else told.event
    opinion = Opinion(is_figure, event, told.stance, happening=told.happening)

    def held(name: Field, check: Callable[[], Value | None]) -> Value | None:
        try:
            return check()
        except NotGroundedError as error:
            opinion.refused.add(name)
            refused = told.model_dump(mode="json")[name.value]
            found.refusals.append(Refusal(error.reason, figure.quote, as_json(refused), name, figure.start, figure.end))
            return None

    if is_figure:
        opinion.speaker = held(Field.SPEAKER, lambda: _speaker(told.speaker, article, figure.start))
        opinion.days = held(Field.DAYS, lambda: days_told(told.days, article, rules, figure.start))
        opinion.place = held(Field.PLACE, lambda: _place(told.place, article, rules, figure.start))
    return opinion


def _speaker(words: str | None, article: ArticleText, near: int) -> str | None:
    if words is None:
        return None
    spans = occurrences(article.text, words)
    if not spans:
        raise NotGroundedError(Reason.SPEAKER_NOT_IN_TEXT)
    return article.text[slice(*nearest_span(spans, near))]


def _place(words: str | None, article: ArticleText, rules: Reading, near: int) -> PlaceRow | None:
    if words is None:
        return None
    spans = occurrences(article.text, words)
    if not spans:
        raise NotGroundedError(Reason.PLACE_NOT_IN_TEXT)
    start, end = nearest_span(spans, near)
    known = [row for row in rules.places if (row.start, row.end) in spans]
    return known[0] if known else place_of(article.text[start:end])
