"""The places of figures whose own sentence puts them nowhere: those of the happening that they are told of, or none."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tasks.extraction.incidents.grains import bin_of
from tasks.extraction.incidents.main_day import BACKGROUND
from tasks.extraction.incidents.member_days import COUNTS
from tasks.extraction.incidents.story import Member, Story, family_of
from tasks.extraction.incidents.weighing import Option, weigh, weights_of
from tasks.extraction.places import is_put_inside
from tasks.extraction.rows.mentions import PlaceMention
from tasks.extraction.text import Sentence
from values.categories import Stance
from values.reading import Figure

REACH = 15
"""Sentences between a figure and the words that may place it."""
LEAD = 2
"""The last sentence of the lead."""
ARTICLES = ("the ", "a ", "an ")
INHERITED = "incident"
"""The rule of a place that a figure takes from elsewhere than the words around it."""


@dataclass(slots=True)
class ToldPlace:
    """One place of a text with all its mentions."""

    fullest: PlaceMention
    """The mention with the most words."""
    quote: str
    mentions: list[PlaceMention] = field(default_factory=list)
    inside: int = 0
    """How many of the mentions put something into the place."""


class PlaceTelling(NamedTuple):
    """One mention of a place: where it stands, and whether its words put something into the place."""

    sentence: Sentence
    name: str
    inside: bool


class ToldPlaces(dict[str, ToldPlace]):
    """Name -> place, in the order of their first mentions; the mentions are found by their sentences."""

    def __init__(self, story: Story) -> None:
        super().__init__()
        self.tellings: list[PlaceTelling] = []
        for mention in story.doc.places:
            quote = story.doc.quote(mention.first, mention.last)
            told = self.setdefault(name_of(quote), ToldPlace(mention, quote))
            if len(quote) > len(told.quote):
                told.fullest, told.quote = mention, quote
            inside = is_put_inside(story.doc, mention)
            told.mentions.append(mention)
            told.inside += inside
            self.tellings.append(PlaceTelling(story.sentence_at(mention.first), name_of(quote), inside))
        self.entered = [telling for telling in self.tellings if telling.inside]
        self.order = {name: number for number, name in enumerate(self)}

    def between(self, first: int, last: int) -> list[PlaceTelling]:
        """Return the mentions in the sentences `first:last`, in the order of the text."""
        low = bisect_left(self.tellings, first, key=_sentence_of)
        return self.tellings[low : bisect_left(self.tellings, last, key=_sentence_of)]

    def last_before(self, sentence: int) -> str | None:
        """Return the place into which the text put something last before a sentence."""
        number = bisect_left(self.entered, sentence, key=_sentence_of)
        return self.entered[number - 1].name if number else None


def _sentence_of(telling: PlaceTelling) -> int:
    return telling.sentence.index


def name_of(quote: str) -> str:
    """Return what mentions of one place share: its name without an article and without the wider places behind it."""
    name = " ".join(quote.lower().split())
    for article in ARTICLES:
        name = name.removeprefix(article)
    return name.partition(",")[0]


def settle_places(story: Story, members: Sequence[Member]) -> None:
    """Give each figure that its sentence puts nowhere the place that its incident and the sentences around it tell."""
    places = ToldPlaces(story)
    own = own_places(members)
    weights = weights_of("member_place")
    for member in members:
        if member.figure.place is None:
            options = place_options(story, member, places, own.get(member.figure.incident, {}))
            _lend(member.figure, places, weigh(options, weights).value)


def own_places(members: Sequence[Member]) -> Mapping[int | None, Mapping[str, int]]:
    """Return incident -> place -> how many of its figures have that place by their own sentence."""
    own: dict[int | None, Counter[str]] = defaultdict(Counter)
    for member in members:
        if member.figure.incident is not None and member.figure.place is not None:
            own[member.figure.incident][name_of(member.figure.place)] += 1
    return own


def _lend(figure: Figure, places: Mapping[str, ToldPlace], name: str | None) -> None:
    if name is not None:
        told = places[name]
        figure.place, figure.place_id = told.quote, told.fullest.place_id
        figure.place_precision, figure.place_rule = told.fullest.precision, INHERITED


def place_options(
    story: Story, member: Member, places: ToldPlaces, shared: Mapping[str, int]
) -> list[Option[str | None]]:
    """Return the names of the places near the figure and in the lead, and None for none, each with its features.

    `shared` is how many figures of its incident have each place by their own sentence.
    """
    found = _near(story, story.doc.sentences[member.figure.sentence], places)
    for telling in places.between(0, LEAD + 1):
        found[telling.name].add(f"lead_{_put(telling)}")
    if (last := places.last_before(member.figure.sentence)) is not None:
        found[last].add("last_before")
    most = max(shared, key=lambda name: shared[name], default=None)
    for name in shared:
        found[name] |= {"shared", "most"} if name == most else {"shared"}
    options: list[Option[str | None]] = [Option(None, _of_none(story, member))]
    for name in sorted(found.keys() & places.keys(), key=lambda name: places.order[name]):
        options.append(Option(name, found[name] | _always(places[name])))
    return options


def _near(story: Story, home: Sentence, places: ToldPlaces) -> dict[str, set[str]]:
    """Return name -> how the mentions of the place within reach stand to a figure's sentence."""
    found: dict[str, set[str]] = defaultdict(set)
    for telling in places.between(home.index - REACH, home.index + REACH + 1):
        gap = home.index - telling.sentence.index
        if gap == 0:
            found[telling.name].add(f"here_{_put(telling)}")
        else:
            side = "before" if gap > 0 else "after"
            found[telling.name].add(f"{side}_{bin_of(abs(gap), (1, 3, 7))}_{_put(telling)}")
            found[telling.name] |= _common(story, home, telling.sentence)
    return found


def _put(telling: PlaceTelling) -> str:
    return "in" if telling.inside else "out"


def _common(story: Story, home: Sentence, sentence: Sentence) -> set[str]:
    """Return what two sentences have in common."""
    found = {"paragraph"} if sentence.paragraph == home.paragraph else set()
    if len(story.words[home.index] & story.words[sentence.index]) >= 2:
        found.add("shares_words")
    if story.names[home.index] & story.names[sentence.index]:
        found.add("shares_name")
    return found


def _always(told: ToldPlace) -> set[str]:
    """Return what is true of a place wherever the figure stands."""
    first = told.mentions[0]
    found = {f"grain_{first.precision}", f"rule_{first.rule}", f"times_{bin_of(told.inside, (0, 1, 2, 4))}"}
    if first.first == 0 and not told.inside:
        found.add("dateline")
    return found


def _of_none(story: Story, member: Member) -> set[str]:
    figure = member.figure
    kind = "count" if figure.kind in COUNTS else figure.kind.value
    found = {"", family_of(figure.event), f"kind_{kind}"}
    found.add("of_incident" if figure.incident is not None else "of_no_incident")
    if figure.stance is Stance.HYPOTHETICAL:
        found.add("hypothetical")
    if not BACKGROUND.isdisjoint(token.lower for token in story.doc.words(story.doc.sentences[figure.sentence])):
        found.add("background")
    return {f"none_{name}" for name in found}
