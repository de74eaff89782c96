"""Find the words that say what happened: "were killed", "12 deaths", "the arrest of", "20 dead", "signed up"."""

from tasks.extraction.categories import Event
from tasks.extraction.event_forms import GAPPED, PHRASES, WORDS, Form, Gapped
from tasks.extraction.headlines import is_headline
from tasks.extraction.lexicons import lexicon
from tasks.extraction.mentions import EventMention
from tasks.extraction.no_events import tells_nothing, tells_when
from tasks.extraction.numerals import numeral_at
from tasks.extraction.tokens import Document, TokenKind

CONTEXT = {name: frozenset(words) for name, words in lexicon("verb_context").items()}
BE, HAVE, HYPOTHETICAL, NEGATIONS = (CONTEXT[name] for name in ("be", "have", "hypothetical", "negations"))
BOUND_WORDS, VERB_BEFORE, SUBJECTS = (CONTEXT[name] for name in ("bound_words", "verb_before", "subjects"))
VAGUE, POSSESSIVES = CONTEXT["vague"], CONTEXT["articles"]
ATTEMPTS = frozenset({"attempted", "attempting", "failed"})
COMMON_VERBS = frozenset(lexicon("linking")["common_verbs"])
SOMEWHERE = frozenset(lexicon("verb_context")["somewhere"])
GAP = 9
MONTHS = frozenset(lexicon("ignored")["months"])
NOUN_PASTS, NOUN_OPENERS = CONTEXT["noun_pasts"], CONTEXT["noun_openers"]
NO_ADVERBS = frozenset({"family", "elderly", "only", "police"})
NOUN_BEFORE = frozenset({"determiner", "preposition"})


def find_events(doc: Document) -> list[EventMention]:
    """Return every event word in the order of the text; words inside a longer phrase are not told twice."""
    found: dict[int, EventMention] = {}
    for word, places in doc.positions.items():
        if word in PHRASES or word in WORDS or word in GAPPED:
            for index in places:
                mention = _mention_at(doc, index)
                if mention is not None:
                    found[index] = mention
    ordered: list[EventMention] = []
    for index in sorted(found):
        if not ordered or index >= ordered[-1].last:
            ordered.append(found[index])
    return ordered


def _mention_at(doc: Document, index: int) -> EventMention | None:
    tokens = doc.tokens
    limit = doc.sentences[tokens[index].sentence].last
    for parts, form in PHRASES.get(tokens[index].lower, ()):
        stop = index + len(parts)
        if stop <= limit and all(tokens[index + k].lower == part for k, part in enumerate(parts)):
            return _mention(doc, index, stop, form)
    gapped = _gapped(doc, index, limit)
    if gapped is not None:
        return gapped
    forms = WORDS.get(tokens[index].lower)
    if not forms or tells_nothing(doc, index):
        return None
    chosen = None if _in_name(doc, index) or _attributive(doc, index, forms) else _choose(doc, index, forms)
    return None if chosen is None else _mention(doc, index, index + 1, chosen)


def _gapped(doc: Document, index: int, limit: int) -> EventMention | None:
    """Return the event that a verb makes with a noun a few words on, if no other clause opens between."""
    for entry in GAPPED.get(doc.tokens[index].lower, ()):
        for k in range(index + 1, min(limit, index + GAP)):
            if doc.tokens[k].lower in entry.nouns:
                return _gapped_mention(doc, index, entry)
            if doc.tokens[k].tag == "auxiliary" or doc.tokens[k].text in ";.:":
                break
    return None


def _gapped_mention(doc: Document, index: int, entry: Gapped) -> EventMention:
    passive = entry.role == "object" and entry.tense == "past" and _after_be(doc, index)
    role = "subject" if passive else entry.role
    negated, hypothetical = _polarity(doc, index)
    return EventMention(index, index + 1, entry.event, "verb", entry.lemma, passive, negated, hypothetical, role)


