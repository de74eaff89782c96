import pytest

from tasks.parsing.captions import split_credit


@pytest.mark.parametrize(
    ("wording", "caption", "credit"),
    [
        ("A bridge. Photo: Ann Hill", "A bridge.", "Photo: Ann Hill"),
        ("A bridge. © Ann Hill", "A bridge.", "© Ann Hill"),
        ("A bridge (Image: Ann Hill/News Images)", "A bridge", "Image: Ann Hill/News Images"),
        ("A bridge over the river (Ann Hill/Agency)", "A bridge over the river", "Ann Hill/Agency"),
        ("A bridge over the river (left)", "A bridge over the river (left)", ""),
        ("Foto: Ann Hill", "", "Foto: Ann Hill"),
    ],
)
def test_credit_is_parted_from_caption(wording, caption, credit):
    assert split_credit(wording) == (caption, credit)
