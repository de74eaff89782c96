"""Learn the weights of `tasks/extraction/weights/` from the open gold, cross-validated over documents.

    python -m benchmarks.learn_incidents            print what each choice reaches on documents left out
    python -m benchmarks.learn_incidents --write    and write the weights learned from all of them

Multinomial logistic regression: the features of all options of one choice compete, the weights are kept small by an L2
penalty. Needs the folder `../shared`; the sets are for measuring and learning weights only, none of their text is kept.
"""

import argparse
import importlib
import json
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml

from tasks.extraction.incidents.incidents import settle_days
from tasks.extraction.incidents.joining import NEW, NONE, join_figures, join_options
from tasks.extraction.incidents.main_day import UNDATED, main_day_options
from tasks.extraction.incidents.member_days import may_inherit, member_day_options
from tasks.extraction.incidents.member_places import ToldPlaces, own_places, place_options
from tasks.extraction.incidents.story import Days, Story, family_of, make_story
from tasks.extraction.incidents.weighing import Choice, Option, weigh, weights_of
from tasks.extraction.pipeline import PASSES
from tasks.extraction.text import language_of, tokenise

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
WEIGHTS = ROOT / "tasks/extraction/weights"
FOLDS = 6
ROUNDS = 300
HELD = 0.5
"""By how much the choices that end a chain of figures are held back: a pair missed costs as much as one too many."""


class Lesson(NamedTuple):
    """One choice of one document: its options, the indexes of the right ones, and how much it counts."""

    document: str
    options: Sequence[Option[Any]]
    right: frozenset[int]
    weight: float = 1.0


class Text(NamedTuple):
    """A document of the gold with the story read from it."""

    name: str
    document: dict[str, Any]
    story: Story


def fit(lessons: Sequence[Lesson], penalty: float) -> dict[str, float]:
    """Return the weight of each feature: the right options together against the others, by Adam."""
    names = {n: i for i, n in enumerate(sorted({f for lesson in lessons for o in lesson.options for f in o.features}))}
    rows, columns, choice, right, weight = [], [], [], [], []
    for number, lesson in enumerate(lessons):
        for index, option in enumerate(lesson.options):
            row = len(choice)
            rows += [row] * len(option.features)
            columns += [names[name] for name in option.features]
            choice.append(number)
            right.append(index in lesson.right)
            weight.append(lesson.weight)
    at, of, group = np.array(rows), np.array(columns), np.array(choice)
    allowed, counts = np.array(right, float), np.array(weight)
    w, m, v = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, ROUNDS + 1):
        scores = np.bincount(at, w[of], minlength=len(group))
        top = np.full(len(lessons), -np.inf)
        np.maximum.at(top, group, scores)
        shares = np.exp(scores - top[group])
        shares /= np.bincount(group, shares, minlength=len(lessons))[group]
        target = shares * allowed
        target /= np.bincount(group, target, minlength=len(lessons))[group]
        slope = np.bincount(of, ((target - shares) * counts)[at], minlength=len(names)) - penalty * w
        m, v = 0.9 * m + 0.1 * slope, 0.999 * v + 0.001 * slope * slope
        w += 0.1 * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(w[index]), 2) for name, index in names.items()}


def fold_of(document: str) -> int:
    """Return the fold of a document, the same in every run."""
    return sum(document.encode()) % FOLDS


def held_out(lessons: Sequence[Lesson], penalty: float) -> dict[int, dict[str, float]]:
    """Return for each fold the weights learned without it."""
    return {
        fold: fit([lesson for lesson in lessons if fold_of(lesson.document) != fold and lesson.right], penalty)
        for fold in range(FOLDS)
    }


def share_right(lessons: Sequence[Lesson], weights: dict[int, dict[str, float]]) -> float:
    """Return the share of choices of real documents that weights learned without the document get right."""
    hits = 0
    lessons = [lesson for lesson in lessons if not lesson.document.startswith("own")]
    for lesson in lessons:
        chosen = weigh(lesson.options, weights[fold_of(lesson.document)]).value
        hits += any(lesson.options[index].value == chosen for index in lesson.right)
    return hits / max(1, len(lessons))


def days(start: str | None, end: str | None) -> Days:
    """Return ISO days as dates."""
    return (date.fromisoformat(start) if start else None, date.fromisoformat(end) if end else None)


def story_of(text: str, published: date | None) -> Story | None:
    """Return the story of a text as it stands before its incidents are looked for, None for one that is not read."""
    doc = tokenise(text)
    doc.published = published
    if language_of(doc) != "en":
        return None
    for step in PASSES:
        if "incidents" not in step.gives:
            step.run(doc)
    return make_story(doc)


def texts(path: Path, most: int | None = None) -> Iterator[Text]:
    """Yield the documents of a file that are read, at most `most` of them, in an order that chance fixed once."""
    documents = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    if most is not None:
        random.Random(3).shuffle(documents)
    for document in documents[:most]:
        published = date.fromisoformat(document["dct"]) if document["dct"] else None
        story = story_of(document["text"], published)
        if story is not None:
            yield Text(document["id"], document, story)


