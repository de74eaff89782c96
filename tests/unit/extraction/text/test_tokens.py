"""Where a text is cut into words, numbers and signs."""

from tasks.extraction.text import tokenise


def words(text: str) -> list[str]:
    tokens = tokenise(text).tokens
    return [token.text for token in tokens.run(0, len(tokens))]


def test_the_cells_of_a_line_without_blanks_are_numbers_of_their_own() -> None:
    assert words("Osten,43,13,7") == ["Osten", ",", "43", ",", "13", ",", "7"]


def test_groups_of_three_and_decimal_commas_are_one_number() -> None:
    assert words("men,1,200 boys, 3,5 m") == ["men", ",", "1,200", "boys", ",", "3,5", "m"]
