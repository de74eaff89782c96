"""Find what a number counts: the head noun after it with its adjectives, without the relative clause."""

from dataclasses import dataclass

from tasks.extraction.numbers import Amount, amount_of, numeral_at, through_sign
from tasks.extraction.quantities.counted_words import STOPS, follows_plural, is_content, noun_follows
from tasks.extraction.text import Document, Token, TokenKind, lexicon
from tasks.extraction.words.nouns import is_plural
from tasks.extraction.words.persons import NATIONALITIES, counts_persons

WORDS = lexicon("counted")
FIRING = frozenset({"fired", "fire", "firing", "heard", "hear", "took"})
ADJECTIVES = frozenset(WORDS["person_adjectives"])
SKIPPED = frozenset(WORDS["skipped"])
DETERMINERS = frozenset(
    {"the", "these", "those", "its", "his", "her", "their", "our", "my", "your", "all", "this", "that"}
)
RANKING = frozenset({"past", "last", "next", "first", "top", "remaining", "previous", "other", "initial", "final"})
PRONOUNS = frozenset({"them", "us", "you", "whom", "which", "these", "those"})
ADJECTIVES_IN_LY = frozenset(WORDS["adjectives_in_ly"])
CAPTIVE = frozenset({"hostage", "prisoner", "captive"})
LONGEST_PHRASE = 8


@dataclass(frozen=True, slots=True)
class Counted:
    """The counted noun phrase on tokens `first:last`, its head the last of them; `compound` for "three-nation"."""

    first: int
    last: int
    compound: bool = False


def counted_after(doc: Document, last: int, end: int, single: bool) -> Counted | None:
    """Return the noun phrase that the number before token `last` counts, None where it is elided.

    `single` tells that the number is one, whose noun stands in the singular.
    """
    if doc.lower(last) == "-" and last + 1 < end and _joins(doc, last):
        return _compound(doc, last + 1, end)
    if doc.lower(last) == "out" and doc.lower(last + 1) == "of":
        last += 1  # "3 out of the 14 climbers"
    at = _after_partitive(doc, last, end)
    if at is None:
        return None
    inner = _whole_at(doc, at, end) if at > last else None
    at = inner.last if inner else _over_measure(doc, at, end)
    if inner and doc.lower(at) == "or" and doc.lower(at + 1) == "so":
        at += 2
    at = _over_skipped(doc, at, end)
    if _is_taken(doc, at, single=single) or _opens_with_adverb(doc, last, at, end):
        return None
    if doc.lower(at) == "shot" and single and any(doc.lower(k) in FIRING for k in range(max(0, last - 3), last)):
        return Counted(at, at + 1)
    return _phrase(doc, at, end, single and inner is None)


def _over_skipped(doc: Document, at: int, end: int) -> int:
    """Step over the words that stand before a noun without describing it, and over adverbs."""
    while at < end and ((doc.lower(at) in SKIPPED and doc.lower(at + 1) != "-") or _leading_adverb(doc, at, end)):
        at += 1
    return at


def _whole_at(doc: Document, at: int, end: int) -> Amount | None:
    """Return the number that follows "of" ("two of the 14 climbers"), None where none does."""
    whole = numeral_at(doc, at) if at < end and doc.lower(at) not in {"a", "an"} else None
    return amount_of(doc, whole) if whole else None


def _is_taken(doc: Document, at: int, *, single: bool) -> bool:
    """Return whether "prisoner" and the like say what became of the counted ("took 7 prisoner", "12 held hostage")."""
    word = doc.lower(at)
    return (word in CAPTIVE and not single) or (word in {"taken", "held"} and doc.lower(at + 1) in CAPTIVE)


def _opens_with_adverb(doc: Document, last: int, at: int, end: int) -> bool:
    """Return whether an adverb stands between the number and a noun, or where the noun would ("one fatally")."""
    before = doc.lower(at - 1)
    skipped = at > last and before.endswith("ly") and before not in ADJECTIVES_IN_LY
    return (skipped and at < end and is_plural(doc.lower(at))) or (at == end - 1 and _is_adverb(doc.tokens[at]))


def _over_measure(doc: Document, at: int, end: int) -> int:
    """Step over what measures each of the counted: "six 12-year-old girls", "two 40-seat buses"."""
    inner = numeral_at(doc, at) if at < end and doc.lower(at) not in {"a", "an"} else None
    if inner is None or doc.lower(inner.last) != "-":
        return at
    stop = inner.last
    while stop + 1 < end and doc.lower(stop) == "-" and doc.tokens[stop + 1].kind is TokenKind.WORD:
        stop += 2
    return stop if stop < end and is_plural(doc.lower(stop)) and not doc.tokens[stop].tag else at


