from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.extraction.quantities.quantities import find_quantities
from tasks.extraction.rows.mentions import TimeMention
from tasks.extraction.text import tokenise
from values.categories import AgeBand, Kind, Modifier, Sex, Standing


def read(text, dates=()):
    doc = tokenise(text)
    quantities, ignored = find_quantities(doc, dates)
    return doc, quantities, ignored


def counted(text):
    return [(q.value_low, q.kind, q.unit) for q in read(text)[1]]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("51 Chadian citizens who lived there signed up.", "Chadian citizens"),
        ("51 of the Chadian citizens signed up.", "Chadian citizens"),
        ("A total of 12 soldiers marched.", "soldiers"),
        ("Police held 14 others.", "others"),
        ("They released 256 more prisoners.", "prisoners"),
        ("Nine of the 14 murdered bakers were young.", "murdered bakers"),
        ("Two of the town's teachers came.", "teachers"),
        ("At least one miner died.", "miner"),
        ("Six heavily armed men came.", "armed men"),
        ("Two new locally transmitted cases came.", "new locally transmitted cases"),
        ("Two United States service members left.", "United States service members"),
        ("Three semi-professional players came.", "semi-professional players"),
        ("A 35-strong crew came.", "crew"),
        ("21 of the country's 34 provinces burnt.", "provinces"),
        ("Many of Mrs. Daven's papers burnt.", "papers"),
        ("The trial of 12 suspects begins now.", "suspects"),
        ("They cut 195,600 full-time-equivalent jobs.", "full-time-equivalent jobs"),
        ("Six 12-year-old girls came.", "girls"),
        ("Two 40-seat buses came.", "buses"),
        ("It took the most seats - 123 - this time.", "seats"),
        ("A dozen of the 35 or so guests came.", "guests"),
        ("Five (male) nurses came.", "nurses"),
        ("Three police officers came.", "police officers"),
        ("They treated 120 wounded people.", "wounded people"),
    ],
)
def test_the_counted_noun_is_its_head_with_adjectives(text, unit):
    assert counted(text)[0][2] == unit


def test_adjectives_in_a_row_belong_to_the_noun():
    assert counted("They launched 90 air, sea and ground-launched rockets.") == [
        (90, Kind.OBJECTS, "air, sea and ground-launched rockets")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast killed 12 miners and wounded 30.", [12, 30]),
        ("12 miners were killed. Four were wounded.", [12, 4]),
        ("20 miners came. Six of them died.", [20, 6]),
    ],
)
def test_an_elided_noun_is_found_in_the_words_before(text, expected):
    assert counted(text) == [(value, Kind.PERSONS, "miners") for value in expected]


def test_verbs_of_harm_make_bare_numbers_persons():
    assert counted("The flood killed 1,200.") == [(1200, Kind.PERSONS, None)]
    assert counted("The toll rose to 21.") == [(21, Kind.PERSONS, "people")]
    assert counted("There were 116 dead, 178 injured.") == [
        (116, Kind.PERSONS, "dead"),
        (178, Kind.PERSONS, "injured"),
    ]


def test_the_group_is_told_by_its_noun():
    _, (first, second, third), _ = read("51 Chadian soldiers, two girls and 30 elderly villagers fled.")
    assert (first.nationality, first.standing) == ("TD", Standing.COMBATANT)
    assert (second.sex, second.age_band) == (Sex.FEMALE, AgeBand.CHILD)
    assert (third.standing, third.age_band) == (Standing.CIVILIAN, AgeBand.ELDERLY)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("A 38-year-old baker came.", 38, 38),
        ("A baker aged 38 came.", 38, 38),
        ("Nora Quill, 38, came.", 38, 38),
        ("Nora Quill (38) came.", 38, 38),
        ("A baker, 38, came.", 38, 38),
        ("She was 38 years old.", 38, 38),
        ("The 87 yo baker came.", 87, 87),
        ("The oldest was 51.", 51, 51),
        ("A man in his late 40s came.", 40, 49),
        ("A woman in her thirties came.", 30, 39),
        ("Children between the ages of 5 and 12 came.", 5, 12),
        ("She turned 50.", 50, 50),
    ],
)
def test_ages_are_read_in_all_their_forms(text, low, high):
    ages = [q for q in read(text)[1] if q.kind is Kind.AGE]
    assert [(q.value_low, q.value_high) for q in ages] == [(low, high)]


