import pytest

from tasks.extraction.quantities.quantities import find_quantities
from tasks.extraction.text import tokenise
from values.categories import Modifier


def only(text):
    doc = tokenise(text)
    quantities, _ = find_quantities(doc, [])
    assert len(quantities) == 1, quantities
    found = quantities[0]
    return doc.quote(found.first, found.last), found.value_low, found.value_high, found.modifier


@pytest.mark.parametrize(
    ("text", "quote", "low", "high", "modifier"),
    [
        ("At least 51 miners died.", "At least 51", 51, None, Modifier.AT_LEAST),
        ("12-15,000 miners died.", "12-15,000", 12000, 15000, Modifier.BETWEEN),
        ("No fewer than 51 miners died.", "No fewer than 51", 51, None, Modifier.AT_LEAST),
        ("More than a dozen miners died.", "More than a dozen", 12, None, Modifier.MORE_THAN),
        ("They took over 250 hostages.", "over 250", 250, None, Modifier.MORE_THAN),
        ("Up to 30 miners died.", "Up to 30", None, 30, Modifier.AT_MOST),
        ("As many as 30 miners died.", "As many as 30", None, 30, Modifier.AT_MOST),
        ("Nearly 40 miners died.", "Nearly 40", None, 40, Modifier.LESS_THAN),
        ("Fewer than 40 miners died.", "Fewer than 40", None, 40, Modifier.LESS_THAN),
        ("Some 70 miners died.", "Some 70", 70, 70, Modifier.ABOUT),
        ("An estimated 70 miners died.", "An estimated 70", 70, 70, Modifier.ABOUT),
        ("About 70 miners died.", "About 70", 70, 70, Modifier.ABOUT),
        ("The mine lost 51 or more men.", "51 or more", 51, None, Modifier.AT_LEAST),
        ("The mine lost 50+ men.", "50+", 50, None, Modifier.AT_LEAST),
        ("It must answer within 48 hours.", "within 48", None, 48, Modifier.AT_MOST),
        ("Between 20 and 30 miners died.", "Between 20 and 30", 20, 30, Modifier.BETWEEN),
        ("From 20 to 30 miners died.", "From 20 to 30", 20, 30, Modifier.BETWEEN),
        ("Five or six miners died.", "Five or six", 5, 6, Modifier.BETWEEN),
        ("The mine employs 20-30 men.", "20-30", 20, 30, Modifier.BETWEEN),
        ("A fine of $3 to $5 million was set.", "$3 to $5 million", 3e6, 5e6, Modifier.BETWEEN),
        ("More than 20 but fewer than 30 miners died.", "More than 20 but fewer than 30", 20, 30, Modifier.BETWEEN),
        ("It costs less than or equal to 30 dollars.", "less than or equal to 30", None, 30, Modifier.AT_MOST),
        ("Dozens of miners died.", "Dozens", None, None, Modifier.VAGUE),
        ("Several hundred miners died.", "Several hundred", None, None, Modifier.VAGUE),
        ("Tens of thousands of miners marched.", "Tens of thousands", None, None, Modifier.VAGUE),
    ],
)
def test_bounds_are_read_on_both_sides(text, quote, low, high, modifier):
    assert only(text) == (quote, low, high, modifier)


@pytest.mark.parametrize("word", ["just", "only", "exactly"])
def test_rhetorical_words_bound_nothing(word):
    assert only(f"He knew {word} two songs.") == ("two", 2, 2, Modifier.EXACT)


def test_prepositions_before_numbers_bound_nothing():
    assert only("They talked about two miners.")[3] is Modifier.EXACT
    assert only("The dispute over two islands goes on.")[3] is Modifier.EXACT


def test_a_bound_holds_for_its_own_number_only():
    quantities, _ = find_quantities(tokenise("At least 75 miners were killed and 1,643 wounded."), [])
    assert [q.modifier for q in quantities] == [Modifier.AT_LEAST, Modifier.EXACT]


def test_a_bracketed_conversion_takes_the_bound_over():
    quantities, _ = find_quantities(tokenise("They walked about 500 miles (800 km) home."), [])
    assert [q.modifier for q in quantities] == [Modifier.ABOUT, Modifier.ABOUT]


def test_a_change_from_one_level_to_another_is_no_range():
    quantities, _ = find_quantities(tokenise("The number of pupils rose from 240 to 273."), [])
    assert [(q.value_low, q.modifier) for q in quantities] == [(240, Modifier.EXACT), (273, Modifier.EXACT)]


def test_the_direction_of_a_change_is_kept():
    quantities, _ = find_quantities(tokenise("Output fell 12 percent and prices rose by about 3 percent."), [])
    assert [q.direction for q in quantities] == ["down", "up"]


def test_the_outer_of_two_stacked_bounds_holds():
    assert only("Up to about 650 miners died.")[1:] == (None, 650, Modifier.AT_MOST)


def test_a_range_may_hedge_its_upper_end():
    assert only("Between 20 and perhaps 30 miners died.")[1:] == (20, 30, Modifier.BETWEEN)


def test_over_a_span_of_time_after_another_figure_means_during():
    quantities, _ = find_quantities(tokenise("The storm killed 12 miners over two days."), [])
    assert [(q.value_low, q.modifier) for q in quantities] == [(12, Modifier.EXACT), (2, Modifier.EXACT)]
    assert only("He served over 20 years.")[1:] == (20, None, Modifier.MORE_THAN)


def test_the_scale_of_the_upper_end_holds_for_the_lower_one():
    assert only("The bridge costs £3-5m.")[1:] == (3e6, 5e6, Modifier.BETWEEN)


def test_a_share_and_the_number_it_leads_to_are_no_range():
    quantities, _ = find_quantities(tokenise("It fell by a third to 1,200."), [])
    assert [(q.value_low, q.value_high) for q in quantities] == [
        (pytest.approx(1 / 3), pytest.approx(1 / 3)),
        (1200, 1200),
    ]
