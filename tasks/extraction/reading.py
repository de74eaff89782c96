"""Make the rows of a reading of the layers of a text."""

from tasks.extraction.rows.mentions import PlaceMention, TimeMention
from tasks.extraction.text import Document
from values.reading import PlaceRow, Reading, SentenceRow, TimeExpression


def reading_of(doc: Document) -> Reading:
    """Return the rows of a text that every pass has read."""
    return Reading(
        sentences=sentence_rows(doc),
        figures=list(doc.figures),
        persons=list(doc.persons),
        denials=list(doc.denials),
        victims=list(doc.victims),
        dates=[_time_row(doc, mention) for mention in doc.times],
        attributions=list(doc.attributions),
        places=[_place_row(doc, mention) for mention in doc.places],
        ignored=list(doc.ignored),
        steps=doc.steps,
        incidents=list(doc.incidents),
    )


def sentence_rows(doc: Document) -> list[SentenceRow]:
    """Return the sentences of a text as rows."""
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
