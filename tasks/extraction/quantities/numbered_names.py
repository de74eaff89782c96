"""Tell the number in a name ("Fortune 500", "Horus 4 rocket") from a count behind a name ("In Darvo 12 men died")."""

from tasks.extraction.events import COMMON_VERBS
from tasks.extraction.names import is_headline
from tasks.extraction.quantities.counted_words import noun_follows
from tasks.extraction.quantities.neighbours import Surroundings
from tasks.extraction.text import Document, Token, TokenKind, lexicon
from tasks.extraction.words.gazetteer import gazetteer
from tasks.extraction.words.proper_nouns import CALENDAR, is_capital

# A number this large after a capitalised word is a count in a table, no name.
SHORTEST_LARGE = 100_000
STATES = frozenset(lexicon("counted")["states"])
PERSON_VERBS = frozenset(lexicon("counted")["person_verbs"])
PLURAL_VERBS = frozenset({"were", "are", "have"})
PARTITIVE = frozenset({"them", "whom", "the", "those", "these", "its", "his", "their"})
NAME_ENDS = {".", ",", ")", ";", "'s", ":", "]"}


def numbered_name(around: Surroundings, before: Token) -> bool:
    """Return whether a capitalised word stands before a bare number with no counted noun after it ("Fortune 500")."""
    sentence = around.doc.sentences[before.sentence]
    if around.value >= SHORTEST_LARGE or around.doc.case != "mixed" or not _may_name(before):
        return False
    version = _is_version(around)
    if not (around.bare_digits or version):
        return False
    shouted = before.text.isupper() and len(before.text) > 1
    if before.index == sentence.first and not shouted and not version:
        return _named_elsewhere(around, before)
    if _opens_clause(around, before) or (is_headline(around.doc, sentence) and _is_counted(around, before)):
        return False
    return _closes_name(around, shouted=shouted, before=before)


def _may_name(token: Token) -> bool:
    """Return whether a word with a capital in it may open a name with a number ("Fortune"); not "MPs", nor "The"."""
    if token.kind is not TokenKind.WORD or token.tag or token.text == token.text.upper() + "s":
        return False
    return any(c.isupper() for c in token.text)


def _closes_name(around: Surroundings, *, shouted: bool, before: Token) -> bool:
    """Return whether what follows the number lets it end or go on with a name, and counts nothing."""
    after = around.token(1)
    if after is None or after.text in NAME_ENDS or (after.tag and after.tag != "negation"):
        return True
    if after.kind is not TokenKind.WORD:
        return False
    if after.capital or (shouted and not after.lower.endswith("s")) or _ends_name(around, after):
        return True
    return _named_elsewhere(around, before)


def _named_elsewhere(around: Surroundings, before: Token) -> bool:
    """Return whether the text has the same two words where nothing is counted ("the Kestrel 2.")."""
    doc, here = around.doc, around.amount.first
    if before.lower in CALENDAR or _is_located(doc, before):
        return False
    others = (k for k in doc.positions.get(doc.lower(here), ()) if k != here and doc.tokens[k - 1].text == before.text)
    inside = (k for k in others if doc.sentences[doc.tokens[k].sentence].first < k - 1)
    return any(doc.lower(k + 1) in NAME_ENDS or doc.tokens[min(k + 1, len(doc.tokens) - 1)].tag for k in inside)


def _is_version(around: Surroundings) -> bool:
    """Return whether the digits read as a version and its verb follows ("Kestrel 3.0 was released")."""
    written = around.doc.quote(around.amount.first, around.amount.last)
    major, _, minor = written.partition(".")
    after = around.token(1)
    told = after is not None and (after.tag == "auxiliary" or after.text in {"(", "'s"})
    return told and major.isdecimal() and minor.isdecimal() and len(major) < 3 and len(minor) == 1


def _opens_clause(around: Surroundings, before: Token) -> bool:
    """Return whether the number is the subject behind a day or a place: "On Monday 12 were hurt", "In Lima 30 left"."""
    after, further = around.after(), around.after(2)
    if before.lower in CALENDAR:
        return True
    tells = after in PLURAL_VERBS | COMMON_VERBS | PERSON_VERBS or (after == "of" and further in PARTITIVE)
    return tells and around.value > 1 and _is_located(around.doc, before)


def _is_located(doc: Document, name: Token) -> bool:
    """Return whether the capitals that end at the token are a place behind a preposition, or open the clause so."""
    at = name.index
    while at > 0 and is_capital(doc.tokens[at - 1]) and not doc.tokens[at - 1].tag:
        at -= 1
    if at == 0 or doc.tokens[at - 1].tag != "preposition":
        return False
    opener = doc.tokens[at - 2] if at - 1 > doc.sentences[name.sentence].first else None
    opens = opener is None or opener.kind is TokenKind.SIGN or opener.tag == "conjunction" or opener.lower == "said"
    return opens or " ".join(t.lower for t in doc.tokens.run(at, name.index + 1)) in gazetteer().entries


def _is_counted(around: Surroundings, before: Token) -> bool:
    """Return whether a headline counts with the number: "Storm Kills 7 Near Darvo", "Fire Damages 40 Homes"."""
    verb = before.lower in COMMON_VERBS or before.lower in PERSON_VERBS or before.lower.endswith(("s", "ed"))
    first = around.amount.last
    end = around.doc.sentences[before.sentence].last
    return verb or around.after() in STATES or noun_follows(around.doc, first, end)


def _ends_name(around: Surroundings, after: Token) -> bool:
    """Return whether one singular noun ends the phrase, so that nothing is counted ("the Horus 4 rocket was")."""
    doc = around.doc
    end = doc.sentences[after.sentence].last
    if around.value <= 1 or after.lower in STATES or noun_follows(doc, after.index, end):
        return False
    follower = doc.tokens[after.index + 1] if after.index + 1 < end else None
    return _is_noun(doc, after) and (follower is None or bool(follower.tag) or follower.text in NAME_ENDS)


def _is_noun(doc: Document, token: Token) -> bool:
    return not token.tag and not token.lower.endswith(("ly", "ed", "ing")) and doc.lower(token.index - 1) != "-"
