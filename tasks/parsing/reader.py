"""From the bytes of a page to an article."""

from datetime import date

from tasks.extraction.categories import Zone
from tasks.parsing.article import Article, Found, Moment, PageKind
from tasks.parsing.assembly import assemble
from tasks.parsing.authors import agency_of, authors_of
from tasks.parsing.blocks import Block, blocks_of, strip_unread, tidy
from tasks.parsing.body import extracted_text, squash, story_blocks
from tasks.parsing.captions import captions_of
from tasks.parsing.dates import modified_of, published_of
from tasks.parsing.decoding import decode
from tasks.parsing.embedded import carried_scripts, embedded_blocks
from tasks.parsing.linked_data import text
from tasks.parsing.page import Page, UnparseableError, read_page
from tasks.parsing.publication import describe
from tasks.parsing.standfirst import standfirst_blocks
from tasks.parsing.titles import title_of

# A page that shows less than this, and carries three times as much in its data, shows a stub of it.
STUB_LENGTH = 800
STUB_RATIO = 3


def parse(body: bytes, url: str, charset: str | None = None, published: date | None = None) -> Article:
    """Return the article of a page; whatever the bytes are, an `Article` comes back and nothing raises.

    `charset` is the label of the HTTP header. `published` is a day known from outside; it fills `Article.published`
    only where the page names none, marked `Found.GIVEN`.
    """
    article = Article(url=url)
    source, _, _ = decode(body, charset)
    try:
        page = read_page(source, url)
    except UnparseableError:
        article.kind = PageKind.UNPARSEABLE if source.strip() else PageKind.EMPTY
        return article
    _read_fields(article, page)
    if article.published is None and published is not None:
        article.published, article.found["published"] = Moment(published), Found.GIVEN
    _read_text(article, page)
    return article


def _read_fields(article: Article, page: Page) -> None:
    for name, (value, found) in {
        "title": title_of(page),
        "authors": authors_of(page),
        "published": published_of(page),
        "modified": modified_of(page),
    }.items():
        if found is not None:
            setattr(article, name, value)
            article.found[name] = found
    describe(article, page)
    article.agency = agency_of(article.authors)


def _read_text(article: Article, page: Page) -> None:
    scripts = carried_scripts(page.tree)
    strip_unread(page.tree)
    blocks = blocks_of(page.tree)
    title = article.title or ""
    story = story_blocks(blocks, title, lambda: extracted_text(page.tree))
    standfirst = standfirst_blocks(blocks, story, title, _descriptions(page))
    shown = sum(len(block.text) for block in story)
    if shown < STUB_LENGTH:
        carried = embedded_blocks(page, scripts)
        if sum(len(block.text) for block in carried) > STUB_RATIO * shown:
            story = carried
    if standfirst:
        article.standfirst = " ".join(block.text for block in standfirst)
        article.found["standfirst"] = Found.MARKUP
    captions = captions_of(blocks, story, title)
    repeated = {squash(caption.text) for caption in captions} | {squash(block.text) for block in standfirst}
    parts = [(tidy(title), Zone.HEADLINE), *((block.text, Zone.STANDFIRST) for block in standfirst)]
    parts += [(block.text, _zone(block)) for block in story if squash(block.text) not in repeated]
    parts += [part for caption in captions for part in ((caption.text, Zone.CAPTION), (caption.credit, Zone.CREDIT))]
    article.text, article.paragraphs = assemble(parts)
    if not story:
        article.kind = PageKind.EMPTY


def _zone(block: Block) -> Zone:
    if block.tag == "tr":
        return Zone.TABLE
    return Zone.QUOTE if block.quoted else Zone.BODY


def _descriptions(page: Page) -> list[str]:
    linked = [text(page.linked(key)) for key in ("description", "alternativeHeadline", "abstract")]
    return [
        value
        for value in (*linked, page.meta("og:description"), page.meta("description"), page.meta("twitter:description"))
        if value
    ]
