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
        ("Four men attending a harvest feast at a mill were injured on Sunday.", "Four", "injured"),
        ("Two boys who were shot in a park in Ostrava on Friday have died.", "Two", "killed"),
        ("Five farmers were later found murdered.", "Five", "killed"),
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


@pytest.mark.parametrize(
    ("sentence", "quote", "event"),
    [
        ("Three girls were stabbed and killed in Novara.", "Three", "killed"),
        ("The strikes caused the deaths and injuries of several civilians.", "several", "killed_or_injured"),
        ("The number of dead rose from 12 to 15.", "15", "killed"),
        ("Hundreds of houses were burned in the riot.", "Hundreds", "destroyed"),
        ("It led to the arrest of 8 men and the discovery of 14 mills, which were destroyed.", "14", "destroyed"),
        ("The boy showed the two girls a gun when it went off and killed Ana.", "two", "other"),
        ("The two guards were returning to Ostrava when they were kidnapped.", "two", "abducted"),
        ("The ferry was carrying 200 passengers, of whom 40 are feared drowned.", "200", "other"),
        ("The clashes left at least 10 nurses with injuries.", "at least 10", "injured"),
        ("In case of need, call one of the 12 doctors.", "12", "other"),
        ("They killed the leaders of 12 tribes.", "12", None),
        ("Gunmen killed a group of 12 men.", "12", "killed"),
        ("Two gunmen opened fire at the gate.", "Two", "other"),
        ("A mob of 200 men stormed the mill.", "200", "attending"),
        ("About 9,000 troops remain in the valley.", "About 9,000", "deployed"),
        ("The ledger names 300 soldiers of the old army.", "300", "other"),
        ("Six men were arrested and charged with arson.", "Six", "charged"),
        ("Four pilots were kidnapped and freed a day later.", "Four", "released"),
        ("Nearly 700 flood victims sleep in three camps.", "Nearly 700", "displaced"),
        ("Marek was stabbed five times.", "five", "injured"),
        ("Nine barns were charred.", "Nine", "destroyed"),
        ("Sixty villagers are under siege.", "Sixty", "affected"),
        ("Seven traders were picked up by police.", "Seven", "detained"),
        ("Ten farmers took their own lives.", "Ten", "killed"),
        ("The clinic took in 14 boys with burn injuries.", "14", "injured"),
        ("Police held 12 men, seven of whom were later released.", "seven", "released"),
        ("More than 1,000 rescuers were searching for 15 missing hikers.", "More than 1,000", "other"),
        ("The hospital received 12 bodies and 30 wounded.", "12", "killed"),
        ("Five others remain trapped underground.", "Five", "affected"),
        ("Raiders attacked the village, killing 12 and burning 40 huts.", "40", "destroyed"),
        ("58 persons were burnt alive.", "58", "killed"),
        ("He was killed along with his wife and three children.", "three", "killed"),
        ("They destroyed three tunnels and two fighting positions.", "two", "destroyed"),
        ("More than 6,400 residents evacuated their flats.", "More than 6,400", "displaced"),
        ("Twelve families abandoned their apartments.", "Twelve", "displaced"),
        ("Ninety people lost their houses in the fire.", "Ninety", "displaced"),
    ],
)
def test_each_counted_have_the_verb_of_their_own_clause(sentence, quote, event):
    assert event_of(sentence, quote) == event


@pytest.mark.parametrize(
    ("sentence", "quote", "event"),
    [
        ("He was jailed for 12 years.", "12", "detained"),
        ("He got 12 years' jail.", "12", "detained"),
        ("She faces a 12-year prison sentence.", "12", None),
        ("She is serving a 12-year prison sentence.", "12", "charged"),
        ("The charge is punishable by seven years in prison.", "seven", None),
        ("Marek served over 20 years in Ostrava jails.", "over 20", "detained"),
        ("Two boys have been missing for five days.", "five", "missing"),
        ("Talks lasted for five hours.", "five", None),
        ("The firm was fined 3m euros.", "3m", "paid"),
        ("He was freed on $10,000 bail.", "$10,000", "paid"),
        ("The bank raised its rate to 4.5 per cent.", "4.5", None),
    ],
)
def test_lengths_of_time_and_sums_have_the_event_that_they_measure(sentence, quote, event):
    assert event_of(sentence, quote) == event
