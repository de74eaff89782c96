"""Tolls that move, wholes and their parts, rows of ages, what happened to none: sentences of our own."""

from datetime import date

import pytest

from tasks.extraction import read
from values.reading import Figure


def figure(text: str, quote: str) -> Figure:
    return next(row for row in read(text, date(2025, 4, 11)).figures if row.quote == quote)


@pytest.mark.parametrize(
    ("sentence", "quote", "event"),
    [
        ("The number of dead rose to 23 from 19 overnight.", "19", "killed"),
        ("The ministry revised the toll down to 41 from 46.", "41", "killed"),
        ("The toll has more than doubled to 64.", "64", "killed"),
        ("An early report said 15 people had died. The correct figure is 13.", "13", "killed"),
        ("The ferry's toll had gone from 41 to 44 with the death of three who were hurt in it.", "44", "killed"),
        ("The official toll of the landslides has gone up to 312.", "312", "killed"),
        ("The jump in the toll from 544 to 607 came when the mine was opened.", "544", "killed"),
        ("The toll of the floods has touched the 300 mark.", "300", "killed"),
        ("There were 312 new cases and no deaths on Sunday, taking the total to 14,876.", "14,876", "affected"),
    ],
)
def test_a_toll_is_read_behind_every_verb_that_moves_it(sentence, quote, event):
    row = figure(sentence, quote)
    assert row.event == event
    assert not row.negated


def test_a_toll_that_moves_between_two_numbers_is_no_range():
    row = figure("The toll was revised from 20 to 60.", "60")
    assert (row.value_low, row.value_high, row.event) == (60, 60, "killed")


@pytest.mark.parametrize(
    ("sentence", "bounds"),
    [
        ("The toll of the floods has crossed the 250 mark.", (250, None, "more_than")),
        ("The toll of the floods is close to the 800 mark.", (None, 800, "less_than")),
        ("The toll of the floods has touched the 300-mark.", (300, 300, "exact")),
        ("The toll of the floods rose up to 231.", (231, 231, "exact")),
    ],
)
def test_a_mark_is_passed_neared_or_reached(sentence, bounds):
    [row] = read(sentence, date(2025, 4, 11)).figures
    assert (row.value_low, row.value_high, row.modifier) == bounds


def test_a_mark_that_is_money_and_a_range_of_places_stay_what_they_are():
    assert figure("He paid with a 50 mark note.", "50").kind != "persons"
    assert figure("Deaths from 20 to 30 villages were reported.", "from 20 to 30").value_high == 30


@pytest.mark.parametrize(
    ("sentence", "quote", "event"),
    [
        ("The militia freed 12 of the 30 workers.", "30", "other"),
        ("Of the 40 passengers aboard, 31 were rescued.", "40", "other"),
        ("Rebels seized 21 villagers, of whom four escaped and four were found dead.", "four", "other"),
        ("Two rockets hit the base; 5 of 7 sailors survived.", "5", "other"),
        ("The storm cut power to 3,000 customers and killed two.", "3,000", "other"),
    ],
)
def test_what_befell_others_did_not_befall_the_counted(sentence, quote, event):
    assert figure(sentence, quote).event == event


def test_the_whole_that_a_clause_tells_of_suffered_it():
    assert figure("Autopsies were done on four of the six men who were shot.", "six").event == "injured"


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("None of the 150 passengers was hurt.", "150"),
        ("Neither of the two pilots was hurt.", "two"),
        ("Not one of the 40 miners was killed.", "40"),
    ],
)
def test_what_happened_to_none_of_them_is_negated(sentence, quote):
    assert figure(sentence, quote).negated


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("A girl and two boys, 14 and 15, were arrested.", "15"),
        ("Three nurses, 24, 31 and 40, were abducted.", "31"),
        ("The couple, both 63, died in hospital.", "63"),
        ("The average age of the dead was 42.", "42"),
        ("Mira Kolt, 45, her husband Jan, 47, and a guest died.", "47"),
    ],
)
def test_an_age_is_no_count_of_persons(sentence, quote):
    assert figure(sentence, quote).kind == "age"


def test_a_row_longer_than_the_counted_holds_no_ages():
    assert figure("Two boys, 14 girls and 15 men were arrested.", "14").kind == "persons"


@pytest.mark.parametrize(
    ("sentence", "quote", "value", "event"),
    [
        ("Shelling killed a family of five in the village.", "five", 5, "killed"),
        ("On 23 May 28 bodies were found near the town.", "28", 28, "killed"),
        ("In May 12 soldiers died.", "12", 12, "killed"),
        ("THIRTYTHREE SAILORS WERE INJURED.", "THIRTYTHREE", 33, "injured"),
        ("The blast killed a dozen people, among them four aid workers.", "four", 4, "killed"),
        ("Tens of thousands marched; half a million took part.", "half a million", 500_000, "attending"),
    ],
)
def test_counts_of_persons_are_not_lost(sentence, quote, value, event):
    row = figure(sentence, quote)
    assert (row.kind, row.value_low, row.event) == ("persons", value, event)


