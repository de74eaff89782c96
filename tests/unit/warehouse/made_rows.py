"""An invented article with a reading made by hand, in which every rule holds."""

from dataclasses import replace
from datetime import UTC, date, datetime

from values.article import Article, Found, Moment, Paragraph
from values.categories import (
    Event,
    Kind,
    Measure,
    Modifier,
    PlacePrecision,
    Precision,
    Stance,
    Statistic,
    Zone,
)
from values.incident import Incident
from values.person import Fate, Person
from values.reading import Attribution, Denial, Figure, Ignored, PlaceRow, Reading, SentenceRow, TimeExpression, Victim
from values.second_reading import (
    Decider,
    Difference,
    Exchange,
    Field,
    FigureStanding,
    ReadBy,
    Reason,
    Refusal,
    RequestOutcome,
    SecondReading,
)
from values.snapshot import Outcome, Snapshot
from warehouse.tables.batch import Batch
from warehouse.tables.rows import rows_of
from warehouse.tables.verdict import Run

PUBLISHED = date(2025, 4, 11)  # a Friday
FETCHED = datetime(2025, 4, 11, 18, 0, tzinfo=UTC)
SENTENCES = (
    "At least 51 people detained in Northport.",
    "At least 51 people, including 3 children, were detained in Northport on Friday, the harbour police said.",
    "The youngest was 20 and the oldest was 51.",
    "Ana Example, a 38-year-old soldier, was killed in December 2023, three months after enlisting.",
    "The mayor denied that 51 people were held.",
    "Some 40 percent of them were released by 18:30.",
)
TEXT = "\n\n".join(SENTENCES)
RUN = Run("run-1", "ingest", "ingest made rows", FETCHED, "1")


def _spot(words: str, sentence: int) -> dict[str, object]:
    start = TEXT.index(words, TEXT.index(SENTENCES[sentence]))
    return {"start": start, "end": start + len(words), "quote": words, "sentence": sentence}


def _figure(words: str, sentence: int, low: float | None, high: float | None, **stated: object) -> Figure:
    spoken = {"value_low": low, "value_high": high, "rule": "number_noun"} | stated
    return Figure(**_spot(words, sentence), **spoken)


def made_reading() -> Reading:
    """Return the reading of `TEXT`."""
    detained = {
        "kind": Kind.PERSONS,
        "event": Event.DETAINED,
        "unit": "people",
        "unit_norm": "person",
        "place": "Northport",
        "measure": Measure.FLOW,
        "period_start": PUBLISHED,
        "period_end": PUBLISHED,
        "period_precision": Precision.DAY,
        "period_rule": "weekday",
        "incident": 0,
    }
    police = {"speaker": "the harbour police", "speaker_norm": "harbour police", "cue": "said", "said_on": PUBLISHED}
    age = {"kind": Kind.AGE, "modifier": Modifier.EXACT, "unit": "years", "unit_norm": "year", "statistic_of": 1}
    exact = Modifier.EXACT
    return Reading(
        sentences=[
            SentenceRow(TEXT.index(s), TEXT.index(s) + len(s), s, number, Zone.BODY if number else Zone.HEADLINE)
            for number, s in enumerate(SENTENCES)
        ],
        figures=[
            _figure("At least 51 people", 0, 51, None, modifier=Modifier.AT_LEAST, value_best=51, **detained),
            _figure("At least 51 people", 1, 51, None, modifier=Modifier.AT_LEAST, value_best=51, **detained, **police),
            _figure("3 children", 1, 3, 3, modifier=exact, part_of=1, **detained | {"unit_norm": "child"}, **police),
            _figure("20", 2, 20, 20, statistic=Statistic.MINIMUM, **age),
            _figure("51", 2, 51, 51, statistic=Statistic.MAXIMUM, **age),
            _figure("51 people", 4, 51, 51, modifier=exact, stance=Stance.DENIED, **detained),
            _figure("Some 40 percent", 5, None, None, value_best=40, modifier=Modifier.ABOUT, kind=Kind.PERCENT),
        ],
        incidents=[
            Incident(
                **_spot("detained", 0),
                what="detention",
                rule="lead",
                is_main=True,
                period_start=PUBLISHED,
                period_end=PUBLISHED,
                period_precision=Precision.DAY,
                place="Northport",
                captured_low=51,
                captured_best=51,
                figures=[0, 1, 2, 5],
                denials=[0],
            )
        ],
        persons=[
            Person(
                **_spot("Ana Example", 3),
                name="Ana Example",
                name_key="ana example",
                rule="name_age",
                age=38,
                age_as_of=date(2023, 12, 31),
                derived_birth_start=date(1984, 12, 2),
                derived_birth_end=date(1985, 12, 31),
                role="soldier",
                fates=[
                    Fate(Event.ENLISTED, date(2023, 9, 1), date(2023, 9, 30)),
                    Fate(Event.KILLED, date(2023, 12, 1), date(2023, 12, 31), "Northport"),
                ],
                derived_enlisted_start=date(2023, 9, 1),
                derived_enlisted_end=date(2023, 9, 30),
            )
        ],
        denials=[
            Denial(
                **_spot("The mayor denied that 51 people were held", 4),
                speaker="the mayor",
                target="51 people were held",
                answers=[1],
                scope="number",
                said_on=PUBLISHED,
                rule="denying_verb",
                incident=0,
            )
        ],
        dates=[
            TimeExpression(
                **_spot("on Friday", 1),
                type="DATE",
                value="2025-04-11",
                rule="weekday",
                period_start=PUBLISHED,
                period_end=PUBLISHED,
                precision=Precision.DAY,
                anchor="published",
            )
        ],
        attributions=[
            Attribution(
                **_spot("said", 1),
                source=[(_spot("the harbour police", 1)["start"], _spot("the harbour police", 1)["end"])],
                cue=[(_spot("said", 1)["start"], _spot("said", 1)["end"])],
                content=[(_spot("At least", 1)["start"], _spot("on Friday", 1)["end"])],
                speaker="the harbour police",
                stance=Stance.ASSERTED,
                rule="source_verb",
                said_on=PUBLISHED,
            )
        ],
        victims=[Victim(**_spot("soldier", 3), event=Event.KILLED, name="Ana Example", rule="made")],
        places=[PlaceRow(**_spot("Northport", 1), place_id=None, precision=PlacePrecision.UNKNOWN, rule="capital")],
        ignored=[Ignored(**_spot("18:30", 5), reason="clock_time")],
    )


