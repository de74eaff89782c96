"""Which figures are about one happening: each joins that of an earlier figure, opens one, or is about none."""

from collections.abc import Sequence
from itertools import islice

from tasks.extraction.incidents.grains import bin_of, grain_of
from tasks.extraction.incidents.main_day import BACKGROUND, UNDATED
from tasks.extraction.incidents.story import Days, Member, Story, family_of
from tasks.extraction.incidents.weighing import Option, weigh, weights_of
from values.categories import Kind

NEW, NONE = -1, -2
REACH = 40
"""Earlier figures that one is compared with."""


def join_figures(story: Story, main: Days) -> list[int | None]:
    """Return the number of each figure's happening, in the order in which they are opened; None for none."""
    numbers: list[int | None] = []
    opened = 0
    weights = weights_of("joining")
    for index in range(len(story.members)):
        chosen = weigh(join_options(story, index, numbers, main), weights).value
        if chosen == NEW:
            numbers.append(opened)
            opened += 1
        else:
            numbers.append(numbers[chosen] if chosen >= 0 else None)
    return numbers


def join_options(story: Story, index: int, numbers: Sequence[int | None], main: Days) -> list[Option[int]]:
    """Return the earlier figures of happenings by their index, a new happening and none, with their features."""
    member = story.members[index]
    own = _own(story, member, main)
    options = [
        Option(earlier, _pair(story, story.members[earlier], member, main))
        for earlier in islice(range(index - 1, -1, -1), REACH)
        if numbers[earlier] is not None and _days(story.members[earlier].figure, member.figure) != "days_differ"
    ]
    options.append(Option(NEW, {"new", *(f"new_{name}" for name in own), "new_later" if options else "new_first"}))
    options.append(Option(NONE, {"none", *(f"none_{name}" for name in own)}))
    return options


def _own(story: Story, member: Member, main: Days) -> set[str]:
    figure = member.figure
    days = (figure.period_start, figure.period_end)
    sentence = story.doc.sentences[figure.sentence]
    found = {
        f"family_{family_of(figure.event)}",
        f"kind_{figure.kind}",
        f"stance_{figure.stance}",
        f"grain_{'undated' if days == UNDATED else grain_of(days)}",
    }
    if days != UNDATED and days == main:
        found.add("main_day")
    if not BACKGROUND.isdisjoint(token.lower for token in story.doc.words(sentence)):
        found.add("background")
    return found


def _pair(story: Story, earlier: Member, member: Member, main: Days) -> set[str]:
    """Return what speaks for or against two figures being about one happening."""
    first, second = earlier.figure, member.figure
    gap = second.sentence - first.sentence
    found = {
        f"gap_{bin_of(gap, (0, 1, 2, 4, 8))}",
        _days(first, second),
        _events(earlier, member),
        _places(first, second),
    }
    one, other = story.doc.sentences[first.sentence], story.doc.sentences[second.sentence]
    if one.paragraph == other.paragraph:
        found.add("paragraph")
    if (first.unit_norm or "").lower() == (second.unit_norm or "").lower() and second.unit_norm:
        found.add("same_unit")
    if first.value_best is not None and first.value_best == second.value_best and gap:
        found.add("same_value")
    shared = story.words[first.sentence] & story.words[second.sentence]
    found.add(f"words_{bin_of(len(shared), (0, 1, 3))}" if gap else "words_one_sentence")
    if main != UNDATED and (second.period_start, second.period_end) == main == (first.period_start, first.period_end):
        found.add("both_main")
    if Kind.AGE in (first.kind, second.kind):
        found.add("age")
    return found


def _days(first: object, second: object) -> str:
    """Return how the days of two figures stand to one another."""
    (a, b), (c, d) = ((figure.period_start, figure.period_end) for figure in (first, second))  # type: ignore[attr-defined]
    if (a, b) == (c, d):
        return "days_none" if (a, b) == UNDATED else f"days_same_{grain_of((a, b))}"
    if UNDATED in ((a, b), (c, d)):
        return "days_one"
    if None not in (a, b, c, d) and a <= d and c <= b:
        return "days_overlap"
    return "days_differ"


def _events(earlier: Member, member: Member) -> str:
    first, second = earlier.figure.event, member.figure.event
    if earlier.event is not None and earlier.event is member.event:
        return "one_verb"
    if first == second:
        return f"events_same_{family_of(first)}"
    families = {family_of(first), family_of(second)}
    if len(families) == 1:
        return f"events_family_{family_of(first)}"
    if families == {"harm", "law"}:
        return "events_harm_law"
    return "events_one_none" if "none" in families else "events_differ"


def _places(first: object, second: object) -> str:
    one, other = first.place, second.place  # type: ignore[attr-defined]
    if one is None or other is None:
        return "place_open"
    return "place_same" if one.lower() == other.lower() else "place_differs"