def test_twins_have_an_age_each():
    ages = [q.value_low for q in read("The brothers Ivo Marn, 20, and Pal Marn, 22, came.")[1] if q.kind is Kind.AGE]
    assert ages == [20, 22]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("He left in 1998.", "calendar_year"),
        ("He left on 12 May.", "calendar_date"),
        ("Music of the 1990s played.", "decade"),
        ("It began at 17:22.", "clock_time"),
        ("It began at 8 p.m. sharp.", "clock_time"),
        ("He watched Channel 4 all day.", "identifier"),
        ("An old Boeing 747 landed.", "identifier"),
        ("See page 12 there.", "identifier"),
        ("He lives at 12 Garden Street now.", "address"),
        ("Call 555-1234 now.", "telephone"),
        ("Call +49 (0)40 890 85-433 now.", "telephone"),
        ("They left one after the other.", "idiom"),
        ("The ruling party won 3-1 there.", "score"),
        ("He went to ground zero again.", "idiom"),
        ("It was a two-way street.", "compound"),
        ("A plague came.[3]", "reference"),
        ("It lies at 51.204°N there.", "coordinates"),
        ("Open http://x.example/2jWw now.", "attached_code"),
        ("One of the bakers came.", "one_of"),
        ("He is the one who came.", "one_pronoun"),
        ("One day he came.", "one_determiner"),
        ("In one strange case he came.", "one_determiner"),
        ("He went from one village to another.", "one_determiner"),
        ("She scored two goals.", "score"),
        ("The bylaw carried by a vote of 14 to 5.", "score"),
        ("The under-17 team came.", "identifier"),
        ("It happened two years ago.", "relative_time"),
        ("It happened over the past 10 years.", "relative_time"),
        ("He is No. 3 in the party.", "identifier"),
        ("He is the No.3 seed.", "identifier"),
        ("They launched the Horus 4 rocket at noon.", "identifier"),
        ("A Boeing 737-800 crashed.", "identifier"),
        ("She told 7 Morning News so.", "identifier"),
        ("The address 192.168.1.2 failed.", "identifier"),
        ("The dateline reads NOVARA (41KXB/WTT).", "attached_code"),
        ("The 802.11ac standard is old.", "attached_code"),
        ("The record is 667366321999495168.", "attached_code"),
        ("The film is in 1080p.", "attached_code"),
        ("He was shot at 6301 Rancho near here.", "address"),
        ("The wreck lies at 36°12'N, 44°1'E.", "coordinates"),
        ("A six-figure sum was lost.", "compound"),
        ("The 2-in-1 mat came.", "compound"),
        ("They like the 5-a-side game.", "compound"),
        ("It is about one's own duty.", "one_pronoun"),
        ("He has one called a burrow.", "one_pronoun"),
        ("He likes one Karo has bought.", "one_pronoun"),
        ("(1) secured by a lock.", "list_number"),
        ("There was a lot of talk.", "mass_noun"),
        ("He likes a lot of it.", "mass_noun"),
        ("He has a 401(k) plan.", "idiom"),
        ("He had a drink or two at noon.", "idiom"),
        ("She lives in the 400-block of Vess Road.", "address"),
        ("The seats went by a 5-to-4 decision.", "score"),
        ("Pupils in grades three through eight came.", "identifier"),
        ("It lay at kilometer 12 of the road.", "identifier"),
        ("See sections 147 and 148 there.", "identifier"),
        ("Photo 1 of 4: the bridge.", "identifier"),
        ("He told Nine News so.", "identifier"),
        ("It has rained for the past three summers.", "relative_time"),
        ("It went off at approximately 2230 last night.", "clock_time"),
        ("Please text CRIMES (274637) now.", "telephone"),
        ("Write or contact 513482.", "telephone"),
        ("Two-wheelers lined the road.", "compound"),
    ],
)
def test_each_number_left_out_has_a_named_reason(text, reason):
    doc, quantities, ignored = read(text)
    assert quantities == []
    assert {left_out.reason for left_out in ignored} == {reason}
    assert all(doc.text[i.start : i.end] == i.quote for i in ignored)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("A mile or two of wire lay there.", [2]),
        ("Odds of 5-to-1 were paid to 30 men.", [5, 1, 30]),
        ("See page 147 and 148 men there.", [148]),
        ("Two of 40 photos were lost.", [2, 40]),
        ("Nine news firms closed.", [9]),
        ("The raid of the ROMA (12460) men failed.", [12460]),
        ("He is 6-foot-2 and weighs 90 kg.", [6, 90]),
    ],
)
def test_what_only_looks_like_a_name_or_a_result_counts(text, values):
    assert [q.value_low for q in read(text)[1]] == values


