"""What of a page is read is what a reader sees of it once scripts and styles have run."""

import pytest

from tasks.parsing import parse
from tests.unit.parsing.pages import STORY, page, story

URL = "https://news.example.de/2026/mine-flooded"


def text_of(body, **options):
    return parse(page(body, **options), URL).text


@pytest.mark.parametrize(
    ("markup", "wording"),
    [
        (
            "<p>The mine buried <b class=counter data-count=38>0</b> miners on Friday.</p>",
            "buried 38 miners on Friday.",
        ),
        ("<p>The mine buried <b data-to='1,250'>0</b> lamps on Friday.</p>", "buried 1,250 lamps on Friday."),
        ("<p>The mine buried <b data-id=7>38</b> miners on Friday.</p>", "buried 38 miners on Friday."),
        ("<p>It hurt <i></i><span class=sr-only>38</span> miners on Friday.</p>", "It hurt 38 miners on Friday."),
        ("<p>It hurt <b>38</b><span class=sr-only>38</span> miners on Friday.</p>", "It hurt 38 miners on Friday."),
        ("<p>Rescuers found <button>38 miners</button> in a gallery.</p>", "found 38 miners in a gallery."),
        (
            "<p>It trapped 38 miners<span class=tooltip>As the union counts; 70 at most went down</span> here.</p>",
            "It trapped 38 miners here.",
        ),
        (
            "<p>It trapped <span class=tooltip>38 miners<span class=tooltiptext>The union</span></span> here.</p>",
            "It trapped 38 miners here.",
        ),
        ("<p>坑内で<ruby>五人<rt>ごにん</rt></ruby>が救助された。</p>", "坑内で五人が救助された。"),
        (
            "<p><span class=dateline>VELGRAD, March 6 —</span> The water fell on Sunday.</p>",
            "6 — The water fell on Sunday.",
        ),
    ],
)
def test_a_sentence_is_read_as_a_browser_shows_it(markup, wording):
    assert wording in text_of(story(after="").replace("</div></article>", f"{markup}</div></article>"))


def test_a_story_in_a_shadow_root_is_read():
    body = (
        f"<article><h1>Mine flooded</h1><x-story><template shadowrootmode=open><p>{STORY[0]}</p></template></x-story>"
    )
    assert STORY[0] in text_of(body)


def test_a_page_hidden_until_its_fonts_are_loaded_is_read():
    body = f"<div style='visibility: hidden'>{story()}</div>"
    assert STORY[1] in text_of(body)


@pytest.mark.parametrize("names", ["id=article-rest", "class=more-content"])
def test_the_part_that_a_button_unfolds_is_read(names):
    body = (
        f"<article><h1>Mine flooded</h1><p>{STORY[0]}</p><div {names} hidden><p>{STORY[1]}</p><p>{STORY[2]}</p></div>"
    )
    assert STORY[2] in text_of(body)


def test_hidden_prose_that_nothing_unfolds_is_not_read():
    body = f"<article><h1>Mine flooded</h1><p>{STORY[0]}</p><p>{STORY[1]}</p><div class=x hidden><p>{STORY[2]}</p>"
    assert STORY[2] not in text_of(body)


@pytest.mark.parametrize(
    "names",
    [
        "class='relative overflow-hidden'", "class='mb-2 print:hidden'", "class='hidden md:block'", "class=hidden-xs",
        "class='d-none d-md-block'", "class='report share-of-the-dead'", "class='section weather'", "id=a7ad",
        "id=block-n1AuAdJlV", "class='sc-dAdBar kQx'", "class=content-rating",
    ],
)  # fmt: skip
def test_a_name_hides_a_paragraph_only_where_it_means_that(names):
    body = story().replace(f"<p>{STORY[1]}</p>", f"<div {names}><p>{STORY[1]}</p></div>")
    assert STORY[1] in text_of(body)


@pytest.mark.parametrize(
    "names", ["class=hidden", "class=d-none", "class=newsletter-box", "class=related_items", "class=adContainer"]
)
def test_a_name_that_means_it_hides_a_paragraph(names):
    body = story().replace(f"<p>{STORY[1]}</p>", f"<div {names}><p>{STORY[1]}</p></div>")
    assert STORY[1] not in text_of(body)


def test_lines_that_say_things_apart_stay_apart():
    listed = "<p><b>Trapped:</b> 38 miners<br><b>Rescued:</b> 12 miners</p>"
    assert "Trapped: 38 miners\n\nRescued: 12 miners" in text_of(story().replace("</div></article>", f"{listed}</div>"))


def test_a_line_break_within_a_sentence_is_a_space():
    wrapped = "<p>The water rose all through the night and trapped<br>38 miners who had gone down without a lamp.</p>"
    assert "trapped 38 miners" in text_of(story().replace("</div></article>", f"{wrapped}</div>"))


@pytest.mark.parametrize(
    ("markup", "wording"),
    [
        ("<div class=stat><p>38</p><p>miners trapped below</p></div>", "38 miners trapped below"),
        ("<div class=stat><p>Miners trapped</p><p>38</p></div>", "Miners trapped: 38"),
    ],
)
def test_a_number_in_big_type_is_read_with_its_words(markup, wording):
    assert wording in text_of(story().replace(f"<p>{STORY[2]}", f"{markup}<p>{STORY[2]}"))


def test_a_cell_that_spans_rows_is_read_in_each_of_them():
    table = (
        "<table><tr><th>Shaft<th>Day<th>Rescued</tr><tr><td rowspan=2>North<td>Friday<td>31</tr>"
        "<tr><td>Sunday<td>7</tr></table>"
    )
    text = text_of(story().replace(f"<p>{STORY[2]}", f"{table}<p>{STORY[2]}"))
    assert "North | Friday | 31\n\nNorth | Sunday | 7" in text


def test_an_empty_first_cell_keeps_the_columns_in_place():
    table = (
        "<table><tr><td></td><th>Rescued</th><th>Missing</th></tr><tr><th>North</th><td>31</td><td>7</td></tr></table>"
    )
    assert "| Rescued | Missing\n\nNorth | 31 | 7" in text_of(
        story().replace(f"<p>{STORY[2]}", f"{table}<p>{STORY[2]}")
    )
