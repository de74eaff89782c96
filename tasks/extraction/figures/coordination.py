"""Events that figures of one sentence share: parts of a whole, breakdowns, and what "and" joins."""

from collections.abc import Mapping, Sequence

from tasks.extraction.events import COMMON_VERBS
from tasks.extraction.figures.totals import is_summed
from tasks.extraction.phrases import Phrase
from tasks.extraction.rows.mentions import EventMention, Link, Road
from tasks.extraction.text import Document, lexicon
from tasks.extraction.words.inflection import ends_as_past
from values.categories import Kind

INCLUDING = frozenset(lexicon("linking")["including"])
COUNTS = (Kind.PERSONS, Kind.OBJECTS, Kind.OTHER)
SAME_CLAUSE = frozenset({Road.SUMMED, Road.CHANGED})
OPENERS = frozenset({":", ";", "—", "–"})
HAVE = frozenset(lexicon("verb_context")["have"])
COMPARISONS = frozenset(
    {
        ("compares", "with"),
        ("compares", "to"),
        ("up", "from"),
        ("down", "from"),
        ("compared", "with"),
        ("compared", "to"),
    }
)
LONGEST_CHANGE = 4
WEAK = 4.0
"""The cost of a link to a noun that only says who the counted are."""
LISTED_TAGS = frozenset({"", "determiner", "conjunction"})
LONGEST_LIST = 8
REMAIN = frozenset({"remain", "remains", "remained"})
JOINTS = frozenset({"and", ",", "or", "plus"})


def is_part(doc: Document, phrase: Phrase) -> bool:
    """Return whether "including" or its like stands before the number."""
    return any(doc.lower(phrase.first - back) in INCLUDING for back in (1, 2, 3)) and phrase.first > 0


def comes_from(doc: Document, phrases: Sequence[Phrase], number: int) -> bool:
    """Return whether the bare number is where the one before came from ("to 5,000 from 3,500")."""
    phrase = phrases[number]
    beside = number > 0 and phrases[number - 1].last == phrase.first - 1
    return beside and phrase.quantity.elided and doc.lower(phrase.first - 1) == "from"


def only_listed(
    doc: Document, phrases: Sequence[Phrase], number: int, link: Link, events: Mapping[int, EventMention]
) -> bool:
    """Return whether a noun that says who they are is joined to the figure before ("3 boys and two policemen")."""
    if not number or link.road is not Road.COUNTED_NOUN or link.cost < WEAK:
        return False
    between = range(phrases[number - 1].last, phrases[number].first)
    plain = all(doc.tokens[k].tag in LISTED_TAGS and k not in events for k in between)
    return plain and len(between) <= LONGEST_LIST


def shared(doc: Document, phrases: Sequence[Phrase], number: int, links: Sequence[Link], own: Link) -> Link:
    """Return the event of the whole ("including 12 children") or of the figure it is coordinated with, else `own`."""
    phrase = phrases[number]
    part = is_part(doc, phrase)
    if (pair := _of_pair(doc, phrases, number)) is not None and links[pair].event is not None:
        return Link(links[pair].mention, links[pair].event, Road.COMPARED, links[pair].cost + 1)
    if part and own.mention is not None and own.road in (Road.PREDICATE, Road.COUNTED_NOUN) and own.cost < 1.0:
        return own
    for back in range(number - 1, -1, -1):
        partner, link = phrases[back], links[back]
        if link.event is None or partner.quantity.kind not in COUNTS:
            continue
        road = Road.PART_OF if part else _road_to(doc, partner, phrase, link)
        if road is not None:
            return Link(link.mention, link.event, road, link.cost + (road not in SAME_CLAUSE))
    return own


def _road_to(doc: Document, partner: Phrase, phrase: Phrase, link: Link) -> Road | None:
    """Return by what a figure shares the event of one before it, None where it does not."""
    if is_summed(doc, phrase, partner):
        return Road.SUMMED
    named = link.road is Road.COUNTED_NOUN and link.mention is not None and link.mention.role == "noun"
    if named and not phrase.quantity.elided:
        return None  # "17 cases and 5 recoveries"
    if _coordinated(doc, partner, phrase) and not _has_other_verb(doc, phrase):
        return Road.COORDINATED
    if phrase.quantity.elided and is_compared(doc, phrase.first):
        return Road.COMPARED
    if is_risen(doc, partner, phrase):
        return Road.CHANGED
    return Road.BREAKDOWN if _broken_down(doc, partner, phrase) else None