def _in_name(doc: Document, index: int) -> bool:
    """Return whether a capital inside the sentence makes the word part of a name ("National Guard")."""
    token = doc.tokens[index]
    first = doc.sentences[token.sentence].first
    if doc.case != "mixed" or not token.capital or index == first:
        return False
    if is_headline(doc, doc.sentences[token.sentence]):
        return False
    return doc.tokens[index - 1].kind is TokenKind.WORD and doc.tokens[index - 1].capital and index - 1 > first


def _attributive(doc: Document, index: int, forms: list[Form]) -> bool:
    """Return whether a participle only describes the noun behind it ("in the devastated town")."""
    if not any(form.tense == "past" for form in forms) or doc.lower(index - 1) not in POSSESSIVES:
        return False
    following = doc.tokens[index + 1] if index + 1 < len(doc.tokens) else None
    if following is None or following.kind is not TokenKind.WORD or following.lower in COMMON_VERBS:
        return False
    return following.tag == "" and numeral_at(doc, index + 1) is None


def _choose(doc: Document, index: int, forms: list[Form]) -> Form | None:
    """Return the reading of an ambiguous form ("strike", "wounded") that its neighbours ask for."""
    nominal = [form for form in forms if form.word_class in ("noun", "group")]
    verbal = [form for form in forms if form.word_class in ("verb", "act")]
    adjectives = [form for form in forms if form.word_class == "adjective"]
    if nominal and (verbal or adjectives):
        if _stands_as_noun(doc, index):
            return nominal[0]
        return _tensed(doc, index, verbal) if verbal else adjectives[0]
    if verbal and all(form.tense in ("base", "present") for form in verbal) and _stands_as_noun(doc, index):
        return adjectives[0] if adjectives else None
    if doc.tokens[index].lower in NOUN_PASTS and doc.lower(index - 1) in NOUN_OPENERS:
        return None
    return (nominal or [_tensed(doc, index, verbal)] if verbal or nominal else adjectives)[0]


def _tensed(doc: Document, index: int, verbal: list[Form]) -> Form:
    """Return the past form of a verb whose forms look alike ("hurt", "shot"), the base after "to" or a modal."""
    wants_base = doc.lower(index - 1) in VERB_BEFORE - SUBJECTS
    return next((form for form in verbal if (form.tense == "past") != wants_base), verbal[0])


def _stands_as_noun(doc: Document, index: int) -> bool:
    """Return whether the token is placed as a noun: after a determiner, adjective or number, not after "to"."""
    before, after = doc.tokens[index - 1] if index else None, doc.lower(index + 1)
    if before is None:
        return after in ("of", "in", "on", "against") or doc.tokens[index].lower.endswith("s")
    if before.lower in ("'", "'s"):
        return True
    if before.lower in VERB_BEFORE or before.tag in ("auxiliary", "pronoun"):
        return False
    if doc.tokens[index].lower.endswith("ed"):
        return before.tag == "determiner"
    if before.tag == "conjunction" and _number_near(doc, index):
        return False
    if doc.tokens[index].lower.endswith("ing"):
        return (
            after == "of"
            or (before.tag == "determiner" and not _counts_next(doc, index + 1))
            or not _has_object(doc, index + 1)
        )
    if before.tag not in NOUN_BEFORE and before.kind is not TokenKind.NUMBER and _counts_next(doc, index + 1):
        return False
    return after not in POSSESSIVES or before.tag in NOUN_BEFORE


def _counts_next(doc: Document, at: int) -> bool:
    """Return whether a number with its modifier is the object that begins at token `at` ("kills at least 7")."""
    if at >= len(doc.tokens) or doc.tokens[at].sentence != doc.tokens[at - 1].sentence or tells_when(doc, at):
        return False
    if doc.lower(at - 1) in MONTHS and doc.tokens[at - 1].capital:
        return False
    if doc.lower(at) in BOUND_WORDS:
        return _number_near(doc, at)
    return doc.lower(at) in VAGUE or numeral_at(doc, at) is not None


