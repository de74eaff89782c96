"""Find the counted noun where the number stands alone: "six of them", "killed 12", "the toll rose to 21"."""

from collections.abc import Sequence

from tasks.extraction.quantities.bare_persons import means_persons
from tasks.extraction.quantities.partitives import topic_of
from tasks.extraction.quantities.pointing_back import points_back
from tasks.extraction.rows.mentions import Quantity
from tasks.extraction.text import Document, TokenKind, lexicon
from tasks.extraction.words.nouns import is_plural, singular
from tasks.extraction.words.persons import counts_persons, group_of
from values.categories import Kind

WORDS = lexicon("counted")
PERSON_VERBS = frozenset(WORDS["person_verbs"])
TOLL_WORDS = WORDS["toll_words"]
INCLUDING = frozenset(lexicon("linking")["including"])
STATES = frozenset({"dead", "wounded", "injured", "hurt", "missing", "injuries", "deaths", "fatalities", "casualties"})
PARENTS = frozenset(
    {"father", "mother", "parent", "parents", "grandmother", "grandfather", "mom", "dad", "dads", "moms"}
)
TOTALS = frozenset(
    {"numbered", "number", "numbering", "totaled", "totalled", "totaling", "totalling", "reached", "were", "at", "to"}
)
RECKONING = frozenset({"put", "puts", "estimate", "estimated", "fear", "feared", "say", "said", "place", "placed"})
MOVING = frozenset({"rose", "fell", "climbed", "dropped", "jumped", "increased", "decreased", "declined", "soared"})
LONGEST_MOVE = 6
DASHES = frozenset({"-", "–", "—"})
SCALES = frozenset({"million", "billion", "trillion", "bn", "m", "crore", "lakh", "thousand"})
COMPARED = frozenset({"compared", "from", "against", "versus", "up", "down", "than"})
BODIES = frozenset({"body", "corpse"})
COLLECTIVES = frozenset(WORDS["collectives"])
PEOPLED = frozenset({"city", "town", "village", "community", "nation", "country", "population", "crowd", "audience"})
SOURCES = frozenset(lexicon("sources")["heads"]["plural"])
REACH = 12
FAR = 40
THEM = frozenset({"them", "whom"})
BE = frozenset({"were", "are"})
Span = tuple[int, int]


def counted_elsewhere(doc: Document, quantity: Quantity, before: Sequence[Quantity]) -> None:
    """Set what an elided number counts, from the words around it or from the count before it in the text."""
    quantity.elided = True
    number = quantity.value_low if quantity.value_low is not None else quantity.value_high
    if number is not None and number > 1 and number != int(number):
        return
    if doc.lower(quantity.last) == "of" and doc.lower(quantity.last + 1) == "which" and before:
        _copy(quantity, before[-1])
    elif quantity.rule == "fraction" and doc.lower(quantity.last) in {"of", "the", "its", "their", "a", "an"}:
        return
    elif before and _is_sum_compared(doc, quantity, before[-1]):
        _copy(quantity, before[-1])
    elif (named := _predicated(doc, quantity) or _listed(doc, quantity)) is not None:
        _set_from_words(doc, quantity, *named)
        quantity.unit_first = quantity.unit_last = None
    elif not _told_by_whole(doc, quantity):
        _told_around(doc, quantity, before)


def _told_by_whole(doc: Document, quantity: Quantity) -> bool:
    """Set what the noun before "of" says of its number ("a father of two", "a crew of 12"); return whether it does."""
    before, noun = doc.lower(quantity.first - 1), doc.lower(quantity.first - 2)
    if before == "of" and noun in PARENTS:
        quantity.kind, quantity.unit_norm = Kind.PERSONS, "child"
    elif before in {"of", "at"} and noun in PEOPLED:
        _set(quantity, Kind.PERSONS, "people")
    elif before == "of" and noun in COLLECTIVES:
        _set(quantity, Kind.PERSONS, None)
    else:
        return False
    return True


def _told_around(doc: Document, quantity: Quantity, before: Sequence[Quantity]) -> None:
    """Set what the words around a number or the count before it say that it counts."""
    person_verb = _person_verb(doc, quantity)
    earlier = _earlier(doc, quantity, before, person_verb)
    toll = _toll(doc, quantity)
    if toll is not None and not (earlier and earlier.first > toll):
        _set(quantity, Kind.PERSONS, TOLL_WORDS[doc.lower(toll)])
    elif noun := _moved(doc, quantity) or _apposed(doc, quantity) or _number_of(doc, quantity):
        _set_from_words(doc, quantity, *noun)
    elif doc.lower(quantity.last) in STATES and (earlier is None or _is_state(earlier) or earlier.unit_norm in BODIES):
        _set(quantity, Kind.PERSONS, doc.tokens[quantity.last].text)
    elif earlier is not None and _is_state(earlier):
        _set(quantity, Kind.PERSONS, None)
    elif earlier is not None:
        _copy(quantity, earlier)
    elif (subject := _persons_before(doc, quantity)) is not None:
        _set_from_words(doc, quantity, *subject)
    elif person_verb or means_persons(doc, quantity, before):
        _set(quantity, Kind.PERSONS, None)


