"""The whole reading of one text, in the order in which its parts lean on one another."""

from collections.abc import Sequence
from datetime import date

from tasks.extraction.citing import find_attributions
from tasks.extraction.denials import find_denials, find_refutations, link_answers
from tasks.extraction.events import find_events
from tasks.extraction.figures import Mentions, assemble, find_victims
from tasks.extraction.names import find_names
from tasks.extraction.persons import find_persons
from tasks.extraction.places import find_places
from tasks.extraction.quantities import find_quantities
from tasks.extraction.rows.mentions import NameMention, PlaceMention, TimeMention
from tasks.extraction.text import Document, is_english, tokenise
from tasks.extraction.times import find_dates
from values.reading import PlaceRow, Reading, SentenceRow, Stretch, TimeExpression


def read(text: str, published: date | None, title: str | None = None, zones: Sequence[Stretch] = ()) -> Reading:
    """Return all rows that the text states; every row's quote is `text[start:end]`.

    `published` is the publisher's local day, from which "on Friday" is counted; None leaves such words unresolved.
    A text in another language than English gives its sentences only, and `Reading.language` says so.
    `title` gives a surname of the text its first name, where the text itself never does. `zones` tell caption from
    body.
    """
    doc = tokenise(text, zones)
    if not is_english(doc):
        return Reading(sentences=_sentences(doc), language="other")
    dates = find_dates(doc, published)
    places = find_places(doc)
    names = find_names(doc, places)
    if title and title not in text:
        _complete_names(names, title)
    quantities, ignored = find_quantities(doc, dates)
    events = find_events(doc)
    attributions = find_attributions(doc, names, dates)
    persons = find_persons(doc, names, quantities, dates, places, events, published)
    figures = assemble(doc, Mentions(quantities, events, dates, places, attributions, persons))
    denials = find_denials(doc, attributions)
    denials = sorted([*denials, *find_refutations(doc, attributions, events, denials)], key=lambda row: row.start)
    link_answers(doc, denials, figures, events)
    return Reading(
        sentences=_sentences(doc),
        figures=figures,
        persons=persons,
        denials=denials,
        victims=find_victims(doc, events, quantities, names),
        dates=[_time_row(doc, mention) for mention in dates],
        attributions=attributions,
        places=[_place_row(doc, mention) for mention in places],
        ignored=ignored,
    )


def _complete_names(names: list[NameMention], title: str) -> None:
    """Give persons that the text calls by surname alone the full name that the title gives them."""
    doc = tokenise(title)
    full = {name.full.split()[-1]: name.full for name in find_names(doc, find_places(doc)) if " " in name.full}
    for name in names:
        if " " not in name.full:
            name.full = full.get(name.full, name.full)


def _sentences(doc: Document) -> list[SentenceRow]:
    return [SentenceRow(s.start, s.end, doc.text[s.start : s.end], s.paragraph, s.zone) for s in doc.sentences]


def _time_row(doc: Document, mention: TimeMention) -> TimeExpression:
    start, end = doc.span(mention.first, mention.last)
    return TimeExpression(
        start=start,
        end=end,
        quote=doc.text[start:end],
        sentence=doc.tokens[mention.first].sentence,
        type=mention.type,
        value=mention.value,
        rule=mention.rule,
        period_start=mention.start,
        period_end=mention.end,
        precision=mention.precision,
        anchor=mention.anchor,
    )


def _place_row(doc: Document, mention: PlaceMention) -> PlaceRow:
    start, end = doc.span(mention.first, mention.last)
    sentence = doc.tokens[mention.first].sentence
    return PlaceRow(start, end, doc.text[start:end], sentence, mention.place_id, mention.precision, mention.rule)
