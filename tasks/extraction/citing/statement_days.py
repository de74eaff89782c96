"""Date the statements: the day on which a source said it, from the words around the cue."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from tasks.extraction.rows.mentions import TimeMention
from tasks.extraction.text import Document
from values.categories import CuePlace
from values.reading import Attribution

NEAR = 25
"""Characters behind the cue that its day may stand away ("said late on Wednesday")."""


def date_statements(doc: Document, attributions: Sequence[Attribution], dates: Sequence[TimeMention]) -> None:
    """Fill `said_on` where a day stands beside the cue ("said on Friday") or opens its sentence ("On Friday, X said").

    A participle takes the day of the clause it hangs on ("accused the firm on Friday, alleging that ...").
    """
    days = defaultdict(list)
    for mention in dates:
        if mention.start is not None and mention.start == mention.end:
            days[doc.tokens[mention.first].sentence].append(mention)
    for row in attributions:
        row.said_on = row.said_on or _day_of(doc, row, days.get(row.sentence, []))


def _day_of(doc: Document, row: Attribution, days: Sequence[TimeMention]) -> date | None:
    for mention in days:
        start, end = doc.span(mention.first, mention.last)
        if mention.rule == "after_event" and start > row.start:
            continue  # "said, a day after the dam broke" dates what was said
        inside = any(a < start and end <= b for a, b in row.content)
        beside = min([row.start, *(b for _, b in row.source)]) <= start <= row.end + NEAR
        opens = mention.first - doc.sentences[row.sentence].first <= 2 and start < row.start
        hangs = row.cue_place is CuePlace.PARTICIPLE and start < row.start
        if not inside and (beside or opens or hangs):
            return mention.start
    return None
