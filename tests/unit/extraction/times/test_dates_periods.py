"""Which date bounds a figure. Published Friday, 11 April 2025."""

from datetime import date

import pytest

from tasks.extraction import read
from tasks.extraction.events.events import find_events
from tasks.extraction.setting.periods import choose_period
from tasks.extraction.text import Layer, tokenise
from tasks.extraction.times.dates import find_dates

PUBLISHED = date(2025, 4, 11)


def period(text, number, event=None):
    doc = tokenise(text)
    at = doc.positions[event][-1] if event else None
    chosen = choose_period(doc, Layer(find_dates(doc, PUBLISHED)), doc.positions[number][-1], at, (), find_events(doc))
    return doc.quote(chosen.first, chosen.last) if chosen else None


def read_days(text, quote):
    (found,) = [f for f in read(text, PUBLISHED).figures if f.quote == quote]
    return str(found.period_start), str(found.period_end)


def test_the_date_of_the_same_clause_bounds_the_event():
    assert period("Rebels killed 12 farmers on Tuesday.", "12", "killed") == "Tuesday"


def test_a_date_beside_the_citing_verb_tells_when_it_was_said():
    assert period("Police said on Tuesday that 12 farmers were killed.", "12", "killed") is None
    assert period("Twelve farmers were killed, police said late Tuesday.", "twelve", "killed") is None
    assert period("12 farmers were killed, police told a Tuesday news conference.", "12", "killed") is None


def test_a_date_in_a_relative_clause_belongs_to_another_event():
    assert period("They buried 12 farmers who had fled in March.", "12", "buried") is None


def test_the_nearest_date_wins_in_a_list():
    assert period("Seven were freed on 26 March and 6 on 27 March.", "6") == "27 March"


def test_an_event_without_a_date_stands_at_the_date_of_its_story():
    text = "A bomb killed 12 farmers on Tuesday. At least 30 people were wounded in the attack."
    assert period(text, "30", "wounded") == "Tuesday"


def test_a_perfect_without_a_date_takes_none_from_the_story():
    text = "A bomb killed 12 farmers on Tuesday. At least 300 people have been killed in such attacks."
    assert period(text, "300", "killed") is None


def test_a_dateline_bounds_nothing():
    assert period("Puerto Alto, 3 Jan 90 (Agency) -- Two soldiers and 12 farmers were killed.", "12", "killed") is None


def test_what_began_on_a_day_and_lasts_reaches_to_publication():
    has = "The fire that broke out on Tuesday has burned 20 homes."
    assert read_days(has, "20") == ("2025-04-08", "2025-04-11")
    assert read_days("The fire that broke out on Tuesday burned 20 homes.", "20") == ("2025-04-08", "2025-04-08")


def test_since_a_beginning_counts_from_its_day():
    text = "More than 2,300 farmers have been killed since the siege began on 27 February."
    assert read_days(text, "More than 2,300") == ("2025-02-27", "2025-04-11")
    text = "Since the start of the siege on 27 February the town has lost 212 houses."
    assert read_days(text, "212") == ("2025-02-27", "2025-04-11")
    text = "Since the siege began, 12 farmers were killed on 27 February alone."
    assert read_days(text, "12") == ("2025-02-27", "2025-02-27")


def test_a_clause_opened_by_and_with_a_verb_keeps_its_date_to_itself():
    text = "He was jailed over the killings of 12 farmers, and was freed in 2011."
    assert period(text, "12", "killings") is None


def test_an_inserted_clause_does_not_part_an_event_from_its_date():
    text = "Rebels killed 12 farmers, including three children, on Tuesday."
    assert period(text, "12", "killed") == "Tuesday"
    text = "The 12 farmers, who come from two villages, were killed on Tuesday."
    assert period(text, "12", "killed") == "Tuesday"


def test_a_date_beside_a_verb_dates_that_verb_and_not_the_story():
    text = "The mayor today released figures on the blast. A bomb killed 12 farmers last week. 30 people were wounded."
    assert period(text, "30", "wounded") == "last week"