def _joins(doc: Document, dash: int) -> bool:
    """Return whether a hyphen joins a number to a word, and no dash parts them ("the four - two brothers")."""
    before, sign, after = doc.tokens.run(dash - 1, dash + 2)
    touching = before.end == sign.start or sign.end == after.start
    noun = not after.tag and not is_plural(after.lower) and numeral_at(doc, dash + 1) is None
    return after.kind is TokenKind.WORD and (touching or noun)


def _compound(doc: Document, at: int, end: int) -> Counted | None:
    """Read the unit inside a compound: "three-nation alliance", "11-year lull"; of a "35-strong crew" the crew."""
    word = doc.tokens[at]
    if word.lower == "strong" and (group := _phrase(doc, at + 1, end, single=True)) is not None:
        return group
    return None if word.tag or word.lower in STOPS else Counted(at, at + 1, compound=True)


def _after_partitive(doc: Document, last: int, end: int) -> int | None:
    """Step over "of the" in "51 of the citizens"; None for "six of them", whose noun stands elsewhere."""
    if last >= end or doc.lower(last) != "of":
        return last
    at = last + 1
    if at < end and doc.lower(at) == "all":
        at += 1
    if (
        at < end
        and doc.lower(at) in PRONOUNS
        and (at + 1 >= end or doc.tokens[at + 1].tag or doc.tokens[at + 1].kind is not TokenKind.WORD)
    ):
        return None
    while at < end and doc.lower(at) in DETERMINERS:
        at += 1
    ranked = at + 1 < end and doc.lower(at) in RANKING and numeral_at(doc, at + 1) is not None
    return at + 1 if ranked else at


def _is_adverb(token: Token) -> bool:
    """Return whether a word in -ly can be no noun ("one fatally")."""
    return token.text.islower() and token.lower.endswith("ly") and token.lower not in ADJECTIVES_IN_LY


def _leading_adverb(doc: Document, at: int, end: int) -> bool:
    """Return whether an adverb opens the phrase ("six heavily armed men")."""
    return (
        at + 1 < end
        and doc.lower(at).endswith("ly")
        and not doc.tokens[at].tag
        and doc.lower(at) not in ADJECTIVES_IN_LY
    )


def _phrase(doc: Document, at: int, end: int, single: bool) -> Counted | None:
    first, last, head = at, at, None
    while at < min(end, first + LONGEST_PHRASE):
        token = doc.tokens[at]
        if token.kind is TokenKind.SIGN:
            step = through_sign(doc, at, end, last > first, head is not None)
            if step is None:
                break
            if step.restart:
                first, last, head = step.at, step.at, None
            at = step.at
            continue
        if not is_content(doc, token, at, end, last > first) or (head is not None and not follows_plural(doc, at)):
            break
        if not single and last == first and _is_doing(doc, token, end):
            break
        at += 1
        last = at
        if _closes_phrase(token, single) and doc.lower(at - 2) != "united":
            head = at
        if single and _single_head(doc, token, at, end):
            break
    last = head or last
    while last > first and (doc.lower(last - 1) in {"and", "or"} or doc.tokens[last - 1].kind is TokenKind.SIGN):
        last -= 1
    return Counted(first, last) if last > first else None


def _is_doing(doc: Document, token: Token, end: int) -> bool:
    """Return whether a participle and no noun follows the number ("three in ten saying so")."""
    if (
        not token.lower.endswith("ing")
        or is_plural(token.lower)
        or doc.lower(token.index + 1) in {"and", "or", ",", "-"}
    ):
        return False
    return not noun_follows(doc, token.index + 1, end)


def _closes_phrase(token: Token, single: bool) -> bool:
    if token.lower in {"other", "fellow"}:
        return False
    return not single and (is_plural(token.lower) or token.lower == "others")


def _noun_next(doc: Document, at: int, end: int) -> bool:
    return at < end and doc.tokens[at].kind is TokenKind.WORD and not doc.tokens[at].tag and doc.lower(at) not in STOPS


def _single_head(doc: Document, token: Token, at: int, end: int) -> bool:
    """Return whether a singular phrase ends: after a person, unless another noun that counts persons follows."""
    if (
        token.lower in NATIONALITIES
        or (token.lower in ADJECTIVES and _noun_next(doc, at, end))
        or not counts_persons(token.lower)
    ):
        return False
    follower = doc.tokens[at] if at < end else None
    return (
        follower is None
        or bool(follower.tag)
        or follower.lower.endswith(("ed", "s"))
        or not counts_persons(follower.lower)
    )
