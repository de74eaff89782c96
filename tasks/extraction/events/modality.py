"""Say whether the clause of a figure tells a plan, a threat, a condition or an estimate."""

from collections.abc import Iterator

from tasks.extraction.text import Document, lexicon
from values.categories import Stance

REACH = 25
LONGEST_ASIDE = 6
STANCES = (Stance.ALLEGED, Stance.ESTIMATED, Stance.HYPOTHETICAL)
CLAUSE_BREAKS = frozenset(lexicon("modality")["clause_breaks"])
BREAKS = CLAUSE_BREAKS | {"and", ","}
KNOWN = frozenset(lexicon("modality")["known"])
FORECASTING = frozenset(lexicon("modality")["forecasting"])
FEARING = frozenset(lexicon("modality")["fearing"])
WEIGHING = frozenset(lexicon("modality")["weighing"])
# Words of the lists that reach only what stands behind them.
AHEAD = {"conditions": Stance.HYPOTHETICAL, "accusing": Stance.ALLEGED}
SUBJECTS = frozenset({"he", "she", "it", "they", "we", "i", "there"})


def _phrases() -> dict[str, list[tuple[int, tuple[str, ...], bool]]]:
    """Return the phrases by their first word, each with the rank of its stance and whether it reaches ahead only."""
    found: dict[str, list[tuple[int, tuple[str, ...], bool]]] = {}
    lists = [(stance.value, stance, False) for stance in STANCES] + [(name, AHEAD[name], True) for name in AHEAD]
    for name, stance, ahead in lists:
        for phrase in lexicon("modality")[name]:
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((STANCES.index(stance), words, ahead))
    return found


PHRASES = _phrases()


def modality_at(doc: Document, index: int, cited: bool = False) -> Stance | None:
    """Return alleged, estimated or hypothetical from the words of the clause around token `index`, else None.

    Reads modals ("will", "could"), conditions ("if"), plans ("is to", "expected to") and reckoning ("believed to be").
    A count of what is known already ("the three victims") is no plan; a `cited` forecast is stated by who makes it.
    """
    ranks = list(_ranks(doc, index, cited))
    stance = STANCES[min(ranks)] if ranks else None
    return None if stance is Stance.HYPOTHETICAL and doc.lower(index - 1) in KNOWN else stance


def _ranks(doc: Document, index: int, cited: bool) -> Iterator[int]:
    first, last = clause_around(doc, index)
    if doc.lower(first - 1) == "that" and doc.lower(first - 2) in FEARING:
        yield STANCES.index(Stance.ESTIMATED)
    # The month is no modal: "in May 2024".
    words = [token.text if token.text == "May" else token.lower for token in doc.tokens.run(first, last)]
    for at, word in enumerate(words):
        for rank, phrase, ahead in PHRASES.get(word, ()):
            if tuple(words[at : at + len(phrase)]) != phrase or (ahead and not _reaches(doc, first + at, index)):
                continue
            if not (cited and (word in WEIGHING or any(verb in FORECASTING for verb in words[at + 1 : at + 4]))):
                yield rank


def _reaches(doc: Document, at: int, index: int) -> bool:
    """Return whether token `index` stands behind token `at` and in the same part of the sentence."""
    return at < index and not any(doc.tokens[k].text == "," for k in range(at, index))


def clause_around(doc: Document, index: int) -> tuple[int, int]:
    """Return the tokens of the clause that token `index` stands in, at most 25 tokens to either side."""
    sentence = doc.sentences[doc.tokens[index].sentence]
    first = index
    lowest, highest = max(sentence.first, index - REACH), min(sentence.last, index + REACH)
    while first > lowest and not (doc.lower(first - 1) in BREAKS and _breaks(doc, first - 1)):
        first -= 1
    last = index + 1
    while last < highest and not (doc.lower(last) in BREAKS and _breaks(doc, last)):
        last += 1
    return first, last


def _breaks(doc: Document, i: int) -> bool:
    """Return whether a clause ends at token `i`: a word that opens one, or "and" before another verb or subject."""
    word = doc.lower(i)
    if word not in {"and", ","} or i + 1 >= len(doc.tokens):
        return word in CLAUSE_BREAKS
    after = doc.tokens[i + 1]
    verb = after.tag == "auxiliary" or (after.lower.endswith("ed") and not after.capital)
    return after.lower in SUBJECTS or (verb and (word == "and" or not _closes_aside(doc, i)))


def _closes_aside(doc: Document, comma: int) -> bool:
    """Return whether a few words between commas stand before the verb ("Hundreds, if not thousands, are ...")."""
    return any(doc.tokens[k].text == "," for k in range(max(0, comma - LONGEST_ASIDE), comma))
