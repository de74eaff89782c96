"""What a date is counted from: the tense of its clause, the date the text is at, the dateline of a dispatch."""

from dataclasses import dataclass
from datetime import date

from tasks.extraction.calendar_days import days_of
from tasks.extraction.calendar_words import FUTURE_WORDS
from tasks.extraction.categories import Precision
from tasks.extraction.timex import Window
from tasks.extraction.tokens import Document, TokenKind

PAST_WORDS = frozenset(
    [
        "was",
        "were",
        "had",
        "did",
        "said",
        "told",
        "went",
        "came",
        "took",
        "began",
        "left",
        "found",
        "made",
        "held",
        "met",
        "saw",
        "got",
        "gave",
        "ran",
        "fell",
        "shot",
        "fought",
        "broke",
        "wrote",
        "won",
        "lost",
        "sent",
        "spoke",
        "struck",
        "became",
        "rose",
        "hit",
        "led",
        "brought",
        "didn't",
        "wasn't",
        "weren't",
        "hadn't",
    ]
)
PRESENT_WORDS = frozenset(["is", "are", "has", "have", "does", "do", "'s"])
FUTURE_LEADS = frozenset(
    {
        "scheduled",
        "slated",
        "due",
        "expected",
        "plans",
        "plan",
        "planned",
        "planning",
        "set",
        "hopes",
        "expects",
        "upcoming",
        "intends",
        "would",
        "could",
        "may",
        "might",
        "should",
        "must",
    }
)
NOT_FINITE = frozenset({"be", "been", "being", "to", "a", "the"})
CLAUSE_SIGNS = frozenset({";", ":", "—", "–", "--", "(", ")", "“", "”", '"', "``", "''"})
CLAUSE_WORDS = frozenset(
    {
        "who",
        "which",
        "when",
        "while",
        "after",
        "before",
        "because",
        "although",
        "but",
        "whose",
        "where",
        "since",
        "that",
    }
)
DEADLINES = frozenset({"until", "till", "by", "payable", "effective", "record"})
REACH = 14


@dataclass(slots=True)
class Anchor:
    """The day of publication and the dates that the text is at."""

    doc: Document
    published: date | None
    value: str | None = None
    """TIMEX3 value of the last date told."""
    day: date | None = None
    """The last single day told."""
    quarter: str | None = None
    """The quarter that figures are compared with, until another length of the year is told."""

    def in_force(self) -> date | None:
        """Return the first day of the date that the text is at, the day of publication before any is told."""
        days = days_of(self.value)
        return days[0] if days else self.published

    def move(self, value: str) -> None:
        """Take over a date told by the text."""
        days = days_of(value)
        if days is None:
            return
        self.value = value
        if days[2] is Precision.DAY:
            self.day = days[0]
        if "-Q" in value and (self.quarter is None or self.published is None or days[1] <= self.published):
            self.quarter = value


def tense_at(doc: Document, index: int) -> str:
    """Return "past", "present" or "future" of the clause around token `index`, "" where no verb form tells it.

    The nearest sign of tense to the left within the clause decides, then the nearest one to the right.
    """
    if doc.lower(index - 1) in DEADLINES or (doc.lower(index - 1) == "as" and doc.lower(index - 2) in ("early", "soon")):
        return "future"
    sentence = doc.sentences[doc.tokens[index].sentence]
    for at in range(index - 1, max(sentence.first, index - REACH) - 1, -1):
        token = doc.tokens[at]
        if token.lower in CLAUSE_SIGNS:
            break
        if tense := _tense_of(doc, at):
            return tense
        if token.lower in CLAUSE_WORDS:
            break
    for at in range(index + 1, min(sentence.last, index + REACH)):
        if tense := _tense_of(doc, at):
            return tense
        if doc.tokens[at].lower in CLAUSE_WORDS or doc.tokens[at].lower in CLAUSE_SIGNS:
            break
    return ""


def _tense_of(doc: Document, at: int) -> str:
    word = doc.tokens[at].lower
    if word in FUTURE_WORDS or (word == "to" and doc.lower(at - 1) in FUTURE_LEADS | {"going", "is", "are", "about"}):
        return "future"
    if word in PAST_WORDS and doc.lower(at - 1) not in NOT_FINITE:
        return "past"
    if word in PRESENT_WORDS:
        return (
            "present" if doc.lower(at + 1) not in ("to", "due", "scheduled", "expected", "slated", "set") else "future"
        )
    if (
        word.endswith("ed") and not word.endswith("eed")
        and len(word) > 4
        and doc.lower(at - 1) not in NOT_FINITE
        and word not in FUTURE_LEADS
    ):
        return "past"
    if word in ("due", "scheduled", "slated"):
        return "future"
    return ""


def dateline_before(window: Window) -> bool:
    """Return whether the window opens with the place of a dispatch in capitals, as in "SAN SALVADOR, 3 JAN 90"."""
    token = window.token(window.floor)
    return token is not None and token.kind is TokenKind.WORD and token.text.isupper() and len(token.text) > 2
