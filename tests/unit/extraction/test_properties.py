"""What holds for every text, whatever it says."""

from datetime import date
from itertools import product
from random import Random

import pytest

from tasks.extraction import Reading, read
from tests.unit.extraction.sentences import AMOUNTS, DATES, ENDINGS, FRAGMENTS, FRAMES, RELATIONS, SENTENCES

PUBLISHED = date(2026, 3, 11)
ROWS = ("figures", "persons", "denials", "victims", "dates", "attributions", "places", "ignored")


def spliced(count: int) -> list[str]:
    """Return texts made of the words of the sentences, cut, shuffled and joined where no writer would."""
    chance = Random(12)
    words = [sentence.split(" ") for sentence in SENTENCES]
    texts = []
    for _ in range(count):
        parts = [chance.choice(words) for _ in range(chance.randint(1, 3))]
        cuts = [part[chance.randrange(len(part)) :][: chance.randint(1, 12)] for part in parts]
        text = [word for cut in cuts for word in cut]
        if chance.random() < 0.4:
            chance.shuffle(text)
        texts.append(" ".join(text))
    return texts


def before(reading: Reading, end: int) -> list[str]:
    """Return every row that ends before a place of the text."""
    return [repr(row) for rows in ROWS for row in getattr(reading, rows) if row.end <= end]


def test_no_fragment_raises() -> None:
    for text in (*FRAGMENTS, *(f"{a} {b}" for a, b in product(FRAGMENTS, FRAGMENTS))):
        read(text, PUBLISHED)


def test_no_shuffled_text_raises() -> None:
    for text in spliced(400):
        read(text, PUBLISHED)


@pytest.mark.parametrize("published", [PUBLISHED, None], ids=["dated", "undated"])
def test_no_row_of_date_phrases_raises(published: date | None) -> None:
    for number, parts in enumerate(product(AMOUNTS, RELATIONS, DATES, FRAMES)):
        if number % 7 == 0:
            read(f"{' '.join(parts)} 12 men were held.", published)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_follows_a_text_changes_nothing_read_before(sentence: str) -> None:
    alone = before(read(f"{sentence}\n\nThe end", PUBLISHED), len(sentence))
    for ending in ENDINGS:
        assert before(read(f"{sentence}\n\n{ending}", PUBLISHED), len(sentence)) == alone, ending


def test_dates_joined_twice_are_counted_in_their_order() -> None:
    reading = read("Police held 12 men three days after Monday last week.", PUBLISHED)
    assert [(row.quote, row.value) for row in reading.dates] == [("three days after Monday last week", "2026-03-05")]
