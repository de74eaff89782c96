"""Two readings of one article become one: where they agree, where they differ, and who decides."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tasks.reading.article import ArticleText
from tasks.reading.grounding import Grounded, Opinion
from tasks.reading.happenings import joined_happenings
from tasks.reading.harm import gravest
from values.categories import Event
from values.reading import Figure, Ignored, Reading, Step
from values.second_reading import Decider, Difference, Field, FigureStanding, ReadBy, SecondReading

Decisions = Mapping[str, Decider]
"""What people have decided, by `decision_key`: RULES or MODEL."""
LEFT_OUT = "second_reader"
"""Reason of a number that the rules read as a figure and the second reader kept out."""
STEPPED = {"period": Field.DAYS, "place_id": Field.PLACE, "cue": Field.SPEAKER, "via": Field.SPEAKER}
"""Fields of a step that go by another name here."""
SMALL_WORDS = frozenset({"the", "a", "an", "of", "and", "in", "mr", "mrs", "ms"})


def decision_key(text_key: str, start: int, end: int, field: Field, rules: str | None, model: str | None) -> str:
    """Return under which a decision is kept: it holds for this text while the two readers say the same."""
    told = (text_key, start, end, field.value, rules, model)
    return hashlib.sha256("\x1f".join(map(repr, told)).encode()).hexdigest()[:24]


@dataclass(slots=True)
class _Side:
    """A figure as one reader has it, None where that reader has none."""

    figure: Figure
    opinion: Opinion | None
    by_rules: bool

    @property
    def letter(self) -> str | None:
        """Return the happening that the model names."""
        return self.opinion.happening if self.opinion else None


def combine(
    article: ArticleText,
    rules: Reading,
    grounded: Grounded,
    second: SecondReading,
    decider: Decider,
    decisions: Decisions,
) -> None:
    """Fill `second` with the reading that both give: figures with their standing, differences and refusals."""
    second.refusals = grounded.refusals
    sides = [_Side(figure, grounded.opinions.get(index), True) for index, figure in enumerate(rules.figures)]
    sides += [_Side(figure, opinion, False) for figure, opinion in grounded.missed]
    judge = _Judge(article.key, second, decider, decisions)
    kept: dict[int, int] = {}
    figures: list[Figure] = []
    ignored = list(rules.ignored)
    for index, side in enumerate(sides):
        standing = judge.standing_of(side)
        if standing is not None:
            kept[index] = len(figures)
            figures.append(judge.settled(side, standing))
            second.standings.append(standing)
        elif side.by_rules:
            row = side.figure
            ignored.append(Ignored(row.start, row.end, row.quote, row.sentence, LEFT_OUT))
    read_now = [row for row, own in zip(figures, second.standings, strict=True) if own.read_by is ReadBy.MODEL]
    ignored = [row for row in ignored if not any(row.start < new.end and new.start < row.end for new in read_now)]
    steps = _steps_that_hold(rules, kept, second.standings)
    second.reading = _pointing(replace(rules, figures=figures, ignored=ignored, steps=steps), kept)
    letters = {kept[index]: side.letter for index, side in enumerate(sides) if index in kept and side.letter}
    if letters and (decider is Decider.MODEL or not rules.incidents):
        second.reading = _regrouped(second.reading, letters)


def _regrouped(reading: Reading, letters: Mapping[int, str]) -> Reading:
    """Return the reading with the happenings of the model; what the rules put in theirs stands in none then."""
    for figure in reading.figures:
        figure.incident = None
    return replace(
        reading,
        incidents=joined_happenings(reading.figures, letters),
        persons=[replace(row, incident=None) for row in reading.persons],
        victims=[replace(row, incident=None) for row in reading.victims],
        denials=[replace(row, incident=None) for row in reading.denials],
    )


def _steps_that_hold(rules: Reading, kept: Mapping[int, int], standings: Sequence[FigureStanding]) -> list[Step]:
    """Return the steps of the rules, without those to fields in which their word no longer stands."""
    steps = [replace(step, figure=kept[step.figure]) for step in rules.steps if step.figure in kept]
    return [
        step
        for step in steps
        if (own := standings[step.figure]).decided_by in (None, Decider.RULES)
        or STEPPED.get(step.field, step.field) not in own.differing
    ]


def _pointing(reading: Reading, kept: Mapping[int, int]) -> Reading:
    """Move what points at figures by their place to the places that they have now."""
    for figure in reading.figures:
        figure.part_of = kept.get(figure.part_of) if figure.part_of is not None else None
        figure.statistic_of = kept.get(figure.statistic_of) if figure.statistic_of is not None else None
    reading.denials = [
        replace(denial, answers=[kept[index] for index in denial.answers if index in kept])
        for denial in reading.denials
    ]
    reading.incidents = [
        replace(incident, figures=[kept[index] for index in incident.figures if index in kept])
        for incident in reading.incidents
    ]
    return reading


@dataclass(slots=True)
class _Judge:
    text_key: str
    second: SecondReading
    decider: Decider
    decisions: Decisions

    def standing_of(self, side: _Side) -> FigureStanding | None:
        """Return who read the figure; None where it is left out."""
        if side.opinion is None:  # nobody was asked, or the answer was refused: nothing differs
            return FigureStanding()
        has_model = side.opinion.is_figure
        self._count(Field.FIGURE)
        if side.by_rules and has_model:
            return FigureStanding(ReadBy.BOTH)
        read_by = ReadBy.RULES if side.by_rules else ReadBy.MODEL
        told = ("figure" if side.by_rules else None, "figure" if has_model else None)
        chosen = self._differ(side, Field.FIGURE, *told)
        stays = chosen.value == read_by.value
        return FigureStanding(read_by, [Field.FIGURE], chosen) if stays else None

    def settled(self, side: _Side, standing: FigureStanding) -> Figure:
        """Return the figure with the fields that hold."""
        figure = replace(side.figure)
        if side.opinion is None or (side.by_rules and not side.opinion.is_figure):
            return figure
        if not side.by_rules:
            return _with_all(figure, side.opinion)
        for name, said, is_alike, take in _fields(figure, side.opinion):
            self._count(name)
            if is_alike:
                continue
            chosen = self._differ(side, name, *said)
            standing.differing.append(name)
            standing.decided_by = chosen
            take(chosen)
        return figure

    def _count(self, name: Field) -> None:
        self.second.compared[name] = self.second.compared.get(name, 0) + 1

    def _differ(self, side: _Side, name: Field, rules: str | None, model: str | None) -> Decider:
        figure = side.figure
        key = decision_key(self.text_key, figure.start, figure.end, name, rules, model)
        decided = self.decisions.get(key)
        chosen = decided or self.decider
        event = gravest(figure.event, side.opinion.event if side.opinion else None)
        self.second.differences.append(
            Difference(
                figure.start, figure.end, figure.quote, name, rules, model, chosen, event, key, decided is not None
            )
        )
        return chosen


_Compared = tuple[Field, tuple[str | None, str | None], bool, Callable[[Decider], None]]


def _fields(figure: Figure, opinion: Opinion) -> Iterator[_Compared]:
    """Yield each field about which the model has an opinion: what both say, whether it is the same, how it is taken."""
    event = None if figure.event is Event.OTHER else figure.event
    days = (figure.period_start, figure.period_end)
    said = (opinion.days.start, opinion.days.end) if opinion.days else (None, None)
    place = opinion.place.quote if opinion.place else None
    told = {
        Field.EVENT: ((event, opinion.event), event is opinion.event, _take_event),
        Field.STANCE: ((figure.stance, opinion.stance), figure.stance is opinion.stance, _take_stance),
        Field.SPEAKER: ((figure.speaker, opinion.speaker), alike(figure.speaker, opinion.speaker), _take_speaker),
        Field.DAYS: ((_span(*days), _span(*said)), days == said, _take_days),
        Field.PLACE: ((figure.place, place), alike(figure.place, place), _take_place),
    }
    for name, (pair, is_alike, take) in told.items():
        if name not in opinion.refused:
            yield name, (_text(pair[0]), _text(pair[1])), is_alike, _taking(take, figure, opinion)


def _taking(
    take: Callable[[Figure, Opinion | None], None], figure: Figure, opinion: Opinion
) -> Callable[[Decider], None]:
    def chosen(decider: Decider) -> None:
        if decider is not Decider.RULES:
            take(figure, opinion if decider is Decider.MODEL else None)

    return chosen


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _span(start: object, end: object) -> str | None:
    return None if start is None and end is None else f"{start or '..'}/{end or '..'}"


def alike(one: str | None, other: str | None) -> bool:
    """Return whether two wordings name the same: one holds every word of the other, articles and titles apart."""
    words = [frozenset((text or "").casefold().replace("’", "'").split()) - SMALL_WORDS for text in (one, other)]
    return words[0] == words[1] or (all(words) and (words[0] <= words[1] or words[1] <= words[0]))


def _take_event(figure: Figure, opinion: Opinion | None) -> None:
    figure.event = opinion.event if opinion else None


def _take_stance(figure: Figure, opinion: Opinion | None) -> None:
    if opinion:  # a stance is never empty: where nobody decides, that of the rules stays, and the row names the field
        figure.stance = opinion.stance


def _take_speaker(figure: Figure, opinion: Opinion | None) -> None:
    figure.speaker = opinion.speaker if opinion else None
    figure.speaker_norm = figure.cue = figure.via = figure.said_on = None


def _take_days(figure: Figure, opinion: Opinion | None) -> None:
    days = opinion.days if opinion else None
    figure.period_start, figure.period_end = (days.start, days.end) if days else (None, None)
    figure.period_precision, figure.period_rule = (days.precision, f"model:{days.rule}") if days else (None, None)


def _take_place(figure: Figure, opinion: Opinion | None) -> None:
    place = opinion.place if opinion else None
    figure.place, figure.place_id = (place.quote, place.place_id) if place else (None, None)
    figure.place_precision, figure.place_rule = (place.precision, "model") if place else (None, None)


def _with_all(figure: Figure, opinion: Opinion) -> Figure:
    for take in (_take_event, _take_stance, _take_speaker, _take_days, _take_place):
        take(figure, opinion)
    return figure