def test_a_bracket_that_repeats_a_number_is_no_second_one():
    _, quantities, ignored = read("He listed four (4) ships and 12 (twelve) men.")
    assert [(q.value_low, q.unit) for q in quantities] == [(4, "ships"), (12, "men")]
    assert [i.reason for i in ignored] == ["reference", "reference"]


def test_adjectives_in_ly_belong_to_the_noun():
    assert counted("A poll of 1,000 likely voters came.") == [(1000, Kind.PERSONS, "likely voters")]


def test_a_place_close_to_the_counted_bounds_no_number():
    assert [q.modifier for q in read("The camp is close to the two homes.")[1]] == [Modifier.EXACT]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sales rose tenfold.", Kind.RATIO),
        ("Five times as many came.", Kind.RATIO),
        ("It is three times the size.", Kind.RATIO),
        ("It is twice as loud.", Kind.RATIO),
        ("He was hit several times after that.", Kind.OBJECTS),
        ("He fired twice as they fled.", Kind.OBJECTS),
        ("She saw a lot of new friends.", Kind.PERSONS),
        ("The 18-to-24 age group grew.", Kind.AGE),
    ],
)
def test_times_that_compare_are_ratios_and_times_that_count_are_not(text, kind):
    assert [q.kind for q in read(text)[1]] == [kind]


def test_a_rate_is_one_figure_and_its_base_none():
    _, quantities, ignored = read("There are 12 deaths per 100,000 people.")
    assert [(q.value_low, q.kind, q.unit) for q in quantities] == [(12, Kind.RATE, "deaths")]
    assert [(i.quote, i.reason) for i in ignored] == [("100,000", "rate_base")]


def test_what_the_counted_do_is_not_what_is_counted():
    assert counted("Of the guests three in 10 saying so came.")[0][2] is None


@pytest.mark.parametrize(
    "text",
    ["On Monday 12 were hurt.", "In Lima 12 have died.", "In Lima 12 came to the hall.", "In Lima 12 of them fled."],
)
def test_a_number_behind_a_day_or_a_place_may_be_the_subject(text):
    assert [q.value_low for q in read(text)[1]] == [12]


@pytest.mark.parametrize("text", ["The Talo 5 came to the hall.", "The Apollo 13 was lost."])
def test_a_number_behind_another_name_belongs_to_it(text):
    assert read(text)[1] == []


def test_a_number_compared_with_a_sum_is_one_too():
    assert counted("It lost 1.2 billion euros, compared with 300 million a year earlier.") == [
        (1.2e9, Kind.MONEY, "euros"),
        (3e8, Kind.MONEY, "euros"),
    ]


def test_others_are_of_the_kind_counted_before_them():
    assert [kind for _, kind, _ in counted("It damaged 80 houses and destroyed 20 others.")] == [Kind.OBJECTS] * 2
    assert counted("It destroyed 20 homes and injured 30 others.")[1][1] is Kind.PERSONS


def test_one_counts_before_a_noun_and_in_a_row_of_counts():
    assert counted("One soldier died.") == [(1, Kind.PERSONS, "soldier")]
    assert [value for value, _, _ in counted("Eight miners are here and one overseas.")] == [8, 1]


def test_numbers_of_a_time_expression_are_left_to_it():
    doc = tokenise("The 1,426 came on 3 May 2021.")
    dates = [TimeMention(4, 7, "DATE", "2021-05-03", "test", date(2021, 5, 3), date(2021, 5, 3))]
    quantities, ignored = find_quantities(doc, dates)
    assert [q.value_low for q in quantities] == [1426]
    assert {i.reason for i in ignored} == {"calendar_date"}


@pytest.mark.parametrize(
    "text", ["There were no casualties.", "Nobody was hurt.", "No one was killed.", "None were injured."]
)
def test_statements_that_nobody_was_harmed_are_figures_of_zero(text):
    (zero,) = read(text)[1]
    assert (zero.value_low, zero.value_high, zero.negated) == (0, 0, True)