def _predicated(doc: Document, quantity: Quantity) -> Span | None:
    """Return the noun that tells who the counted are ("44 were fighters", "three of them police officers")."""
    at = quantity.last
    of_them = doc.lower(at) == "of" and doc.lower(at + 1) in THEM
    at += 2 * of_them
    be = doc.lower(at) in BE
    first, end = at + be, doc.sentences[doc.tokens[quantity.first].sentence].last
    last = first
    while last < end and doc.tokens[last].kind is TokenKind.WORD and not doc.tokens[last].tag:
        last += 1
    noun = doc.lower(last - 1)
    persons = last > first and is_plural(noun) and counts_persons(noun) and noun not in STATES
    return (first, last) if (of_them or be) and persons else None


def _listed(doc: Document, quantity: Quantity) -> Span | None:
    """Return the plural that bracketed numbers deal out over places ("cases were reported in Lima (14), Cuzco (9)")."""
    if not _is_bracketed(doc, quantity.first, quantity.last):
        return None
    sentence = doc.sentences[doc.tokens[quantity.first].sentence]
    others = [k for k in doc.positions.get("(", ()) if sentence.first <= k < sentence.last and k != quantity.first - 1]
    if not any(_is_bracketed(doc, k + 1, k + 2) for k in others):
        return None
    nouns = (k for k in range(sentence.first, quantity.first) if is_plural(doc.lower(k)) and not doc.tokens[k].tag)
    noun = next(nouns, None)
    return (noun, noun + 1) if noun is not None else None


def _is_bracketed(doc: Document, first: int, last: int) -> bool:
    """Return whether a number stands alone in brackets behind a name."""
    closed = doc.lower(first - 1) == "(" and doc.lower(last) == ")" and doc.tokens[first].kind is TokenKind.NUMBER
    return closed and doc.tokens[first - 2].capital


def _is_sum_compared(doc: Document, quantity: Quantity, before: Quantity) -> bool:
    """Return whether a large number is compared with a sum ("1.2 billion euros, compared with 300 million")."""
    same = doc.tokens[before.first].sentence == doc.tokens[quantity.first].sentence
    if not same or before.kind not in (Kind.MONEY, Kind.MEASURE):
        return False
    scaled = any(doc.lower(k) in SCALES for k in range(quantity.first, quantity.last))
    between = {doc.lower(k) for k in range(before.last, quantity.first)}
    return scaled and bool(between & COMPARED)


def _is_state(quantity: Quantity) -> bool:
    """Return whether the count names its persons by their state ("two dead"), which the next one does not share."""
    return (quantity.unit or "").lower() in STATES


def _set(quantity: Quantity, kind: Kind, unit: str | None) -> None:
    quantity.kind, quantity.unit = kind, unit
    quantity.unit_norm = singular(unit.lower().rpartition(" ")[2]) if unit else "person"


def _copy(quantity: Quantity, earlier: Quantity) -> None:
    quantity.kind, quantity.unit, quantity.unit_norm = earlier.kind, earlier.unit, earlier.unit_norm
    quantity.unit_first, quantity.unit_last = earlier.unit_first, earlier.unit_last
    quantity.nationality, quantity.standing = earlier.nationality, earlier.standing
    quantity.sex, quantity.age_band = earlier.sex, earlier.age_band


def _earlier(doc: Document, quantity: Quantity, before: Sequence[Quantity], person_verb: bool) -> Quantity | None:
    """Return the nearest count of persons or things in the same sentence or the one before it."""
    sentence = doc.tokens[quantity.first].sentence
    topic = topic_of(doc, quantity, before[-8:])
    if topic is not None and topic.kind is Kind.PERSONS and doc.lower(quantity.last) != "of":
        return topic
    for earlier in reversed(before[-8:]):
        back = sentence - doc.tokens[earlier.first].sentence
        if back > 1 or (back and not (person_verb or points_back(doc, quantity))):
            return None
        fits = earlier.kind is Kind.PERSONS or (earlier.kind in {Kind.OBJECTS, Kind.OTHER} and not person_verb)
        if fits and earlier.unit and earlier.rule != "multiplicative" and not _is_aside(doc, earlier):
            return earlier
    return None


