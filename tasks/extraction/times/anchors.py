"""What a date is counted from: the tense of its clause, the date that the text is at, the dateline of an article."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tasks.extraction.text import Document, Token, TokenKind
from tasks.extraction.times.calendar_days import days_of
from tasks.extraction.times.timex import DASHES
from tasks.extraction.words.calendar import MONTHS, WEEKDAYS, beside
from values.categories import Precision

PAST = beside("past")
PRESENT = beside("present")
FUTURE = beside("future")
FUTURE_LEADS = beside("future_leads")
BEFORE_INFINITIVE = FUTURE_LEADS | {"going", "is", "are", "about"}
NOT_FINITE = beside("not_finite")
NOT_PAST = beside("not_past")
CLAUSE_SIGNS = beside("clause_signs")
CLAUSE_OPENERS = beside("clause_openers")
DEADLINES = beside("deadlines")
MODALS = beside("modals")
AHEAD = frozenset({"due", "scheduled", "slated"})
AHEAD_AFTER_BE = AHEAD | {"to", "expected", "set"}
HEAD_WORDS = beside("head_words")
MOST_HEAD_WORDS = 6
LONGEST_HEAD = 30
LAST_HEAD = 5
"""The last sentence that a dateline may open."""
STAMPS = beside("stamps")
REACH = 14
DAY_HOLDS = 6


@dataclass(slots=True)
class Anchor:
    """The day of publication and the dates that the text is at."""

    doc: Document
    published: date | None
    value: str | None = None
    """TIMEX3 value of the last date told."""
    sentence: int = -1
    """Sentence of the last date told."""
    day: date | None = None
    """The last single day told."""
    day_sentence: int = -1
    """Sentence of the last single day told."""
    quarter: str | None = None
    """The quarter that figures are compared with, until another length of the year is told."""

    def in_force(self) -> date | None:
        """Return the first day of the date that the text is at, the day of publication before any is told."""
        days = days_of(self.value)
        return days[0] if days else self.published

    def day_in_force(self, sentence: int) -> date | None:
        """Return the single day that a time told in `sentence` belongs to: one told lately, else publication."""
        if self.day is not None and sentence - self.day_sentence <= DAY_HOLDS:
            return self.day
        return self.published or self.day

    def grain_in_force(self) -> Precision | None:
        """Return the grain of the date that the text is at, that of a day before any is told."""
        days = days_of(self.value)
        return days[2] if days else (Precision.DAY if self.published else None)

    def move(self, value: str, sentence: int) -> None:
        """Take over a date told by the text."""
        days = days_of(value)
        if days is None:
            return
        self.value, self.sentence = value, sentence
        if days[2] is Precision.DAY:
            self.day, self.day_sentence = days[0], sentence
        if "-Q" in value and (self.quarter is None or self.published is None or days[1] <= self.published):
            self.quarter = value


def tense_at(doc: Document, index: int) -> str:
    """Return "past", "present" or "future" of the clause around token `index`, "" where no verb form tells it.

    The nearest sign of tense to the left within the clause decides, then the nearest one to the right. What stands
    before "Tuesday's vote" tells nothing of the vote.
    """
    before = doc.lower(index - 1)
    if before in DEADLINES or (before == "as" and doc.lower(index - 2) in ("early", "soon")):
        # "The toll rose to 12 by Monday" tells of a Monday that is over.
        over = before == "by" and doc.lower(index) in WEEKDAYS and _clause_tense(doc, index) == "past"
        return "past" if over else "future"
    return _clause_tense(doc, index)


def _clause_tense(doc: Document, index: int) -> str:
    sentence = doc.sentences[doc.tokens[index].sentence]
    nearest = index if doc.lower(index + 1) == "'s" else sentence.first
    for at in range(index - 1, max(nearest, index - REACH) - 1, -1):
        word = doc.tokens[at].lower
        if word in CLAUSE_SIGNS:
            break
        if tense := _tense_of(doc, at, word):
            return tense
        if word in CLAUSE_OPENERS:
            break
    for at in range(index + 1, min(sentence.last, index + REACH)):
        word = doc.tokens[at].lower
        if tense := _tense_of(doc, at, word):
            return tense
        if word in CLAUSE_OPENERS or word in CLAUSE_SIGNS:
            break
    return ""


def _tense_of(doc: Document, at: int, word: str) -> str:
    """Return the tense that one word tells, "" for most words."""
    if word in MODALS:
        return "past" if doc.lower(at + 1) == "have" else "future"
    if word in AHEAD and doc.lower(at - 2) == "had":
        return "past"
    if (
        word in FUTURE
        or word.endswith("'ll")
        or word in AHEAD
        or (word == "to" and doc.lower(at - 1) in BEFORE_INFINITIVE)
    ):
        return "future"
    if word in PRESENT:
        return "future" if doc.lower(at + 1) in AHEAD_AFTER_BE else "present"
    regular = word.endswith("ed") and len(word) > 3 and not word.endswith("eed") and word not in NOT_PAST | FUTURE_LEADS
    if (word in PAST or regular) and doc.lower(at - 1) not in NOT_FINITE:
        return "past"
    return ""


def heads_article(doc: Document, first: int, last: int) -> bool:
    """Return whether the date of tokens `first:last` is the dateline or the "Published" line of an article.

    Such a date stands nearly alone in its sentence, in brackets behind a place, at the end of a heading, or in the
    first sentences behind names and before a dash or bracket.
    """
    sentence = doc.sentences[doc.tokens[first].sentence]
    if _is_stamp(doc, first) or (sentence.index <= LAST_HEAD and _is_bracketed(doc, first, last)):
        return True
    if first - sentence.first > LONGEST_HEAD:
        return False
    before, after = doc.tokens.run(sentence.first, first), doc.tokens.run(last, min(sentence.last, last + LONGEST_HEAD))
    if _stands_nearly_alone([*before, *after]):
        return True
    if sentence.index == 0 and len(before) > 1 and all(t.lower in HEAD_WORDS for t in before):
        return True
    if sentence.index <= LAST_HEAD and last == sentence.last and _is_heading(doc, before, first, last):
        return True
    last += doc.lower(last) in (")", "]")
    if sentence.index > 2 or len(before) >= 8 or doc.lower(last) not in ("(", "-", "—", "–"):
        return False
    return all(t.kind is TokenKind.SIGN or t.capital for t in before)


def _stands_nearly_alone(others: Sequence[Token]) -> bool:
    """Return whether what stands beside a date in its sentence are a few words as a heading has them."""
    words = [token.lower for token in others if token.kind is TokenKind.WORD]
    return len(words) <= MOST_HEAD_WORDS and HEAD_WORDS.issuperset(words)


def _is_stamp(doc: Document, first: int) -> bool:
    """Return whether "Posted:" or "Updated:" stands before a date."""
    return doc.lower(first - 1) == ":" and doc.lower(first - 2) in STAMPS


def _is_bracketed(doc: Document, first: int, last: int) -> bool:
    """Return whether a date stands in brackets between a place and the text: "KABUL, Afghanistan (Aug. 5) - A ..."."""
    if doc.lower(first - 1) not in ("(", "[") or doc.lower(last) not in (")", "]"):
        return False
    return doc.tokens[first - 2].capital and (doc.lower(last + 1) in DASHES or doc.tokens[last + 1].capital)


def _is_heading(doc: Document, before: Sequence[Token], first: int, last: int) -> bool:
    """Return whether a date with a day of the month ends a line of capitals: "Evening Update, March 8"."""
    words = [t for t in before if t.kind is TokenKind.WORD]
    named = all(t.capital or t.tag for t in words) and len(words) > 1 and doc.lower(first - 1) not in ("on", "in", "of")
    return named and any(doc.lower(k) in MONTHS for k in range(first, last))
