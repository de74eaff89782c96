"""From the bytes of a page to an article."""

from dataclasses import dataclass
from datetime import date
from html import unescape

from tasks.parsing.assembly import lay_out
from tasks.parsing.authors import authors_of
from tasks.parsing.blocks import Block, blocks_of, strip_unread, tidy
from tasks.parsing.body import PageSigns, extracted_text, story_blocks
from tasks.parsing.callouts import join_numbers
from tasks.parsing.captions import Caption, captions_of
from tasks.parsing.cut_off import whole_sentences
from tasks.parsing.dates import modified_of, published_of
from tasks.parsing.decoding import decode
from tasks.parsing.embedded import carried_scripts, embedded_blocks
from tasks.parsing.kinds import Signs, asks, is_article_by_type, is_live, page_kind_of, shows_others
from tasks.parsing.lines import squash
from tasks.parsing.linked_data import text
from tasks.parsing.live_entries import write_instants
from tasks.parsing.names import agency_of
from tasks.parsing.own_address import canonical_of
from tasks.parsing.page import Page, UnparseableError, is_binary, page_host, read_page
from tasks.parsing.publication import describe
from tasks.parsing.publishers import Publisher, publisher_for
from tasks.parsing.publishers.base import elements_at, texts_at
from tasks.parsing.standfirst import standfirst_blocks
from tasks.parsing.titles import headlines_of, search_title_of, title_of
from values.article import Article, Found, Moment, PageKind
from values.categories import Zone

# A page that shows less than this, and carries three times as much in its data, shows a stub of it.
STUB_LENGTH = 800
STUB_RATIO = 3
DESCRIPTION_METAS = ("og:description", "description", "twitter:description", "dcterms.abstract", "article.summary")
# Characters; beyond, the second extractor is not asked, since its time grows faster than the page.
ASKED_SIZE = 1_500_000


@dataclass(slots=True)
class _Text:
    """The parts of the text, chosen and not yet laid out."""

    standfirst: list[Block]
    story: list[Block]
    captions: list[Caption]


def parse(body: bytes, url: str, charset: str | None = None, published: date | None = None) -> Article:
    """Return the article of a page; whatever the bytes are, an `Article` comes back and nothing raises.

    `charset` is the label of the HTTP header. `published` is a day known from outside; it fills `Article.published`
    only where the page names none, marked `Found.GIVEN`. A page beyond the bounds of size and depth, or no page at
    all, comes back as `PageKind.UNPARSEABLE`.
    """
    article = Article(url=url)
    if is_binary(body):
        article.kind = PageKind.UNPARSEABLE
        return article
    source, _, _ = decode(body, charset)
    try:
        page = read_page(source, url)
    except UnparseableError:
        article.kind = PageKind.UNPARSEABLE if source.strip() else PageKind.EMPTY
        return article
    _settle_address(page)
    _read_dates(article, page, published)
    publisher = publisher_for(page.host, article.published.local_day if article.published else None)
    _read_fields(article, page, publisher)
    describe(article, page)
    article.agency = agency_of(article.authors)
    _read_text(article, page, publisher)
    return article


def _settle_address(page: Page) -> None:
    """Give a page on disk the address that it names for itself: its host says whose it is and where its links lead."""
    named = canonical_of(page)[0]
    if not page.host and named:
        page.url, page.host = named, page_host(named)


def _read_dates(article: Article, page: Page, given: date | None) -> None:
    published, found = published_of(page)
    if given is not None and found in (None, Found.GUESS):
        published, found = Moment(given), Found.GIVEN
    _set(article, "published", published, found)
    _set(article, "modified", *modified_of(page))


def _read_fields(article: Article, page: Page, publisher: Publisher | None) -> None:
    _set(article, "title", *title_of(page))
    _set(article, "search_title", *search_title_of(page))
    _set(article, "authors", *authors_of(page))
    if publisher is None:
        return
    if title := _own(article, page, "title", publisher.title):
        _set(article, "title", title[0], Found.PUBLISHER)
    if authors := _own(article, page, "authors", publisher.authors):
        _set(article, "authors", authors, Found.PUBLISHER)


def _own(article: Article, page: Page, name: str, selector: str | None) -> list[str]:
    """Return what a publisher's selector finds; one that finds nothing is noted in the article."""
    if selector is None:
        return []
    found = texts_at(page, selector)
    if not found:
        article.layout_missed.append(name)
    return found


