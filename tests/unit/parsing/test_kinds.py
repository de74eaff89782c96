"""What is shown in the place of an article is told from one by how the page is built."""

import pytest

from tasks.parsing import parse
from tests.unit.parsing.pages import LINKED, STORY, page, story
from tests.unit.parsing.test_other_stories import TEASERS, cards
from values.article import PageKind

URL = "https://news.example.de/2026/mine-flooded"
SHORT = f"<article><h1>Mine flooded</h1><p>{STORY[0]}</p>"
GONE = "<h1>Hier ist nichts mehr</h1><p>Der Beitrag ist umgezogen oder weg. Vielleicht gefällt Ihnen etwas davon.</p>"


def kind_of(body, url=URL, **options):
    return parse(page(body, **options), url).kind


def test_a_front_page_is_no_article():
    assert kind_of(f"<h1>The Meridian</h1>{cards()}", "https://news.example.de/") is PageKind.EMPTY


def test_a_page_of_teasers_is_no_article_whatever_its_address():
    assert kind_of(f"<h1>Mining</h1>{cards()}", "https://news.example.de/mining") is PageKind.EMPTY


def test_a_page_that_is_found_no_more_is_empty_in_any_language():
    assert kind_of(f"<main>{GONE}</main>{cards()}", lang="de") is PageKind.EMPTY
    assert kind_of(f"<main>{GONE}</main>", head="<meta name=robots content='noindex, follow'>") is PageKind.EMPTY


def test_a_short_report_with_a_date_is_an_article_among_teasers():
    assert kind_of(f"{SHORT}</article>{cards()}", linked=LINKED) is PageKind.ARTICLE


def test_a_page_that_only_asks_leave_is_no_article_in_any_language():
    asked = (
        "<h1>Az Ön adatai</h1><div class=wall><p>Mi és 412 partnerünk sütiket tárolunk az Ön eszközén, és adatokat"
        " kezelünk, hogy hirdetéseket mutassunk.</p><button>Elfogadom</button><button>Beállítások</button></div>"
    )
    assert kind_of(asked, lang="hu") is PageKind.CONSENT


def test_a_story_that_breaks_off_before_a_price_is_behind_a_paywall():
    sold = "<p>The governor said another 12 of them were…</p><div class=plus><p>Tovább: 1 990 Ft havonta</p></div>"
    assert kind_of(f"{SHORT}{sold}</article>", linked=LINKED) is PageKind.PAYWALL


@pytest.mark.parametrize(("ending", "kept"), [("and 38 others were…", False), ("and nobody could say why…", True)])
def test_a_sentence_with_a_number_that_breaks_off_is_left_out(ending, kept):
    text = parse(page(story(f"They had waited for hours. Some went home {ending}"), linked=LINKED), URL).text
    assert "They had waited for hours." in text
    assert (ending in text) is kept


def test_what_readers_wrote_is_not_read():
    said = "".join(f"<div class=post><b>{n}</b><p>{t} And they lie to us.</p></div>" for n, t in TEASERS)
    assert "lie to us" not in parse(page(story(after=f"<div class=discussion>{said}</div>")), URL).text


def test_entries_of_a_live_blog_have_their_own_day():
    linked = {**LINKED, "@type": "LiveBlogPosting"}
    entries = "".join(
        f'<div class=x><time datetime="2026-03-0{day}T09:40+01:00">{ago} ago</time><h2>Entry</h2><p>{text}</p></div>'
        for day, ago, text in ((8, "2h", STORY[0]), (6, "2d", STORY[1]))
    )
    article = parse(page(f"<article><h1>Mine flooded</h1>{entries}</article>", linked=linked), URL)
    assert article.kind is PageKind.LIVE_BLOG
    assert (
        article.text.index("2026-03-08 09:40") < article.text.index(STORY[0]) < article.text.index("2026-03-06 09:40")
    )
    assert "ago" not in article.text


@pytest.mark.parametrize(
    ("pages", "following"),
    [
        ('<link rel=next href="/2026/mine-flooded?page=2">', f"{URL}?page=2"),
        ('<a href="/2026/mine-flooded/2">2</a>', f"{URL}/2"),
        ('<a rel=next href="/2026/another-mine">Next</a>', None),
        ('<a href="/2026/mine-flooded-again">2</a>', None),
    ],
)
def test_a_second_page_of_the_story_is_told(pages, following):
    article = parse(page(story(after=pages)), URL)
    assert article.next_page == following
    assert ("next_page" in article.found) is (following is not None)


@pytest.mark.parametrize(
    ("canonical", "believed"),
    [
        ("/2026/mine", "https://news.example.de/2026/mine"),
        ("https://www.example.de/2026/mine", "https://www.example.de/2026/mine"),
        ("https://news.example.de/", None),
        ("https://elsewhere.example.org/2026/mine", None),
        ("http://localhost:3000/2026/mine-flooded", None),
        ("https://staging.news.example.de/2026/mine-flooded", None),
    ],
)
def test_a_canonical_address_is_believed_where_it_can_be_the_pages_own(canonical, believed):
    assert parse(page(story(), head=f'<link rel=canonical href="{canonical}">'), URL).canonical_url == believed
