"""The tense in which a figure's clause tells what happened."""

from tasks.extraction.text import Document, Sentence, lexicon
from tasks.extraction.words.calendar import beside
from tasks.extraction.words.inflection import ends_as_past

LISTS = {name: frozenset(words) for name, words in lexicon("incidents").items()}
BE_PAST, BE_PRESENT, HAVE_PRESENT = LISTS["be_past"], LISTS["be_present"], LISTS["have_present"]
AHEAD, CLAUSE_ENDS = LISTS["modals"], LISTS["clause_ends"]
PAST = beside("past") | beside("irregular_past")
VERB_REACH = 6
CLAUSE_REACH = 12


def tense_of_verb(doc: Document, at: int, sentence: Sentence) -> str:
    """Return "past", "perfect", "present", "future", "infinitive", "gerund" or "other" of the verb at a token."""
    for index in range(at, max(sentence.first, at - VERB_REACH) - 1, -1):
        word = doc.lower(index)
        if told := _auxiliary(word):
            return told
        if word == "to" and index >= at - 2:
            return "infinitive"
        if index < at and (word in CLAUSE_ENDS or doc.tokens[index].tag == "pronoun"):
            break
    word = doc.lower(at)
    if word.endswith("ed") or word in PAST:
        return "past"
    return "gerund" if word.endswith("ing") else "other"


def tense_around(doc: Document, at: int, sentence: Sentence) -> str:
    """Return the tense of the nearest finite verb behind a token, else of the nearest one before it, else "none"."""
    behind = range(at + 1, min(sentence.last, at + CLAUSE_REACH))
    before = range(at - 1, max(sentence.first, at - CLAUSE_REACH) - 1, -1)
    for index in (*behind, *before):
        word = doc.lower(index)
        if told := _auxiliary(word):
            return told
        regular = ends_as_past(word) and not doc.tokens[index].tag
        if regular or word in PAST:
            return "past"
    return "none"


def _auxiliary(word: str) -> str:
    """Return the tense that an auxiliary tells, "" for any other word."""
    if word in AHEAD:
        return "future"
    if word in HAVE_PRESENT:
        return "perfect"
    if word in BE_PAST:
        return "past"
    return "present" if word in BE_PRESENT else ""
