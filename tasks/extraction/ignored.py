"""Tell numbers that are no figures, each with the name of the rule that says so."""

from collections.abc import Callable

from tasks.extraction.lexicons import lexicon
from tasks.extraction.number_forms import DASHES, Amount
from tasks.extraction.tokens import Document, TokenKind
from tasks.extraction.units import money_sign_before, unit_after

WORDS = lexicon("ignored")
LISTS = {name: frozenset(words) for name, words in WORDS.items()}
IDIOMS = {tuple(phrase.split()) for phrase in WORDS["idioms"]}
IDIOM_WORDS = frozenset(word for phrase in IDIOMS for word in phrase)
JOINED_SIGNS = frozenset("/_@#=&\\~")


def ignored_reason(doc: Document, amount: Amount) -> str | None:
    """Return the name of the rule by which the number on `amount` is no figure, None when it may be one."""
    return next((name for name, holds in RULES.items() if holds(doc, amount)), None)


def _bare_digits(doc: Document, amount: Amount) -> bool:
    """Return whether the number is one run of digits without separators ("747", not "1,200" nor "three")."""
    token = doc.tokens[amount.last - 1]
    return amount.last - amount.first == 1 and token.kind is TokenKind.NUMBER and token.text.isdecimal()


def _calendar_year(doc: Document, amount: Amount) -> bool:
    """A bare 1900-2099 after "in", "since", a comma or a bracket, or that closes its phrase."""
    if not _bare_digits(doc, amount) or not 1900 <= (amount.low or 0) < 2100:
        return False
    before, after = doc.lower(amount.first - 1), doc.tokens[amount.last] if amount.last < len(doc.tokens) else None
    if money_sign_before(doc, amount.first) or (after and unit_after(doc, amount.last, after.index + 2)):
        return False
    if before in LISTS["year_before"]:
        return (
            after is None
            or after.kind is TokenKind.SIGN
            or bool(after.tag)
            or before in {"in", "since", "until"}
            or not after.lower.endswith("s")
        )
    return (
        after is None
        or after.sentence != doc.tokens[amount.first].sentence
        or after.text in {".", ")", ",", ";"}
        or (after.kind is TokenKind.WORD and (after.capital or not after.lower.endswith("s")) and not after.tag)
    )


def _decade(doc: Document, amount: Amount) -> bool:
    """The "1990s", the "80s"."""
    at = amount.last
    return (
        at < len(doc.tokens)
        and doc.lower(at) in {"s", "'s"}
        and doc.tokens[at].start == doc.tokens[at - 1].end
        and _bare_digits(doc, amount)
        and (amount.low or 0) % 10 == 0
    )


def _clock_time(doc: Document, amount: Amount) -> bool:
    """ "17:22", "8 p.m.", "0800 GMT"."""
    at = amount.last
    colon = (
        doc.lower(at) == ":"
        and at + 1 < len(doc.tokens)
        and doc.tokens[at + 1].kind is TokenKind.NUMBER
        and doc.tokens[at].end == doc.tokens[at + 1].start
    )
    after_colon = (
        doc.lower(amount.first - 1) == ":"
        and amount.first > 1
        and doc.tokens[amount.first - 2].kind is TokenKind.NUMBER
        and doc.tokens[amount.first - 1].end == doc.tokens[amount.first].start
    )
    if colon or after_colon:
        return True
    if doc.lower(at) not in LISTS["clock_after"] or not (amount.low is not None and 0 <= amount.low <= 2400):
        return False
    return (
        doc.lower(at) not in {"est", "am", "local", "hrs"}
        or doc.lower(at + 1) in {"time", "on", "in"}
        or amount.low <= 12
    )


def _calendar_date(doc: Document, amount: Amount) -> bool:
    """A day beside the name of its month."""
    if not (amount.low is not None and 1 <= amount.low <= 31) and not 1000 <= (amount.low or 0) <= 2100:
        return False
    months = LISTS["months"]
    before, after = (
        doc.tokens[amount.first - 1] if amount.first else None,
        doc.tokens[amount.last] if amount.last < len(doc.tokens) else None,
    )
    if before is not None and before.text == "." and amount.first > 1:
        before = doc.tokens[amount.first - 2]
    if (
        before is not None
        and before.lower in months
        and (before.capital or before.lower not in {"may", "march", "mar", "sept", "dec", "jan"})
    ):
        return _bare_digits(doc, amount)
    return (
        after is not None
        and after.lower in months
        and after.capital
        and _bare_digits(doc, amount)
        and (amount.low or 0) <= 31
    )


