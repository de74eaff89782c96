"""Say whether a word that may cite is a verb where it stands, and what group of verbs it belongs to."""

from tasks.extraction.phrases import COUNTS, named
from tasks.extraction.text import Document, TokenKind, lexicon
from tasks.extraction.words.citing import also_nouns, also_planned
from tasks.extraction.words.inflection import ends_as_past

GRAMMAR = lexicon("cues")["grammar"]
BE = frozenset(GRAMMAR["be"])
MODALS = frozenset(GRAMMAR["modals"])
SUBJECTS = frozenset(GRAMMAR["subjects"])
CONTRACTED = frozenset(GRAMMAR["contracted"])
NEGATIONS = frozenset(GRAMMAR["negations"])
PLURALS = frozenset(GRAMMAR["plurals"])
MANY = frozenset(GRAMMAR["many"])
NO_ADVERBS = frozenset(GRAMMAR["no_adverbs"])
MORE_ADVERBS = frozenset(GRAMMAR["more_adverbs"])
CLAUSE_OPENERS = frozenset({"that", "he", "she", "they", "we", "there", ":", '"', "“", "`"})
DOUBTED = frozenset({"purported", "alleged", "suspected"})
REFUSED = frozenset(lexicon("cues")["refused"])
ACTS = {verb: frozenset(nouns) for verb, nouns in lexicon("cues")["acts"].items()}
RECKONED = frozenset(lexicon("cues")["reckoned"])
CALENDAR = frozenset(lexicon("sources")["words"]["days"] + lexicon("sources")["words"]["months"])
PAST_VERBS = frozenset(lexicon("sources")["past"])
SUBJECT_CONTROL = frozenset(lexicon("cues")["subject_control"])
PUTTING = frozenset({"put", "peg", "value"})
FORESEEING = frozenset({"forecast", "project", "predict", "estimate"})
CHARGING = frozenset({"accuse", "suspect", "charge", "blame"})


def verb_group(doc: Document, i: int) -> tuple[int, bool, bool, bool, bool]:
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
            modal = modal or word in MODALS
        elif not _is_adverb(word, token.tag):
            break
        group = j
    return group, be, modal, negated, to


def _is_adverb(word: str, tag: str) -> bool:
    if word in NO_ADVERBS:
        return False
    return tag == "adverb" or word in MORE_ADVERBS or (len(word) > 4 and word.endswith("ly"))


def is_noun_here(doc: Document, i: int) -> bool:
    """Return whether a determiner, possessive or preposition before token `i` makes it a noun or an adjective."""
    before = doc.tokens[i - 1] if i else None
    if before is None or before.sentence != doc.tokens[i].sentence:
        return False
    return (
        (
            before.tag == "determiner"
            and (
                before.lower not in {"that", "this", "those", "these", "another", "any", "each"}
                or doc.lower(i) in DOUBTED
            )
        )
        or before.text in {"'s", "’s"}
        or (before.text == "-" and before.end == doc.tokens[i].start)
    )


def after_preposition(doc: Document, i: int) -> bool:
    """Return whether a participle modifies a noun behind a preposition ("despite repeated warnings")."""
    return i > 0 and doc.tokens[i - 1].tag == "preposition" and doc.tokens[i - 1].sentence == doc.tokens[i].sentence


def is_attributive(doc: Document, i: int) -> bool:
    """Return whether a past form describes the noun behind it, a number before ("56,000 suspected cases")."""
    if i == 0 or i + 1 >= len(doc.tokens) or not _counts_or_acts(doc, i - 1):
        return False
    after = doc.tokens[i + 1]
    return after.tag == "" and after.kind is TokenKind.WORD and after.lower.endswith("s") and not after.capital


def _counts_or_acts(doc: Document, i: int) -> bool:
    """Return whether a token is a number or a verb in the past ("two suspected poachers", "held suspected ...")."""
    token = doc.tokens[i]
    past = token.tag == "" and ends_as_past(token.lower) and not token.capital
    return token.kind is TokenKind.NUMBER or token.lower in COUNTS | MANY or past


def base_is_finite(doc: Document, i: int, group: int, modal: bool) -> bool:
    """Return whether a base form is a verb in the present: after a plural subject, a modal or do."""
    if modal or (group < i and any(t.tag == "auxiliary" for t in doc.tokens.run(group, i))):
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


