from datetime import date

import pytest

from tasks.extraction import read
from tasks.extraction.text import language_of, tokenise

GERMAN = (
    "Bei dem Unglück sind 12 Menschen ums Leben gekommen, 30 wurden verletzt, wie die Behörden am Freitag erklärten. "
    * 4
)
ENGLISH = "Twelve people were killed in the accident and 30 were injured, the authorities said on Friday. " * 4


def test_a_text_in_another_language_is_not_read_by_english_rules():
    reading = read(GERMAN, date(2026, 3, 6))
    assert (reading.language, reading.figures, reading.ignored) == ("de", [], [])
    assert len(reading.sentences) == 4


def test_an_english_text_is_read():
    assert read(ENGLISH, date(2026, 3, 6)).figures


def test_a_few_words_are_too_few_to_tell():
    assert language_of(tokenise("12 Tote, 30 Verletzte")) == "en"


def test_a_list_in_english_is_told_by_the_prose_around_it():
    prose = "The town gave these sums to the families who lost their homes in the flood, said the mayor of Darvo. " * 3
    listed = "\n".join(f"Street {n} | {n}00 dollars | paid" for n in range(1, 80))
    assert language_of(tokenise(prose + "\n" + listed)) == "en"


def test_english_names_of_goods_make_no_foreign_prose_english():
    prose = "Il governo ha donato questa settimana dodici milioni alle famiglie che hanno perso casa. " * 4
    named = "\n".join("The House of the Wolf and the Night for Kids" if n % 3 else "L'uomo" for n in range(9))
    assert language_of(tokenise(prose + "\n" + named.replace("The House of the Wolf and ", "The Wolf of "))) == "it"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("es", "El incendio dejó doce muertos y treinta heridos en el barrio viejo, dijo el alcalde de Darvo. "),
        ("fr", "Douze personnes sont mortes et trente ont été blessées dans l'incendie, a dit le maire de la ville. "),
        ("uk", "Унаслідок пожежі загинули дванадцять людей, ще тридцять поранено, повідомив міський голова Дарво. "),
        ("ru", "При пожаре погибли двенадцать человек, ещё тридцать ранены, сообщил глава города журналистам. "),
    ],
)
def test_the_language_of_a_text_is_told_by_its_code(code, text):
    assert language_of(tokenise(text * 4)) == code


def test_a_text_all_in_capitals_is_in_its_language():
    assert language_of(tokenise(ENGLISH.upper())) == "en"


def test_english_full_of_foreign_names_is_english():
    text = (
        "the kaupunginjohtaja of rantakylä and the pelastuslaitos of ylä-karvian maakunta met with poliisilaitos at "
        "kaupungintalo in lahdenkylä, where puolustusvoimat and rajavartiolaitos were called by the aluehallinto "
        "to see the keskussairaala and the kalatori of vanhakaupunki, which had been without power for two days."
    )
    assert language_of(tokenise(text)) == "en"
