"""Which date bounds a figure. Published Friday, 11 April 2025."""

from datetime import date

from tasks.extraction.dates import find_dates
from tasks.extraction.events import find_events
from tasks.extraction.periods import choose_period
from tasks.extraction.tokens import tokenise

PUBLISHED = date(2025, 4, 11)


def period(text, number, event=None):
    doc = tokenise(text)
    at = doc.positions[event][-1] if event else None
    chosen = choose_period(doc, find_dates(doc, PUBLISHED), doc.positions[number][-1], at, (), find_events(doc))
    return doc.quote(chosen.first, chosen.last) if chosen else None


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
        "Officials reported that the operation killed 139 insurgents."
    )
    assert period(text, "139", "killed") == "March 2025"