def test_shares_and_fractions_are_ratios():
    assert [(q.value_low, q.kind) for q in read("Two-thirds of the miners left.")[1]] == [
        (pytest.approx(0.6667, abs=1e-4), Kind.RATIO)
    ]
    assert [(q.value_low, q.kind) for q in read("One in four left.")[1]] == [(0.25, Kind.RATIO)]


def test_upper_case_text_is_read_like_any_other():
    assert counted("POLICE SAID 15 DRUG TRAFFICKERS WERE ARRESTED IN THE CITY AND TWO WERE KILLED.") == [
        (15, Kind.PERSONS, "DRUG TRAFFICKERS"),
        (2, Kind.PERSONS, "DRUG TRAFFICKERS"),
    ]


@given(st.text(alphabet="0123456789 .,-$%()/:\"'½°onetwhudradmilfagpsk\nAN", max_size=80))
def test_any_text_gives_spans_inside_it(text):
    doc, quantities, ignored = read(text)
    assert all(0 <= q.first < q.last <= len(doc.tokens) for q in quantities)
    assert all(q.unit_first is None or doc.quote(q.unit_first, q.unit_last) == q.unit for q in quantities)
    assert all(doc.text[i.start : i.end] == i.quote for i in ignored)
    assert all(q.modifier is not Modifier.VAGUE or q.value_low is None for q in quantities)


def test_a_part_of_america_is_no_nationality():
    (found,) = read("Five Central American bakers came.")[1]
    assert found.nationality is None
    assert read("Hundreds of Chadian-Americans came.")[1][0].nationality == "US"


def test_grandchildren_are_persons():
    assert counted("Her six grandchildren came.") == [(6, Kind.PERSONS, "grandchildren")]


def test_a_number_after_he_was_is_an_age():
    (found,) = read("She sold it when she was 19.")[1]
    assert (found.kind, found.value_low) == (Kind.AGE, 19)


def test_an_editor_s_brackets_are_no_reference():
    assert counted("At least [9] bakers died.") == [(9, Kind.PERSONS, "bakers")]


def test_a_range_of_a_span_of_time_is_one_figure():
    doc = tokenise("It takes between 12 and 18 months.")
    (found,), _ = find_quantities(doc, [TimeMention(5, 7, "DURATION", "P18M", "test")])
    assert (found.value_low, found.value_high, found.kind) == (12, 18, Kind.DURATION)


def test_hyphened_adjectives_belong_to_the_noun():
    assert counted("Two would-be robbers fled.") == [(2, Kind.PERSONS, "would-be robbers")]
    assert counted("One senior vice-chairman left.") == [(1, Kind.PERSONS, "senior vice-chairman")]


def test_a_broken_number_takes_no_count_from_before():
    assert counted("Some 300 shares were sold. The index stood at 215.86.")[1][1:] == (Kind.OTHER, None)


@pytest.mark.parametrize("text", ["Ana Quill, 24 was hurt.", "Quill, then 24, was hurt."])
def test_ages_in_loose_apposition_are_read(text):
    assert [(q.kind, q.value_low) for q in read(text)[1]] == [(Kind.AGE, 24)]


def test_parents_are_told_by_the_number_of_their_children():
    (found,) = read("She is a mother of three.")[1]
    assert (found.kind, found.unit_norm) == (Kind.PERSONS, "child")


def test_a_fourth_victim_is_no_quarter():
    assert [q.value_low for q in read("Three bakers died and a fourth was hurt.")[1]] == [3]


def test_a_shot_is_counted_where_it_is_fired():
    assert counted("He fired one shot and ran.") == [(1, Kind.OBJECTS, "shot")]


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Ana Quill and Ivo Marn, both 22, left.", [22]),
        ("Her children, ages 1 and 4, left.", [1, 4]),
        ("Ana and Ivo Quill, 21 and 22, left.", [21, 22]),
        ("In New Quill, 25 were arrested.", []),
    ],
)
def test_ages_in_a_row_are_read(text, ages):
    assert [q.value_low for q in read(text)[1] if q.kind is Kind.AGE] == ages


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("There was one soldier left.", 1),
        ("There was one suspected case there.", 1),
        ("The blast killed one and left.", 1),
        ("One of every four left.", 0.25),
    ],
)
def test_one_counts_after_was_and_after_verbs_of_harm(text, value):
    assert [q.value_low for q in read(text)[1]] == [value]
