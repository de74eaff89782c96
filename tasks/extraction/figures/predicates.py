"""Tell whose predicate a verb behind a quantity is: of the counted, or of another noun between."""

from collections.abc import Mapping, Sequence

from tasks.extraction.events import COMMON_VERBS, RELATIVES
from tasks.extraction.phrases import Phrase
from tasks.extraction.rows.mentions import EventMention
from tasks.extraction.text import Document, TokenKind, lexicon
from tasks.extraction.words.inflection import ends_as_past
from tasks.extraction.words.nouns import is_plural
from tasks.extraction.words.persons import counts_persons
from values.categories import Kind

BEFORE_VERB = frozenset({"auxiliary", "adverb", "negation"})
NOMINAL = frozenset({"", "determiner", "preposition"})
TIMES = frozenset(lexicon("verb_context")["times"]) | frozenset(lexicon("verb_context")["time_units"])
DATE_REACH = 10
LONGEST_GROUP = 4
SAYING = frozenset({"said", "say", "says", "told", "tells", "added", "believe", "believed"})
OF_HEADS = frozenset(lexicon("linking")["of_heads"])
WHERE = frozenset({"in", "across", "at", "throughout", "from", "near"})
OWN_VERBS = frozenset(lexicon("linking")["own_verbs"])
# Open a clause with a subject of its own ("many will object when a man is shot").
WHEN = frozenset({"after", "before", "when", "because", "although", "while", "whereas", "unless", "where"})
INSERTS = frozenset({",", "–", "—"})
SINGULAR = frozenset({"is", "was", "has", "isn't", "wasn't", "hasn't"})
REFLEXIVES = frozenset({"himself", "herself", "themselves", "itself"})
QUANTIFIERS = frozenset({"both", "all", "each"})
HAVE = frozenset(lexicon("verb_context")["have"])
BACK = frozenset({"gone", "returned", "escaped", "left"})


def is_main_verb(doc: Document, phrase: Phrase, event: EventMention) -> bool:
    """Return whether a finite verb closes a sentence whose subject a clause describes.

    "Two men guarding the bank in Novara were killed", "two boys who were shot in a park on Friday have died".
    """
    auxiliary = _auxiliary_of(doc, event)
    if auxiliary is None:
        return False
    opened = _over_insert(doc, phrase, auxiliary)
    if phrase.last < opened == auxiliary:
        return True
    relative = doc.lower(opened) in RELATIVES
    if relative:
        opened += 1
        while opened < auxiliary and doc.tokens[opened].tag in BEFORE_VERB:
            opened += 1
    elif not doc.lower(opened).endswith("ing"):
        return False
    alone = relative and auxiliary == opened + 1  # "who fled have been arrested"
    return alone or (auxiliary > opened + 1 and all(_is_nominal(doc, k) for k in range(opened + 1, auxiliary)))


def _over_insert(doc: Document, phrase: Phrase, auxiliary: int) -> int:
    """Return the token behind what commas or dashes tell more of a subject, where its verb or "who" follows.

    "Two hostages, held since May, were", "two hostages - a nurse and a cook - who had been held since May were".
    """
    sign = doc.lower(phrase.last)
    before = phrase.first - 1 - (doc.tokens[phrase.first - 1].tag == "determiner")
    if sign not in INSERTS or doc.tokens[before].tag == "preposition" or not _agrees(doc, phrase, auxiliary):
        return phrase.last
    closed = [k for k in range(phrase.last + 2, auxiliary) if doc.lower(k) == sign]
    if closed and closed[-1] == auxiliary - 1:
        return auxiliary
    return closed[0] + 1 if closed and doc.lower(closed[0] + 1) in RELATIVES else phrase.last


def _agrees(doc: Document, phrase: Phrase, auxiliary: int) -> bool:
    """Return whether the number of the counted and of the verb go together."""
    return (doc.lower(auxiliary) in SINGULAR) == (phrase.quantity.value_high == 1)


def is_added(doc: Document, phrase: Phrase, event: EventMention) -> bool:
    """Return whether a relative clause tells it of the counted: "14 mills, which were burnt", "seven of whom died"."""
    opened = (doc.lower(phrase.last), doc.lower(phrase.last + 1))
    if opened not in ((",", "which"), (",", "who"), ("of", "whom"), ("of", "which")):
        return False
    between = doc.tokens.run(phrase.last + 2, event.first)
    return len(between) <= LONGEST_GROUP and all(token.tag in BEFORE_VERB for token in between)


