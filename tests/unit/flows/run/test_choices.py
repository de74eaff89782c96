from datetime import UTC, date, datetime

import pytest

from flows.run.choices import dated_within, narrowed
from tasks.fetching import Source
from tasks.fetching.inputs import RunPlan, UnusableInputError
from tasks.fetching.intake import _is_outside
from tasks.fetching.target import Target

PAPER = Source(name="paper", home="https://paper.example/")
HERALD = Source(name="herald", home="https://herald.example/", max_age_days=3)


@pytest.fixture(autouse=True)
def no_list(monkeypatch):
    monkeypatch.setattr("flows.run.choices.listed_sources", list)


def test_without_a_choice_a_plan_stays_as_it_is():
    plan = RunPlan(sources=[PAPER, HERALD], urls=["https://paper.example/1"])
    assert narrowed(plan, [], None, None) == plan


def test_only_chosen_sources_are_left():
    assert narrowed(RunPlan(sources=[PAPER, HERALD]), ["herald"], None, None).sources == [HERALD]


def test_a_name_that_is_not_listed_is_refused_with_the_names_that_are():
    with pytest.raises(UnusableInputError, match="gazette: not in the list of sources, which has herald, paper"):
        narrowed(RunPlan(sources=[PAPER, HERALD]), ["gazette"], None, None)


def test_a_first_day_lifts_the_limit_of_age_and_a_last_day_does_not():
    assert dated_within(HERALD, date(2020, 1, 1), None).max_age_days is None
    assert dated_within(HERALD, None, date(2026, 1, 1)).max_age_days == 3


@pytest.mark.parametrize(("day", "is_outside"), [(6, True), (7, False), (9, False), (10, True), (None, False)], ids=str)
def test_both_days_belong_to_the_window_and_what_has_no_date_is_let_in(day, is_outside):
    published = datetime(2026, 3, day, 23, 30, tzinfo=UTC) if day else None
    source = dated_within(PAPER, date(2026, 3, 7), date(2026, 3, 9))
    assert _is_outside(Target("https://paper.example/1", "paper", published=published), source) is is_outside