def test_the_scale_of_a_range_holds_for_both_ends():
    row = figure("Two to three hundred people gathered.", "Two to three hundred")
    assert (row.value_low, row.value_high) == (200, 300)


def test_a_third_after_two_is_the_next_one_and_no_share():
    reading = read("Police shot two suspects and arrested a third.", None)
    assert [row.quote for row in reading.figures] == ["two"]
    assert ("a third", "ordinal") in [(row.quote, row.reason) for row in reading.ignored]
    assert figure("The strike cut output by a third.", "a third").value_low == pytest.approx(1 / 3)


def test_wrapped_lines_are_joined_although_one_ends_with_a_bracket():
    lines = ("Fighters of the Northern Home Guard and its allies (NHG)", "stormed four towns in the night and killed 2")
    text = "\n".join((*lines, "clerks."))
    assert len(read(text, None).sentences) == 1


@pytest.mark.parametrize(
    "text", ["Gunmen killed 21 guards, a monitor said.", "Six died in the clash, and four were hurt."]
)
def test_a_speaker_or_a_clash_is_no_victim(text):
    assert read(text, None).victims == []


@pytest.mark.parametrize(
    ("sentence", "quote", "event"),
    [
        ("Quake death toll passes 2,000; thousands homeless", "2,000", "killed"),
        ("The toll could exceed 1,000, officials warned.", "exceed 1,000", "killed"),
        ("Murders rose to 15 from nine.", "nine", "killed"),
        ("Deaths fell from 40 in June to 25 in July.", "25", "killed"),
        ("By Sunday the count stood at 87 dead and 240 hurt, up from 60 and 150 on Friday.", "60", "killed"),
        ("By Sunday the count stood at 87 dead and 240 hurt, up from 60 and 150 on Friday.", "150", "injured"),
        ('They killed "more than 100" soldiers.', "more than 100", "killed"),
        ("The 47 on board, six of them crew, are presumed dead.", "47", "killed"),
        ("Among the injured are 3 children, a nurse and two police officers.", "two", "injured"),
        ("The gunman shot 12 people, 8 of them fatally.", "8", "killed"),
        ("Since January 1,340 people have drowned trying to cross.", "1,340", "killed"),
        ("Of 45 patients, 38 recovered, five died and two remain in care.", "two", "other"),
        ("One of the two hijackers was killed.", "two", "other"),
        ("The navy intercepted a boat with 63 migrants.", "63", "other"),
        ("Air defences shot down 31 of 44 drones.", "31", "destroyed"),
        ("The army lost 3 tanks and 12 men.", "3", "destroyed"),
        ("Three men were held on suspicion of theft.", "Three", "detained"),
        ("A triple murder shocked the town.", "triple", "killed"),
    ],
)
def test_the_event_is_that_of_the_counted(sentence, quote, event):
    assert figure(sentence, quote).event == event


def test_a_bare_number_that_says_who_they_were_is_part_of_the_group_before():
    first, second = read("Six people died. Two were police officers.", None).figures
    assert (first.part_of, second.part_of, second.event) == (None, 0, "killed")


@pytest.mark.parametrize(
    ("sentence", "quote", "unit"),
    [
        ("The four - two brothers and their cousins - were found hanged.", "four", None),
        ("Two teens shot, one fatally", "one", "teens"),
        ("Raids rose to 15 from nine.", "15", "raids"),
        ("Police spoke of 100,000; organisers put it at 300,000.", "300,000", None),
    ],
)
def test_what_is_counted_is_no_word_beside_it(sentence, quote, unit):
    found = figure(sentence, quote).unit
    assert (found and found.lower()) == unit


def test_an_age_is_read_where_a_birthday_or_a_death_dates_it():
    ages = [
        p.age
        for p in read("Pavel Orlik was 27 when he was shot. Lena Marsh, who turned 30 last week, died.", None).persons
    ]
    assert ages == [27, 30]


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Two men aged 25 and 31 appeared in court.", "31"),
        ("Two girls aged 7 and nine died at the scene.", "nine"),
        ("A man and his 12- and 14-year-old sons were hurt.", "12"),
        ("One of the victims was only 11.", "11"),
        ("The boy was 9, police said.", "9"),
        ("Children under five account for half of the deaths.", "under five"),
    ],
)
def test_ages_without_years_are_ages(sentence, quote):
    assert figure(sentence, quote).kind == "age"


