from datetime import date
from itertools import pairwise

import pytest

from tasks.extraction import read
from tasks.reading.pieces import pieces

PARAGRAPHS = [
    f"On the quay of Lowick {number + 2} boats were moored by their owners that week." for number in range(60)
]
TEXT = "\n\n".join(PARAGRAPHS)


@pytest.fixture(scope="module")
def figures():
    return read(TEXT, date(2026, 3, 10)).figures


def test_a_short_article_is_one_piece(figures):
    [piece] = pieces(TEXT, figures, len(TEXT))
    assert (piece.start, piece.end, piece.figures) == (0, len(TEXT), tuple(range(len(figures))))


@pytest.mark.parametrize("size", [800, 1200, 2000])
def test_a_long_article_is_cut_at_paragraphs_and_each_figure_asked_about_once(figures, size):
    found = pieces(TEXT, figures, size)
    assert all(piece.end - piece.start <= size for piece in found)
    assert sorted(index for piece in found for index in piece.figures) == list(range(len(figures)))
    assert all(TEXT[piece.start :].startswith("On the quay") for piece in found)
    assert all(one.start < two.start <= one.end < two.end for one, two in pairwise(found))
    assert (found[0].start, found[-1].end) == (0, len(TEXT))
    for piece in found:
        assert all(piece.start <= figures[i].start and figures[i].end <= piece.end for i in piece.figures)


def test_a_text_without_any_break_is_cut_all_the_same():
    found = pieces("x" * 5_000, [], 500)
    assert found[-1].end == 5_000
    assert max(piece.end - piece.start for piece in found) <= 500
