"""Read the noun phrase that ends or begins at a token, with the prepositions that belong to it."""

from tasks.extraction.phrases.inner_marks import counts_anew
from tasks.extraction.text import Document, Token, TokenKind, lexicon
from tasks.extraction.words.citing import also_nouns, senses
from tasks.extraction.words.gazetteer import gazetteer
from tasks.extraction.words.nouns import is_plural
from tasks.extraction.words.persons import counts_persons

WORDS = lexicon("sources")["words"]
LINKS = frozenset(WORDS["links"])
PRONOUNS = frozenset(WORDS["pronouns"])
DAYS = frozenset(WORDS["days"])
MONTHS = frozenset(WORDS["months"])
TITLES = frozenset(WORDS["short_titles"])
TIMES = DAYS | frozenset(WORDS["times"])
PAST = frozenset(lexicon("sources")["past"])
OPENERS = frozenset(WORDS["openers"])
# Tokens that a noun phrase may have.
LONGEST = 25
HEADS = lexicon("sources")["heads"]
SPEAKING = frozenset(HEADS["person"] + HEADS["body"] + HEADS["plural"])
INNER_ADVERBS = frozenset({"abroad", "back", "even", "least", "more", "most", "only", "out", "there"})
CENTURIES = frozenset({"17", "18", "19", "20", "21"})
Span = tuple[int, int]


def named(doc: Document, token: Token) -> bool:
    """Return whether a capital makes the token a name: in a text that is all capitals none does."""
    return doc.case == "mixed" and token.capital


def _breaks(token: Token) -> bool:
    """Return whether the token cannot be inside a noun phrase."""
    if token.kind is TokenKind.SIGN:
        return token.text not in {"-", "'s", "’s", "&", ".", "/", "'", "’", "@", "%", "$", "#"}
    if token.tag in {"auxiliary", "subordinator", "conjunction", "pronoun", "preposition"}:
        return not (token.lower == "may" and token.capital) and token.text not in {"'s", "’s", "&", "US"}
    if token.lower in OPENERS:
        return True
    return token.tag == "adverb" and token.lower not in INNER_ADVERBS


def base_phrase_before(doc: Document, end: int, bound: int) -> Span | None:
    """Return the base noun phrase (no prepositions) whose last token is `end - 1`, not reaching before `bound`."""
    first = end
    bound = max(bound, end - LONGEST)
    while first > bound:
        token = doc.tokens[first - 1]
        if (token.text == "." and not _is_initial(doc, first - 2)) or _is_spaced_dash(doc, first - 1):
            break
        if _breaks(token) and not _is_hyphened(doc, first - 1):
            break
        first -= 1
        if token.tag == "determiner" and doc.tokens[first - 1].text != "-":
            break
    while first < end and doc.tokens[first].text in {"'s", "’s", "-", ".", "/", "'", "’"}:
        first += 1
    if first > bound + 1 and doc.tokens[first - 1].text == ":" and doc.tokens[first - 2].kind is TokenKind.NUMBER:
        first += doc.tokens[first].kind is TokenKind.NUMBER  # "14:32 Police say"
    return (first, end) if first < end else None


def _is_hyphened(doc: Document, i: int) -> bool:
    """Return whether a preposition is part of a word ("editor-in-chief", "mother-in-law")."""
    token = doc.tokens[i]
    if token.tag != "preposition" or not 0 < i < len(doc.tokens) - 1:
        return False
    before, after = doc.tokens[i - 1], doc.tokens[i + 1]
    return before.text == after.text == "-" and before.end == token.start and token.end == after.start


def _is_spaced_dash(doc: Document, i: int) -> bool:
    """Return whether a "-" stands between words and joins none ("KABUL - The army")."""
    token = doc.tokens[i]
    return token.text == "-" and not doc.text[token.end : token.end + 1].isalnum()


def _is_initial(doc: Document, i: int) -> bool:
    return i >= 0 and (doc.lower(i) in TITLES or len(doc.tokens[i].text) == 1)