@pytest.mark.parametrize(
    ("sentence", "quote", "event"),
    [
        ("Fifty-one of those abducted have been freed.", "Fifty-one", "released"),
        ("The agency raised its estimate of the dead to 5,000 from 3,500.", "3,500", "killed"),
        ("An average of 33 people die each day.", "33", "killed"),
        ("A 12-car pile-up injured 18.", "12", "other"),
    ],
)
def test_the_nearest_word_of_harm_is_not_always_the_one(sentence, quote, event):
    assert figure(sentence, quote).event == event


def test_an_amount_of_change_and_its_result_are_no_range():
    row = figure("Unemployment rose by 14,000 to 312,000.", "14,000")
    assert (row.value_low, row.value_high) == (14_000, 14_000)
    assert figure("Prices rose by 3 to 5 percent.", "3 to 5").value_high == 5


def test_prisoners_are_taken_not_counted():
    assert figure("Rebels wounded 20 soldiers and took 7 prisoner.", "7").unit == "soldiers"


def test_a_quake_of_a_magnitude_is_measured():
    assert figure("The 7.1 quake hit at night.", "7.1").kind == "measure"


@pytest.mark.parametrize("text", ["Not a single soldier was killed.", "A total of 33 people were arrested."])
def test_none_and_a_total_are_no_victim(text):
    assert read(text, None).victims == []


def test_no_loss_of_life_is_a_figure_of_zero():
    row = figure("There was no loss of life.", "no")
    assert (row.value_high, row.event, row.negated) == (0, "killed", True)


@pytest.mark.parametrize(
    ("sentence", "quote", "event"),
    [
        ("The rockslide left one dead and injured four hikers.", "four", "injured"),
        ("Across the two provinces, 30 schools were flattened.", "two", "other"),
        ("Deaths (14) and injuries (230) were mostly in the north.", "14", "killed"),
        ("That brings the number killed this year to 61.", "61", "killed"),
        ("Two of the four men arrested on Friday have been charged with murder.", "Two", "charged"),
        ("Police arrested eight people and questioned 40.", "40", "other"),
        ("Six were sentenced to death and 11 to life imprisonment.", "11", "charged"),
        ("Police found the bodies of four migrants in a van with 26 others.", "26", "other"),
        ("The 44 hostages, who had been held for 60 days, were freed.", "44", "released"),
        ("Estimates of the dead range from 40 to 100.", "from 40 to 100", "killed"),
        ("In the worst case, 9 were burned alive.", "9", "killed"),
    ],
)
def test_each_number_has_the_event_of_its_own_clause(sentence, quote, event):
    assert figure(sentence, quote).event == event


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("The ministry said 12, not 70, had died.", "70"),
        ("Zero deaths were reported on Monday.", "Zero"),
    ],
)
def test_a_number_that_is_set_aside_is_negated(sentence, quote):
    assert figure(sentence, quote).negated


def test_brothers_without_a_count_have_ages():
    assert figure("The brothers, 20 and 23, were shot.", "20").kind == "age"


def test_a_part_out_of_a_whole_is_counted_with_it():
    assert figure("Only 3 out of the 14 climbers made it back.", "3").unit == "climbers"


def test_a_status_before_and_leaves_its_noun_to_the_next_number():
    row = figure("The agency recorded 1,250 suspected and 310 confirmed cases.", "1,250")
    assert (row.unit, row.event) == ("cases", "affected")


@pytest.mark.parametrize(("counted", "event"), [("monks", "killed"), ("cars", "attacked")])
def test_bullets_kill_persons_only(counted, event):
    assert figure(f"Six {counted} were found riddled with bullets.", "Six").event == event


@pytest.mark.parametrize(
    ("sentence", "quote", "status"),
    [
        ("The province has 12 confirmed cases of cholera and 300 suspected cases.", "12", "confirmed"),
        ("The province has 12 confirmed cases of cholera and 300 suspected cases.", "300", "suspected"),
        ("Doctors told of 31 probable deaths from the fever.", "31", "probable"),
        ("Doctors saw 40 cases of the fever.", "40", None),
        ("Two suspected rebels were killed.", "Two", None),
        ("310 suspected cases were told, 12 of them mild.", "12", None),
    ],
)
def test_cases_are_as_sure_as_their_own_words_say(sentence, quote, status):
    assert figure(sentence, quote).case_status == status


def test_who_is_hurt_beside_a_part_of_the_dead_is_of_the_whole():
    text = "Ten miners, including two girls, were killed and at least five were hurt on Monday."
    assert figure(text, "at least five").unit == "miners"
