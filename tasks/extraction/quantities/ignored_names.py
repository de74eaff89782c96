"""Tell numbers that are part of a name, an address, a code or a reference."""

from collections.abc import Mapping

from tasks.extraction.numbers import DASHES, money_sign_before, numeral_at
from tasks.extraction.quantities.age_rules import NEIGHBOURS
from tasks.extraction.quantities.counted_words import noun_follows
from tasks.extraction.quantities.neighbours import LISTS, Surroundings
from tasks.extraction.quantities.numbered_names import numbered_name
from tasks.extraction.text import Token, TokenKind
from tasks.extraction.words.nouns import is_plural
from tasks.extraction.words.persons import counts_persons

# Tokens of a telephone number that are looked at before a number.
LONGEST_TELEPHONE = 8
LONGEST_DIALLED = 14
FEWEST_GROUPS, FEWEST_DIGITS, MOST_DIGITS = 3, 9, 15
# House numbers below this are told only before a street ("at 12 men's houses").
LOWEST_HOUSE = 100
SHORTEST_LINE = 4
# Words that a hyphen joins to a number without making a name of the two ("mid-20", "minus-30").
# "No. 3" names, whatever follows; "No" alone denies.
NUMBER_SIGNS = frozenset({"no", "nos"})
RANKED = frozenset({"last", "top", "under", "over"})
JOINED_PREFIXES = frozenset({"mid", "pre", "post", "minus", "sub", "plus"})


def identifier(around: Surroundings) -> bool:
    """Return whether the number is part of a name: "Channel 4", "Boeing 747", "F-16", "Article 5"."""
    before, named = around.token(-1), around.token(-2)
    if before is None:
        return False
    if before.text in DASHES:
        return named is not None and around.touches(-1) and not _limits(around, named) and _hyphened(named, before)
    if before.lower in LISTS["joining"] and _continues(around):
        return True
    if before.text == "." and named is not None and named.lower in NUMBER_SIGNS and named.capital:
        return around.touches(-2) and not _answers(around, named)
    if _is_model(around):
        return True
    priced = money_sign_before(around.doc, around.amount.first) is not None
    if around.after() in {"people", "others"} or around.has_unit or priced:
        return False
    return _designated(around, before) or numbered_name(around, before) or _station(around)


def _limits(around: Surroundings, word: Token) -> bool:
    """Return whether the word bounds an age group ("the under-25s")."""
    return word.lower in NEIGHBOURS and around.after() == "s"


def _answers(around: Surroundings, no: Token) -> bool:
    """Return whether "No." is a sentence of its own before a count ("No. 3 men came")."""
    sentence = around.doc.sentences[no.sentence]
    return no.index == sentence.first and noun_follows(around.doc, around.amount.last, sentence.last)


def _hyphened(named: Token, dash: Token) -> bool:
    """Return whether a hyphen joins the number to a name ("F-16", "top-10")."""
    if named.kind is not TokenKind.WORD or named.lower in JOINED_PREFIXES:
        return False
    joined = named.end == dash.start or named.lower in LISTS["designator"]
    ranked = named.lower in LISTS["identifier"] or named.lower in RANKED
    return joined and (any(c.isupper() for c in named.text) or ranked)


def _is_model(around: Surroundings) -> bool:
    """Return whether the number opens the name of a thing or a firm ("a 737 Max jet", "ONE Esports")."""
    version = around.token(1)
    mixed = around.doc.case == "mixed"
    if mixed and _is_shouted_one(around):
        return True
    return bool(around.bare_digits and mixed and version and version.capital and version.lower in LISTS["versions"])


def _is_shouted_one(around: Surroundings) -> bool:
    """Return whether "ONE" and a capital make a name; at the head of a sentence a tabloid shouts its first words."""
    named, first = around.token(1), around.amount.first
    sentence = around.doc.sentences[around.doc.tokens[first].sentence]
    shouted = around.doc.tokens[first].text == "ONE" and first > sentence.first
    return shouted and named is not None and named.capital and not named.text.isupper()


def _station(around: Surroundings) -> bool:
    """Return whether the number opens the name of a station ("told 7 Morning News", "41 Action News")."""
    named = [token for token in (around.token(step) for step in (1, 2, 3)) if token is not None]
    written = around.bare_digits or _is_capital_inside(around)
    if not written or around.value >= LOWEST_HOUSE or around.doc.case != "mixed" or not named:
        return False
    head = next((k for k, token in enumerate(named) if token.lower in LISTS["stations"]), None)
    return head is not None and all(token.capital for token in named[: head + 1])


def _is_capital_inside(around: Surroundings) -> bool:
    """Return whether a capital inside the sentence makes a name of a number word ("told Nine News")."""
    first = around.doc.tokens[around.amount.first]
    return first.capital and first.index > around.doc.sentences[first.sentence].first and not first.text.isupper()


def _designated(around: Surroundings, before: Token) -> bool:
    """Return whether a designator stands before ("page 12", "Route 66", "Chapter Two")."""
    first = around.doc.tokens[around.amount.first]
    one_token = around.amount.last - around.amount.first == 1 or around.amount.rule == "share"
    code = one_token and first.kind is TokenKind.NUMBER and "," not in first.text
    if before.lower in LISTS["designator"]:
        return code or (one_token and before.lower in LISTS["named_in_words"])
    capital = any(c.isupper() for c in before.text) or around.doc.case == "lower"
    series = around.amount.rule == "range_dash" and first.kind is TokenKind.NUMBER
    return before.lower in LISTS["identifier"] and capital and (code or series or (one_token and first.capital))


