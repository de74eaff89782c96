"""Where two readers agree, where they differ, and who decides."""

import pytest

from tasks.reading.agreement import LEFT_OUT, alike
from tests.unit.reading.told import about, content, figure_of, missed, rules, second
from values.second_reading import Decider, Field, ReadBy

SATURDAY = {"words": "on Saturday", "until": None, "now": False}
SAME = {"event": "killed", "stance": "asserted", "speaker": "Ketter", "days": SATURDAY}
ONE = missed("one", context="Police detained one of the managers", value_low=1, value_high=1, unit="managers")


def test_a_figure_that_both_read_alike_says_so():
    reading = second(content(about(1, **SAME)))
    figure, standing = figure_of(reading, "At least 12")
    assert (standing.read_by, standing.differing, standing.decided_by) == (ReadBy.BOTH, [], None)
    assert figure.speaker == "the operator Ketter"
    assert reading.differences == []


def test_a_figure_that_the_model_was_silent_about_is_of_the_rules():
    _, standing = figure_of(second(content(about(1, **SAME))), "300")
    assert (standing.read_by, standing.decided_by) == (ReadBy.RULES, None)


@pytest.mark.parametrize(
    ("decider", "event", "place"),
    [(Decider.RULES, "killed", None), (Decider.MODEL, "injured", "Orle"), (Decider.AGREE, None, None)],
)
def test_the_setting_decides_where_fields_differ_and_the_row_says_so(decider, event, place):
    reading = second(content(about(1, **SAME | {"event": "injured", "place": "Orle"})), decider)
    figure, standing = figure_of(reading, "At least 12")
    assert (figure.event, figure.place) == (event, place)
    assert (standing.read_by, standing.differing, standing.decided_by) == (
        ReadBy.BOTH,
        [Field.EVENT, Field.PLACE],
        decider,
    )
    assert [difference.chosen for difference in reading.differences] == [decider, decider]


@pytest.mark.parametrize(("decider", "stays"), [(Decider.RULES, True), (Decider.MODEL, False), (Decider.AGREE, False)])
def test_a_figure_that_the_model_calls_none_stays_or_is_ignored_by_name(decider, stays):
    reading = second(content(about(2) | {"is_figure": False}), decider)
    figure, standing = figure_of(reading, "300")
    assert (figure is not None) == stays
    assert [row.reason for row in reading.reading.ignored if row.quote == "300"] == ([] if stays else [LEFT_OUT])
    if stays:
        assert (standing.read_by, standing.differing) == (ReadBy.RULES, [Field.FIGURE])


@pytest.mark.parametrize(("decider", "comes"), [(Decider.RULES, False), (Decider.MODEL, True), (Decider.AGREE, False)])
def test_a_figure_that_only_the_model_reads_comes_only_where_it_decides(decider, comes):
    reading = second(content(also=(ONE,)), decider)
    figure, standing = figure_of(reading, "one")
    assert (figure is not None) == comes
    [difference] = reading.differences
    assert (difference.field, difference.rules, difference.model) == (Field.FIGURE, None, "figure")
    assert [row.quote for row in reading.reading.ignored if row.quote == "one"] == ([] if comes else ["one"])
    if comes:
        assert standing.read_by is ReadBy.MODEL


def test_a_decision_of_a_person_holds_whatever_the_setting_says():
    answer = content(about(1, **SAME | {"event": "injured"}))
    [difference] = second(answer).differences
    for decider in Decider:
        reading = second(answer, decider, decisions={difference.decision_key: Decider.MODEL})
        figure, standing = figure_of(reading, "At least 12")
        assert (figure.event, standing.decided_by) == ("injured", Decider.MODEL)
        assert [difference.is_decided for difference in reading.differences] == [True]


def test_a_decision_does_not_hold_for_another_answer():
    [difference] = second(content(about(1, **SAME | {"event": "injured"}))).differences
    decided = {difference.decision_key: Decider.MODEL}
    [other] = second(content(about(1, **SAME | {"event": "missing"})), decisions=decided).differences
    assert not other.is_decided


def test_a_new_speaker_takes_the_cue_of_the_old_one_with_it():
    figure, _ = figure_of(second(content(about(1, **SAME | {"speaker": "Ana Vell"})), Decider.MODEL), "At least 12")
    assert (figure.speaker, figure.cue, figure.via, figure.said_on) == ("Ana Vell", None, None, None)


def test_nothing_of_the_rules_own_reading_changes_without_an_answer():
    reading = second(content(), Decider.MODEL)
    assert reading.reading == rules()
    assert {standing.read_by for standing in reading.standings} == {ReadBy.RULES}


def test_figures_of_one_letter_are_one_happening_unless_their_days_exclude_each_other():
    one = about(1, **SAME, happening="A")
    other = about(2, days={"words": "since May 2024", "until": None, "now": False}, happening="A")
    reading = second(content(one, other), Decider.MODEL)
    assert [figure.incident for figure in reading.reading.figures] == [0, 0]
    [incident] = reading.reading.incidents
    assert (incident.figures, incident.is_main, incident.what) == ([0, 1], True, "killed")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the harbour police", "harbour police", True),
        ("Ketter", "the operator Ketter", True),
        ("Ana Vell", "Ana Ketter", False),
        (None, None, True),
        (None, "Ketter", False),
        ("the", None, True),
    ],
)
def test_names_are_alike_when_one_holds_every_word_of_the_other(one, other, same):
    assert alike(one, other) is same
