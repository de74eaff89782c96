from datetime import date

import pytest

from tasks.parsing import Found, PageKind, parse
from tests.unit.parsing.pages import LINKED, STORY, page, story
from values.categories import Zone

URL = "https://news.example.de/2026/mine-flooded"


def wordings(article, *zones):
    return [article.text[p.start : p.end] for p in article.paragraphs if p.zone in zones]


def test_text_is_headline_standfirst_story_captions_credits_with_exact_offsets():
    body = story(
        before='<p class="standfirst">Water broke into the lowest gallery of the pit within minutes.</p>'
        "<figure><img src=a.jpg><figcaption>Pumps at the shaft on Friday evening. "
        '<span class="credit">Photo: Bo Lund</span></figcaption></figure>'
    )
    article = parse(page(body, linked=LINKED), URL)
    assert [p.zone for p in article.paragraphs] == [
        Zone.HEADLINE, Zone.STANDFIRST, Zone.BODY, Zone.BODY, Zone.BODY, Zone.CAPTION, Zone.CREDIT,
    ]  # fmt: skip
    assert wordings(article, Zone.BODY) == list(STORY)
    assert article.standfirst == "Water broke into the lowest gallery of the pit within minutes."
    assert wordings(article, Zone.CAPTION, Zone.CREDIT) == ["Pumps at the shaft on Friday evening.", "Bo Lund"]
    assert "\n\n".join(article.text[p.start : p.end] for p in article.paragraphs) == article.text


def test_every_field_says_where_it_was_found():
    article = parse(page(story(), linked=LINKED), URL)
    assert article.authors == ["Ada Example"]
    assert article.publisher == "The Meridian"
    assert article.language == "en"
    assert article.found["authors"] is Found.JSON_LD
    assert article.found["published"] is Found.JSON_LD
    assert article.found["language"] is Found.MARKUP
    assert "section" not in article.found


@pytest.mark.parametrize(
    ("title", "header", "publisher"),
    [
        ("Dozens trapped in flooded mine - Valley Record", "<b>Valley Record</b>", "Valley Record"),
        ("Dozens trapped in flooded mine | News | Valley Record", '<img alt="Valley Record">', "Valley Record"),
        ("Dozens trapped in flooded mine - Valley Record", "<b>Front page</b>", None),
        ("Dozens trapped in flooded mine", "<b>Valley Record</b>", None),
    ],
)
def test_the_name_behind_the_headline_is_the_publisher_where_the_page_shows_it_alone(title, header, publisher):
    article = parse(page(header + story(), head=f"<title>{title}</title>"), URL)
    assert article.publisher == publisher


def test_a_day_given_from_outside_fills_in_only_where_the_page_states_none():
    given = date(2026, 3, 5)
    stated = parse(page(story(), linked=LINKED), URL, published=given)
    silent = parse(page(story()), URL, published=given)
    assert stated.found["published"] is Found.JSON_LD
    assert (silent.published.local_day, silent.found["published"]) == (given, Found.GIVEN)


def test_promotion_comments_and_the_page_around_are_not_the_story():
    after = (
        '<aside class="related"><p>At least 900 readers liked this long text about another matter.</p></aside>'
        '<section class="comments"><p>I counted 901 of them myself, and I know what I am talking about.</p></section>'
        "<footer><p>We employ 902 people in twelve countries and print on paper from our own forest.</p></footer>"
    )
    article = parse(page(story("Read more: 903 stories about mines", after=after)), URL)
    assert wordings(article, Zone.BODY) == list(STORY)


def test_hidden_text_is_not_read():
    decoys = (
        "<!-- 901 --><script>var s='902'</script><style>/* 903 */</style><template><p>904</p></template>"
        '<noscript><p>905</p></noscript><p hidden>906</p><p style="display:none">907</p>'
        '<p>Seen.<span class="sr-only">908</span></p>'
    )
    text = parse(page(story(before=decoys)), URL).text
    assert not any(decoy in text for decoy in ("901", "902", "903", "904", "905", "906", "907", "908"))


def test_a_data_table_is_kept_row_by_row():
    table = "<table><tr><th>Pit</th><th>Rescued</th></tr><tr><td>North</td><td>21</td></tr></table>"
    article = parse(page(story().replace("</div></article>", f"{table}<p>{STORY[0]} Again.</p></div></article>")), URL)
    assert wordings(article, Zone.TABLE) == ["Pit | Rescued", "North | 21"]


def test_a_quotation_is_a_zone_of_its_own():
    quoted = "“We heard the water before we saw it, and then the lamps went out along the whole gallery.”"
    body = story().replace(
        "</div></article>", f"<blockquote><p>{quoted}</p></blockquote><p>{STORY[0]} Again.</p></div></article>"
    )
    assert wordings(parse(page(body), URL), Zone.QUOTE) == [quoted]


def test_a_flash_of_one_short_paragraph_is_read():
    article = parse(page("<article><h1>Quake</h1><p>Two people were killed.</p></article>", linked=LINKED), URL)
    assert wordings(article, Zone.BODY) == ["Two people were killed."]


def test_split_containers_are_joined():
    first = '<div class="text"><p class="para">{}</p></div>'
    rest = "".join(f"<p class=para>{text} And more was said on this later in the day.</p>" for text in STORY)
    body = f"<h1>Dozens</h1>{first.format(STORY[0])}<div class=ad>Buy.</div><div class=text><div>{rest}</div></div>"
    assert wordings(parse(page(body), URL), Zone.BODY)[0] == STORY[0]


