"""Find the words that cite: reporting verbs in all their forms, "according to", nouns such as "claim that"."""

from dataclasses import dataclass
from functools import cache

from tasks.extraction.categories import Stance
from tasks.extraction.lexicons import lexicon
from tasks.extraction.tokens import Document, TokenKind

BASE, THIRD, PAST, PARTICIPLE, ING = "base", "third", "past", "participle", "ing"
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
GRAMMAR = lexicon("cues")["grammar"]
BE = frozenset(GRAMMAR["be"])
MODALS = frozenset(GRAMMAR["modals"])
SUBJECTS = frozenset(GRAMMAR["subjects"])
CONTRACTED = frozenset(GRAMMAR["contracted"])
NEGATIONS = frozenset(GRAMMAR["negations"])
PLURALS = frozenset(GRAMMAR["plurals"])
NO_ADVERBS = frozenset(GRAMMAR["no_adverbs"])
CLAUSE_OPENERS = frozenset({"that", "he", "she", "they", "we", "there", ":", '"', "“", "`"})
REFUSED = frozenset(lexicon("cues")["refused"])
CALENDAR = frozenset(lexicon("sources")["words"]["days"] + lexicon("sources")["words"]["months"])
MORE_ADVERBS = frozenset(GRAMMAR["more_adverbs"])
FINDERS = frozenset(lexicon("cues")["finders"])
ACTS = {verb: frozenset(nouns) for verb, nouns in lexicon("cues")["acts"].items()}
CHARGING = frozenset({"accuse", "suspect", "charge", "blame"})
FINDING = frozenset({"find", "show"})
RECKONED = frozenset(lexicon("cues")["reckoned"])
VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Sense:
    """One verb or phrase of the lexicon that a surface form may stand for."""

    lemma: str
    form: str
    tail: tuple[str, ...]
    """Words that must follow the verb ("point out")."""
    sort: str


@dataclass(slots=True)
class Cue:
    """Words that cite; `first:last` is the cue as quoted, `group` where its verb group begins ("had also said")."""

    first: int
    last: int
    group: int
    lemma: str
    sort: str
    shape: str
    """"finite", "passive", "ing", "infinitive", "phrase" or "noun"."""
    negated: bool = False
    modal: bool = False

    @property
    def stance(self) -> Stance:
        """Return the stance that the cue gives to its content."""
        return STANCES[self.sort]


def forms_of(base: str) -> list[tuple[str, str]]:
    """Return (form, name of the form) of a verb, regular or listed as irregular."""
    irregular = lexicon("cues")["irregular"].get(base)
    if irregular:
        return list(zip([base, *irregular], [BASE, THIRD, PAST, PARTICIPLE, ING], strict=True))
    stem = base[:-1] if base.endswith("e") else base
    if base.endswith(("s", "sh", "ch", "x", "z")):
        third = base + "es"
    elif base.endswith("y") and base[-2] not in VOWELS:
        return [
            (base, BASE),
            (stem[:-1] + "ies", THIRD),
            (stem[:-1] + "ied", PAST),
            (stem[:-1] + "ied", PARTICIPLE),
            (base + "ing", ING),
        ]
    else:
        third = base + "s"
    return [(base, BASE), (third, THIRD), (stem + "ed", PAST), (stem + "ed", PARTICIPLE), (stem + "ing", ING)]


@cache
def senses() -> dict[str, list[Sense]]:
    """Return surface form -> senses, those with the longest tail first."""
    table: dict[str, list[Sense]] = {}
    seen: set[str] = set()
    for sort, verbs in lexicon("cues")["verbs"].items():
        for verb in verbs:
            if verb in seen:
                continue
            seen.add(verb)
            base, *tail = verb.split()
            for surface, form in forms_of(base):
                table.setdefault(surface, []).append(Sense(verb, form, tuple(tail), sort))
    for found in table.values():
        found.sort(key=lambda sense: -len(sense.tail))
    return table


@cache
def noun_sorts() -> dict[str, str]:
    """Return citing noun -> sort."""
    return {noun: sort for sort, nouns in lexicon("cues")["nouns"].items() for noun in nouns}


@cache
def also_nouns() -> frozenset[str]:
    """Return the verb forms that are nouns as often."""
    return frozenset(lexicon("cues")["also_nouns"])


@cache
def also_planned() -> frozenset[str]:
    """Return the noun-like verb forms that "to" and "for" may follow ("plans to", "hopes for")."""
    return frozenset(lexicon("cues")["also_planned"])


@cache
def only_with_clause() -> frozenset[str]:
    """Return the verbs that cite only before "that", a colon or a quotation."""
    return frozenset(lexicon("cues")["only_with_clause"])


