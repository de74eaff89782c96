"""Tell numbers that are no figures, each with the name of the rule that says so."""

from collections import defaultdict
from collections.abc import Callable

from tasks.extraction.numbers import DASHES, PLURAL_VERBS, Amount, money_sign_before
from tasks.extraction.quantities import ignored_calendar as calendar
from tasks.extraction.quantities import ignored_names, references
from tasks.extraction.quantities.codes import attached_code
from tasks.extraction.quantities.neighbours import LISTS, Surroundings
from tasks.extraction.rows.rules import Rule, Table, always
from tasks.extraction.text import Document, TokenKind, lexicon
from tasks.extraction.words.inflection import ends_as_past
from tasks.extraction.words.nouns import is_plural
from tasks.extraction.words.persons import counts_persons


def _voted(around: Surroundings) -> bool:
    """Return whether the number belongs to "a vote of 14 to 5"."""
    pair = (around.after() == "to", around.before() == "to")
    others = (around.token(2), around.token(-2))
    numbers = [
        joined and other is not None and other.kind is TokenKind.NUMBER
        for joined, other in zip(pair, others, strict=False)
    ]
    return any(numbers) and bool({around.before(step) for step in range(1, 7)} & VOTES)


def _tallied(around: Surroundings) -> bool:
    """Return whether the number belongs to "a 5-to-4 decision"."""
    opens = [around.after(step) for step in (1, 2, 3, 5, 6)]
    closes = [around.before(step) for step in (1, 2, 3)]
    first = opens[:3] == ["-", "to", "-"] and bool(set(opens[3:]) & RESULTS)
    second = closes == ["-", "to", "-"] and bool({around.after(), around.after(2)} & RESULTS)
    return first or second


def _idioms() -> dict[str, list[tuple[str, ...]]]:
    """Return the fixed phrases by each of their words."""
    idioms: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in lexicon("ignored")["idioms"]:
        words = tuple(phrase.split())
        for word in words:
            idioms[word].append(words)
    return dict(idioms)


IDIOMS = _idioms()
SCORING = frozenset({"scored", "scoring", "scores"})
RESOLUTIONS = frozenset({"2K", "4K", "5K", "8K", "4k", "8k"})
RESULTS = LISTS["score_after"]
VOTES = frozenset({"vote", "votes", "voted", "voting", "margin"})


def ignored_reason(doc: Document, amount: Amount) -> str | None:
    """Return the name of the rule by which the number on `amount` is no figure, None when it may be one."""
    around = Surroundings(doc, amount)
    rule = IGNORED.decide(around)
    return rule.name if rule is not None else None


def _list_number(around: Surroundings) -> bool:
    """Return whether "12." or "3)" numbers a paragraph, or "1)" a point of a row."""
    sentence = around.doc.sentences[around.doc.tokens[around.amount.first].sentence]
    if not around.bare_digits:
        return False
    if around.amount.first == sentence.first + 1 and around.before() == "(" and around.after() == ")":
        return around.value <= 20
    if around.amount.first != sentence.first:
        back = {around.before(step) for step in range(1, 13)}
        return around.after() == ")" and around.value <= 20 and "(" not in back
    if sentence.last - sentence.first <= 2 and around.amount.first == sentence.first:
        return around.after() in {"", ".", ")"} and len(around.doc.sentences) > 1
    follower = around.token(2)
    return around.after() == ")" or (around.after() == "." and follower is not None and follower.capital)


def _score(around: Surroundings) -> bool:
    """Return whether the number belongs to a result: "won 3-1", "a 54-46 vote"."""
    if around.before() in SCORING and around.after() in LISTS["game_points"]:
        return True
    if around.amount.rule == "range_dash":
        after = around.after(2) if around.after() == "-" else around.after()
        return after in LISTS["score_after"] or (around.before() in LISTS["score_before"] and not around.has_unit)
    left, right = around.token(-2), around.token(2)
    if _voted(around) or _tallied(around):
        return True
    number = around.doc.tokens[around.amount.first].kind is TokenKind.NUMBER
    second = around.before() in DASHES and left is not None and left.kind is TokenKind.NUMBER and number
    first = around.after() in DASHES and right is not None and right.kind is TokenKind.NUMBER
    return second or (first and around.touches(1) and around.touches(2))