def test_a_total_told_in_another_paragraph_takes_the_period_around_the_last_day():
    text = (
        "Troops attacked the valley in March 2025. A raid on 10 March 2025 killed 12 rebels.\n\n"
        "Commanders claimed that the raids killed 164 gunmen."
    )
    assert period(text, "164", "killed") == "March 2025"


@pytest.mark.parametrize(
    ("text", "quote", "start", "end"),
    [
        ("During the first three months of 2024, 300 homes were built.", "300", "2024-01-01", "2024-03-31"),
        ("In the last two weeks of May 2024, 12 people died.", "12", "2024-05-18", "2024-05-31"),
        ("The firm, founded in 1990, has 300 workers.", "300", None, None),
        ("Joblessness rose to 7.1% in March from 6.9% in February.", "6.9", "2025-02-01", "2025-02-28"),
        ("Turnout was 62.3%, the lowest since 1998.", "62.3", None, None),
        ("It lost $12m, compared with $3m last year.", "$12m", None, None),
        ("The toll rose to 12 by Monday evening.", "12", "2025-04-14", "2025-04-14"),
    ],
)
def test_the_days_are_those_of_the_figure(text, quote, start, end):
    [row] = [row for row in read(text, date(2025, 4, 16)).figures if row.quote == quote]
    told = [day.isoformat() if day else None for day in (row.period_start, row.period_end)]
    assert told == [start, end]


def test_a_length_that_cuts_a_date_down_is_no_figure():
    reading = read("In the first nine months of 2024, 12 people died.", date(2025, 4, 16))
    assert [(row.quote, row.reason) for row in reading.ignored] == [
        ("nine", "relative_time"),
        ("2024", "calendar_date"),
    ]


def test_a_distance_with_a_direction_holds_at_no_time():
    assert read_days("A plant 9 miles north of Kell burned on Tuesday.", "9") == ("None", "None")


def test_a_distance_takes_no_day_from_another_sentence():
    text = "A bomb killed 12 farmers at Kell on Tuesday. The village lies 45 km from Osten."
    assert read_days(text, "45") == ("None", "None")


def test_a_distance_that_an_event_covered_has_its_day():
    assert read_days("On Tuesday a shell fell 75 metres from a school.", "75") == ("2025-04-08", "2025-04-08")


def test_a_length_that_was_covered_has_its_day():
    assert read_days("They marched 9 miles on Tuesday.", "9") == ("2025-04-08", "2025-04-08")


def test_a_century_dates_what_happened_in_it():
    assert read_days("The plague killed 20 million people in the fourteenth century.", "20 million") == (
        "1301-01-01",
        "1400-12-31",
    )


def test_a_length_of_time_takes_the_date_beside_it():
    assert read_days("After a two-day trial in September a jury convicted him.", "two") == ("2024-09-01", "2024-09-30")
    assert read_days("Kell stopped production for 19 days in October.", "19") == ("2024-10-01", "2024-10-31")


def test_a_length_of_time_takes_no_date_from_further_off():
    text = "A campaign that begins on Monday is to reach all villages of the district within ten days."
    assert read_days(text, "within ten") == ("None", "None")


def test_a_century_that_describes_dates_nothing():
    text = "Workers cleared 17 mines around Kell, the fabled 11th century temple."
    assert read_days(text, "17") == ("None", "None")


def test_when_takes_up_the_date_before_it():
    text = "Tuesday's flood was the worst since 2014, when 31 people drowned."
    assert read_days(text, "31") == ("2014-01-01", "2014-12-31")
    assert read_days("It was the coldest night since May 2019, when a storm killed six.", "six") == (
        "2019-05-01",
        "2019-05-31",
    )
    assert read_days("The market burned on Tuesday when gunmen killed six.", "six") == ("2025-04-08", "2025-04-08")
