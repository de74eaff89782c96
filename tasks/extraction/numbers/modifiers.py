"""Read how a source bounds its number: "at least 51", "up to 30", "51 or more"; "just" and "only" bound nothing."""

from collections import defaultdict

from tasks.extraction.numbers.numerals import numeral_at
from tasks.extraction.text import Document, lexicon
from tasks.extraction.words.nouns import is_plural
from values.categories import Modifier

WORDS = lexicon("modifiers")
Phrases = dict[str, list[tuple[tuple[str, ...], Modifier]]]


def _phrases(side: str, key: int) -> Phrases:
    """Return the phrases of one side by their last (-1) or first (0) word, the longest first."""
    phrases: Phrases = defaultdict(list)
    for name, listed in WORDS[side].items():
        for phrase in listed:
            words = tuple(phrase.split())
            phrases[words[key]].append((words, Modifier(name)))
    for found in phrases.values():
        found.sort(key=lambda item: -len(item[0]))
    return dict(phrases)


BEFORE = _phrases("before", -1)
AFTER = _phrases("after", 0)
NO_BOUND_AFTER = {word: frozenset(before) for word, before in WORDS["no_bound_after"].items()}
# Signs and words that bound a number only where they touch it ("50+") or, for "odd", stand right after it.
LOOSE = frozenset({"plus", "+", "odd"})
BETWEEN_BOTH = frozenset(WORDS["between_both"])


def modifier_before(doc: Document, first: int) -> tuple[int, Modifier] | None:
    """Return where the bound before token `first` begins and what it says ("up to about 30": at most), or None."""
    start = doc.sentences[doc.tokens[first].sentence].first if first < len(doc.tokens) else first
    found = _bound_ending_at(doc, start, first)
    if found is None and first > start and doc.lower(first - 1) in BETWEEN_BOTH:
        found = _bound_ending_at(doc, start, first - 1)
        width = first - 1 - found[0] if found is not None else 0
        spatial = width == 1 or doc.lower(first - 2) == "to"
        return None if spatial and doc.lower(first - 1) == "the" else found
    if found is not None and found[1] is Modifier.ABOUT:
        return _bound_ending_at(doc, start, found[0]) or found
    return found


def _bound_ending_at(doc: Document, start: int, first: int) -> tuple[int, Modifier] | None:
    if first - 1 < start:
        return None
    for words, modifier in BEFORE.get(doc.lower(first - 1), ()):
        begin = first - len(words)
        if begin >= start and doc.starts(begin, words):
            if _says_no_bound(doc, start, begin, words) or (len(words) == 1 and _is_bullet(doc, start, begin)):
                return None
            return begin, modifier
    return None


def _is_bullet(doc: Document, start: int, at: int) -> bool:
    """Return whether a "~" opens a point of a list, a blank behind it."""
    return at == start and doc.lower(at) == "~" and doc.tokens[at].end < doc.tokens[at + 1].start


def _says_no_bound(doc: Document, start: int, at: int, words: tuple[str, ...]) -> bool:
    """Return whether the words from token `at` belong to what stands before ("talked about two", "rose up to 12")."""
    blockers = NO_BOUND_AFTER.get(" ".join(words))
    return blockers is not None and at > start and doc.lower(at - 1) in blockers


def modifier_after(doc: Document, last: int) -> tuple[int, Modifier] | None:
    """Return the token after the bound that follows token `last - 1` and what it says ("51 or more", "50-plus")."""
    end = doc.sentences[doc.tokens[last - 1].sentence].last
    for words, modifier in AFTER.get(doc.lower(last), ()):
        stop = last + len(words)
        if stop <= end and doc.starts(last, words):
            return None if _opens_next_number(doc, words, stop, end) else (stop, modifier)
    return None


def _opens_next_number(doc: Document, words: tuple[str, ...], stop: int, end: int) -> bool:
    """Return whether the words belong to the number after them ("51, at least 12 of them") or to no bound at all."""
    if words == ("max",) and doc.case == "mixed" and doc.tokens[stop - 1].capital:
        return True  # "a 737 Max jet"
    if stop < end and " ".join(words) in LOOSE:
        touching = doc.tokens[stop - 2].end == doc.tokens[stop - 1].start
        counted = words == ("plus",) and is_plural(doc.lower(stop)) and not doc.tokens[stop].capital  # "50 plus points"
        return (not touching and not counted and words != ("odd",)) or numeral_at(doc, stop) is not None
    return stop < end and (doc.lower(stop) == "than" or numeral_at(doc, stop) is not None)