def open_texts() -> list[Text]:
    """Return the open documents of the figure gold and the invented ones of the project."""
    return [*texts(SHARED / "gold/figures/open.jsonl"), *texts(ROOT / "tests/gold/own/articles.jsonl")]


def coded_day(document: dict[str, Any]) -> date | None:
    """Return the day of the one incident that a coded set gives for a document."""
    for row in document["gold"]:
        if row["type"] == "incident" and row.get("value"):
            return date.fromisoformat(row["value"])
    told = {row["incident"]["date"] for row in document["gold"] if row.get("incident")}
    return _written_day(told.pop()) if len(told) == 1 else None


def main_day_lessons(documents: Sequence[Text]) -> list[Lesson]:
    """Return the choice of the main day of each document; open ones count more: they also tell when there is none."""
    lessons = []
    for text in documents:
        mains = [row for row in text.document["incidents"] if row["main"]]
        if mains:
            lessons.append(_day_lesson(text, days(mains[0]["start"], mains[0]["end"]), 6.0))
    for name, most in (("gva_persons", 500), ("isaf", 300), ("muc4", 700)):
        for text in texts(SHARED / f"corpora/figures/{name}/dev.jsonl", most):
            day = coded_day(text.document)
            if day is not None and text.story.published is not None:
                lessons.append(_day_lesson(text, (day, day), 0.4))
    return lessons


def _day_lesson(text: Text, gold: Days, weight: float) -> Lesson:
    options = main_day_options(text.story)
    right = {i for i, option in enumerate(options) if option.value == gold}
    if not right and gold != UNDATED:
        right = {i for i, option in enumerate(options) if _holds(option.value, gold)}
    return Lesson(text.document.get("group", text.name), options, frozenset(right), weight)


def _holds(wide: Days, narrow: Days) -> bool:
    """Return whether two days at most hold the one that is coded."""
    (a, b), (c, d) = wide, narrow
    return None not in (a, b, c, d) and a <= c and d <= b and (b - a).days <= 1  # type: ignore[operator]


def _scorer() -> Any:
    if str(SHARED / "tools") not in sys.path:
        sys.path.insert(0, str(SHARED / "tools"))
    return importlib.import_module("score_figures")


def paired(text: Text) -> Iterator[tuple[dict[str, Any], Any]]:
    """Yield the gold figures of a document with the members read for them, by the scorer's own pairing."""
    score_figures = _scorer()
    said = [score_figures.plain(member.figure) for member in text.story.members]
    number = {id(row): index for index, row in enumerate(said)}
    for gold, row in score_figures.pair(text.document["figures"], said):
        yield gold, text.story.members[number[id(row)]]


def member_day_lessons(
    documents: Sequence[Text], main: Callable[[Text], Choice[Days]], others: bool = False
) -> list[Lesson]:
    """Return the choice of the days of each figure that may inherit them: of those with an event, or of the others."""
    lessons = []
    for text in documents:
        for gold, member in paired(text):
            if (family_of(member.figure.event) == "none") != others or not may_inherit(text.story, member):
                continue
            options = member_day_options(text.story, member, main(text))
            wanted = days(gold["period_start"], gold["period_end"])
            right = frozenset(i for i, option in enumerate(options) if option.value == wanted)
            lessons.append(Lesson(text.name, options, right))
    return lessons


def coded_figures(document: dict[str, Any]) -> dict[tuple[str, float], date]:
    """Return (kind, number) -> day of the victims that a coded set counts or gives an age, where it gives a day.

    A number that the set gives two days is left out.
    """
    days_of: dict[tuple[str, float], set[date]] = {}
    incident = coded_day(document) if document["id"].startswith("gva") else None
    for row in document["gold"]:
        if incident is not None and row.get("status") in ("Killed", "Injured") and row.get("age"):
            days_of.setdefault(("age", float(row["age"])), set()).add(incident)
        if incident is not None and row["type"] == "incident":
            for count in (row["killed"], row["injured"]):
                days_of.setdefault(("persons", float(count)), set()).add(incident)
        if row["type"] == "hum_tgt" and row["value"] and row["effect"]:
            day = _written_day(row["incident"]["date"])
            days_of.setdefault(("persons", float(row["value"])), set()).add(day or date.min)
    return {key: next(iter(found)) for key, found in days_of.items() if len(found) == 1 and date.min not in found}


def coded_lessons(name: str, most: int, weight: float) -> list[Lesson]:
    """Return the choice of the days of the figures that a coded set dates, each counting `weight`."""
    lessons = []
    weights = yaml.safe_load((WEIGHTS / "main_day.yml").read_text(encoding="utf-8"))["weights"]
    for text in texts(SHARED / f"corpora/figures/{name}/dev.jsonl", most):
        coded = coded_figures(text.document)
        main = weigh(main_day_options(text.story), weights) if coded else None
        for member in text.story.members if main else ():
            day = coded.get((str(member.figure.kind), member.figure.value_best or 0.0))
            if day is None or family_of(member.figure.event) != "harm" or not may_inherit(text.story, member):
                continue
            options = member_day_options(text.story, member, main)
            right = frozenset(i for i, option in enumerate(options) if _holds(option.value, (day, day)))
            if right:
                lessons.append(Lesson(text.document.get("group", text.name), options, right, weight))
    return lessons