def goes_with(doc: Document, event: EventMention, phrase: Phrase) -> bool:
    """Return whether the number says how long it lasted or what it cost ("jailed for 12 years", "fined $500")."""
    gap = phrase.first - 1 - event.last
    if phrase.quantity.kind is Kind.MONEY:
        return event.passive and gap == -1
    return phrase.quantity.kind is Kind.DURATION and doc.lower(phrase.first - 1) == "for" and 0 <= gap <= 1


def in_other_clause(doc: Document, phrase: Phrase, event: EventMention) -> bool:
    """Return whether a clause with a subject of its own holds the verb: "showed two girls the gun when it went off"."""
    for k in range(phrase.last, event.first - 1):
        subject = doc.tokens[k + 1]
        own = subject.lower == "they" if phrase.quantity.value_high != 1 else subject.lower in ("he", "she")
        if doc.tokens[k].tag == "subordinator" and subject.tag == "pronoun" and doc.lower(k) != "that" and not own:
            closed = doc.lower(k - 1) == "," and any(doc.lower(at) == "," for at in range(k + 1, event.first))
            return not closed
        if doc.lower(k) in WHEN and subject.tag in ("", "determiner") and k + 1 < event.first:
            between = doc.tokens.run(phrase.last, k)
            return any(token.tag == "auxiliary" or token.lower in COMMON_VERBS for token in between)
    return False


def is_parted(doc: Document, phrase: Phrase) -> bool:
    """Return whether the counted are told part by part, so that no predicate is theirs ("200 men, of whom 40 died")."""
    after = [doc.lower(phrase.last + k) for k in range(3)]
    return after[0] == "," and after[1] == "of" and after[2] in ("whom", "which")


def _auxiliary_of(doc: Document, event: EventMention) -> int | None:
    """Return the first of the auxiliaries before a verb, None where it has none."""
    first = event.first
    while first > 0 and doc.tokens[first - 1].tag in BEFORE_VERB:
        first -= 1
    while first < event.first and doc.tokens[first].tag != "auxiliary":
        first += 1
    return first if first < event.first and event.role == "subject" else None


def _is_nominal(doc: Document, index: int) -> bool:
    token = doc.tokens[index]
    if token.kind is TokenKind.SIGN:
        return token.text in "-–'’" or token.lower == "'s"
    return token.tag in NOMINAL and token.lower not in COMMON_VERBS


def describes_another(doc: Document, phrase: Phrase, event: EventMention) -> bool:
    """Return whether a bare participle stands behind another verb: "many had stayed in a town hit by floods"."""
    if event.form != "verb" or not event.passive or event.first == phrase.last:
        return False
    before = doc.tokens[event.first - 1]
    verbal = before.tag != "" or before.lower in COMMON_VERBS | QUANTIFIERS or before.lower.endswith(("ed", "ly"))
    if verbal or before.kind is not TokenKind.WORD:
        return False
    between = doc.tokens.run(phrase.last, event.first)
    return any(
        token.tag == "auxiliary" or token.lower in COMMON_VERBS or (token.lower.endswith("ed") and not token.capital)
        for token in between
    )


def is_purpose(doc: Document, phrase: Phrase, event: EventMention) -> bool:
    """Return whether "to" behind another noun makes the verb somebody's purpose: "he lied to one client to serve"."""
    if doc.lower(event.first - 1) != "to" or event.first - 1 == phrase.last:
        return False
    before = doc.tokens[event.first - 2]
    return before.tag == "" and before.lower not in COMMON_VERBS and not before.lower.endswith("ed")


def of_behind_date(doc: Document, event: EventMention, phrase: Phrase) -> bool:
    """Return whether only a date parts a noun from its "of": "the murder on the evening of 27 May of six farmers"."""
    of = phrase.first - 1
    if doc.lower(of) != "of" or not 2 < of - event.last <= DATE_REACH or doc.lower(event.last) not in ("on", "in"):
        return False
    return doc.tokens[of - 1].kind is TokenKind.NUMBER or doc.lower(of - 1) in TIMES | {"may"}