def _after_be(doc: Document, index: int) -> bool:
    """Return whether a form of "be" or "get" governs the token, adverbs and "not" between allowed."""
    start = doc.sentences[doc.tokens[index].sentence].first
    for back in range(index - 1, max(start, index - 5) - 1, -1):
        token = doc.tokens[back]
        if token.lower in BE:
            return True
        if token.tag not in ("adverb", "negation") and not token.lower.endswith("ly"):
            return False
    return False


def _after_have(doc: Document, index: int) -> bool:
    for back in range(index - 1, max(0, index - 4) - 1, -1):
        token = doc.tokens[back]
        if token.lower in HAVE:
            return True
        if token.tag not in ("adverb", "negation") and not token.lower.endswith("ly"):
            return False
    return False


def _has_object(doc: Document, last: int) -> bool:
    """Return whether an object follows the verb: a noun phrase, or a number with its modifier."""
    if last >= len(doc.tokens) or doc.tokens[last].sentence != doc.tokens[last - 1].sentence:
        return False
    token = doc.tokens[last]
    if tells_when(doc, last):
        return False
    if token.lower.endswith("ly") and not token.capital and token.lower not in BOUND_WORDS | NO_ADVERBS:
        return _has_object(doc, last + 1)
    if token.lower in SOMEWHERE:
        return False
    if token.tag == "preposition" or token.lower in BOUND_WORDS:
        return token.lower in BOUND_WORDS and _number_near(doc, last)
    if token.kind is TokenKind.SIGN:
        return token.lower in "$€£"
    return token.tag in ("", "determiner", "pronoun") and token.lower not in ("who", "which", "what", "whom")


def _number_near(doc: Document, index: int) -> bool:
    return doc.lower(index) in VAGUE or any(
        numeral_at(doc, index + k) is not None for k in (1, 2, 3) if index + k < len(doc.tokens)
    )


def _mention(doc: Document, first: int, last: int, form: Form) -> EventMention:
    role, passive = _role(doc, first, last, form)
    event = Event.ATTACKED if form.event is Event.KILLED and doc.lower(first - 1) in ATTEMPTS else form.event
    kind = {"act": "verb", "group": "noun"}.get(form.word_class, form.word_class)
    negated, hypothetical = _polarity(doc, first)
    return EventMention(first, last, event, kind, form.lemma, passive, negated, hypothetical, role)


def _role(doc: Document, first: int, last: int, form: Form) -> tuple[str, bool]:
    """Return where the counted stands ("object", "subject", "noun", "group") and whether the verb is passive."""
    if form.word_class in ("noun", "group"):
        return form.word_class, False
    if form.word_class in ("act", "adjective"):
        return "subject", False
    if form.tense == "gerund":
        if doc.lower(first - 1) == "being":
            return "subject", True
        # "were sheltering in": a progressive without an object tells of its subject.
        return ("subject", False) if _after_be(doc, first) and not _has_object(doc, last) else ("object", False)
    if form.tense != "past":
        return "object", False
    if _after_be(doc, first):
        return "subject", True
    if _after_have(doc, first) or _has_object(doc, last):
        return "object", False
    return "subject", True


def _polarity(doc: Document, first: int) -> tuple[bool, bool]:
    """Return (negated, hypothetical) from the auxiliaries and adverbs right before the event word."""
    negated = hypothetical = False
    start = doc.sentences[doc.tokens[first].sentence].first
    for back in range(first - 1, max(start, first - 6) - 1, -1):
        token = doc.tokens[back]
        negated = negated or token.lower in NEGATIONS
        hypothetical = hypothetical or token.lower in HYPOTHETICAL
        if token.tag not in ("auxiliary", "adverb", "negation", "preposition") and token.lower not in HYPOTHETICAL:
            break
    return negated, hypothetical
