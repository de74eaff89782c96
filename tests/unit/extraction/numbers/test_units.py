import pytest

from tasks.extraction.quantities.quantities import find_quantities
from tasks.extraction.text import tokenise
from values.categories import Kind


def first(text):
    quantities, _ = find_quantities(tokenise(text), [])
    return quantities[0]


@pytest.mark.parametrize(
    ("text", "value", "unit", "code"),
    [
        ("The bail was $1.5 million.", 1.5e6, "$", "USD"),
        ("The bail was US$5,000.", 5000, "US$", "USD"),
        ("The bail was £4.2bn.", 4.2e9, "£", "GBP"),
        ("The bail was 20 euros.", 20, "euros", "EUR"),
        ("The bail was 300 mln dlrs.", 3e8, "dlrs", "USD"),
        ("The bail was EUR50m.", 5e7, "EUR", "EUR"),
        ("The bail was Rs 500 crore.", 5e9, "Rs", "INR"),
        ("The bail was $US5,000.", 5000, "$US", "USD"),
        ("The bail was $NZ3m.", 3e6, "$NZ", "NZD"),
        ("The bail was Rs. 1.5 lakh.", 150000, "Rs.", "INR"),
        ("They paid Rs 300 for it.", 300, "Rs", "INR"),
        ("The bail was RM23.50.", 23.5, "RM", "MYR"),
        ("The stamp was 99p then.", 99, "p", "pence"),
        ("The bail was two Jordanian dinars.", 2, "Jordanian dinars", "JOD"),
        ("The bail was two Libyan dinars.", 2, "Libyan dinars", None),
    ],
)
def test_money_is_read_with_signs_codes_and_names(text, value, unit, code):
    found = first(text)
    assert (found.kind, found.value_low, found.unit, found.unit_norm) == (Kind.MONEY, value, unit, code)


@pytest.mark.parametrize(
    ("text", "kind", "norm"),
    [
        ("It fell 12%.", Kind.PERCENT, "%"),
        ("It fell 12 per cent.", Kind.PERCENT, "%"),
        ("It lies 45km off the coast.", Kind.MEASURE, "km"),
        ("A wall 5m high fell.", Kind.MEASURE, "m"),
        ("They used 120-mm mortars.", Kind.MEASURE, "mm"),
        ("It reached 40 degrees Celsius.", Kind.MEASURE, "°C"),
        ("It reached 106F there.", Kind.MEASURE, "°F"),
        ("It ran at 60fps.", Kind.MEASURE, "fps"),
        ("The six-square-mile lake dried.", Kind.MEASURE, "mi2"),
        ("It took 30 min then.", Kind.DURATION, "minute"),
        ("He is 5'9\" tall.", Kind.MEASURE, "ft"),
        ("A car at 80 miles per hour crashed.", Kind.MEASURE, "mph"),
        ("It burnt 700 square miles.", Kind.MEASURE, "mi2"),
        ("He served twelve years.", Kind.DURATION, "year"),
        ("An 11-year lull ended.", Kind.DURATION, "year"),
        ("They stood four long hours.", Kind.DURATION, "hour"),
        ("They waited half an hour.", Kind.DURATION, "hour"),
    ],
)
def test_measures_and_times_have_a_normal_form(text, kind, norm):
    found = first(text)
    assert (found.kind, found.unit_norm) == (kind, norm)


def test_a_pound_is_a_weight_beside_what_is_weighed():
    assert first("The man weighed 200 pounds.").kind is Kind.MEASURE
    assert first("A 500-pound bomb fell.").kind is Kind.MEASURE
    assert first("The ticket costs 20 pounds.").kind is Kind.MONEY


def test_numbers_in_a_row_share_the_unit_of_the_last():
    quantities, _ = find_quantities(tokenise("They fired 82- and 120-mm mortars."), [])
    assert [(q.value_low, q.unit_norm) for q in quantities] == [(82, "mm"), (120, "mm")]


def test_a_change_and_the_level_it_reached_are_two_figures():
    quantities, _ = find_quantities(tokenise("The share rose 8 percent to 99 yuan."), [])
    assert [(q.value_low, q.kind) for q in quantities] == [(8, Kind.PERCENT), (99, Kind.MONEY)]


@pytest.mark.parametrize(
    ("sentence", "ages"),
    [
        ("Both men, who are 24 and 31 years old, were seen.", [24, 31]),
        ("The youngest recruit was 19 and the oldest 57.", [19, 57]),
        ("A vigil was held for Ana Quill, 340, who was killed in March.", [340]),
    ],
)
def test_ages_that_share_a_unit_leave_it_out_or_slip_are_still_ages(sentence, ages):
    doc = tokenise(sentence)
    found, _ = find_quantities(doc, [])
    assert [quantity.value_low for quantity in found if quantity.kind is Kind.AGE] == ages