def _set(article: Article, name: str, value: object, found: Found | None) -> None:
    if found is not None:
        setattr(article, name, value)
        article.found[name] = found


def _read_text(article: Article, page: Page, publisher: Publisher | None) -> None:
    title = article.title or ""
    own_standfirst = _own(article, page, "standfirst", publisher.standfirst if publisher else None)
    scripts = carried_scripts(page.tree)
    if publisher and publisher.drop:
        for element in elements_at(page, publisher.drop):
            element.drop_tree()
    signs = Signs(_is_dated(article, page), article.free, asks(page))
    if is_live(page):
        write_instants(page.tree)
    strip_unread(page.tree)
    blocks = join_numbers(blocks_of(page.tree))
    chosen = _choose(article, page, publisher, blocks)
    article.kind = page_kind_of(page, blocks, chosen.story, title, signs)
    if sum(len(block.text) for block in chosen.story) < STUB_LENGTH:
        _take_carried(article, chosen, embedded_blocks(page, scripts))
    article.is_gone = article.kind is PageKind.EMPTY and shows_others(page, blocks, title)
    standfirst = own_standfirst[:1] or [block.text.replace("\n", " ") for block in chosen.standfirst]
    if standfirst:
        found = Found.PUBLISHER if own_standfirst else Found.MARKUP
        _set(article, "standfirst", " ".join(standfirst), found)
    _lay_out(article, tidy(title), standfirst, chosen)


def _is_dated(article: Article, page: Page) -> bool:
    """Whether a page states when it was published, who wrote it, or that it is an article."""
    stated = article.found.get("published") not in (None, Found.GUESS, Found.GIVEN)
    return stated or bool(article.authors) or is_article_by_type(page)


def _choose(article: Article, page: Page, publisher: Publisher | None, blocks: list[Block]) -> _Text:
    title = article.title or ""
    story = _own_story(article, page, publisher, blocks)
    if not story:
        signs = PageSigns(page.url, (title, *headlines_of(page)), is_live(page))
        asked = page.size < ASKED_SIZE
        story = story_blocks(blocks, signs, lambda: extracted_text(page.tree) if asked else "")
    standfirst = standfirst_blocks(blocks, story, title, _descriptions(page))
    return _Text(standfirst, story, captions_of(blocks, story, title))


def _own_story(article: Article, page: Page, publisher: Publisher | None, blocks: list[Block]) -> list[Block]:
    """Return the blocks in the elements that the publisher's class says hold the story."""
    if publisher is None or publisher.body is None:
        return []
    within = {inner for element in elements_at(page, publisher.body) for inner in element.iter()}
    story = [block for block in blocks if block.element in within]
    if not story:
        article.layout_missed.append("body")
    return story


def _take_carried(article: Article, chosen: _Text, carried: list[Block]) -> None:
    """Take the story from the page's data where the page itself shows little of it."""
    shown = sum(len(block.text) for block in chosen.story)
    if carried and sum(len(block.text) for block in carried) > STUB_RATIO * shown:
        chosen.story = carried
        article.kind = PageKind.ARTICLE
        article.found["text"] = Found.JSON_LD


def _lay_out(article: Article, title: str, standfirst: list[str], chosen: _Text) -> None:
    apart = {squash(wording) for wording in (title, *standfirst, *(caption.text for caption in chosen.captions))}
    parts = [(title, Zone.HEADLINE), *((wording, Zone.STANDFIRST) for wording in standfirst)]
    story = [block for block in whole_sentences(chosen.story) if squash(block.text) not in apart]
    parts += [(line, _zone(block)) for block in story for line in block.text.split("\n")]
    for caption in chosen.captions:
        parts += [(caption.text, Zone.CAPTION), (caption.credit, Zone.CREDIT)]
    article.text, article.paragraphs = lay_out(parts)


def _zone(block: Block) -> Zone:
    if block.tag == "tr":
        return Zone.TABLE
    return Zone.QUOTE if block.quoted else Zone.BODY


def _descriptions(page: Page) -> list[str]:
    linked = [text(page.linked(key)) for key in ("description", "abstract")]
    metas = [page.meta(name) for name in DESCRIPTION_METAS]
    return [unescape(value) for value in (*linked, *metas) if value]
