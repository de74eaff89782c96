"""What is known of one text: its tokens and sentences, and the layers that one pass after the other adds."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from tasks.extraction.rows.mentions import EventMention, Link, NameMention, PlaceMention, Quantity, Segment, TimeMention
from tasks.extraction.text.layers import Layer, Rows
from tasks.extraction.text.tokens import Token, Tokens
from values.categories import Zone
from values.incident import Incident
from values.person import Person
from values.reading import Attribution, Denial, Figure, Ignored, Step, Victim


@dataclass(slots=True)
class Sentence:
    """One sentence: characters `start:end` of the text, tokens `first:last` of the document."""

    index: int
    start: int
    end: int
    first: int
    last: int
    paragraph: int
    zone: Zone


@dataclass(slots=True, repr=False, eq=False)
class Document:
    """A text split once into tokens and sentences, with the layers that the passes read from it."""

    text: str
    tokens: Tokens
    sentences: list[Sentence]
    case: str
    """"mixed", "upper" or "lower": capitals mean nothing in a text that is all of one case."""
    lower: Callable[[int], str]
    """Gives the lower-case form of the token at a place, "" outside the text; asked more often than all else."""
    positions: dict[str, list[int]] = field(default_factory=dict)
    """Lower-case form -> indexes of its tokens, so that a rule looks only where its words stand."""
    digits: dict[str, list[int]] = field(default_factory=dict)
    """The part of `positions` that numbers in digits have."""
    published: date | None = None
    """The publisher's local day, from which "on Friday" is counted."""
    title: str | None = None
    segments: list[Segment] | None = None
    """The proper nouns of the text, worked out when they are first asked for."""
    headlines: dict[int, bool] = field(default_factory=dict)
    """Whether a sentence is a headline, for those that were asked about."""
    distances: dict[tuple[int, int, int], float] = field(default_factory=dict)
    """How far time words `first:last` stand from a token, for those that were asked about."""
    sentence_words: dict[int, frozenset[str]] = field(default_factory=dict)
    """The words of the sentences that were asked about."""

    # The layers, each set once by the pass that gives it; a layer that no pass has given yet cannot be read.
    expressions: Layer[TimeMention] = field(init=False)
    """Each time expression by itself, the two ends of a range apart."""
    times: Layer[TimeMention] = field(init=False)
    """The time expressions with ranges joined and the days of open periods set."""
    places: Layer[PlaceMention] = field(init=False)
    names: Layer[NameMention] = field(init=False)
    quantities: Layer[Quantity] = field(init=False)
    events: Layer[EventMention] = field(init=False)
    passed_over: Rows[Ignored] = field(init=False)
    """The numbers that are no quantities."""
    told: Layer[Quantity] = field(init=False)
    """The quantities that become figures."""
    links: list[Link] = field(init=False)
    """The event of each told quantity, in their order."""
    attributions: Rows[Attribution] = field(init=False)
    persons: Rows[Person] = field(init=False)
    figures: Rows[Figure] = field(init=False)
    """One figure a quantity, in their order."""
    steps: list[Step] = field(init=False)
    """Why each field of a figure says what it says."""
    denials: Rows[Denial] = field(init=False)
    victims: Rows[Victim] = field(init=False)
    ignored: Rows[Ignored] = field(init=False)
    incidents: Rows[Incident] = field(init=False)
    """The happenings; the pass that finds them also gives figures the days and places that they inherit."""

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the characters of tokens `first:last`."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def quote(self, first: int, last: int) -> str:
        """Return the text of tokens `first:last`, exactly as written."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]

    def places_of(self, words: frozenset[str]) -> list[int]:
        """Return where the words of a set stand, word by word."""
        return [place for word in words.intersection(self.positions) for place in self.positions[word]]

    def starts(self, at: int, words: tuple[str, ...]) -> bool:
        """Return whether the lower-case `words` stand from token `at` on."""
        return tuple(map(self.lower, range(at, at + len(words)))) == words

    def words(self, sentence: Sentence) -> list[Token]:
        """Return the tokens of one sentence."""
        return self.tokens.run(sentence.first, sentence.last)
