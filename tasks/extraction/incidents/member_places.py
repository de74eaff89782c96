"""The places of figures whose own sentence puts them nowhere: those of the happening that they are told of, or none."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

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
    sentences: list[Sentence] = field(default_factory=list)
    inside: list[bool] = field(default_factory=list)
    """Of each mention, whether the words put something into the place."""


def told_places(story: Story) -> dict[str, ToldPlace]:
    """Return name -> place, in the order of their first mentions."""
    found: dict[str, ToldPlace] = {}
    for mention in story.doc.places:
        quote = story.doc.quote(mention.first, mention.last)
        told = found.setdefault(name_of(quote), ToldPlace(mention, quote))
        if len(quote) > len(told.quote):
            told.fullest, told.quote = mention, quote
        told.mentions.append(mention)
        told.sentences.append(story.sentence_at(mention.first))
        told.inside.append(is_put_inside(story.doc, mention))
    return found


def name_of(quote: str) -> str:
    """Return what mentions of one place share: its name without an article and without the wider places behind it."""
    name = " ".join(quote.lower().split())
    for article in ARTICLES:
        name = name.removeprefix(article)
    return name.partition(",")[0]


def settle_places(story: Story, members: Sequence[Member]) -> None:
    """Give each figure that its sentence puts nowhere the place that its incident and the sentences around it tell."""
    places = told_places(story)
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
    story: Story, member: Member, places: Mapping[str, ToldPlace], shared: Mapping[str, int]
) -> list[Option[str | None]]:
    """Return the names of the places near the figure and in the lead, and None for none, each with its features.

    `shared` is how many figures of its incident have each place by their own sentence.
    """
    last, most = _last_before(member, places), max(shared, key=lambda name: shared[name], default=None)
    options: list[Option[str | None]] = [Option(None, _of_none(story, member))]
    for name, told in places.items():
        found = _near(story, member, told)
        signs = {"last_before": name == last, "shared": name in shared, "most": name == most}
        found |= {sign for sign, holds in signs.items() if holds}
        if found:
            options.append(Option(name, found | _always(told)))
    return options


def _last_before(member: Member, places: Mapping[str, ToldPlace]) -> str | None:
    """Return the place into which the text put something last before the figure's sentence."""
    ends = {
        mention.first: name
        for name, told in places.items()
        for mention, sentence, inside in zip(told.mentions, told.sentences, told.inside, strict=True)
        if inside and sentence.index < member.figure.sentence
    }
    return ends[max(ends)] if ends else None


def _near(story: Story, member: Member, told: ToldPlace) -> set[str]:
    """Return how the mentions of a place within reach stand to the figure."""
    found: set[str] = set()
    home = story.doc.sentences[member.figure.sentence]
    for sentence, inside in zip(told.sentences, told.inside, strict=True):
        gap = home.index - sentence.index
        put = "in" if inside else "out"
        if gap == 0:
            found.add(f"here_{put}")
        elif abs(gap) <= REACH:
            found.add(f"{'before' if gap > 0 else 'after'}_{bin_of(abs(gap), (1, 3, 7))}_{put}")
            found |= _common(story, home, sentence)
        if sentence.index <= LEAD:
            found.add(f"lead_{put}")
    return found


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
    found = {f"grain_{first.precision}", f"rule_{first.rule}", f"times_{bin_of(sum(told.inside), (0, 1, 2, 4))}"}
    if first.first == 0 and not any(told.inside):
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
