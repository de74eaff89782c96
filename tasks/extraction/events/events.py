"""Find the words that say what happened: "were killed", "12 deaths", "the arrest of", "20 dead", "signed up"."""

from tasks.extraction.events.event_objects import counts_next, has_object, number_near
from tasks.extraction.events.no_events import tells_nothing
from tasks.extraction.names import is_headline
from tasks.extraction.numbers import numeral_at
from tasks.extraction.rows.mentions import EventMention
from tasks.extraction.text import Document, TokenKind, lexicon
from tasks.extraction.words.events import GAPPED, PHRASES, PRETERITES, WORDS, Form, Gapped
from tasks.extraction.words.nouns import is_plural
from tasks.extraction.words.persons import counts_persons
from values.categories import Event

CONTEXT = {name: frozenset(words) for name, words in lexicon("verb_context").items()}
BE, HAVE, HYPOTHETICAL, NEGATIONS = (CONTEXT[name] for name in ("be", "have", "hypothetical", "negations"))
VERB_BEFORE, SUBJECTS, POSSESSIVES = (CONTEXT[name] for name in ("verb_before", "subjects", "articles"))
NONE = frozenset({"no", "without"})
ATTEMPTS = frozenset({"attempted", "attempting", "failed"})
COMMON_VERBS = frozenset(lexicon("linking")["common_verbs"])
OPENERS = frozenset(PHRASES) | frozenset(WORDS) | frozenset(GAPPED)
"""The words that an event may begin with."""
GAP = 9
HURT = frozenset({"injured", "wounded"})
NOUN_PASTS, NOUN_OPENERS = CONTEXT["noun_pasts"], CONTEXT["noun_openers"]
NOUN_BEFORE = frozenset({"determiner", "preposition"})


def find_events(doc: Document) -> list[EventMention]:
    """Return every event word in the order of the text; words inside a longer phrase are not told twice."""
    found: dict[int, EventMention] = {}
    for index in doc.places_of(OPENERS):
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
    word, following = tokens[index].lower, doc.lower(index + 1)
    for parts, form in PHRASES.get(word, ()):
        if parts[1] != following:
            continue
        stop = index + len(parts)
        if parts[-1] in HURT and word == "dead" and counts_next(doc, stop):
            continue  # "left one dead and injured four"
        if following == "or" and doc.lower(index - 1) in NONE:
            continue  # "no deaths or injuries": two counts of none
        if stop <= limit and doc.starts(index, parts):
            return _mention(doc, index, stop, form)
    gapped = _gapped(doc, index, limit)
    if gapped is not None:
        return gapped
    forms = WORDS.get(word)
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
    return _of_one_class(doc, index, nominal, verbal, adjectives)


def _of_one_class(
    doc: Document, index: int, nominal: list[Form], verbal: list[Form], adjectives: list[Form]
) -> Form | None:
    """Return the reading of a form that is no noun and verb at once, None where its neighbours speak against it."""
    if _acts_now(doc, index, verbal):
        return verbal[0]
    if verbal and all(form.tense in ("base", "present") for form in verbal) and _stands_as_noun(doc, index):
        return adjectives[0] if adjectives else None
    if doc.tokens[index].lower in NOUN_PASTS and doc.lower(index - 1) in NOUN_OPENERS:
        return None
    return (nominal or [_tensed(doc, index, verbal)] if verbal or nominal else adjectives)[0]


def _acts_now(doc: Document, index: int, verbal: list[Form]) -> bool:
    """Return whether persons in the plural do it ("33 people die each day")."""
    subject = doc.lower(index - 1)
    acts = bool(verbal) and all(form.word_class == "act" and form.tense == "base" for form in verbal)
    return acts and is_plural(subject) and counts_persons(subject)


def _tensed(doc: Document, index: int, verbal: list[Form]) -> Form:
    """Return the past form of a verb whose forms look alike ("hurt", "shot"), the base after "to" or a modal."""
    wants_base = doc.lower(index - 1) in VERB_BEFORE - SUBJECTS
    fitting = [form for form in verbal if (form.tense == "past") != wants_base] or verbal
    acting = next((form for form in fitting if form.word_class == "act" and form.tense in ("base", "present")), None)
    return acting if acting is not None and not has_object(doc, index + 1) else fitting[0]


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
    if before.tag == "conjunction" and number_near(doc, index):
        return False
    if doc.tokens[index].lower.endswith("ing"):
        alone = before.tag == "determiner" and not counts_next(doc, index + 1)
        return after == "of" or alone or not has_object(doc, index + 1)
    if before.tag not in NOUN_BEFORE and before.kind is not TokenKind.NUMBER and counts_next(doc, index + 1):
        return False
    return after not in POSSESSIVES or before.tag in NOUN_BEFORE


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
        return ("subject", False) if _after_be(doc, first) and not has_object(doc, last) else ("object", False)
    if form.tense != "past":
        return "object", False
    if _after_be(doc, first) and not (doc.lower(first - 1) == "'s" and counts_next(doc, last)):
        return "subject", True  # but "Monday's killed three"
    if has_object(doc, last):
        return "object", False
    if doc.lower(first) in PRETERITES:
        return ("subject" if _may_act(doc, first) else "object"), False
    if _after_have(doc, first):
        return ("subject" if _may_act(doc, first) else "object"), False  # "12 have drowned"
    return "subject", True


def _may_act(doc: Document, at: int) -> bool:
    """Return whether the verb may tell of its subject alone ("12 drowned", "two boats sank")."""
    return any(form.word_class == "act" for form in WORDS.get(doc.lower(at), ()))


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