def _idiom(around: Surroundings) -> bool:
    """Return whether a fixed phrase holds the number: "ground zero", "24/7", "50-50", "a drink or two"."""
    doc, amount = around.doc, around.amount
    if around.before() == "or" and doc.lower(amount.first) == "two" and around.after() not in LISTS["partitive"]:
        return around.before(3) in LISTS["one_before_two"]
    for phrase in IDIOMS.get(doc.lower(amount.first), ()):
        for start in range(max(0, amount.last - len(phrase)), amount.first + 1):
            if doc.starts(start, phrase):
                return True
    return False


def _compound(around: Surroundings) -> bool:
    """Return whether the number counts nothing in a compound: "two-way", "one-time", "3D"."""
    if around.after() == "-" and around.touches(1):
        one = around.doc.lower(around.amount.first) == "one"
        joined = around.after(3) == "-"
        if joined and around.after(2) == "a" and around.after(4) == "side":
            return True
        if (around.after(2) in {"for", "on"} or (around.after(2) == "in" and around.value > 1)) and joined:
            return True
        if ends_as_past(around.after(2)):
            return True
        return around.after(2) in LISTS["one_compound" if one else "compound"]
    if around.before() == "-" and around.before(2) in LISTS["middles"] and around.before(3) == "-":
        return True
    word = around.token(1)
    digits = around.doc.tokens[around.amount.last - 1].kind is TokenKind.NUMBER
    dimensional = digits and word is not None and word.text in {"D", "G"} and around.touches(1)
    return dimensional or _resolution(around)


def _resolution(around: Surroundings) -> bool:
    """Return whether "4K" or "8K" names a picture's grain: no thousands, unless something is counted behind it."""
    doc, amount = around.doc, around.amount
    written = doc.quote(amount.first, amount.last)
    counted = is_plural(around.after()) or counts_persons(around.after()) or around.after() in PLURAL_VERBS
    return written in RESOLUTIONS and not counted and money_sign_before(doc, amount.first) is None


def _rate_base(around: Surroundings) -> bool:
    """Return whether the number is what a rate is reckoned by ("12 deaths per 100,000 people")."""
    per = around.before() == "per" or (around.before() == "every" and around.before(2) == "for")
    return per and around.value > 1 and not around.has_unit


def _leading_zero(around: Surroundings) -> bool:
    """Return whether digits that open with 0 number a record ("0591"); a share or a point has a sign behind the 0."""
    written = around.doc.tokens[around.amount.first].text
    return around.bare_digits and len(written) > 2 and written.startswith("0") and written.isdecimal()


def _named(name: str, holds: Callable[[Surroundings], bool], reads: str, leaves: str) -> Rule[Surroundings, str]:
    return Rule(name, holds, always(name), reads, leaves)


IGNORED: Table[Surroundings, str] = Table(
    "ignored",
    "Is a number no figure?",
    (
        _named("attached_code", attached_code, "Tests of the 1080p film took days.", "Some 29 men died."),
        _named("reference", references.reference, "The plant was closed [12].", "The plant has 12 rooms."),
        _named("coordinates", ignored_names.coordinates, "It sank at 45.1° N, 30.2° E.", "It sank with 45 men."),
        _named("telephone", ignored_names.telephone, "Call 555-867-5309 for help.", "Some 555 men died."),
        _named("clock_time", calendar.clock_time, "Reporters saw them leave at 1830.", "It began with 18 men."),
        _named(
            "calendar_date",
            calendar.calendar_date,
            "A raid on 10 March 2025 killed 12 rebels.",
            "It began with 3 men.",
        ),
        _named("calendar_year", calendar.calendar_year, "Emissions fell on 2005 levels.", "It killed 1994 men."),
        _named("decade", calendar.decade, "He lives on Road 600S of the county.", "It killed 1990 men."),
        _named("score", _score, "Osten won 3-1.", "Osten lost 3 men."),
        _named("idiom", _idiom, "She called 911 from the house.", "She called 24 men."),
        _named("compound", _compound, "It is a two-way street.", "It is a street of two shops."),
        _named("rate_base", _rate_base, "There were 12 deaths per 100,000 people.", "Some 100,000 people fled."),
        _named("leading_zero", _leading_zero, "Filed under 0591, 0692 and 0630.", "Some 591 men died."),
        _named("address", ignored_names.address, "He lived at 12 Vess Street.", "He hired 12 men."),
        _named("list_number", _list_number, "1. The river rose.\n2. The dam broke.", "Two dams broke."),
        _named("identifier", ignored_names.identifier, "Flight 747 was late.", "Some 747 men were late."),
    ),
)