def _continues(around: Surroundings) -> bool:
    """Return whether the number goes on with the ones before it ("posts 542 and 543")."""
    before, designator = around.token(-2), around.token(-3)
    if before is None or designator is None or is_plural(around.after()) or counts_persons(around.after()):
        return False
    if designator.lower in LISTS["named_in_words"] and numeral_at(around.doc, before.index) is not None:
        return True
    abbreviated = designator.text == "." and around.before(4) in NUMBER_SIGNS
    digits = before.kind is TokenKind.NUMBER and around.bare_digits
    return digits and (abbreviated or designator.lower in LISTS["designator"])


def coordinates(around: Surroundings) -> bool:
    """Return whether the number is a coordinate: "51°12′N 7°30′E", "51.204°N", "51.204; 7.500"."""
    follower = around.token(2)
    if around.after() == "°" and follower is not None:
        return follower.text in {"N", "S", "E", "W"} or follower.kind is TokenKind.NUMBER
    if around.before() == "°" and around.touches(-1) and around.after() in {"'", "′", "’", "N", "n", "s", "e", "w"}:
        return True
    if around.after() in {"′", "″"}:
        return around.before() in {"°", "′"} or (follower is not None and follower.text in {"N", "S", "E", "W"})
    decimals = len(around.doc.tokens[around.amount.first].text.partition(".")[2])
    return decimals >= 3 and ";" in {around.before(), around.after()}


def telephone(around: Surroundings) -> bool:
    """Return whether three groups of digits stand in a row, or two like "555-1234"."""
    if _dialled(around):
        return True
    dialled = around.token(3)
    if around.before() == "(" and around.after() == ")" and dialled is not None and dialled.text in DASHES:
        return around.bare_digits
    if around.bare_digits and _is_line(around):
        return True
    tokens, at = around.doc.tokens, around.amount.first
    if tokens[at].kind is not TokenKind.NUMBER:
        return False
    begin = max(2, at - LONGEST_TELEPHONE)
    while at >= begin and tokens[at - 1].text in DASHES and tokens[at - 2].kind is TokenKind.NUMBER:
        at -= 2
    sizes, at = _groups(tokens, at)
    lettered = sizes[-1:] == [3] and at < len(tokens) and tokens[at].text.isupper() and tokens[at - 1].text in DASHES
    return len(sizes) >= 3 or sizes == [3, 4] or (lettered and around.doc.case == "mixed")


def _is_line(around: Surroundings) -> bool:
    """Return whether a run of digits is a line to call: "TIPS (8477)", "contact on 513482"."""
    digits, letters = len(around.doc.tokens[around.amount.first].text), around.token(-2)
    if around.before() == "(" and around.after() == ")" and letters is not None:
        spelled = letters.text.isupper() and around.doc.case == "mixed" and len(letters.text) == digits
        return spelled and digits >= SHORTEST_LINE
    asked = {around.before(step) for step in (1, 2, 3)} & LISTS["calling"]
    after = around.token(1)
    return bool(asked) and digits > SHORTEST_LINE and (after is None or after.kind is TokenKind.SIGN)


def _groups(tokens: Mapping[int, Token], at: int) -> tuple[list[int], int]:
    """Return the lengths of the groups of digits that hyphens join from token `at`, and where the last one stands."""
    sizes: list[int] = []
    end = min(len(tokens), at + 2 * LONGEST_TELEPHONE)
    while at < end and tokens[at].kind is TokenKind.NUMBER and tokens[at].text.isdecimal():
        sizes.append(len(tokens[at].text))
        if at + 2 >= len(tokens) or tokens[at + 1].text not in DASHES:
            break
        at += 2
    return sizes, at


def _dialled(around: Surroundings) -> bool:
    """Return whether groups of digits are parted by blanks behind "+" or a leading nought: "020 7946 0018"."""
    tokens = around.doc.tokens
    sentence = around.doc.sentences[tokens[around.amount.first].sentence]
    first = last = around.amount.first
    while first > max(sentence.first, last - LONGEST_DIALLED) and _in_dialled(tokens[first - 1]):
        first -= 1
    while last < min(sentence.last, first + LONGEST_DIALLED) and _in_dialled(tokens[last]):
        last += 1
    groups = [token for token in tokens.run(first, last) if token.kind is TokenKind.NUMBER]
    opened = tokens[first].text == "+" or (groups[:1] and groups[0].text[0] == "0" and len(groups[0].text) > 1)
    digits = sum(len(token.text) for token in groups)
    return bool(opened) and len(groups) >= FEWEST_GROUPS and FEWEST_DIGITS <= digits <= MOST_DIGITS


def _in_dialled(token: Token) -> bool:
    return token.text.isdecimal() or token.text in DASHES or token.text in {"+", "(", ")"}


def address(around: Surroundings) -> bool:
    """Return whether a house number is meant: "12 Garden Street", "the 7400 block of"."""
    if not around.bare_digits and around.amount.low == around.amount.high:
        return False
    block = around.after(2) if around.after() in DASHES else around.after()
    if block in {"block", "blocks"} and around.value >= LOWEST_HOUSE:
        return True
    return _is_at_house(around) or _leads_to_street(around)


def _is_at_house(around: Surroundings) -> bool:
    """Return whether "at", a high number and one capital make an address ("at 9500 Kestrel")."""
    name, behind = around.token(1), around.token(2)
    named = around.before() == "at" and around.value >= LOWEST_HOUSE and name is not None and name.capital
    return named and not around.has_unit and (behind is None or bool(behind.tag) or behind.kind is TokenKind.SIGN)


def _leads_to_street(around: Surroundings) -> bool:
    """Return whether capitals lead from the number to "Street" or its like."""
    for step in range(1, 7):
        token = around.token(step)
        if token is None or not (token.capital or token.text == "." or token.kind is TokenKind.ORDINAL):
            return False
        if step > 1 and token.lower in LISTS["address"]:
            return True
    return False
