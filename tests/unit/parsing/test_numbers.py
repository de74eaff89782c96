"""No number of a page is changed by its markup."""

import pytest

from tasks.parsing import parse
from tasks.parsing.blocks import set_apart
from tests.unit.parsing.pages import page, story
from values.categories import Zone

URL = "https://news.example.com/a"


def read(sentence):
    article = parse(page(story(sentence)), URL)
    return article.text[article.paragraphs[-1].start :]


@pytest.mark.parametrize(
    ("markup", "wording"),
    [
        ("It killed 51<sup>1</sup> people.", "It killed 51¹ people."),
        ("It killed 51<sup>1,2</sup> people.", "It killed 51¹,² people."),
        ("It killed 51<span style='vertical-align: super'>1</span> people.", "It killed 51¹ people."),
        ("It covers 10 km<sup>2</sup> of land.", "It covers 10 km² of land."),
        (
            "There were 10<sup>6</sup> insects, 10<sup>-3</sup> of them big.",
            "There were 10⁶ insects, 10⁻³ of them big.",
        ),
        ("Add 3<sub>1</sub> parts of CO<sub>2</sub>.", "Add 3₁ parts of CO2."),
        ("It rose 3<sup>1</sup>/<sub>2</sub> metres.", "It rose 3½ metres."),
        ("It costs 9<sup>.99</sup> marks on the 21<sup>st</sup> day.", "It costs 9.99 marks on the 21st day."),
    ],
)
def test_a_raised_or_lowered_digit_never_joins_the_number_before_it(markup, wording):
    assert read(markup) == wording


@pytest.mark.parametrize(
    "markup",
    [
        "It killed 51<sup><a href='#fn1'>1</a></sup> people.",
        "It killed 51<a href='#note-1'>[1]</a> people.",
        "It killed 51<span class=footnote-ref>2</span> people.",
        "It killed 51<sup class='reference'>3</sup> people.",
    ],
)
def test_the_mark_of_a_footnote_is_no_part_of_the_sentence(markup):
    assert read(markup) == "It killed 51 people."


@pytest.mark.parametrize(
    ("markup", "wording"),
    [
        ("It killed <a href='#table'>51</a> people.", "It killed 51 people."),
        ("It cost $<a href='#table'>51</a> a head.", "It cost $51 a head."),
        ("It killed 1,<a href='#'>200</a> cows.", "It killed 1,200 cows."),
    ],
)
def test_a_number_that_links_to_a_table_below_stays(markup, wording):
    assert read(markup) == wording


@pytest.mark.parametrize(
    "markup",
    [
        "<s>51</s>38 people died in the mine.",
        "<del>51</del> <ins>38</ins> people died in the mine.",
        "<strike>51</strike> 38 people died in the mine.",
        "<span style='text-decoration: line-through'>51</span>38 people died in the mine.",
    ],
)
def test_a_number_that_was_struck_out_is_not_read(markup):
    assert read(markup) == "38 people died in the mine."


def test_a_struck_run_that_swallows_paragraphs_is_a_tag_left_open():
    article = parse(page(f"<div><s>{story()}</s></div>"), URL)
    assert "51 miners" in article.text


@pytest.mark.parametrize(
    ("markup", "wording"),
    [
        ("It killed <b>5</b>1 people and 1,<span>200</span> cows.", "It killed 51 people and 1,200 cows."),
        ("It killed 10&nbsp;000 or 10&#8239;000 fish.", "It killed 10 000 or 10 000 fish."),
        ("It killed 5&shy;1 people and 1&#8203;200 cows.", "It killed 51 people and 1200 cows."),
        ("It killed 5<wbr>1 people.", "It killed 51 people."),
        ("It killed \u200f51\u200e people and 3\u206938 cows.", "It killed 51 people and 338 cows."),
        ("It killed 5<span hidden>9</span>1 people.", "It killed 51 people."),
        ("It killed 51<br>people in 10<br>days.", "It killed 51 people in 10 days."),
        ("It killed &amp;#53;1&amp;nbsp;000 people.", "It killed 51 000 people."),
        ("It killed ﬁve oﬃcers.", "It killed five officers."),
    ],
)
def test_a_number_stays_whole_whatever_runs_through_it(markup, wording):
    assert read(markup) == wording


def test_a_caption_keeps_its_numbers_whole():
    figure = "<figure><img src=a.jpg><figcaption>The <b>5</b>1 miners, 1,<i>200</i> guests</figcaption></figure>"
    article = parse(page(story(before=figure)), URL)
    captions = [article.text[p.start : p.end] for p in article.paragraphs if p.zone is Zone.CAPTION]
    assert captions == ["The 51 miners, 1,200 guests"]


def test_parts_are_set_apart_but_not_within_a_number():
    assert set_apart(["Mine flooded", "5", "1", "dead, 1", ",200", "hurt"]) == "Mine flooded 51 dead, 1,200 hurt"


def test_lines_of_a_headline_do_not_run_into_one_number():
    assert parse(page(story(title="Mine flooded: 51<br>38 saved")), URL).title == "Mine flooded: 51 38 saved"


def test_many_raised_and_struck_runs_are_read_in_bounded_time():
    runs = "<s>5</s>1<i></i><sub>2</sub><sup>3</sup>" * 20_000
    assert parse(page(story(runs)), URL).paragraphs