def _of_pair(doc: Document, phrases: Sequence[Phrase], number: int) -> int | None:
    """Return which of two figures the number is compared with ("12 dead and 40 hurt, up from 9 and 31")."""
    first = number if is_compared(doc, phrases[number].first) else number - 1
    if first < 2 or first + 1 >= len(phrases) or not is_compared(doc, phrases[first].first):
        return None
    one, other = phrases[first], phrases[first + 1]
    bare = one.quantity.elided and other.quantity.elided
    return number - 2 if bare and other.first == one.last + 1 and doc.lower(one.last) == "and" else None


def _coordinated(doc: Document, partner: Phrase, phrase: Phrase) -> bool:
    """Return whether nothing but phrases, commas and one "and" stand between, with no new predicate."""
    joined = False
    if _is_doing(doc, phrase.first - 1) or is_done_to(doc, phrase.first - 1):
        return False
    for index in range(partner.last, phrase.first):
        token = doc.tokens[index]
        joined = joined or token.lower in JOINTS
        verb = token.lower in COMMON_VERBS and not (token.capital and doc.case == "mixed")
        if verb or token.text in (";", "—"):
            return False
    return joined and phrase.quantity.kind is partner.quantity.kind


def is_done_to(doc: Document, before: int) -> bool:
    """Return whether a verb that is joined to another one has the number for its object ("and questioned 40")."""
    token = doc.tokens[before] if before > 0 else None
    if token is None or token.tag or token.capital or token.lower in COMMON_VERBS:
        return False
    return ends_as_past(token.lower) and doc.lower(before - 1) in ("and", "but", ",")


def _is_doing(doc: Document, before: int) -> bool:
    """Return whether a participle of its own stands before the number ("killing 12 and looting 40 shops")."""
    word = doc.lower(before)
    return word.endswith("ing") and len(word) > 4 and doc.tokens[before].tag == "" and word not in INCLUDING


def _has_other_verb(doc: Document, phrase: Phrase) -> bool:
    """Return whether a verb of its own, that is no event, tells of the number ("and 50 have since escaped")."""
    at = phrase.last
    if phrase.quantity.elided and doc.lower(at) in REMAIN:
        return True
    while doc.lower(at) in HAVE or (at > phrase.last and doc.tokens[at].tag == "adverb"):
        at += 1
    return at > phrase.last and doc.lower(at).endswith("ed")


def is_compared(doc: Document, first: int) -> bool:
    """Return whether the number before token `first` is compared with it ("down from 90", "compared with 90")."""
    return (doc.lower(first - 2), doc.lower(first - 1)) in COMPARISONS


def is_risen(doc: Document, partner: Phrase, phrase: Phrase) -> bool:
    """Return whether one number is what the other came to ("the toll rose from 12 to 15", "to 15 from 12")."""
    between = doc.tokens.run(partner.last, phrase.first)
    if not 0 < len(between) <= LONGEST_CHANGE or any(t.text in ",;" or t.tag == "auxiliary" for t in between):
        return False
    ends = (doc.lower(partner.quantity.first - 1), doc.lower(phrase.first - 1))
    return ends in (("from", "to"), ("by", "to")) or (ends == ("to", "from") and phrase.quantity.elided)


def _is_label(doc: Document, first: int, colon: int) -> bool:
    """Return whether the number has a label of its own ("deaths: 678; recovered: 9,012")."""
    return colon - 2 >= first and doc.lower(colon - 2) in OPENERS | {",", "."} and doc.tokens[colon - 1].tag == ""


def _broken_down(doc: Document, partner: Phrase, phrase: Phrase) -> bool:
    """Return whether a bare list behind a colon or semicolon tells what the partner was made up of."""
    if phrase.quantity.kind is not partner.quantity.kind:
        return False
    sentence = doc.sentences[doc.tokens[phrase.first].sentence]
    opened = next((k for k in range(phrase.first - 1, partner.last - 1, -1) if doc.lower(k) in OPENERS), None)
    if opened is None:
        return False
    closed = next((k for k in range(phrase.last, sentence.last) if doc.lower(k) in OPENERS), sentence.last)
    if doc.lower(phrase.first - 1) == ":" and _is_label(doc, partner.last, phrase.first - 1):
        return False
    listed = doc.tokens.run(opened + 1, closed)
    verbal = any(t.tag in ("auxiliary", "pronoun", "subordinator") or t.lower in COMMON_VERBS for t in listed)
    whole, low = partner.quantity.value_high, phrase.quantity.value_low
    return not verbal and (whole is None or low is None or low <= whole)
