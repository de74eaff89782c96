"""Find the words that cite: reporting verbs in all their forms, "according to", nouns such as "claim that"."""

from dataclasses import dataclass
from functools import cache

from tasks.extraction.citing.verb_readings import (
    acts,
    after_preposition,
    base_is_finite,
    clause_follows,
    is_attributive,
    is_noun_here,
    is_reduced,
    refuses,
    third_is_finite,
    verb_group,
)
from tasks.extraction.numbers import numeral_at
from tasks.extraction.phrases import COUNTS
from tasks.extraction.text import Document, lexicon
from tasks.extraction.words.citing import (
    BASE,
    ING,
    PARTICIPLE,
    PAST,
    THIRD,
    Sense,
    noun_sorts,
    only_with_clause,
    phrases,
    senses,
)
from values.categories import CueSort, Stance

STANCES = {
    "speech": Stance.ASSERTED,
    "belief": Stance.ASSERTED,
    "accusation": Stance.ALLEGED,
    "denial": Stance.DENIED,
    "estimate": Stance.ASSERTED,
    "commitment": Stance.HYPOTHETICAL,
    "intention": Stance.HYPOTHETICAL,
    "handling": Stance.REPORTED,
    "attitude": Stance.REPORTED,
}
NUMBERED = frozenset(lexicon("cues")["numbered"])
BOUNDS = frozenset(lexicon("cues")["bounds"])
NUMBER_REACH = 4
TALLIES = frozenset({"count", "tally", "estimate", "reckoning"})
POLLS = frozenset({"poll", "polls", "survey", "surveys"})
POLL_REACH = 9
FINDERS = frozenset(lexicon("cues")["finders"])
FINDING = frozenset({"find", "show"})


TELLING = frozenset({CueSort.SPEECH, CueSort.ACCUSATION, CueSort.DENIAL, CueSort.ESTIMATE})
OF_ITS_OBJECT = frozenset({CueSort.ACCUSATION, CueSort.ESTIMATE, CueSort.COMMITMENT})


@dataclass(slots=True)
class Cue:
    """Words that cite; `first:last` is the cue as quoted, `group` where its verb group begins ("had also said")."""

    first: int
    last: int
    group: int
    lemma: str
    sort: CueSort
    shape: str
    """"finite", "passive", "ing", "infinitive", "phrase" or "noun"."""
    negated: bool = False
    modal: bool = False

    @property
    def stance(self) -> Stance:
        """Return the stance that the cue gives to its content."""
        return STANCES[self.sort]


def find_cues(doc: Document) -> list[Cue]:
    """Return all cues in the order of the text."""
    found: dict[int, Cue] = {}
    for sentence in doc.sentences:
        if doc.lower(sentence.first) == "in" and _opens_with_poll(doc, sentence.first):
            found[sentence.first] = Cue(
                sentence.first, sentence.first + 1, sentence.first, "in", CueSort.SPEECH, "phrase"
            )
    for i in doc.places_of(_openers()):
        if (cue := _cue_at(doc, i)) is not None:
            found[i] = cue
    return [found[i] for i in sorted(found)]


def _cue_at(doc: Document, i: int) -> Cue | None:
    """Return the cue that begins at a token: a fixed phrase, else a verb, else a noun."""
    word = doc.lower(i)
    options = phrases().get(word), senses().get(word), noun_sorts().get(word)
    cue = _phrase_at(doc, i, options[0]) if options[0] else None
    cue = cue or (verb_at(doc, i, options[1]) if options[1] else None)
    return cue or (_noun_at(doc, i, options[2]) if options[2] is not None else None)


@cache
def _openers() -> frozenset[str]:
    """Return the words that a cue may begin with."""
    return frozenset(senses()) | frozenset(noun_sorts()) | frozenset(phrases())


def _opens_with_poll(doc: Document, i: int) -> bool:
    """Return whether "in" stands before a poll and a comma ("In a Halden University poll, ...")."""
    for k in range(i + 2, i + POLL_REACH):
        if doc.lower(k) in POLLS:
            return doc.lower(k + 1) == ","
        if doc.tokens[k].tag or doc.tokens[k].text == ",":
            return False
    return False