def _identifier(doc: Document, amount: Amount) -> bool:
    """Part of a name: "Channel 4", "Boeing 747", "F-16", "Article 5"."""
    first = amount.first
    begin = doc.sentences[doc.tokens[first].sentence].first
    if first <= begin:
        return False
    before = doc.tokens[first - 1]
    if before.text in DASHES and before.end == doc.tokens[first].start and first - 1 > begin:
        name = doc.tokens[first - 2]
        return (
            name.end == before.start
            and name.kind is TokenKind.WORD
            and not _scale_follows(name.lower)
            and (name.text[0].isupper() or name.lower in LISTS["identifier"])
        )
    if before.lower in LISTS["identifier"] and amount.last - first == 1 and not _counts_after(doc, amount):
        plain = (
            _bare_digits(doc, amount)
            or doc.tokens[first].capital
            or before.lower in {"number", "chapter", "phase", "level", "page", "version"}
        )
        return plain and (
            before.capital
            or before.lower
            in {
                "page",
                "pages",
                "no",
                "nos",
                "#",
                "channel",
                "article",
                "chapter",
                "section",
                "paragraph",
                "room",
                "phase",
                "version",
                "number",
            }
            or doc.case != "mixed"
        )
    return _numbered_name(doc, amount)


def _scale_follows(word: str) -> bool:
    return word in {"mid", "pre", "post", "minus", "under", "over"}


def _counts_after(doc: Document, amount: Amount) -> bool:
    """Return whether a plural noun in lower case follows, so that the number counts."""
    after = doc.tokens[amount.last] if amount.last < len(doc.tokens) else None
    return (
        after is not None
        and after.kind is TokenKind.WORD
        and after.text.islower()
        and after.lower in {"people", "others"}
    )


def _numbered_name(doc: Document, amount: Amount) -> bool:
    """A capitalised word before a bare number, no counted noun after it: "Fortune 500"."""
    first = amount.first
    before = doc.tokens[first - 1]
    sentence = doc.sentences[before.sentence]
    if doc.case != "mixed" or not _bare_digits(doc, amount) or before.kind is not TokenKind.WORD or before.tag:
        return False
    if not before.capital or before.index == sentence.first:
        return False
    after = doc.tokens[amount.last] if amount.last < sentence.last else None
    if after is None or after.text in {".", ",", ")", ";", "'s", ":"} or after.tag:
        return True
    return after.kind is TokenKind.WORD and after.capital


def _attached(doc: Document, amount: Amount) -> bool:
    """Digits inside a web address, a tag or a code: "#12", "id=305", "192.168.1.2"."""
    first, last = doc.tokens[amount.first], doc.tokens[amount.last - 1]
    if first.kind is not TokenKind.NUMBER:
        return False
    before = doc.text[first.start - 1] if first.start else " "
    after = doc.text[last.end] if last.end < len(doc.text) else " "
    if before in "#_@=&\\" or after in "_@=&\\":
        return True
    return (before == "/" and (after == "/" or doc.text[first.start - 2 : first.start - 1].isdigit())) or (
        after == "/" and doc.text[last.end + 1 : last.end + 2].isdigit()
    )


def _telephone(doc: Document, amount: Amount) -> bool:
    """Three groups of digits in a row, or "555-1234"."""
    at, groups = amount.first, 0
    if doc.tokens[at].kind is not TokenKind.NUMBER:
        return False
    while at >= 2 and doc.tokens[at - 1].text in DASHES and doc.tokens[at - 2].kind is TokenKind.NUMBER:
        at -= 2
    sizes = []
    while at < len(doc.tokens) and doc.tokens[at].kind is TokenKind.NUMBER and doc.tokens[at].text.isdecimal():
        groups += 1
        sizes.append(len(doc.tokens[at].text))
        at += 1 if at + 1 < len(doc.tokens) and doc.tokens[at + 1].text not in DASHES else 2
        if doc.tokens[min(at, len(doc.tokens)) - 1].text not in DASHES:
            break
    return groups >= 3 or (groups == 2 and sizes == [3, 4])


