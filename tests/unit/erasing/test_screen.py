"""A page that arrives after a takedown is compared by what would be stored of it, and by every reading of its bytes."""

from datetime import UTC, datetime

import pytest

from tasks.erasing.keeping_out import KeptOut, hashed
from tasks.erasing.readings import readings
from tasks.erasing.spelling import name_keys
from tasks.fetching import Outcome, Snapshot

URL = "https://herald.example/storm"
WORDS = "The quay of Lowick was built in stone, and small boats of the coast use it on most days of the year. "
KEPT_OUT = KeptOut(frozenset(hashed(key) for name in ("Ilan Voss", "René Müller") for key in name_keys(name)))
INJECTED = {
    "plain": "<p>{words} Ilan Voss was there.</p>",
    "a soft hyphen": "<p>{words} Ilan Vo&shy;ss was there.</p>",
    "a soft hyphen by number": "<p>{words} Ilan Vo&#xAD;ss was there.</p>",
    "a space of no width": "<p>{words} Ilan V&#8203;oss was there.</p>",
    "a joiner": "<p>{words} Il\u2060an V\ufeffoss was there.</p>",
    "a comment that holds >": "<p>{words} Ilan Vo<!-- a > b -->ss was there.</p>",
    "inline tags": "<p>{words} <b>Il</b>an <i>Vo</i><wbr>ss was there.</p>",
    "tags without a space": "<p>{words} <span>Ilan</span><span>Voss</span> was there.</p>",
    "a tag with > in an attribute": '<p>{words} Ilan Vo<span title="a > b">ss</span> was there.</p>',
    "accents apart": "<p>{words} Rene\u0301 Mu\u0308ller was there.</p>",
    "named entities": "<p>{words} Ren&eacute; M&uuml;ller was there.</p>",
    "an entity without its end": "<p>{words} Ren&eacute M&uumlller was there.</p>",
    "entities twice": "<p>{words} Ilan V&amp;#111;ss was there.</p>",
    "a caption": '<p>{words}</p><img alt="Ilan Voss at the quay">',
    "a meta tag": '<meta name="author" content="Voss, Ilan"><p>{words}</p>',
    "a comment": "<p>{words}</p><!-- by Ilan Voss -->",
    "JSON-LD": '<script type="application/ld+json">{{"@type":"NewsArticle","author":{{"name":"Ilan Voss"}}}}</script>',
    "JSON-LD with escapes": '<script type="application/ld+json">{{"@type":"NewsArticle","articleBody":'
    '"{words} {words} \\u0049lan V\\u006fss was there."}}</script>',
    "JSON-LD with markup": '<script type="application/ld+json">{{"articleBody":"Ilan<\\/b> <b>Voss"}}</script>',
    "an attribute without quotation marks": "<p>{words}</p><img alt=Ilan&#32;Voss src=a.jpg>",
    "a link with percent signs": '<p>{words}</p><a href="/people/%49lan%2Dvoss/">more</a>',
    "a link without quotation marks": "<p>{words}</p><a href=/people/ilan-voss>more</a>",
    "a link in Latin 1": '<p>{words}</p><a href="/people/Ren%E9%20M%FCller">more</a>',
    "escapes of a script": '<p>{words}</p><script>var a = "\\x49lan V\\u{{6f}}ss"</script>',
    "capitals": "<p>{words} ILAN VOSS was there.</p>",
    "small letters": "<p>{words} ilan voss was there.</p>",
    "no closing tags": "<p>{words} Ilan <b>Voss",
}


def page(words, **stated):
    head = "<html lang=en><head><title>Storm at Lowick</title></head><body><article><h1>Storm</h1>"
    body = head + f"<p>{WORDS * 3}</p>" + words.format(words=WORDS) + "</article></body></html>"
    return came(body.encode("utf-8"), **stated)


def came(body, url=URL, **stated):
    return Snapshot(url, url, Outcome.OK, datetime(2026, 3, 6, tzinfo=UTC), 200, [url], body, **stated)


@pytest.mark.parametrize("words", INJECTED.values(), ids=INJECTED)
def test_a_name_is_kept_out_however_the_page_hides_it(words):
    assert KEPT_OUT.screen(page(words)) is None


def test_a_page_without_the_name_comes_in():
    arriving = page("<p>Ilana Vossing and Rene met. Voss left; Ilan stayed.</p>")
    assert KEPT_OUT.screen(arriving) is arriving


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_a_page_that_does_not_say_how_it_is_encoded_is_read_as_the_parser_reads_it(encoding):
    text = f"<html><head><title>Storm</title></head><body><article><p>{WORDS * 3} René Müller was there.</p></article>"
    assert KEPT_OUT.screen(came(text.encode(encoding))) is None


def test_a_feed_whose_items_hold_escaped_markup_is_read():
    item = "&lt;p&gt;Ilan &lt;b&gt;Vo&amp;shy;ss&lt;/b&gt;&lt;/p&gt;"
    feed = f'<rss version="2.0"><channel><item><description>{item}</description></item></channel></rss>'
    assert KEPT_OUT.screen(came(feed.encode())) is None


def test_words_of_a_feed_that_stand_as_they_are_are_read():
    feed = '<rss version="2.0"><channel><item><title><![CDATA[Ilan Voss dies]]></title></item></channel></rss>'
    assert KEPT_OUT.screen(came(feed.encode())) is None


def test_a_name_in_a_header_or_in_the_address_is_read():
    assert (
        KEPT_OUT.screen(page("<p></p>", headers=[("Content-Disposition", 'inline; filename="Ilan Voss.html"')])) is None
    )
    for path in ("%69lan-voss.html", "Ren%E9-M%FCller", "ren%C3%A9-m%C3%BCller"):
        assert KEPT_OUT.screen(came(b"<p>Nothing.</p>", f"https://herald.example/{path}")) is None


def test_a_short_name_does_not_keep_out_every_page_with_such_a_tag():
    short = KeptOut(frozenset(map(hashed, name_keys("Li"))))
    arriving = page("<ul><li>One</li><li class='li'>Two</li></ul>")
    assert short.screen(arriving) is arriving
    assert short.screen(page("<p>Then Li came.</p>")) is None


@pytest.mark.parametrize(
    "piece", ["<", "<!--", "<a ", "&", "&amp;", '="', "\\u0041", "Ann-", "<b>", "'", "A\n", "=a", "<![CDATA["]
)
def test_readings_grow_with_the_page_and_not_with_its_square(piece):
    from tests.growth import growth

    known = KEPT_OUT
    assert growth(lambda size: any(known.names(text) for text in readings(piece * size)), 4_000) < 12
