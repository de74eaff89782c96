"""Which figures are about one happening: each joins that of an earlier figure, opens one, or is about none."""

from collections.abc import Sequence

from tasks.extraction.incidents.grains import bin_of, grain_of
from tasks.extraction.incidents.main_day import BACKGROUND, UNDATED
from tasks.extraction.incidents.story import Days, Member, Story, family_of
from tasks.extraction.incidents.weighing import Option, weigh, weights_of
from tasks.extraction.words.places import HEADS_OF_PLACES, MODIFIERS
from values.categories import Kind
from values.reading import Figure

NEW, NONE = -1, -2
SMALL_WORDS = frozenset({"the", "a", "of", "in", "and"})
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
    options = []
    for earlier in range(index - 1, max(-1, index - 1 - REACH), -1):
        other = story.members[earlier]
        if numbers[earlier] is not None and (days := _days(other.figure, member.figure)) != "days_differ":
            options.append(Option(earlier, _pair(story, other, member, main) | {days}))
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
    if not BACKGROUND.isdisjoint(map(story.doc.lower, range(sentence.first, sentence.last))):
        found.add("background")
    return found


def _pair(story: Story, earlier: Member, member: Member, main: Days) -> set[str]:
    """Return what speaks for or against two figures being about one happening."""
    first, second = earlier.figure, member.figure
    gap = second.sentence - first.sentence
    found = {
        f"gap_{bin_of(gap, (0, 1, 2, 4, 8))}",
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


def _days(first: Figure, second: Figure) -> str:
    """Return how the days of two figures stand to one another."""
    (a, b), (c, d) = (first.period_start, first.period_end), (second.period_start, second.period_end)
    if (a, b) == (c, d):
        return "days_none" if (a, b) == UNDATED else f"days_same_{grain_of((a, b))}"
    if UNDATED in ((a, b), (c, d)):
        return "days_one"
    if a is not None and b is not None and c is not None and d is not None and a <= d and c <= b:
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


def _places(first: Figure, second: Figure) -> str:
    one, other = _place_words(first.place), _place_words(second.place)
    if not one or not other:
        return "place_open"
    return "place_same" if one & other else "place_differs"


def _place_words(place: str | None) -> set[str]:
    """Return the words of a place that name it: "Kunar province" and "eastern Kunar" are one."""
    return {*(place or "").lower().replace(",", " ").split()} - HEADS_OF_PLACES - MODIFIERS - SMALL_WORDS
