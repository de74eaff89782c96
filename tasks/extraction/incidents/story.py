"""What finding incidents looks at: the text, its days and places, and the figures with the words that they hang on."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date

from tasks.extraction.rows.mentions import EventMention, Quantity, TimeMention
from tasks.extraction.setting import HARM, LAW, is_of_record, is_of_speech
from tasks.extraction.text import Document, Sentence, TokenKind
from tasks.extraction.words.calendar import MONTHS, WEEKDAYS
from values.categories import Event
from values.reading import Figure

FATES = HARM | {Event.DISPLACED}
CALENDAR = frozenset(WEEKDAYS) | frozenset(MONTHS)
LONG_WORD = 4

Days = tuple[date | None, date | None]


FAMILY_OF = {event: "harm" if event in FATES else "law" if event in LAW else event.value for event in Event}
FAMILY_OF[Event.OTHER] = "none"


def family_of(event: Event | None) -> str:
    """Return "harm" or "law" for events that one happening may bring together, else the event's own name."""
    return FAMILY_OF[event] if event is not None else "none"


@dataclass(slots=True)
class Member:
    """A figure with the tokens that it hangs on: its number, and the word that tells its event."""

    figure: Figure
    quantity: Quantity
    event: EventMention | None

    @property
    def anchor(self) -> int:
        """Return the token of the event, that of the number where no word tells one."""
        return self.event.first if self.event is not None else self.quantity.first


@dataclass(slots=True)
class DatedWords:
    """A time mention that may date a happening, with what stands around it."""

    mention: TimeMention
    days: Days
    sentence: Sentence
    events: list[EventMention]
    """The events of its sentence, the nearest first."""
    of_speech: bool
    """Whether it tells when somebody spoke."""
    of_record: bool
    """Whether it only says how far a record reaches."""


@dataclass(slots=True)
class Story:
    """One article's text with what finding its incidents looks at."""

    doc: Document
    members: list[Member]
    dated: list[DatedWords] = field(default_factory=list)
    words: list[frozenset[str]] = field(default_factory=list)
    """Of each sentence the longer words that name things."""
    names: list[frozenset[str]] = field(default_factory=list)
    """Of each sentence the words with a capital inside it."""

    def dated_around(self, sentence: int, reach: int) -> list[DatedWords]:
        """Return the dated words of the sentences at most `reach` before or behind one, in the order of the text."""
        low = bisect_left(self.dated, sentence - reach, key=lambda dated: dated.sentence.index)
        high = bisect_right(self.dated, sentence + reach, key=lambda dated: dated.sentence.index)
        return self.dated[low:high]

    @property
    def published(self) -> date | None:
        """Return the day of publication."""
        return self.doc.published

    def sentence_at(self, token: int) -> Sentence:
        """Return the sentence that a token stands in."""
        return self.doc.sentences[self.doc.tokens[token].sentence]


def make_story(doc: Document) -> Story:
    """Return the story of a text that all passes but the one for incidents have read."""
    rows = zip(doc.figures, doc.told, doc.links, strict=True)
    story = Story(doc, [Member(figure, quantity, link.mention) for figure, quantity, link in rows])
    cues: dict[int, list[tuple[int, int]]] = {}
    for row in doc.attributions:
        cues.setdefault(row.sentence, []).append((row.start, row.end))
    events: dict[int, list[EventMention]] = {}
    for event in doc.events:
        events.setdefault(doc.tokens[event.first].sentence, []).append(event)
    usable = (m for m in doc.times if m.type in ("DATE", "TIME") and (m.start or m.end))
    story.dated = [_dated(story, mention, events, cues) for mention in usable]
    story.words = [_content(doc, sentence) for sentence in doc.sentences]
    story.names = [_names(doc, sentence) for sentence in doc.sentences]
    return story


def _dated(
    story: Story,
    mention: TimeMention,
    events: dict[int, list[EventMention]],
    cues: dict[int, list[tuple[int, int]]],
) -> DatedWords:
    sentence = story.sentence_at(mention.first)
    near = sorted(events.get(sentence.index, []), key=lambda event: abs(event.first - mention.first))
    said = is_of_speech(story.doc, mention, cues.get(sentence.index, []))
    days = (mention.start, mention.end)
    return DatedWords(mention, days, sentence, near, said, is_of_record(story.doc, mention))


def _content(doc: Document, sentence: Sentence) -> frozenset[str]:
    return frozenset(
        token.lower
        for token in doc.words(sentence)
        if not token.tag and token.kind is TokenKind.WORD and len(token.lower) >= LONG_WORD
    )


def _names(doc: Document, sentence: Sentence) -> frozenset[str]:
    inside = doc.tokens.run(sentence.first + 1, sentence.last)
    return frozenset(t.lower for t in inside if not t.tag and t.capital and t.lower not in CALENDAR)
