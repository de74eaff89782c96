"""Words of the event lexicon that tell no event where they stand: "in many cases", "missing the target"."""

from tasks.extraction.text import Document, TokenKind, lexicon

CONTEXT = {name: frozenset(words) for name, words in lexicon("verb_context").items()}
TIMES, TIME_UNITS, COUNTED_TIMES = (CONTEXT[name] for name in ("times", "time_units", "counted_times"))
COURT, SICK = CONTEXT["court"], CONTEXT["sick"]
HELD_BY_NOBODY = CONTEXT["held_by_nobody"]
CASES_REACH = 3
CLAUSE_OPENERS = frozenset({",", ";", "—", "–", "and", "but", "that"})


def tells_nothing(doc: Document, index: int) -> bool:
    """Return whether the word at a token tells no event there."""
    return any(holds(doc, index) for holds in (_is_fixed_phrase, _misses, _shows, _blames))


def tells_when(doc: Document, index: int) -> bool:
    """Return whether a time and no object follows: "killed Friday", "hurt early today", "shot several times"."""
    word = doc.lower(index)
    if word in TIMES:
        return True
    ahead = [doc.lower(index + k) for k in (1, 2)]
    if ahead[0] in COUNTED_TIMES or (ahead[0] in TIME_UNITS and ahead[1] in ("ago", "earlier", "later", "before")):
        return True
    pointing = doc.tokens[index].tag == "determiner" or word in ("last", "next", "one")
    return pointing and (
        ahead[0] in TIME_UNITS or (ahead[0] in ("same", "previous", "next") and ahead[1] in TIME_UNITS)
    )


def _misses(doc: Document, index: int) -> bool:
    """Return whether something is missed and nobody lost: "missing the target", "missing out"."""
    if doc.lower(index) != "missing" or index + 1 >= len(doc.tokens):
        return False
    return doc.lower(index + 1) == "out" or (
        doc.tokens[index + 1].tag == "determiner" and not tells_when(doc, index + 1)
    )


def _shows(doc: Document, index: int) -> bool:
    """Return whether something is shown and nobody marches: "demonstrated that", "demonstrating the range"."""
    if not doc.lower(index).startswith("demonstrat") or index + 1 >= len(doc.tokens):
        return False
    return doc.tokens[index + 1].tag in ("determiner", "subordinator") and not tells_when(doc, index + 1)


def _blames(doc: Document, index: int) -> bool:
    """Return whether nobody is kept by who "held" something against or back: "held accountable", "held back"."""
    return doc.lower(index) == "held" and doc.lower(index + 1) in HELD_BY_NOBODY


def _is_fixed_phrase(doc: Document, index: int) -> bool:
    """Return whether the word tells nothing: "in that case", "in many cases", "two cases against the state"."""
    if doc.lower(index) == "cases":
        return _counts_instances(doc, index) or _is_of_court(doc, index)
    if doc.lower(index) != "case":
        return False
    return doc.lower(index - 1) == "in" or (doc.tokens[index - 1].tag == "determiner" and doc.lower(index - 2) == "in")


def _counts_instances(doc: Document, index: int) -> bool:
    """Return whether "cases" are occasions ("in many cases", "in the worst cases")."""
    at = index - 1
    while doc.tokens[at].kind is not TokenKind.SIGN and not doc.tokens[at].tag and index - at <= CASES_REACH:
        at -= 1
    at -= doc.tokens[at].tag in ("determiner", "adverb")
    opens = at == doc.sentences[doc.tokens[index].sentence].first or doc.lower(at - 1) in CLAUSE_OPENERS
    return doc.lower(at) == "in" and opens and doc.lower(index + 1) != "of"


def _is_of_court(doc: Document, index: int) -> bool:
    """Return whether a court or the police have the cases and no doctor."""
    sentence = doc.sentences[doc.tokens[index].sentence]
    words = {token.lower for token in doc.tokens.run(sentence.first, sentence.last)}
    return (doc.lower(index + 1) == "against" or bool(words & COURT)) and not words & SICK