@cache
def phrases() -> dict[str, list[tuple[str, ...]]]:
    """Return first word -> source phrases that begin with it."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in lexicon("cues")["source_phrases"]:
        words = tuple(phrase.split())
        table.setdefault(words[0], []).append(words)
    return table


def find_cues(doc: Document) -> list[Cue]:
    """Return all cues in the order of the text."""
    found: dict[int, Cue] = {}
    verbs, nouns, fixed = senses(), noun_sorts(), phrases()
    for word, indexes in doc.positions.items():
        if word in fixed:
            for i in indexes:
                cue = _phrase_at(doc, i, fixed[word])
                if cue:
                    found[i] = cue
        if word in verbs:
            for i in indexes:
                cue = None if i in found else verb_at(doc, i, verbs[word])
                if cue:
                    found[i] = cue
        if word in nouns:
            for i in indexes:
                cue = None if i in found else _noun_at(doc, i, nouns[word])
                if cue:
                    found[i] = cue
    return [found[i] for i in sorted(found)]


def _phrase_at(doc: Document, i: int, options: list[tuple[str, ...]]) -> Cue | None:
    for words in options:
        if all(doc.lower(i + k) == word for k, word in enumerate(words)):
            if words == ("per",) and not _per_cites(doc, i):
                continue
            return Cue(i, i + len(words), i, " ".join(words), "speech", "phrase")
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
    group, be, modal, negated, to = _verb_group(doc, i)
    finds = sense.lemma in FINDING and any(doc.lower(k) in FINDERS for k in range(max(0, i - 5), i))
    if sense.lemma in only_with_clause() and not finds and not _clause_follows(doc, end):
        return None
    if (sense.lemma == "deny" and _refuses(doc, end)) or _acts(doc, end, sense.lemma):
        return None
    # Who does not say or deny it is no source of it.
    sort = "handling" if negated and sense.sort in {"speech", "accusation", "denial", "estimate"} else sense.sort
    cue = Cue(i, end, group, sense.lemma, sort, "finite", negated, modal)
    if to:
        cue.shape = "infinitive"
    elif ING in forms:
        if _is_noun_here(doc, group):
            return None
        cue.shape = "finite" if be else "ing"
    elif PARTICIPLE in forms and (be or doc.lower(end) == "by" or _is_charged(doc, i, end, sense.lemma)):
        cue.shape = "passive"
    elif (
        (BASE in forms and PAST not in forms and not _base_is_finite(doc, i, group, modal))
        or (THIRD in forms and not _third_is_finite(doc, i, group))
        or (PAST in forms and (_is_noun_here(doc, group) or _after_preposition(doc, group)))
    ):
        return None
    return cue


def _is_charged(doc: Document, i: int, end: int, lemma: str) -> bool:
    """Return whether "accused of" and the like stand for "who is accused of" ("men accused of murder")."""
    if lemma not in CHARGING or doc.lower(end) not in {"of", "in", "with"} or i == 0:
        return False
    before = doc.tokens[i - 1]
    return before.tag == "" and before.kind is TokenKind.WORD and not (before.capital and doc.case == "mixed")


def _verb_group(doc: Document, i: int) -> tuple[int, bool, bool, bool, bool]:
    """Return (first token of the verb group, be before a participle, modal, negated, infinitive)."""
    be = modal = negated = to = False
    group = i
    for j in range(i - 1, max(-1, i - 8), -1):
        token = doc.tokens[j]
        word = token.lower
        if word == "'s" and doc.lower(j - 1) not in CONTRACTED:
            break
        if word in BE:
            be = True
        elif word == "to" and not to:
            to = True
            group = j
            break
        elif word in NEGATIONS or word.endswith("n't"):
            negated = True
            be = be or word in BE
        elif token.tag == "auxiliary":
            modal = modal or word in {"would", "will", "could", "may", "might", "should", "must", "shall"}
        elif not _is_adverb(word, token.tag):
            break
        group = j
    return group, be, modal, negated, to


def _is_adverb(word: str, tag: str) -> bool:
    if word in NO_ADVERBS:
        return False
    return tag == "adverb" or word in MORE_ADVERBS or (len(word) > 4 and word.endswith("ly"))


def _is_noun_here(doc: Document, i: int) -> bool:
    """Return whether a determiner, possessive or preposition before token `i` makes it a noun or an adjective."""
    before = doc.tokens[i - 1] if i else None
    if before is None or before.sentence != doc.tokens[i].sentence:
        return False
    return (
        before.tag == "determiner" and before.lower not in {"that", "this", "those", "these", "another", "any", "each"}
    ) or before.text in {"'s", "’s", "-"}


def _after_preposition(doc: Document, i: int) -> bool:
    """Return whether a participle modifies a noun behind a preposition ("despite repeated warnings")."""
    return i > 0 and doc.tokens[i - 1].tag == "preposition" and doc.tokens[i - 1].sentence == doc.tokens[i].sentence


def _base_is_finite(doc: Document, i: int, group: int, modal: bool) -> bool:
    """Return whether a base form is a verb in the present: after a plural subject, a modal or do."""
    if modal or (group < i and any(t.tag == "auxiliary" for t in doc.tokens[group:i])):
        return True
    if group == 0 or doc.tokens[group - 1].sentence != doc.tokens[i].sentence:
        return False
    before = doc.tokens[group - 1]
    if before.lower in SUBJECTS:
        return before.lower not in {"he", "she", "it"}
    if before.tag in {"determiner", "preposition", "conjunction", "subordinator"} or before.text in {"'s", "’s", "-"}:
        return before.lower in {"some", "many", "others", "these", "those"}
    if before.text in {",", "—", "–", ")"}:
        return doc.lower(i) in {"say", "believe", "think", "argue"}
    plural = before.lower in PLURALS or (before.lower.endswith("s") and not before.lower.endswith("ss"))
    return plural and (doc.lower(i) not in also_nouns() or _object_follows(doc, i + 1))


def _third_is_finite(doc: Document, i: int, group: int) -> bool:
    """Return whether a form in -s is a verb and no plural noun."""
    if doc.lower(i) not in also_nouns():
        return not _is_noun_here(doc, group)
    if group == 0 or doc.tokens[group - 1].sentence != doc.tokens[i].sentence:
        return False
    before = doc.tokens[group - 1]
    if before.lower in SUBJECTS or group < i:
        return True
    if before.tag in {"determiner", "preposition", "conjunction", "auxiliary"} or before.kind is not TokenKind.WORD:
        return False
    return _object_follows(doc, i + 1)


def _refuses(doc: Document, i: int) -> bool:
    """Return whether "deny" means to refuse: somebody something ("denied them entry"), or a thing one asks for."""
    if doc.lower(i) in {"him", "her", "them", "us", "me"}:
        return True
    return any(doc.lower(k) in REFUSED for k in range(i, i + 3))


def _puts_at(doc: Document, i: int) -> bool:
    """Return whether "put" reckons: a number follows "at" in reach ("put the toll at 45")."""
    for k in range(i + 1, min(i + 15, len(doc.tokens) - 1)):
        if doc.tokens[k].text in {".", ";"}:
            return False
        if doc.lower(k) == "at":
            after = doc.tokens[k + 1]
            return after.kind is TokenKind.NUMBER or after.lower in RECKONED
    return False


def _acts(doc: Document, i: int, lemma: str) -> bool:
    """Return whether the object makes the verb an act: "claimed 12 lives", "added 500 jobs"."""
    if lemma == "put":
        return not _puts_at(doc, i)
    if lemma == "add":
        return i < len(doc.tokens) and doc.tokens[i].kind is TokenKind.NUMBER
    objects = ACTS.get(lemma)
    return objects is not None and any(doc.lower(k) in objects for k in range(i, i + 4))


def _clause_follows(doc: Document, i: int) -> bool:
    """Return whether "that", a colon or a quotation opens at token `i`, an adverb or a comma between allowed."""
    while i < len(doc.tokens) and (doc.tokens[i].text == "," or doc.tokens[i].tag == "adverb"):
        i += 1
    word = doc.lower(i)
    if word in {"it", "this"}:
        return i + 1 < len(doc.tokens) and doc.tokens[i + 1].tag == "auxiliary"
    return word in CLAUSE_OPENERS


def _object_follows(doc: Document, i: int) -> bool:
    """Return whether a clause or an object begins at token `i`, as after a verb, or a sentence with a comma ends."""
    if _closes_sentence(doc, i):
        return True
    if i >= len(doc.tokens):
        return False
    token = doc.tokens[i]
    if token.tag == "preposition":
        return token.lower in {"for", "to"} and doc.lower(i - 1) in also_planned()
    return (
        token.tag in {"determiner", "pronoun", "subordinator"}
        or token.text in {'"', "“", ":"}
        or (token.capital and token.lower not in CALENDAR)
        or token.kind is TokenKind.NUMBER
    )


def _closes_sentence(doc: Document, i: int) -> bool:
    """Return whether a sentence ends at token `i`, a comma close before ("..., the records show.")."""
    sentence = doc.sentences[doc.tokens[i - 1].sentence]
    if i < sentence.last and not (doc.tokens[i].text in {".", ","} and i >= sentence.last - 1):
        return False
    return any(doc.tokens[k].text == "," for k in range(max(sentence.first, i - 9), i - 1))


def _noun_at(doc: Document, i: int, sort: str) -> Cue | None:
    """Return a citing noun before "that" or the source; a claim, an estimate or a threat also before its object."""
    after = doc.lower(i + 1)
    if after in {"that", "by"} or (after in {"of", "to", "about"} and sort in {"accusation", "estimate", "commitment"}):
        return Cue(i, i + 1, i, doc.lower(i), sort, "noun")
    return None
