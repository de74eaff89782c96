from datetime import date

from tasks.extraction import read
from tasks.extraction.text import is_english, tokenise

GERMAN = (
    "Bei dem Unglück sind 12 Menschen ums Leben gekommen, 30 wurden verletzt, wie die Behörden am Freitag erklärten. "
    * 4
)
ENGLISH = "Twelve people were killed in the accident and 30 were injured, the authorities said on Friday. " * 4


def test_a_text_in_another_language_is_not_read_by_english_rules():
    reading = read(GERMAN, date(2026, 3, 6))
    assert (reading.language, reading.figures, reading.ignored) == ("other", [], [])
    assert len(reading.sentences) == 4


def test_an_english_text_is_read():
    assert read(ENGLISH, date(2026, 3, 6)).figures


def test_a_few_words_are_too_few_to_tell():
    assert is_english(tokenise("12 Tote, 30 Verletzte"))


def test_a_list_in_english_is_told_by_the_prose_around_it():
    prose = "The town gave these sums to the families who lost their homes in the flood, said the mayor of Darvo. " * 3
    listed = "\n".join(f"Street {n} | {n}00 dollars | paid" for n in range(1, 80))
    assert is_english(tokenise(prose + "\n" + listed))


def test_english_names_of_goods_make_no_foreign_prose_english():
    prose = "Il governo ha donato questa settimana dodici milioni alle famiglie che hanno perso casa. " * 4
    named = "\n".join("The House of the Wolf and the Night for Kids" if n % 3 else "L'uomo" for n in range(9))
    assert not is_english(tokenise(prose + "\n" + named.replace("The House of the Wolf and ", "The Wolf of ")))