def _phrase_at(doc: Document, i: int, options: list[tuple[str, ...]]) -> Cue | None:
    for words in options:
        if doc.starts(i, words):
            if words == ("per",) and not _per_cites(doc, i):
                continue
            return Cue(i, i + len(words), i, " ".join(words), CueSort.SPEECH, "phrase")
    return None


def _per_cites(doc: Document, i: int) -> bool:
    """Return whether "per" names a source ("per the ministry"), not a rate ("50 per day")."""
    return doc.lower(i + 1) in {"the", "a", "an"} or (
        doc.case == "mixed"
        and i + 1 < len(doc.tokens)
        and doc.tokens[i + 1].capital
        and doc.tokens[i - 1].text in {",", "("}
    )


def verb_at(doc: Document, i: int, options: list[Sense]) -> Cue | None:
    """Return the cue whose verb is token `i`, None when the word is a noun or an adjective here."""
    for sense in options:
        end = i + 1
        for word in sense.tail:
            if doc.lower(end) != word:
                break
            end += 1
        else:
            return _verb_cue(
                doc, i, end, sense, [s.form for s in options if s.tail == sense.tail and s.lemma == sense.lemma]
            )
    return None


def _verb_cue(doc: Document, i: int, end: int, sense: Sense, forms: list[str]) -> Cue | None:
    if not _cites(doc, i, end, sense.lemma):
        return None
    group, be, modal, negated, to = verb_group(doc, i)
    # Who does not say or deny it is no source of it.
    sort = CueSort.HANDLING if negated and sense.sort in TELLING else sense.sort
    # "He's said" has said; "he's expected" is expected.
    be = be and not (sense.sort is CueSort.SPEECH and doc.lower(group) == "'s" and PAST in forms)
    cue = Cue(i, end, group, sense.lemma, sort, "finite", negated, modal)
    if to:
        cue.shape = "infinitive"
    elif ING in forms:
        cue.shape = "finite" if be else "ing"
        return None if is_noun_here(doc, group) else cue
    elif PARTICIPLE in forms and (be or is_reduced(doc, i, end, sense.lemma, PAST in forms or group < i)):
        cue.shape = "passive"
    elif not _is_finite(doc, cue, forms):
        return None
    return cue


def _cites(doc: Document, i: int, end: int, lemma: str) -> bool:
    """Return whether what stands around a verb lets it cite: the clause, the number or the finders that it needs."""
    if (lemma == "deny" and refuses(doc, end)) or acts(doc, end, lemma):
        return False
    if lemma in NUMBERED and not _number_follows(doc, end):
        return False
    if lemma not in only_with_clause() or clause_follows(doc, end):
        return True
    return lemma in FINDING and any(doc.lower(k) in FINDERS for k in range(max(0, i - 5), i))


def _is_finite(doc: Document, cue: Cue, forms: list[str]) -> bool:
    """Return whether a form that may be finite is: no noun, no adjective, no bare infinitive."""
    i, group = cue.first, cue.group
    if BASE in forms and PAST not in forms and not base_is_finite(doc, i, group, cue.modal):
        return False
    if THIRD in forms and not third_is_finite(doc, i, group):
        return False
    return PAST not in forms or not (
        is_noun_here(doc, group) or after_preposition(doc, group) or is_attributive(doc, i)
    )


def _number_follows(doc: Document, i: int) -> bool:
    """Return whether a number stands at token `i`, a bound before it allowed ("spoke of more than 200")."""
    return any(
        (numeral_at(doc, k) is not None or doc.lower(k) in COUNTS) and all(doc.lower(j) in BOUNDS for j in range(i, k))
        for k in range(i, min(len(doc.tokens), i + NUMBER_REACH))
    )


def _noun_at(doc: Document, i: int, sort: CueSort) -> Cue | None:
    """Return a citing noun before "that" or the source; a claim, an estimate or a threat also before its object."""
    after = doc.lower(i + 1)
    if doc.lower(i) in TALLIES and doc.lower(i - 1) in {"'s", "his", "her", "their", "its"}:
        return Cue(i, i + 1, i, doc.lower(i), sort, "noun")
    if after in {"that", "by"} or (after in {"of", "to", "about"} and sort in OF_ITS_OBJECT):
        return Cue(i, i + 1, i, doc.lower(i), sort, "noun")
    return None