def _written_day(written: str) -> date | None:
    try:
        return datetime.strptime(written, "%d %b %y").date()
    except ValueError:
        return None


def join_lessons(documents: Sequence[Text]) -> list[Lesson]:
    """Return the choice of the happening of each figure, those before it joined as the gold joins them."""
    lessons = []
    for text in documents:
        found = {id(member): gold["incident"] for gold, member in paired(text)}
        told = [found.get(id(member)) for member in text.story.members]
        letters = {name: number for number, name in enumerate(sorted({name for name in told if name}))}
        numbers = [letters[name] if name else None for name in told]
        main = weigh(main_day_options(text.story), weights_of("main_day"))
        settle(text)
        for index, member in enumerate(text.story.members):
            if id(member) in found:
                options = join_options(text.story, index, numbers[:index], main.value)
                lessons.append(Lesson(text.name, options, _right_joins(options, numbers, index)))
    return lessons


def _right_joins(options: Sequence[Option[int]], numbers: Sequence[int | None], index: int) -> frozenset[int]:
    number = numbers[index]
    if number is None:
        return frozenset(i for i, option in enumerate(options) if option.value == NONE)
    same = {i for i, option in enumerate(options) if option.value >= 0 and numbers[option.value] == number}
    return frozenset(same or {i for i, option in enumerate(options) if option.value == NEW})


def place_lessons(documents: Sequence[Text]) -> list[Lesson]:
    """Return the choice of the place of each figure without its own; all names alike are right."""
    lessons = []
    for text in documents:
        places = ToldPlaces(text.story)
        own = own_places(text.story.members)
        for gold, member in paired(text):
            if member.figure.place is not None:
                continue
            options = place_options(text.story, member, places, own.get(member.figure.incident, {}))
            quotes = [places[option.value].quote if option.value else None for option in options]
            right = frozenset(i for i, quote in enumerate(quotes) if _scorer().like(gold["place"], quote))
            lessons.append(Lesson(text.name, options, right))
    return lessons


def settle(text: Text) -> None:
    """Give the figures of a text their days and happenings as they are read."""
    main = weigh(main_day_options(text.story), weights_of("main_day"))
    for member in text.story.members:
        settle_days(text.story, member, main)
    for member, number in zip(text.story.members, join_figures(text.story, main.value), strict=True):
        member.figure.incident = number


def write(name: str, weights: dict[str, float], told: str) -> None:
    """Write one table of weights with how it was learned."""
    table = {"learned": told, "weights": {key: value for key, value in sorted(weights.items()) if abs(value) >= 0.01}}
    WEIGHTS.mkdir(exist_ok=True)
    (WEIGHTS / f"{name}.yml").write_text(yaml.safe_dump(table, sort_keys=False, width=110), encoding="utf-8")


def main() -> None:
    """Learn and print; with --write keep the weights."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--write", action="store_true")
    keep = ask.parse_args().write
    documents = open_texts()
    lessons = main_day_lessons(documents)
    by_fold = held_out(lessons, 2.0)
    own = [lesson for lesson in lessons if lesson.weight > 1]
    print(f"main day: {share_right(own, by_fold):.3f} of {len(own)} open documents left out, ", end="")
    print(f"{share_right(lessons, by_fold):.3f} of all {len(lessons)}")
    chosen = {t.name: weigh(main_day_options(t.story), by_fold[fold_of(t.name)]) for t in documents}
    members = member_day_lessons(documents, lambda text: chosen[text.name])
    coded = [*coded_lessons("gva_persons", 900, 0.1), *coded_lessons("muc4", 1105, 0.1)]
    print(
        f"member day: {share_right(members, held_out([*members, *coded], 5.0)):.3f} of {len(members)} figures left out"
    )
    others = member_day_lessons(documents, lambda text: chosen[text.name], others=True)
    print(f"other day: {share_right(others, held_out(others, 5.0)):.3f} of {len(others)} figures left out")
    joins = join_lessons(documents)
    print(f"joining: {share_right(joins, held_out(joins, 2.0)):.3f} of {len(joins)} figures left out")
    placed = place_lessons(documents)
    print(f"place: {share_right(placed, held_out(placed, 3.0)):.3f} of {len(placed)} figures left out")
    if keep:
        joining = fit([lesson for lesson in joins if lesson.right], 2.0)
        write("joining", {**joining, "new": joining["new"] - HELD, "none": joining["none"] - HELD}, "open and own gold")
        write("member_place", fit([lesson for lesson in placed if lesson.right], 3.0), "open and own gold")
        write("other_day", fit([lesson for lesson in others if lesson.right], 5.0), "open and own gold")
        write(
            "main_day", fit([lesson for lesson in lessons if lesson.right], 2.0), "open and own gold, gva, isaf, muc4"
        )
        write(
            "member_day",
            fit([lesson for lesson in (*members, *coded) if lesson.right], 5.0),
            "open and own gold, gva, muc4",
        )


if __name__ == "__main__":
    main()
