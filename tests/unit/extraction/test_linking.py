"""Which event the words give a number: each test is one road from the counted to what happened to them."""

from datetime import date

import pytest

from tasks.extraction import read


def event_of(text: str, quote: str) -> str | None:
    [figure] = [row for row in read(text, date(2025, 4, 11)).figures if row.quote == quote]
    return figure.event.value if figure.event else None


@pytest.mark.parametrize(
    ("sentence", "quote", "event"),
    [
        ("The mayor of Novara was killed along with two of his guards.", "two", "killed"),
        ("A judge was shot dead together with his three clerks in Ostrava.", "three", "killed"),
        ("Along with four nurses, the surgeon was kidnapped.", "four", "abducted"),
        ("The court spoke about the six monks' killing.", "six", "killed"),
        ("Two guards are among the wounded.", "Two", "injured"),
        ("Among the dead were three children.", "three", "killed"),
        ("The injured include five firefighters and a nurse.", "five", "injured"),
        ("The dead were two policemen and a driver.", "two", "killed"),
    ],
)
def test_the_counted_share_a_fate_told_of_others(sentence, quote, event):
    assert event_of(sentence, quote) == event


def test_a_list_behind_a_semicolon_breaks_down_the_figure_before():
    text = "Rescuers said 13 people had died in the slide; nine women, three men and a boy."
    assert [event_of(text, number) for number in ("13", "nine", "three")] == ["killed", "killed", "killed"]


def test_what_commas_tell_more_of_the_counted_does_not_part_them_from_their_verb():
    text = "Three brothers, Ivo Marek, 31, Jan Marek, 29, and Petr Marek, 24, were killed in Ostrava."
    assert event_of(text, "Three") == "killed"


@pytest.mark.parametrize("parent", ["A father of three", "The mother-of-three", "A married dad of three"])
def test_the_children_of_a_victim_are_no_victims(parent):
    assert event_of(f"{parent} was shot dead outside a bank in Novara.", "three") == "other"


@pytest.mark.parametrize("time", ["Friday", "early Friday", "this morning", "Christmas Eve", "two years ago"])
def test_a_time_behind_a_participle_is_not_its_object(time):
    assert event_of(f"Police named the four people killed {time}.", "four") == "killed"


def test_a_single_shot_hurts_nobody():
    assert event_of("There were three bangs, then a single shot was heard.", "three") == "other"


@pytest.mark.parametrize(
    ("sentence", "quote", "event"),
    [
        ("Two policemen guarding the bank in Novara were killed.", "Two", "killed"),
        ("Four men attending a birthday party at a farm were injured on Sunday.", "Four", "injured"),
        ("Two boys who were shot in a park in Ostrava on Friday have died.", "Two", "killed"),
        ("Five farmers were later found murdered.", "Five", "killed"),
        ("He lied to one client in Novara to serve a stronger one.", "one", "other"),
        ("They spoke of the murder on the evening of 27 May of six farmers.", "six", "killed"),
        ("Jan Marek was 37 years old when he was kidnapped.", "37", "abducted"),
        ("Bail was set at $5,000.", "$5,000", "paid"),
    ],
)
def test_the_verb_of_the_counted_wins_over_what_describes_them(sentence, quote, event):
    assert event_of(sentence, quote) == event


@pytest.mark.parametrize(
    ("sentence", "quote", "event"),
    [
        ("Surgeons performed two procedures to repair damaged vessels.", "two", "other"),
        ("One missile struck a school in Novara.", "One", "attacked"),
        ("The agency sent 45 satellites into orbit.", "45", "other"),
        ("The reform would eliminate 80 percent of the fees.", "80", None),
        ("The coupon could save you thousands.", "thousands", None),
        ("The three victims were treated at a hospital in Ostrava.", "three", "injured"),
        ("There were 40 cases from the two towns.", "two", "other"),
        ("The agency released two reports.", "two", "other"),
    ],
)
def test_figures_of_speech_tell_no_violence(sentence, quote, event):
    assert event_of(sentence, quote) == event