def third_is_finite(doc: Document, i: int, group: int) -> bool:
    """Return whether a form in -s is a verb and no plural noun."""
    if doc.lower(i) not in also_nouns():
        return not is_noun_here(doc, group)
    if group == 0 or doc.tokens[group - 1].sentence != doc.tokens[i].sentence:
        return False
    before = doc.tokens[group - 1]
    if before.lower in SUBJECTS or group < i:
        return True
    if before.kind is TokenKind.NUMBER or before.lower in COUNTS:
        return False
    # "The army denied reports that": a verb stands before its object.
    if before.lower in PAST_VERBS or ends_as_past(before.lower):
        return False
    if before.tag in {"determiner", "preposition", "conjunction", "auxiliary"}:
        return False
    # "The agency, Seahelp, estimates that": after an apposition only a clause shows the verb.
    if before.kind is not TokenKind.WORD:
        return before.text == "," and clause_follows(doc, i + 1)
    return _object_follows(doc, i + 1)


def is_reduced(doc: Document, i: int, end: int, lemma: str, past: bool) -> bool:
    """Return whether a participle stands for a passive without "is".

    Reads "released by", "a man said to be ill", "men accused of murder" and, where the form is no past tense
    (`past` false), "images shown in court".
    """
    if lemma == "estimate" and doc.lower(end) == "at":
        return True
    if lemma in FORESEEING and doc.lower(end) == "to":
        return True  # "with exports forecast to fall"
    if not past or _by_follows(doc, end) or (doc.lower(end) == "to" and doc.lower(end + 1) in {"be", "have"}):
        return doc.lower(i) not in SUBJECT_CONTROL
    if lemma not in CHARGING or doc.lower(end) not in {"of", "in", "with"} or i == 0:
        return False
    before = doc.tokens[i - 1]
    return before.tag == "" and before.kind is TokenKind.WORD and not named(doc, before)


def _by_follows(doc: Document, end: int) -> bool:
    """Return whether "by" follows, at once or over a day ("a budget announced Wednesday by the leaders")."""
    while doc.lower(end) in CALENDAR or (doc.lower(end) == "on" and doc.lower(end + 1) in CALENDAR):
        end += 1
    return doc.lower(end) == "by"


def refuses(doc: Document, i: int) -> bool:
    """Return whether "deny" means to refuse: somebody something ("denied them entry"), or a thing one asks for."""
    if doc.lower(i) in {"him", "her", "them", "us", "me"}:
        return True
    return any(doc.lower(k) in REFUSED for k in range(i, i + 3))


def _puts_at(doc: Document, i: int) -> bool:
    """Return whether "put" reckons: a number follows "at" in reach ("put the toll at 45")."""
    for k in range(i, min(i + 15, len(doc.tokens) - 1)):
        if doc.tokens[k].text in {".", ";"}:
            return False
        if doc.lower(k) == "at":
            after = doc.tokens[k + 1]
            return after.kind is TokenKind.NUMBER or after.lower in RECKONED
    return False


def acts(doc: Document, i: int, lemma: str) -> bool:
    """Return whether the object makes the verb an act: "claimed 12 lives", "added 500 jobs"."""
    if lemma in PUTTING:
        return not _puts_at(doc, i)
    if lemma == "add":
        return i < len(doc.tokens) and doc.tokens[i].kind is TokenKind.NUMBER
    objects = ACTS.get(lemma)
    return objects is not None and any(doc.lower(k) in objects for k in range(i, i + 4))


def clause_follows(doc: Document, i: int) -> bool:
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
        or (named(doc, token) and token.lower not in CALENDAR)
        or token.kind is TokenKind.NUMBER
        or token.lower in COUNTS
        or (token.lower in RECKONED and i + 1 < len(doc.tokens) and doc.tokens[i + 1].tag != "")
    )


def _closes_sentence(doc: Document, i: int) -> bool:
    """Return whether a sentence ends at token `i`, a comma close before ("..., the records show.")."""
    sentence = doc.sentences[doc.tokens[i - 1].sentence]
    if i < sentence.last and not (doc.tokens[i].text in {".", ","} and i >= sentence.last - 1):
        return False
    return any(doc.tokens[k].text == "," for k in range(max(sentence.first, i - 9), i - 1))
