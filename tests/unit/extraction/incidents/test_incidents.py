"""Which happening a figure is about, and when that was."""

from datetime import date

import pytest

from tasks.extraction import read

PUBLISHED = date(2025, 4, 11)  # a Friday


def figures(text, published=PUBLISHED):
    return {f.quote: f for f in read(text, published).figures}


def days(figure):
    return str(figure.period_start), str(figure.period_end)


BLAST = (
    "A blast tore through a grain mill in Osten on Tuesday, killing nine workers.\n\n"
    "Rescuers dug through the night.\n\n"
    "The mill had been built by a local family.\n\n"
    "Fourteen workers were injured in the blast, the fire service said."
)


def test_a_figure_without_a_day_takes_that_of_the_happening_it_is_told_of():
    assert days(figures(BLAST)["Fourteen"]) == ("2025-04-08", "2025-04-08")


def test_the_rule_of_an_inherited_day_says_that_it_is_inherited():
    assert figures(BLAST)["Fourteen"].period_rule.startswith("incident:")


def test_a_figure_with_a_day_of_its_own_keeps_it():
    text = BLAST + "\n\nIn 2019 three workers were killed in a fire at the mill."
    assert days(figures(text)["three"]) == ("2019-01-01", "2019-12-31")


def test_harm_told_of_the_weekend_was_on_the_day_of_the_happening():
    text = "A girl was shot on Saturday night in Osten.\n\nThree men were wounded in the shooting over the weekend."
    assert days(figures(text)["Three"]) == ("2025-04-05", "2025-04-05")


def test_a_count_over_a_month_is_not_cut_down_to_a_day():
    assert days(figures(BLAST + "\n\nThis month 30 workers were killed in the district.")["30"]) != (
        "2025-04-08",
        "2025-04-08",
    )


def test_figures_of_one_happening_share_their_incident():
    found = figures(BLAST)
    assert found["nine"].incident is not None
    assert found["nine"].incident == found["Fourteen"].incident


def test_a_happening_of_another_year_is_another_incident():
    found = figures(BLAST + "\n\nIn 2019 three workers were killed in a fire at the mill.")
    assert found["three"].incident != found["nine"].incident


def test_the_incident_that_the_article_is_about_is_marked_and_its_counts_are_put_together():
    reading = read(BLAST, PUBLISHED)
    (main,) = [incident for incident in reading.incidents if incident.is_main]
    assert (main.killed_best, main.injured_best) == (9, 14)
    assert [reading.figures[index].quote for index in main.figures] == ["nine", "Fourteen"]


def test_incidents_and_their_members_name_one_another():
    reading = read(BLAST, PUBLISHED)
    for number, incident in enumerate(reading.incidents):
        assert all(reading.figures[index].incident == number for index in incident.figures)
        assert reading.sentences[incident.sentence].start <= incident.start


@pytest.mark.parametrize(
    ("text", "quote", "start"),
    [
        ("The peat fire has burned for three months.", "three", "2025-01-11"),
        ("Talks may end the 18-year insurgency.", "18", "2007-04-11"),
        ("It was the worst drought in four decades.", "four", "1985-04-11"),
        ("The family have lived in the camp for two years.", "two", "2023-04-11"),
    ],
)
def test_a_length_that_lasts_until_now_covers_the_days_up_to_publication(text, quote, start):
    assert days(figures(text)[quote]) == (start, "2025-04-11")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The council spent three months on the plan.", "three"),
        ("He faces up to five years in prison.", "up to five"),
        ("The firm was given a fresh 10-year lease.", "10"),
    ],
)
def test_a_length_that_is_over_or_lies_ahead_covers_no_days(text, quote):
    assert days(figures(text)[quote]) == ("None", "None")


def test_a_figure_of_an_event_takes_the_place_of_its_incident_and_says_so():
    text = (
        "Nine workers were killed on Tuesday in a blast at a mill in Nairobi, Kenya.\n\n"
        "Fourteen workers were injured in the blast, the fire service said."
    )
    figure = figures(text)["Fourteen"]
    assert (figure.place, figure.place_rule) == ("Nairobi, Kenya", "incident")


def test_a_figure_of_another_sentence_takes_the_place_that_its_paragraph_is_at():
    text = "Rescuers worked all night in Kisumu after the bridge fell on Tuesday. They pulled out nine bodies."
    reading = read(text, PUBLISHED)
    (figure,) = reading.figures
    assert (figure.place, figure.place_rule) == ("Kisumu", "incident")
    assert [step.rule for step in reading.steps if step.field == "place"] == ["incident"]


def test_what_a_plan_costs_takes_no_place_from_the_sentences_around():
    text = (
        "Nine workers were killed in a blast in Kisumu on Tuesday.\n\nThe ministry wants to spend $40 million on roads."
    )
    assert figures(text)["$40 million"].place is None


def test_a_text_that_counts_nobody_has_the_incident_of_its_victim_with_the_day_of_the_story():
    (incident,) = read("A ferryman was killed in Kisumu on Tuesday, police said.", PUBLISHED).incidents
    assert (incident.is_main, incident.killed_best, str(incident.period_start)) == (True, 1.0, "2025-04-08")


def test_the_wider_places_behind_a_place_are_its_chain():
    text = "Soldiers detained six men in Talora district, Kandahar province, on Tuesday."
    (incident,) = read(text, PUBLISHED).incidents
    assert [incident.place, *incident.place_chain] == ["Talora district", "Kandahar province"]


def test_the_province_that_the_sentence_names_is_a_wider_place():
    text = "In Kandahar province, soldiers detained six men in a raid in Talora district on Tuesday."
    (incident,) = read(text, PUBLISHED).incidents
    assert [incident.place, *incident.place_chain] == ["Talora district", "Kandahar province"]


def test_the_day_that_heads_an_article_dates_the_incident_that_no_other_words_date():
    (incident,) = read("NAIROBI, Kenya (April 9) Soldiers detained six men in Kisumu.", PUBLISHED).incidents
    assert str(incident.period_start) == "2025-04-09"


def test_a_number_of_a_paper_is_no_year_and_a_dateline_no_day_of_what_has_its_own():
    text = "2025-04-S-019\n\nNAIROBI, Kenya (April 9)\nSoldiers detained six men in Kisumu yesterday."
    reading = read(text, PUBLISHED)
    assert {str(figure.period_start) for figure in reading.figures} == {"2025-04-10"}


@pytest.mark.parametrize(
    ("opening", "killed"),
    [("Two guards are dead. The mill burned down.", 2.0), ("If the rebels come, two guards would be killed.", None)],
)
def test_the_main_incident_takes_in_victims_that_are_told_on_no_day(opening, killed):
    text = f"{opening}\n\nSoldiers detained six rebels near Kisumu on Tuesday, and the search went on."
    (incident,) = read(text, PUBLISHED).incidents
    assert (incident.killed_low, incident.captured_low) == (killed, 6.0)


def test_a_single_victim_told_with_a_number_of_others_is_added():
    text = "Soldiers captured a rebel leader and two of his guards in Kisumu on Tuesday."
    (incident,) = read(text, PUBLISHED).incidents
    assert incident.captured_best == 3.0