def _address(doc: Document, amount: Amount) -> bool:
    """ "12 Garden Street", "the 7400 block of"."""
    at = amount.last
    if not _bare_digits(doc, amount) or at >= len(doc.tokens):
        return False
    if doc.lower(at) in {"block", "blocks"} and (amount.low or 0) >= 100:
        return True
    for step in range(4):
        token = doc.tokens[at + step] if at + step < len(doc.tokens) else None
        if token is None or not (token.text[0].isupper() or token.text == "." or token.kind is TokenKind.ORDINAL):
            return False
        if step and token.lower in LISTS["address"]:
            return True
    return False


def _list_number(doc: Document, amount: Amount) -> bool:
    """ "12." or "3)" at the head of a paragraph."""
    sentence = doc.sentences[doc.tokens[amount.first].sentence]
    if amount.first != sentence.first or not _bare_digits(doc, amount):
        return False
    if sentence.last - sentence.first <= 2:
        alone = sentence.last == amount.last or doc.lower(amount.last) in {".", ")"}
        return alone and len(doc.sentences) > 1
    return doc.lower(amount.last) == ")" or (doc.lower(amount.last) == "." and doc.tokens[amount.last + 1].capital)


def _score(doc: Document, amount: Amount) -> bool:
    """ "won 3-1", "a 54-46 vote"."""
    at = amount.last
    if amount.rule == "range_dash":
        after = doc.lower(at) in LISTS["score_after"] or (
            doc.lower(at) == "-" and doc.lower(at + 1) in LISTS["score_after"]
        )
        before = doc.lower(amount.first - 1) in LISTS["score_before"] - {"is", "at", "by", "final"}
        return after or (before and unit_after(doc, at, min(at + 3, len(doc.tokens))) is None)
    first = amount.first
    left = (
        doc.lower(first - 1) in DASHES
        and first > 1
        and doc.tokens[first - 2].kind is TokenKind.NUMBER
        and doc.tokens[first].kind is TokenKind.NUMBER
    )
    right = (
        doc.lower(at) in DASHES
        and at + 1 < len(doc.tokens)
        and doc.tokens[at + 1].kind is TokenKind.NUMBER
        and doc.tokens[at].end == doc.tokens[at + 1].start
    )
    return left or (right and doc.tokens[at - 1].end == doc.tokens[at].start)


def _idiom(doc: Document, amount: Amount) -> bool:
    """A fixed phrase around a number: "ground zero", "24/7", "50-50"."""
    words = {doc.lower(k) for k in range(amount.first - 1, amount.last + 1)}
    if not words & IDIOM_WORDS:
        return False
    for phrase in IDIOMS:
        for start in range(max(0, amount.first - len(phrase) + 1), amount.last):
            if all(doc.lower(start + k) == word for k, word in enumerate(phrase)):
                return True
    return False


def _compound(doc: Document, amount: Amount) -> bool:
    """ "two-way", "one-time", "3D": the number counts nothing."""
    at = amount.last
    if doc.lower(at) != "-" or doc.tokens[at - 1].end != doc.tokens[at].start or at + 1 >= len(doc.tokens):
        if (
            at < len(doc.tokens)
            and doc.lower(at) in {"d", "g"}
            and doc.tokens[at].text.isupper()
            and doc.tokens[at].start == doc.tokens[at - 1].end
        ):
            return doc.tokens[at - 1].kind is TokenKind.NUMBER
        return False
    key = "one_compound" if amount.low == 1 and doc.lower(amount.first) == "one" else "compound"
    return doc.lower(at + 1) in LISTS[key]


RULES: dict[str, Callable[[Document, Amount], bool]] = {
    "attached_code": _attached,
    "clock_time": _clock_time,
    "calendar_date": _calendar_date,
    "calendar_year": _calendar_year,
    "decade": _decade,
    "telephone": _telephone,
    "score": _score,
    "idiom": _idiom,
    "compound": _compound,
    "address": _address,
    "list_number": _list_number,
    "identifier": _identifier,
}