def _is_aside(doc: Document, quantity: Quantity) -> bool:
    """Return whether the count is a part between commas ("Ten, including two girls, were killed and five hurt")."""
    return doc.lower(quantity.first - 1) in INCLUDING and doc.lower(quantity.unit_last or quantity.last) == ","


def _person_verb(doc: Document, quantity: Quantity) -> bool:
    """Return whether a verb of harm, arrest or flight stands beside the number ("killed 12", "12 were wounded")."""
    sentence = doc.sentences[doc.tokens[quantity.first].sentence]
    beside = range(max(sentence.first, quantity.first - 2), quantity.first)
    behind = range(quantity.last, min(sentence.last, quantity.last + 6))
    return any(doc.lower(k) in PERSON_VERBS for k in (*beside, *behind))


def _toll(doc: Document, quantity: Quantity) -> int | None:
    """Return the word before the number that makes it a count of victims ("death toll ... 21", "deaths to 12")."""
    sentence = doc.sentences[doc.tokens[quantity.first].sentence]
    for at in range(quantity.first - 1, max(sentence.first, quantity.first - REACH) - 1, -1):
        if doc.lower(at) in TOLL_WORDS:
            return at
        if doc.lower(at) in {";", ","} and doc.lower(at + 1) not in {"which", "now", "already"}:
            return None
    return None


def _apposed(doc: Document, quantity: Quantity) -> tuple[int, int] | None:
    """Return the noun that a number set off by dashes counts ("the most seats - 123 - in the vote")."""
    first = doc.sentences[doc.tokens[quantity.first].sentence].first
    at = quantity.first
    while at > first and doc.lower(at - 1) in DASHES:
        at -= 1
    closed = at < quantity.first and doc.lower(quantity.last) in DASHES
    return (at - 1, at) if closed and at > first and is_plural(doc.lower(at - 1)) else None


def _moved(doc: Document, quantity: Quantity) -> tuple[int, int] | None:
    """Return the plural whose number rose or fell to this one ("Arrests rose to 15 from nine")."""
    sentence = doc.sentences[doc.tokens[quantity.first].sentence]
    verb = next((k for k in range(sentence.first + 1, sentence.first + 4) if doc.lower(k) in MOVING), None)
    if verb is None or verb >= quantity.first or not is_plural(doc.lower(verb - 1)):
        return None
    if doc.lower(quantity.first - 1) not in {"to", "from"} or quantity.first - verb > LONGEST_MOVE:
        return None
    return sentence.first, verb


def _number_of(doc: Document, quantity: Quantity) -> tuple[int, int] | None:
    """Return the noun of "the number of people ..." beside an elided number."""
    if "number" not in doc.positions:
        return None
    sentence = doc.sentences[doc.tokens[quantity.first].sentence]
    for at in range(max(sentence.first, quantity.first - FAR), min(sentence.last - 2, quantity.last + FAR)):
        if doc.lower(at) == "number" and doc.lower(at + 1) == "of":
            if any(doc.lower(k) == "," for k in range(quantity.last, at)):
                return None  # "injured 12, bringing the number of homes destroyed to 30"
            for noun in range(at + 2, min(sentence.last, at + 6)):
                if is_plural(doc.lower(noun)):
                    return at + 2, noun + 1
    return None


def _persons_before(doc: Document, quantity: Quantity) -> tuple[int, int] | None:
    """Return the persons that the sentence names before the number ("the victims in the city numbered 213")."""
    sentence = doc.sentences[doc.tokens[quantity.first].sentence]
    partitive = doc.lower(quantity.last) == "of"
    if doc.lower(quantity.first - 1) not in TOTALS and not partitive:
        return None
    begin = doc.sentences[max(0, sentence.index - 1)].first if partitive else sentence.first
    for at in range(quantity.first - 1, max(begin, quantity.first - FAR) - 1, -1):
        if is_plural(doc.lower(at)) and counts_persons(doc.lower(at)) and doc.lower(at) not in SOURCES:
            return None if doc.lower(at + 1) in RECKONING else (at, at + 1)
    return None


def _set_from_words(doc: Document, quantity: Quantity, first: int, last: int) -> None:
    head = doc.lower(last - 1)
    _set(quantity, Kind.PERSONS if counts_persons(head) else Kind.OBJECTS, doc.quote(first, last))
    quantity.unit_first, quantity.unit_last = first, last
    group = group_of([token.text for token in doc.tokens.run(first, last) if token.kind is TokenKind.WORD])
    quantity.nationality, quantity.standing = group.nationality, group.standing
