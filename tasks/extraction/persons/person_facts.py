"""What follows for a person from the words beside the name and from dated fates."""

from calendar import monthrange
from datetime import date, timedelta
from itertools import pairwise

from tasks.extraction.persons.entities import Entity
from tasks.extraction.persons.fate_cues import after_enlisting
from tasks.extraction.rows.mentions import NameMention
from tasks.extraction.text import Document, TokenKind, lexicon
from tasks.extraction.words.proper_nouns import ROLES, STRONG_TITLES, TITLE_WORDS
from values.categories import Event
from values.person import Fate, Person

DEMONYMS = {name.lower(): code for name, code in lexicon("demonyms").items() if name not in ("US", "UK")}
MULTIWORD = {words: code for words, code in DEMONYMS.items() if " " in words}
LONGEST_APPOSITION = 12
Window = tuple[date, date]


def add_facts(doc: Document, entity: Entity, person: Person) -> None:
    """Fill role and nationality from the words beside the name, and the derived columns from age and dated fates."""
    if entity.mention is not None:
        before, behind = _phrase_before(doc, entity.mention), _phrase_behind(doc, entity.mention)
        person.role = entity.mention.title or _role(doc, before) or (doc.quote(*behind) if behind else None)
        person.nationality = _nationality(doc, before) or _nationality(doc, behind)
    death = next((fate for fate in person.fates if fate.event is Event.KILLED and fate.start and fate.end), None)
    if death is not None and person.age is not None and death.start and death.end:
        person.age_as_of = death.end
        person.derived_birth_start = _years(death.start, -(person.age + 1)) + timedelta(days=1)
        person.derived_birth_end = _years(death.end, -person.age)
    _derive_enlistment(doc, entity, person, death)


def _derive_enlistment(doc: Document, entity: Entity, person: Person, death: Fate | None) -> None:
    """Count back from a death "three months after enlisting"; the stated fate then keeps no date of its own."""
    counted = next(
        (found for index, event in entity.events if event is Event.ENLISTED and (found := after_enlisting(doc, index))),
        None,
    )
    if counted is None:
        return
    for fate in person.fates:
        if fate.event is Event.ENLISTED:
            fate.start = fate.end = None
    if death is not None and death.start and death.end:
        person.derived_enlisted_start, person.derived_enlisted_end = back((death.start, death.end), *counted)


def back(window: Window, count: int, unit: str) -> Window:
    """Return the window as long before: months give whole months, since the text counts no days."""
    start, end = window
    if unit in ("day", "week"):
        days = timedelta(days=count * (7 if unit == "week" else 1))
        return start - days, end - days
    if unit == "year":
        return _years(start, -count), _years(end, -count)
    first, last = _months(start, -count), _months(end, -count)
    return first.replace(day=1), last.replace(day=monthrange(last.year, last.month)[1])


def _months(day: date, count: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _years(day: date, count: int) -> date:
    return _months(day, 12 * count)


def _phrase_before(doc: Document, name: NameMention) -> tuple[int, int]:
    """Return the tokens of the noun phrase before the name: nouns, demonyms and adjectives, no age."""
    start = doc.sentences[doc.tokens[name.first].sentence].first
    first = name.first
    while first > start and first > name.first - 6:
        token = doc.tokens[first - 1]
        if token.kind is not TokenKind.WORD or token.tag or token.lower == "old":
            break
        first -= 1
    return first, name.first


def _phrase_behind(doc: Document, name: NameMention) -> tuple[int, int] | None:
    """Return the apposition behind the name without its article ("Ana Ruiz, 38, a retired teacher,")."""
    end = doc.sentences[doc.tokens[name.first].sentence].last
    at = name.last
    if doc.lower(at) == "," and at + 2 < end and doc.tokens[at + 1].kind is TokenKind.NUMBER:
        at += 2
    if doc.lower(at) != "," or doc.lower(at + 1) not in ("a", "an", "the"):
        return None
    for last in range(at + 2, min(end, at + 2 + LONGEST_APPOSITION)):
        if doc.tokens[last].tag in ("auxiliary", "pronoun", "subordinator"):
            return None
        if doc.tokens[last].text in ",.;":
            words = {doc.lower(k) for k in range(at + 2, last)}
            return (at + 2, last) if words & (ROLES | STRONG_TITLES) else None
    return None


def _role(doc: Document, phrase: tuple[int, int]) -> str | None:
    """Return the role noun that ends the phrase, with the nouns before it and without a demonym."""
    first, last = phrase
    if first == last or doc.lower(last - 1) not in ROLES:
        return None
    begin = last - 1
    while (
        begin > first
        and doc.lower(begin - 1) not in DEMONYMS
        and (not doc.tokens[begin - 1].capital or doc.lower(begin - 1) in TITLE_WORDS)
    ):
        begin -= 1
    return doc.quote(begin, last)


def _nationality(doc: Document, phrase: tuple[int, int] | None) -> str | None:
    if phrase is None:
        return None
    words = [doc.lower(k) for k in range(*phrase)]
    pairs = (MULTIWORD.get(f"{one} {two}") for one, two in pairwise(words))
    return next((code for code in pairs if code), None) or next((DEMONYMS[w] for w in words if w in DEMONYMS), None)