def made_second(reading: Reading) -> SecondReading:
    """Return what a second reader had to say of `made_reading`: a difference, and an answer that was refused."""
    first, standings = reading.figures[0], [FigureStanding(ReadBy.BOTH) for _ in reading.figures]
    standings[0] = FigureStanding(ReadBy.BOTH, [Field.PLACE], Decider.RULES)
    spot = (first.start, first.end, first.quote)
    exchange = Exchange(RequestOutcome.ANSWERED, requests=1, tokens_in=900, tokens_out=70, answers=8)
    return SecondReading(
        reading,
        "made-up-7b",
        "a1b2c3",
        exchange,
        standings,
        [Difference(*spot, Field.PLACE, "Northport", None, Decider.RULES, Event.DETAINED, "key")],
        [Refusal(Reason.QUOTE_NOT_IN_TEXT, "500", '{"quote": "500"}')],
    )


def made_article(name: str = "one", host: str = "harbour-gazette.test", **stated: object) -> Article:
    """Return the article that `made_reading` reads, under an address of its own."""
    reading = made_reading()
    article = Article(
        url=f"https://{host}/{name}",
        title=SENTENCES[0],
        text=TEXT,
        paragraphs=[Paragraph(s.start, s.end, s.zone) for s in reading.sentences],
        publisher="Harbour Gazette",
        published=Moment(PUBLISHED, datetime(2025, 4, 11, 9, 0, tzinfo=UTC)),
        modified=Moment(PUBLISHED, datetime(2025, 4, 11, 10, 0, tzinfo=UTC)),
        language="en",
        found={"title": Found.JSON_LD},
    )
    return replace(article, **stated)


def made_snapshot(article: Article, fetched_at: datetime = FETCHED) -> Snapshot:
    """Return the answer that brought the article."""
    return Snapshot(article.url, article.url, Outcome.OK, fetched_at, status=200, sha256="0" * 64)


def made_batch(name: str = "one", reading: Reading | None = None, **stated: object) -> Batch:
    """Return the rows of one article, read by both readers; every rule of every suite holds for them."""
    article, read = made_article(name, **stated), reading or made_reading()
    second = made_second(read) if len(read.figures) > 1 else None
    return rows_of(article, read, made_snapshot(article), RUN.run_id, "1", source="made", second=second)


def made_statement(sentence: str, quote: str, name: str = "one", **stated: object) -> Batch:
    """Return the rows of an article of one sentence with one figure."""
    start = sentence.index(quote)
    figure = Figure(start, start + len(quote), quote, 0, rule="number_noun", **stated)
    reading = Reading(sentences=[SentenceRow(0, len(sentence), sentence, 0, Zone.BODY)], figures=[figure])
    return made_batch(name, reading, text=sentence, paragraphs=[Paragraph(0, len(sentence), Zone.BODY)])
