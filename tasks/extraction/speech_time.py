"""Date each citation by the day told beside its cue: "revealed on Friday", "Speaking on Tuesday, he said"."""

from bisect import bisect_left
from collections.abc import Sequence

from tasks.extraction.categories import Precision
from tasks.extraction.mentions import TimeMention
from tasks.extraction.reading import Attribution
from tasks.extraction.tokens import Document


def date_speech(doc: Document, attributions: Sequence[Attribution], dates: Sequence[TimeMention]) -> None:
    """Fill `said_on` with the nearest day of the sentence that is not part of what is said."""
    for attribution in attributions:
        sentence = doc.sentences[attribution.sentence]
        first = bisect_left(dates, sentence.first, key=lambda mention: mention.first)
        last = bisect_left(dates, sentence.last, key=lambda mention: mention.first)
        days = [mention for mention in dates[first:last] if _is_speech_day(doc, mention, attribution)]
        nearest = min(days, key=lambda mention: abs(doc.tokens[mention.first].start - attribution.start), default=None)
        if nearest is not None and attribution.said_on is None:
            attribution.said_on = nearest.start


def _is_speech_day(doc: Document, mention: TimeMention, attribution: Attribution) -> bool:
    start = doc.tokens[mention.first].start
    inside = any(begin <= start < end for begin, end in attribution.content)
    single = mention.precision is Precision.DAY and mention.start is not None and mention.start == mention.end
    return single and not inside and mention.value != "PRESENT_REF"
