"""What a date is counted from: the tense of its clause, the date the text is at, the dateline of a dispatch."""

from tasks.extraction.calendar_words import FUTURE_WORDS
from tasks.extraction.timex import Window
from tasks.extraction.tokens import Document, TokenKind

PAST_WORDS = frozenset(
    ["was", "were", "had", "did", "said", "told", "went", "came", "took", "began", "left", "found", "made", "held", "met", "saw", "got", "gave", "ran", "fell", "shot", "fought", "broke", "wrote", "won", "lost", "sent", "spoke", "struck", "became", "rose", "hit", "led", "brought", "didn't", "wasn't", "weren't", "hadn't"]
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
REACH = 14


def tense_at(doc: Document, index: int) -> str:
    """Return "past", "present" or "future" of the clause around token `index`, "" where no verb form tells it.

    The nearest sign of tense to the left within the clause decides, then the nearest one to the right.
    """
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
    if word in PAST_WORDS:
        return "past"
    if word in PRESENT_WORDS:
        return (
            "present" if doc.lower(at + 1) not in ("to", "due", "scheduled", "expected", "slated", "set") else "future"
        )
    if (
        word.endswith("ed")
        and len(word) > 4
        and doc.lower(at - 1) not in ("be", "to", "a", "the")
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