def phrase_before(doc: Document, end: int, bound: int) -> Span | None:
    """Return the noun phrase with its "of ...", "for ..." and "and ..." parts that ends at token `end - 1`."""
    if end <= bound:
        return None
    last = doc.tokens[end - 1]
    if last.lower in PRONOUNS:
        return end - 1, end
    # "A source close to him said": the pronoun is only the end of the phrase.
    base = (end - 1, end) if last.tag == "pronoun" else base_phrase_before(doc, end, bound)
    if base is None:
        return None
    first = base[0]
    for _ in range(6):
        longer = _extend_left(doc, first, bound)
        if longer is None:
            break
        first = longer
    return _without_time(doc, first, end)


def _extend_left(doc: Document, first: int, bound: int) -> int | None:
    """Return where the phrase begins when a preposition or "and" ties it to a noun before, else None."""
    if first - 1 <= bound:
        return None
    link = doc.tokens[first - 1]
    if link.lower in LINKS:
        left = base_phrase_before(doc, first - 1, bound)
        return left[0] if left and (_is_nominal(doc, left, link.lower) or _is_described(doc, left, bound)) else None
    if link.text == ",":
        return _over_state(doc, first, bound)
    return _over_and(doc, first, bound) if link.lower in {"and", "&"} else None


def _over_and(doc: Document, first: int, bound: int) -> int | None:
    """Return where the phrase begins that "and" joins to the one from token `first`, None where it joins others."""
    left = base_phrase_before(doc, first - 1, bound)
    if not left or any(_is_verb_here(doc, word) for word in doc.tokens.run(left[0] + 1, left[1])):
        return None
    capital, other = doc.tokens[first].capital, doc.tokens[left[1] - 1].capital
    alike = left[0] == bound and (other == capital or left[1] - left[0] < 4)
    named_both = capital and other and doc.case == "mixed"
    return left[0] if _is_pair_of_nouns(doc, left, first) or alike or named_both else None


def _over_state(doc: Document, first: int, bound: int) -> int | None:
    """Return where a town begins behind which its state stands ("officials in Darven County, Ohio")."""
    left = base_phrase_before(doc, first - 1, bound)
    if left is None or left[0] - 1 <= bound or not all(named(doc, doc.tokens[k]) for k in (left[1] - 1, first)):
        return None
    last = first + 1
    while last < len(doc.tokens) and doc.tokens[last].capital and not doc.tokens[last].tag:
        last += 1
    if doc.lower(left[1] - 1) in TIMES or (doc.tokens[last].tag == "" and doc.tokens[last].kind is TokenKind.WORD):
        return None
    entries = gazetteer().entries.get(" ".join(token.lower for token in doc.tokens.run(first, last)), ())
    known = any(entry.grain in ("state", "country") for entry in entries)
    noun = doc.tokens[left[0] - 2]
    tied = doc.lower(left[0] - 1) in LINKS and noun.tag == "" and noun.kind is TokenKind.WORD
    return left[0] if known and tied else None


def _is_pair_of_nouns(doc: Document, left: Span, first: int) -> bool:
    """Return whether "and" joins two bare nouns behind "of" or its like ("the commission on smoke and health")."""
    small = left[1] - left[0] == 1 and not doc.tokens[left[0]].capital and not doc.tokens[first].capital
    small = small and not counts_persons(doc.lower(first)) and doc.lower(first) not in SPEAKING
    return small and doc.tokens[left[0]].tag == "" and doc.lower(left[0] - 1) in {"of", "on", "for"}


def _is_described(doc: Document, span: Span, bound: int) -> bool:
    """Return whether a participle at the end of a whole subject describes it ("The autopsies performed on ...")."""
    head, first = doc.tokens[span[1] - 1], doc.tokens[span[0]]
    opens = span[0] == bound and (first.tag == "determiner" or first.capital)
    return opens and span[1] - span[0] > 2 and head.lower.endswith("ed") and not head.capital


