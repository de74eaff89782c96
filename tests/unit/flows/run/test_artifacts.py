import pytest

from flows.run.artifacts import cell, escaped


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<script>alert(1)</script>", r"\<script\>alert\(1\)\<\/script\>"),
        ("[click](https://evil.example)", r"\[click\]\(https\:\/\/evil\.example\)"),
        ("1. first\n2. second", r"1\. first 2\. second"),
        ("    indented", "indented"),
        ("a\x1b[31mred\u202e", r"a\[31mred"),
    ],
)
def test_text_is_shown_and_never_rendered(text, shown):
    assert escaped(text) == shown


def test_numbers_stay_numbers():
    assert [cell(51), cell(1.5), cell(None), cell("51")] == [51, 1.5, None, "51"]
