from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.extraction import read
from values.categories import Event, Measure, Modifier, Stance, Statistic, Zone
from values.reading import Reading, Stretch

FRIDAY = date(2025, 4, 11)


def figure(text, quote, published=FRIDAY):
    [row] = [row for row in read(text, published).figures if row.quote == quote]
    return row


def rows(reading: Reading):
    groups = (reading.figures, reading.persons, reading.denials, reading.dates, reading.attributions, reading.ignored)
    return [row for group in (*groups, reading.places, reading.victims, reading.sentences) for row in group]


def test_a_figure_carries_number_event_speaker_and_day():
    row = figure("At least 51 miners were killed on Friday, the mine's owner said.", "At least 51")
    assert (row.value_low, row.value_high, row.modifier) == (51, None, Modifier.AT_LEAST)
    assert (row.event, row.unit, row.stance) == (Event.KILLED, "miners", Stance.ASSERTED)
    assert (row.period_start, row.period_end) == (FRIDAY, FRIDAY)
    assert "owner" in row.speaker


def test_a_part_points_to_its_whole():
    reading = read("The flood killed 12 people, including three children.", FRIDAY)
    whole, part = reading.figures
    assert reading.figures[part.part_of] is whole
    assert part.event is Event.KILLED


def test_youngest_and_oldest_are_statistics_of_their_group():
    reading = read(
        "The office enlisted 40 men in May 2024. The youngest was 19 years old and the oldest was 52.", FRIDAY
    )
    group, youngest, oldest = reading.figures
    assert (youngest.statistic, oldest.statistic) == (Statistic.MINIMUM, Statistic.MAXIMUM)
    assert reading.figures[oldest.statistic_of] is group
    assert oldest.period_start == date(2024, 5, 1)


def test_currently_is_the_day_of_the_statement():
    row = figure("The minister said on Wednesday that 155 foreigners are currently fighting at the front.", "155")
    assert (row.period_start, row.measure) == (date(2025, 4, 9), Measure.STOCK)


def test_a_rising_toll_is_cumulative():
    assert figure("The death toll from the quake rose to 210.", "210").measure is Measure.CUMULATIVE


def test_a_caption_is_marked_as_one():
    text = "Two men were hurt.\n\nThree women were lifted from a roof."
    reading = read(text, FRIDAY, zones=[Stretch(0, 18, Zone.BODY), Stretch(20, len(text), Zone.CAPTION)])
    assert [row.zone for row in reading.figures] == [Zone.BODY, Zone.CAPTION]


def test_a_title_completes_a_surname():
    text = "Orban, 41, was arrested on Friday."
    assert [person.name for person in read(text, FRIDAY, title="Police hold Anna Orban").persons] == ["Anna Orban"]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_without_error_and_every_quote_is_its_span(text):
    for row in rows(read(text, FRIDAY)):
        assert 0 <= row.start < row.end <= len(text)
        assert text[row.start : row.end] == row.quote


WORDS = [
    "12",
    "people",
    "were",
    "killed",
    ",",
    ".",
    "said",
    "the",
    "ministry",
    "at",
    "least",
    "Anna",
    "Orban",
    "on",
    "Friday",
    "—",
    "“",
    "”",
    "of",
    "them",
    "May",
    "2024",
    "-",
    "year",
    "old",
    "$",
    "5",
    "million",
    "and",
    "wounded",
    "no",
    "one",
    "who",
    "(",
    ")",
    "%",
    "a",
    "dozen",
    "between",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60))
def test_any_order_of_news_words_is_read_the_same_twice(words):
    text = " ".join(words)
    first = read(text, FRIDAY)
    assert first == read(text, FRIDAY)
    assert all(text[row.start : row.end] == row.quote for row in rows(first))


def test_a_text_that_ends_behind_its_victims_is_read():
    assert read("wounded Anna May people ,", None).figures == []
