"""Tell digits that stand inside a web address, a tag or a code."""

from tasks.extraction.numbers import NAMED, SHORT_SCALES, money_sign_before
from tasks.extraction.quantities.neighbours import LISTS, Surroundings
from tasks.extraction.text import Document, Token, TokenKind

# Characters of a web address that are looked at before a number.
LONGEST_ADDRESS = 120
# Letters of a station's name and of a standard's ("802.11ac"), and digits without a separator that no count has.
SHORTEST_CALL_SIGN = 3
LONGEST_STANDARD = 2
LONGEST_COUNT = 13
# Lines of a picture ("1080p"); below, a "p" that touches digits is pence.
LOWEST_RESOLUTION = 240
CODE_SIGNS = frozenset("#_@=&\\%")
CODE_SIGNS_BEHIND = frozenset("_@=&\\")


def attached_code(around: Surroundings) -> bool:
    """Return whether the digits stand inside a web address, a tag or a code ("#12", "id=305", "49ers")."""
    doc = around.doc
    first, last = doc.tokens[around.amount.first], doc.tokens[around.amount.last - 1]
    if first.kind is not TokenKind.NUMBER:
        return False
    if len(first.text) >= LONGEST_COUNT and first.text.isdecimal():
        return True
    if _signs_code(around, first, last) or _in_path(doc, first, last):
        return True
    return _in_address(doc, first.start) or (last.kind is TokenKind.NUMBER and _is_glued(around))


def _in_address(doc: Document, at: int) -> bool:
    """Return whether the characters that lead up to the digits without a blank are those of a web address."""
    if not at or doc.text[at - 1].isspace():
        return False
    chunk = f"|{doc.text[max(0, at - LONGEST_ADDRESS) : at]}".split()[-1]
    return "://" in chunk or "www." in chunk


def _signs_code(around: Surroundings, first: Token, last: Token) -> bool:
    """Return whether a sign of tags and addresses touches the digits ("#12", "id=305"); "=" is a sign of money too."""
    text = around.doc.text
    if text[last.end : last.end + 1] in CODE_SIGNS_BEHIND:
        return True
    if not first.start or text[first.start - 1] not in CODE_SIGNS:
        return False
    return around.before() != "=" or money_sign_before(around.doc, around.amount.first) is None


def _in_path(doc: Document, first: Token, last: Token) -> bool:
    """Return whether the digits are a part between slashes ("/2024/05/", "3/4/5")."""
    before, after = doc.text[max(0, first.start - 2) : first.start], doc.text[last.end : last.end + 2]
    if before.endswith("/") and (after.startswith("/") or before[:-1].isdigit()):
        return True
    return after.startswith("/") and after[1:].isdigit()


def _is_glued(around: Surroundings) -> bool:
    """Return whether letters touch the digits that make a code of them, and no unit ("49ers", "1080p", no "5km")."""
    word = around.token(1)
    if word is None or word.kind is not TokenKind.WORD or not around.touches(1):
        return False
    if word.lower in NAMED:
        return word.lower == "p" and around.value >= LOWEST_RESOLUTION
    mixed = any(c.isupper() for c in word.text[1:]) and not word.text.isupper()
    return mixed or _names_code(around, word) or (not word.text.isalpha() and word.text.isalnum())


def _names_code(around: Surroundings, word: Token) -> bool:
    """Return whether the letters that touch the digits make a code of them ("49ers", "41KXB News", "802.11ac")."""
    if word.lower in LISTS["glued"]:
        return True
    if word.lower in LISTS["clock_after"] or word.lower in SHORT_SCALES or around.doc.case != "mixed":
        return False
    point = "." in around.doc.tokens[around.amount.last - 1].text and len(word.text) <= LONGEST_STANDARD
    return point or (word.text.isupper() and len(word.text) >= SHORTEST_CALL_SIGN)
