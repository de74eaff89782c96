"""What leads to other stories, or tells this one again, is no part of it; its own lists and boxes are."""

from tasks.parsing import parse
from tests.unit.parsing.pages import STORY, page, story

URL = "https://news.example.de/2026/mine-flooded"
OTHER = "A bakery burned down in Holm on Sunday and killed 19 people in their beds, the fire service said in a note."
TEASERS = (
    (
        "Bakery burns",
        "A bakery burned down in Holm and killed 19 people in their beds, the fire service said in a note.",
    ),
    (
        "Ferry sinks",
        "The ferry Maren went down off Osk with 44 people aboard, and fishermen saved 30 of them in the night.",
    ),
    (
        "Dockers walk out",
        "Some 4,000 dockers left their work in Port Lund over pay, and the port stood still, the union said.",
    ),
)


def cards(names="class=card"):
    parts = (f"<div {names}><a href=/s/{n}><h3>{h}</h3></a><p>{p}</p></div>" for n, (h, p) in enumerate(TEASERS))
    return f"<div class=river>{''.join(parts)}</div>"


def inside(markup, at=2):
    return story().replace(f"<p>{STORY[at]}", f"{markup}<p>{STORY[at]}")


def text_of(body):
    return parse(page(body), URL).text


def test_an_article_below_with_a_headline_of_its_own_is_another_one():
    below = (
        f"<section><article><h1>Bakery burns in Holm</h1><p>{OTHER}</p><p>{OTHER} It was shut.</p></article></section>"
    )
    text = text_of(story(after=below))
    assert STORY[2] in text
    assert "19 people" not in text


def test_sections_of_the_same_article_may_be_headed_by_an_h1():
    sections = (
        f"<section><h1>The toll</h1><p>{STORY[1]}</p></section><section><h1>The firm</h1><p>{STORY[2]}</p></section>"
    )
    text = text_of(f"<article><h1>Mine flooded</h1><p>{STORY[0]}</p><p>{STORY[0]} They wait.</p>{sections}</article>")
    assert STORY[1] in text
    assert STORY[2] in text


def test_cards_that_lead_to_other_pages_are_not_read_even_inside_the_article():
    text = text_of(story().replace("</div></article>", f"</div>{cards('class=x1')}</article>"))
    assert STORY[2] in text
    assert "19 people" not in text


def test_tips_with_links_that_make_up_an_article_are_its_story():
    body = f"<article><h1>Three stories to know</h1><p>{STORY[0]}</p>{cards()}</article>"
    assert TEASERS[1][1] in text_of(body)


def test_a_second_version_of_the_story_is_read_once():
    twin = story().replace("article>", "section>")
    assert text_of(story(after=twin)).count(STORY[0]) == 1


def test_a_table_for_wide_and_for_narrow_screens_is_read_once():
    table = "<table><tr><th>Shaft<th>Rescued</tr><tr><td>North<td>31</tr></table>"
    text = text_of(inside(f"<div class='hidden md:block'>{table}</div><div class='md:hidden'>{table}</div>"))
    assert text.count("North | 31") == 1


def test_a_box_of_facts_is_read_and_one_that_sells_is_not():
    facts = "<aside class=box><ul><li>38 miners trapped</li><li>12 miners rescued</li></ul></aside>"
    selling = "<aside class=newsletter><ul><li>38 letters a year</li><li>12 offers a month</li></ul></aside>"
    text = text_of(inside(facts + selling))
    assert "38 miners trapped" in text
    assert "38 letters" not in text


def test_a_linked_list_of_persons_with_their_ages_is_read():
    names = "".join(
        f"<li><a href=/o/{n}>{n}, {age}, of Weir Lane</a></li>" for n, age in (("Ida Holt", 34), ("Bo Moor", 61))
    )
    links = "".join(f"<li><a href=/n/{n}>{n}</a></li>" for n in ("All about mines", "The mines of Velgrad in pictures"))
    text = text_of(inside(f"<ul>{names}</ul><ul>{links}</ul>"))
    assert "Ida Holt, 34, of Weir Lane" in text
    assert "All about mines" not in text


def test_a_row_of_a_table_is_read_although_its_place_is_a_link():
    table = (
        "<table><tr><th>Shaft<th>Rescued</tr><tr><td><a href=/n>The northern shaft of the mine</a><td>31</tr></table>"
    )
    assert "The northern shaft of the mine | 31" in text_of(inside(table))