def is_age_at(doc: Document, phrase: Phrase, event: EventMention) -> bool:
    """Return whether an age is the one at which it happened: "he was 37 years old when he was kidnapped"."""
    if phrase.quantity.kind is not Kind.AGE:
        return False
    when = next((k for k in range(phrase.last, phrase.last + 3) if doc.lower(k) == "when"), None)
    if when is None or doc.tokens[when + 1].tag != "pronoun":
        return False
    return all(token.tag in BEFORE_VERB for token in doc.tokens.run(when + 2, event.first)) and event.first > when + 1


def is_of_another(doc: Document, event: EventMention, phrase: Phrase) -> bool:
    """Return whether the verb is done to a noun before "of", not to the counted ("released the names of 12")."""
    head = phrase.first - 2
    before = doc.tokens[head] if head >= event.last else None
    if before is None or doc.lower(head + 1) != "of" or event.form != "verb":
        return False
    return before.tag == "" and before.lower not in OF_HEADS and before.kind is TokenKind.WORD


def opens_clause(doc: Document, index: int) -> bool:
    """Return whether a clause with its own subject follows: "when", or what is said ("one witness said a man")."""
    return doc.tokens[index].tag == "subordinator" or doc.lower(index) in SAYING


def speaks(doc: Document, phrase: Phrase) -> bool:
    """Return whether the counted say what follows ("One witness said Novak opened fire")."""
    return doc.lower(phrase.last) in SAYING


def only_describes(doc: Document, phrase: Phrase, event: EventMention) -> bool:
    """Return whether a word inside the phrase only tells what sort the counted are ("death threats")."""
    if event.last >= phrase.last:
        return False
    return event.role == "noun" or (event.form == "verb" and doc.lower(event.first).endswith("ing"))


def is_of_another_noun(doc: Document, phrase: Phrase, event: EventMention) -> bool:
    """Return whether an adjective stands before a noun of its own ("46 rooms as beds for homeless people")."""
    before, noun = doc.tokens[event.first - 1], doc.lower(event.last)
    bare = event.form == "adjective" and event.first > phrase.last and before.tag in ("", "preposition", "determiner")
    tagged = event.last >= len(doc.tokens) or bool(doc.tokens[event.last].tag)
    if doc.lower(event.last + 1) in REFLEXIVES:
        return False  # "a boy fatally shoots himself"
    return bare and not tagged and (is_plural(noun) or counts_persons(noun))


def has_own_verb(doc: Document, phrase: Phrase) -> bool:
    """Return whether a verb that is no event tells of the bare number ("four escaped and four were found dead")."""
    return phrase.quantity.elided and doc.lower(phrase.last) in OWN_VERBS


def is_setting(doc: Document, phrase: Phrase) -> bool:
    """Return whether the sentence opens with the counted as its scene ("Across the two provinces, 30 schools")."""
    first = doc.sentences[doc.tokens[phrase.first].sentence].first
    opens = doc.lower(first) in WHERE and 1 <= phrase.first - first <= 2
    return opens and doc.lower(phrase.last) == "," and phrase.quantity.kind is Kind.OBJECTS


def is_parting(doc: Document, first: int, last: int) -> bool:
    """Return whether a semicolon parts what stands before the tokens from what stands behind them."""
    return any(doc.lower(k) == ";" for k in range(first, last))


def sorts_of(phrases: Sequence[Phrase]) -> dict[int, int]:
    """Return each token that may say what sort the counted are, with the first token of the last phrase it is of."""
    sorts: dict[int, int] = {}
    for phrase in phrases:
        own = [*range(phrase.first, phrase.last), *([phrase.quantity.last] if phrase.quantity.elided else ())]
        sorts |= {index: max(phrase.first, sorts.get(index, 0)) for index in own}
    return sorts


def is_of_next(phrase: Phrase, event: EventMention, sorts: dict[int, int]) -> bool:
    """Return whether the word says what sort the next counted are: "searched for 15 missing hikers", "30 wounded"."""
    return event.form != "noun" and sorts.get(event.first, -1) > phrase.last


def other_verb_follows(doc: Document, index: int, event_at: Mapping[int, EventMention]) -> bool:
    """Return whether the next word is a verb that is no event: "19 missiles failed", "two hostages said"."""
    word = doc.lower(index)
    if word in HAVE:
        return doc.lower(index + 1) in BACK
    return index not in event_at and (word in COMMON_VERBS or ends_as_past(word))
