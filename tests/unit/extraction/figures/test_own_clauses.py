"""Each clause keeps its own verb, and each word its sense: sentences of our own."""

from datetime import date

import pytest

from tasks.extraction import read


def events(text: str) -> dict[str, str | None]:
    return {row.quote: row.event for row in read(text, date(2025, 4, 11)).figures}


@pytest.mark.parametrize(
    ("sentence", "quote", "event"),
    [
        ("Nine bakers were killed by two drones.", "two", "other"),
        ("Nine bakers were killed by two drones.", "Nine", "killed"),
        ("A raid by 60 horsemen left nine bakers dead.", "60", "other"),
        ("A raid by 60 horsemen left nine bakers dead.", "nine", "killed"),
        ("Guards arrested nine bakers, and three cooks signed a letter.", "three", "other"),
        ("Guards arrested nine bakers and three cooks.", "three", "detained"),
        ("Guards arrested nine bakers and three cooks accused of theft.", "three", "detained"),
        ("The court charged nine bakers and put 14 others on a list.", "14", "other"),
        ("The blast left nine bakers dead and 14 with burns.", "nine", "killed"),
        ("The blast left nine bakers dead and 14 with burns.", "14", "injured"),
        ("The fire took 13 lives, with 28 hurt, three of them badly.", "three", "injured"),
        ("Nine of 14 bakers who fled have been arrested.", "Nine", "detained"),
        ("Nine bakers, who had taken shelter with 14 cooks, were killed.", "Nine", "killed"),
        ("Nine bakers, who had taken shelter with 14 cooks, were killed.", "14", "other"),
        ("The Courier, citing two clerks, said that nine bakers had been freed.", "two", "other"),
        ("At the trial three of her bakers spoke.", "three", "other"),
        ("The trial of three of her bakers began.", "three", "charged"),
    ],
)
def test_each_clause_keeps_its_own_verb(sentence, quote, event):
    assert events(sentence)[quote] == event


@pytest.mark.parametrize(
    ("sentence", "quote", "event"),
    [
        ("Divers pulled five bodies from the lake.", "five", "killed"),
        ("Two international bodies condemned it.", "Two", "other"),
        ("The remains of 56 bakers were found.", "56", "killed"),
        ("The drought has hit 40 bakers.", "40", "affected"),
        ("A tram hit 40 bakers.", "40", "killed_or_injured"),
        ("The frost destroyed 40 barns in three hamlets.", "three", "other"),
        ("The frost destroyed three hamlets.", "three", "destroyed"),
        ("Nine bakers were held overnight.", "Nine", "detained"),
        ("Nine fairs were held overnight.", "Nine", "other"),
        ("Nine bakers were held accountable.", "Nine", "other"),
        ("If the dam breaks, 300 bakers could drown.", "300", "killed"),
        ("The pilots downed 64 drones.", "64", "destroyed"),
        ("Some 700 members cast their votes.", "Some 700", "attending"),
        ("Six wounded died at night.", "Six", "killed"),
        ("A boy of 12 who was stabbed on Friday died in Osten.", "12", "killed"),
        ("A boy of 12 who was stabbed on Friday fled when 14 bakers died.", "12", "injured"),
        ("Guards found 14 shell casings.", "14", "other"),
        ("Guards found 14 refugee children.", "14", "displaced"),
        ("The case was brought by 40 bakers.", "40", "other"),
        ("Two hostages held since May wrote home.", "Two", "abducted"),
        ("Lind lost his three children in the fire.", "three", "killed"),
        ("They are the first two states to vote.", "two", None),
        ("Nine drones were shot down and 14 flew on.", "14", "other"),
    ],
)
def test_the_counted_decide_what_a_word_means(sentence, quote, event):
    assert events(sentence)[quote] == event


@pytest.mark.parametrize(
    ("text", "quote", "event"),
    [
        ("Nine bakers died. A nurse later put the number at 11.", "11", "killed"),
        ("Nine bakers died. The ministry puts them at 11.", "11", "killed"),
        ("Nine bakers were missing. That number has since fallen to five.", "five", "missing"),
        ("The mayor put the crowd at 3,000.", "3,000", "attending"),
        ("The mayor put the price at 3,000.", "3,000", None),
    ],
)
def test_a_bare_number_goes_on_with_what_was_counted(text, quote, event):
    assert events(text)[quote] == event


@pytest.mark.parametrize(
    ("text", "quote", "event"),
    [
        ("Three cooks drove by the inn.", "Three", "other"),
        ("Three cooks were driven from their homes.", "Three", "displaced"),
        ("Three suspects drove by the inn.", "Three", "other"),
        ("The blast left three dead and sent 12 to hospital.", "12", "injured"),
        ("The spade was found buried two feet below the barn.", "two", None),
        ("The fire destroyed 40 km of fences.", "40", "destroyed"),
        ("The state deported 40 bakers.", "40", "other"),
        ("The judge set a $2,000 cash bond.", "$2,000", "paid"),
        ("The judge saw a $2,000 brown horse.", "$2,000", "other"),
        ("Nine bakers died. The victims were identified as Bo Lind, 24, and Al Marn, 31.", "31", "killed"),
        ("Nine bakers died. The guards were identified as Bo Lind, 24, and Al Marn, 31.", "31", None),
    ],
)
def test_what_befell_is_told_of_those_it_befell(text, quote, event):
    assert events(text)[quote] == event


def test_a_size_stands_between_a_number_and_its_noun():
    rows = {row.quote: row.unit for row in read("Guards found two 9 mm pistols and ten 2 kg bags.", None).figures}
    assert rows == {"two": "pistols", "9": "mm", "ten": "bags", "2": "kg"}