def _is_nominal(doc: Document, span: Span, link: str) -> bool:
    """Return whether the words before a preposition read as its noun ("officials in ...") and not as a clause."""
    head = doc.tokens[span[1] - 1]
    gerund = span[1] - span[0] == 1 and doc.lower(span[0] - 1) == "of"  # "in charge of planning for the fair"
    if (head.lower.endswith("ing") and not gerund) or (head.lower.endswith("ed") and not head.capital):
        return False
    if head.lower in DAYS or head.kind is not TokenKind.WORD:
        return False
    return link in {"of", "for"} or span[1] - span[0] <= 5


def _without_time(doc: Document, first: int, end: int) -> Span | None:
    """Return the phrase without time words before it ("On Tuesday Mr. Petrov")."""
    if doc.lower(first) == "that" and end - first > 1 and is_plural(doc.lower(first + 1)):
        first += 1  # "The gun that authorities believe was used"
    while first < end - 1:
        token = doc.tokens[first]
        year = token.kind is TokenKind.NUMBER and len(token.text) == 4 and token.text[:2] in CENTURIES
        pointing = token.lower in {"this", "last", "next"} and doc.lower(first + 1) not in TIMES
        if pointing or not (token.lower in TIMES or year or token.tag == "conjunction"):
            break
        first += 1
    return first, end


def phrase_after(doc: Document, start: int, bound: int) -> Span | None:
    """Return the noun phrase that begins at token `start`, with its prepositions, up to a comma, a verb or a clause."""
    if start >= bound:
        return None
    if doc.tokens[start].tag == "pronoun":
        return start, start + 1
    end = start
    seen_noun = False
    bound = min(bound, start + 2 * LONGEST)
    while end < bound:
        if not _is_point_of_initial(doc, end):
            if _ends_phrase(doc, end, bound) if seen_noun else _bars_phrase(doc, end):
                break
            seen_noun = seen_noun or doc.tokens[end].tag == ""
        end += 1
    while end > start and _trails(doc, end - 1):
        end -= 1
    return (start, end) if end > start else None


def _bars_phrase(doc: Document, at: int) -> bool:
    """Return whether a sign or a word that no noun phrase holds stands at a token."""
    token = doc.tokens[at]
    return _is_spaced_dash(doc, at) or _breaks(token) or token.text in {"%", "$"}


def _ends_phrase(doc: Document, at: int, bound: int) -> bool:
    """Return whether a noun phrase that has its noun already ends before token `at`."""
    token, before = doc.tokens[at], doc.tokens[at - 1]
    if token.lower in LINKS and not _is_spaced_dash(doc, at):
        return not _link_goes_on(doc, at, bound)
    if token.lower == "and" and at + 1 < bound and doc.tokens[at + 1].capital and before.capital:
        return False
    if _bars_phrase(doc, at):
        return True
    if before.text == "-":
        return False
    anew = before.tag not in {"preposition", "determiner"} and before.lower not in {"and", "all"}
    if token.tag == "determiner" and anew:
        return True
    return token.lower in TIMES or _is_verb_here(doc, token) or counts_anew(doc, at)


def _trails(doc: Document, at: int) -> bool:
    """Return whether a noun phrase does not end with token `at`: a preposition, an article, a stop."""
    token = doc.tokens[at]
    if token.tag in {"preposition", "determiner", "conjunction"}:
        return True
    return token.text in {".", "'"} and not _is_initial(doc, at - 1)


def _is_point_of_initial(doc: Document, at: int) -> bool:
    return doc.tokens[at].text == "." and _is_initial(doc, at - 1)


def _is_verb_here(doc: Document, token: Token) -> bool:
    """Return whether a lower-case word after a noun reads as its verb."""
    if token.lower in PAST:
        return True
    return not named(doc, token) and (
        token.lower.endswith("ed") or (token.lower in senses() and token.lower not in also_nouns())
    )


def _link_goes_on(doc: Document, i: int, bound: int) -> bool:
    """Return whether the preposition at `i` belongs to the noun before, and not to a time or the next clause."""
    if i + 1 >= bound:
        return False
    after = doc.tokens[i + 1]
    if after.lower in TIMES or after.lower in MONTHS or after.kind is TokenKind.NUMBER:
        return False
    return after.tag in {"", "determiner"}
