"""The date of the clause in which an event is told: dates of citations and of other clauses do not bound it."""

from collections.abc import Sequence

from tasks.extraction.rows.mentions import TimeMention
from tasks.extraction.text import Document
from tasks.extraction.times import begins_since
from tasks.extraction.words.calendar import beside
from tasks.extraction.words.inflection import ends_as_past

SAYING = beside("saying")
STATEMENTS = beside("statements")
BETWEEN_SAYING_AND_DATE = beside("between_saying_and_date")
PARTING = beside("parting")
INSERTED = frozenset({"who", "which", "whose", "including", "where"})
RELATIVE = frozenset({"who", "which", "whose"})
BEGUN = frozenset({"built", "born", "begun", "held", "set", "known", "made", "sent", "shot", "taken", "written"})
BORDERS = frozenset({",", ";", ".", ":"})
SINCE = "since"
ASIDE = 10
RECORD_REACH = 4
RECORDS = frozenset({"worst", "best", "first", "most", "least", "record"})
TEMPORAL = frozenset({"when", "after"})
BLOCKED = 20.0
"""The distance at which a date no longer bounds an event."""
ADJOINING = 0.6
"""The distance up to which a date stands beside a length of time: "a two-day trial in September"."""
LINKED = 8.0
"""The distance up to which a date bounds a number without an event, and dates a story."""
POSSESSIVE = 6.0
LONGEST_CLAUSE = 100


def date_in_sentence(
    doc: Document,
    dates: Sequence[TimeMention],
    at: int,
    cues: Sequence[tuple[int, int]],
    limit: float = BLOCKED,
) -> TimeMention | None:
    """Return the date of the same clause as token `at`, or of one that is no further off than a clause may be."""
    costs = [
        (distance_of(doc, d, at), d.first, d)
        for d in dates
        if _bounds(d, at) and not is_of_speech(doc, d, cues) and not is_of_record(doc, d)
    ]
    cost, _, best = min(costs, key=lambda c: c[:2], default=(limit, 0, None))
    return best if cost < limit else None


def _bounds(mention: TimeMention, at: int) -> bool:
    """Return whether a mention names days of what is told at token `at`, and does not merely head the article."""
    if mention.type not in ("DATE", "TIME") or (mention.start is None and mention.end is None):
        return False
    return mention.rule != "dateline" and not (mention.rule.endswith("_event") and at < mention.last)


def is_of_record(doc: Document, mention: TimeMention) -> bool:
    """Return whether "since" only says how far a record reaches: "the lowest since 1998", "the worst since May"."""
    opener = mention.first if doc.lower(mention.first) == SINCE else mention.first - 1
    if doc.lower(opener) != SINCE:
        return False
    before = [doc.lower(k) for k in range(opener - RECORD_REACH, opener)]
    return any(word in RECORDS or (word.endswith("est") and len(word) > 4) for word in before)


def is_of_speech(doc: Document, mention: TimeMention, cues: Sequence[tuple[int, int]]) -> bool:
    """Return whether a date stands beside the word that cites a source: "said late Saturday", "on Friday accused"."""
    if doc.lower(mention.last) == "'s":
        return False
    last = mention.last
    if not STATEMENTS.isdisjoint(map(doc.lower, (mention.first - 1, last, last + 1, last + 2))):
        return True
    at = mention.first - 1
    while at >= 0 and mention.first - at < 6 and doc.tokens[at].lower in BETWEEN_SAYING_AND_DATE:
        at -= 1
    return _is_cue(doc, at, cues) or _is_cue(doc, mention.last, cues)


def _is_cue(doc: Document, at: int, cues: Sequence[tuple[int, int]]) -> bool:
    if not 0 <= at < len(doc.tokens):
        return False
    token = doc.tokens[at]
    return token.lower in SAYING or any(start <= token.start < end for start, end in cues)


def distance_of(doc: Document, mention: TimeMention, at: int) -> float:
    """Return how far a date stands from an event: words, commas and the clauses that open between them."""
    key = mention.first, mention.last, at
    if (known := doc.distances.get(key)) is None:
        known = doc.distances[key] = _distance(doc, mention, at)
    return known


def _distance(doc: Document, mention: TimeMention, at: int) -> float:
    if mention.first <= at < mention.last:
        return 0.0
    if _in_aside(doc, mention, at):
        return BLOCKED
    right = mention.first > at
    low, high = (at + 1, mention.first - 1) if right else (mention.last, at)
    if high - low > LONGEST_CLAUSE:
        return BLOCKED
    between = list(map(doc.lower, range(low, high)))
    if _opens_clause(doc, low, between):
        return BLOCKED
    between = _without_insertions(between)
    cost = (
        POSSESSIVE * (doc.lower(mention.last) == "'s" and len(between) > 4)
        + len(between) / 6
        + 1.5 * between.count(",")
        + 2 * between.count("and")
        + 8 * between.count(";")
    )
    parts = PARTING - {SINCE} if begins_since(doc, mention) else PARTING
    parting = [word for word in between if word in parts]
    if right and len(parting) == 1 and parting[0] in TEMPORAL:
        return cost + 6.0
    return cost + len(parting) * (BLOCKED if right else 3.0)


def _in_aside(doc: Document, mention: TimeMention, at: int) -> bool:
    """Return whether a clause between commas holds the date and not the event: "The firm, founded in 1990, has 300"."""
    opened = next((k for k in range(mention.first - 1, mention.first - ASIDE, -1) if doc.lower(k) in BORDERS), None)
    closed = next((k for k in range(mention.last, mention.last + ASIDE) if doc.lower(k) in BORDERS), None)
    if opened is None or closed is None or doc.lower(opened) != "," or doc.lower(closed) != ",":
        return False
    sentence = doc.sentences[doc.tokens[opened].sentence]
    if any(doc.lower(k) == "," for k in range(sentence.first, opened)):
        return False  # the comma may close another aside
    word = doc.lower(opened + 1)
    clause = word in RELATIVE or word in BEGUN or ends_as_past(word)
    return clause and not opened < at < closed


def _without_insertions(words: list[str]) -> list[str]:
    """Return the words without ", who ... ," and ", including ... ,", which do not part what stands around them."""
    kept: list[str] = []
    if INSERTED.isdisjoint(words) or "," not in words:
        return words
    last_comma = len(words) - 1 - words[::-1].index(",")
    i = 0
    while i < len(words):
        if words[i] == "," and i + 1 < last_comma and words[i + 1] in INSERTED:
            i = words.index(",", i + 1) + 1
        else:
            kept.append(words[i])
            i += 1
    return kept


def _opens_clause(doc: Document, low: int, between: Sequence[str]) -> bool:
    """Return whether ", and was" opens a clause with a verb of its own between event and date."""
    if "," not in between:
        return False
    joined = [i for i in range(1, len(between)) if between[i - 1] == "," and between[i] in ("and", "but")]
    return any(doc.tokens[low + i + 1].tag == "auxiliary" for i in joined)