@pytest.mark.parametrize(
    "carried",
    [
        {**LINKED, "articleBody": "\n".join(STORY)},
    ],
)
def test_an_empty_page_is_read_from_the_text_in_its_linked_data(carried):
    article = parse(page("<div id=root></div>", linked=carried), URL)
    assert wordings(article, Zone.BODY) == list(STORY)
    assert article.kind is PageKind.ARTICLE


def test_an_empty_page_is_read_from_the_strings_that_its_framework_streams():
    html = "".join(f"\\u003cp\\u003e{text}\\u003c/p\\u003e" for text in STORY)
    scripts = f'<script>self.__next_f.push([1,"24:T1b7b,"])</script><script>self.__next_f.push([1,"{html}"])</script>'
    article = parse(page(f"<h1>Dozens trapped</h1><div id=root></div>{scripts}"), URL)
    assert wordings(article, Zone.BODY) == list(STORY)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", PageKind.EMPTY),
        (b" \r\n\t ", PageKind.EMPTY),
        (b"%PDF-1.7\n1 0 obj", PageKind.UNPARSEABLE),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, PageKind.UNPARSEABLE),
        (b"<div>" * 100_000 + b"x" + b"</div>" * 100_000, PageKind.UNPARSEABLE),
        (page("<h1>404</h1><p>Read our 51 most popular stories.", "<title>Page not found</title>"), PageKind.EMPTY),
        (page("<h1>We and our 837 partners value your privacy</h1><button>Accept all</button>"), PageKind.CONSENT),
        (page(story(), linked={**LINKED, "isAccessibleForFree": False}), PageKind.PAYWALL),
        (page(story(), linked={**LINKED, "@type": "LiveBlogPosting"}), PageKind.LIVE_BLOG),
    ],
)  # fmt: skip
def test_what_stands_in_place_of_an_article_is_told_apart(body, kind):
    assert parse(body, URL).kind is kind


def test_a_long_page_that_is_not_free_is_an_article_all_the_same():
    long = page(
        story(*(text.replace("Friday", "Monday") for text in STORY * 5)),
        linked={**LINKED, "isAccessibleForFree": "False"},
    )
    article = parse(long, URL)
    assert (article.kind, article.free) == (PageKind.ARTICLE, False)


def test_the_canonical_address_is_never_another_scheme():
    head = '<link rel=canonical href="javascript:alert(1)"><meta property="og:url" content="/2026/mine">'
    assert parse(page(story(), head), URL).canonical_url == "https://news.example.de/2026/mine"


@pytest.mark.parametrize("opening", ["<!doctype html>", "", "<html><head>", "<html><head><title>T</title></head>"])
@pytest.mark.parametrize("container", ["article", "main", "section", "div"])
def test_a_page_may_leave_out_the_tag_of_its_body(opening, container):
    prose = "".join(f"<p>{text}</p>" for text in STORY)
    bare = f"{opening}<title>Mine</title><{container}><h1>Dozens trapped in flooded mine</h1>{prose}</{container}>"
    article = parse(bare.encode(), URL)
    assert article.kind is PageKind.ARTICLE
    assert wordings(article, Zone.BODY) == list(STORY)


def test_words_in_front_of_the_first_paragraph_keep_their_place_where_the_tags_are_left_out():
    bare = f"<title>Mine</title><header>Front</header><h1>Flooded</h1>{STORY[0]}<p>{STORY[1]}</p><p>{STORY[2]}</p>"
    assert wordings(parse(bare.encode(), URL), Zone.BODY) == list(STORY)


OTHER = (
    "The harbour of Ostrov lost 77 boats in a storm, its council said on Tuesday night after a long meeting there.",
    "The harbour master counted 66 sailors who came home on foot and asked the ministry for more help this winter.",
)


def two_articles():
    others = "".join(f"<article><h2>Boats lost</h2><p>{text}</p><p>{text} Again.</p></article>" for text in OTHER)
    return f"<main>{story()}{others}</main>"


def test_an_article_beside_that_of_the_headline_is_another_story():
    assert "77 boats" not in parse(page(two_articles()), URL).text


def test_on_a_live_blog_the_articles_beside_the_first_are_its_entries():
    assert "77 boats" in parse(page(two_articles(), linked={**LINKED, "@type": "LiveBlogPosting"}), URL).text


@pytest.mark.parametrize("cell", ["{}", "<p>{}</p>", "<div><b>{}</b></div>"])
def test_a_table_at_the_end_of_a_story_is_kept_row_by_row(cell):
    rows = "".join(
        f"<tr><td>{cell.format(town)}</td><td>{cell.format(count)}</td></tr>"
        for town, count in (("Velgrad", 51), ("Ostrov", 12))
    )
    article = parse(page(story(f"</p><div><table><caption>Dead</caption>{rows}</table></div><p>")), URL)
    assert article.text.endswith("Velgrad | 51\n\nOstrov | 12")


def test_many_parts_deep_inside_marked_elements_are_read_in_bounded_time():
    parts = '<div class="comment">' * 1000 + "<span class=comment-author>Ann Hill</span>" * 10_000
    assert "51 miners" in parse(page(story(after=parts)), URL).text
