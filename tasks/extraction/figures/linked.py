"""Link each quantity of a text to the event of its sentence, or to that of the header of its column."""

from collections import defaultdict
from collections.abc import Sequence

from tasks.extraction.figures.columns import Columns, column_link, name_counted
from tasks.extraction.figures.linking import SentenceLinker
from tasks.extraction.rows.mentions import EventMention, Link, Quantity, Road
from tasks.extraction.text import Document


def link_events(doc: Document) -> list[Link]:
    """Return the event of each quantity; a number in a table has that of the header of its column."""
    columns = Columns(doc)
    return link_columns(doc, columns, doc.quantities, link_quantities(doc, doc.quantities, doc.events), doc.events)


def link_quantities(doc: Document, quantities: Sequence[Quantity], events: Sequence[EventMention]) -> list[Link]:
    """Return the link of each quantity to an event word of its own sentence."""
    by_sentence: dict[int, list[Quantity]] = defaultdict(list)
    words: dict[int, list[EventMention]] = defaultdict(list)
    for quantity in quantities:
        by_sentence[doc.tokens[quantity.first].sentence].append(quantity)
    for event in events:
        words[doc.tokens[event.first].sentence].append(event)
    return [
        link
        for number, members in by_sentence.items()
        for link in SentenceLinker(doc, members, words.get(number, [])).link_all()
    ]


def link_columns(
    doc: Document,
    columns: Columns,
    quantities: Sequence[Quantity],
    links: Sequence[Link],
    events: Sequence[EventMention],
) -> list[Link]:
    """Return the links, those of numbers in a table by the header of their column, which names what they count."""
    linked = list(links)
    for number, quantity in enumerate(quantities):
        header = columns.header_of(quantity) if columns.rows else None
        if header is not None:
            event = next((e for e in events if header[0] <= e.first < header[1]), None)
            name_counted(doc, quantity, header, event)
            linked[number] = column_link(event) if event is not None else Link(None, None, Road.COLUMN)
    return linked
