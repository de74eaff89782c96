import pytest

from tasks.parsing import Found, parse
from tests.unit.parsing.pages import STORY, page

URL = "https://news.example.com/a"
SUMMARY = "Water broke into the lowest gallery of the Velgrad pit, and nobody had closed the gate above it."
SECOND = "The gate had been reported as broken in March, says a letter that the company received."
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in STORY)


def standfirst(*, before: str = "", opening: str = "", description: str = "", top: str = "") -> str | None:
    body = f"{top}<article><h1>Dozens trapped</h1>{before}<div>{opening}{PARAGRAPHS}</div></article>"
    article = parse(page(body, f'<meta name="description" content="{description}">' if description else ""), URL)
    assert (article.found.get("standfirst") is Found.MARKUP) is (article.standfirst is not None)
    return article.standfirst


@pytest.mark.parametrize(
    "marked",
    [
        f'<p class="article-lead">{SUMMARY}</p>',
        f'<div class="c-x1" data-test-tag="standfirst">{SUMMARY}</div>',
        f'<h2 class="epigraph">{SUMMARY}</h2>',
        f'<div id="speakable-summary"><p>{SUMMARY}</p></div>',
    ],
)
def test_it_is_known_by_its_name_before_the_story_and_at_its_opening(marked):
    assert standfirst(before=marked) == standfirst(opening=marked) == SUMMARY


def test_several_named_parts_and_the_label_between_them_are_one():
    parts = f"<p class=lead>{SUMMARY}</p><ul class=lead><li>In brief:</li><li>{SECOND}</li></ul>"
    assert standfirst(opening=parts) == f"{SUMMARY} In brief: {SECOND}"


def test_it_is_known_by_the_description_behind_place_and_agency():
    told = f"<p>VELGRAD, March 6 (Wire) - {SUMMARY}</p>"
    assert standfirst(opening=told, description=SUMMARY) == f"VELGRAD, March 6 (Wire) - {SUMMARY}"


def test_a_description_that_was_cut_off_tells_it_only_where_it_is_set_apart():
    cut = SUMMARY[:85] + " ..."
    assert standfirst(opening=f"<p class=x1>{SUMMARY}</p>", description=cut) == SUMMARY
    assert standfirst(opening=f"<p>{SUMMARY}</p>", description=cut) is None


def test_the_first_paragraph_in_bold_is_one_and_a_later_one_is_not():
    assert standfirst(opening=f"<p><b>{SUMMARY}</b></p>") == SUMMARY
    assert standfirst(opening=f"<p>{SECOND}</p><p><b>{SUMMARY}</b></p>") is None


def test_words_without_a_name_count_only_right_behind_the_headline():
    far = "<p>Share</p><p>Listen</p><p>Do you expect that the mine will be opened again this year?</p>"
    assert standfirst(before=f"<div>{SUMMARY}</div>") == SUMMARY
    assert standfirst(before=far) is None


def test_a_name_goes_before_words_without_one():
    assert standfirst(before=f"<div>{SECOND}</div>", opening=f'<p class="standfirst">{SUMMARY}</p>') == SUMMARY


def test_a_caption_and_a_byline_are_none():
    caption = f"<figure><img src=a.jpg><figcaption>{SUMMARY}</figcaption></figure>"
    assert (
        standfirst(before=f"{caption}<p class=byline>By Ann Hill, who has seen 51 mines, on 6 March 2026.</p>") is None
    )


def test_a_name_of_the_whole_page_says_nothing_of_a_part():
    header = f"<h1>Dozens trapped</h1><header><p class=dek>{SUMMARY}</p></header>"
    body = page(f"<main class=author-page>{header}<div>{PARAGRAPHS}</div></main>")
    assert parse(body, URL).standfirst == SUMMARY


def test_it_stands_behind_the_headline_of_the_story_not_of_the_bar_at_the_top():
    bar = "<div><h1>Dozens trapped</h1></div>" + "<div class=nav><a href=/x>Section</a></div>" * 40
    assert standfirst(top=bar, before=f"<h2 class=subtitle>{SUMMARY}</h2>") == SUMMARY
