"""Weigh the words in and around a run of capitals: does it name a person?"""

from tasks.extraction.rows.mentions import Segment
from tasks.extraction.text import Document, Token, TokenKind, lexicon
from tasks.extraction.words.accents import folded
from tasks.extraction.words.persons import counts_persons
from tasks.extraction.words.proper_nouns import (
    CALENDAR_NAMES,
    DEMONYMS,
    HEAD_CLASS,
    HEADS,
    MAYBE_SURNAME,
    NAMES,
    ROLES,
    STRONG_TITLES,
    is_capital,
    ordinary,
)

PLACE_OPENERS = frozenset(HEADS["place_opener"])
SURNAMES = NAMES["surname"] | MAYBE_SURNAME
PERSON_THRESHOLD = 2
SPEECH = frozenset(lexicon("places")["metonym_verb"]) | frozenset(
    {"recalled", "testified", "explained", "wrote", "replied", "tweeted", "noted"}
)
PERSON_VERBS = SPEECH | frozenset(lexicon("titles")["verb_after"])
# Words before a single name that tell of a person: "the death of Hamid, a rebel leader".
TOLD_OF = frozenset({"of", "that", "killed", "captured", "detained", "arrested", "seized", "wounded", "named"})
LONGEST_DESCRIPTION = 9
NAMING = frozenset({"named", "identified", "called", "as"})


def score(doc: Document, segment: Segment, taken: set[int]) -> int:
    """Return the evidence that a segment of two parts or more is a person; `PERSON_THRESHOLD` and above is one."""
    inside = _inside(doc, segment) + _plain(doc, segment)
    around = _before(doc, segment) + _after(doc, segment)
    inside -= 2 if segment.parts[0] in taken and segment.parts[-1] not in taken and not segment.marked else 0
    return inside + around + _again(doc, segment) + _place_penalty(segment, taken, inside + around)


def _inside(doc: Document, segment: Segment) -> int:
    words = [doc.tokens[i] for i in segment.parts]
    untitled_place = words[0].lower in PLACE_OPENERS and segment.title_first is None
    return (
        _of_lists(folded(words[0].lower), folded(words[-1].lower))
        + 2 * (segment.marked or _initial(doc, segment) or ("." in words[0].text and len(words[0].text) < 7))
        - 2 * _shouts(words, marked=segment.marked)
        - 2 * any(ordinary(doc, w.lower) for w in words if w.lower not in NAMES["unsure"] and len(w.text) > 1)
        - 2 * (len(words) > 5 or bool(segment.headline))
        - 3 * untitled_place
        - 3 * any(w.lower in HEAD_CLASS and w.lower not in SURNAMES for w in words[1:])
    )


def _of_lists(first: str, last: str) -> int:
    """Return the points that the lists of given names and surnames give a name."""
    given = 2 if first in NAMES["sure"] else int(first in NAMES["unsure"] or first in CALENDAR_NAMES)
    return given + int(last in NAMES["surname"] or last in NAMES["sure"])


def _shouts(words: list[Token], *, marked: bool) -> bool:
    """Return whether part of a name is all capitals, or the whole of one that nothing marks as a name."""
    shouting = [w for w in words if len(w.text) > 2 and w.text.isupper() and "." not in w.text]
    return bool(shouting) and not (marked and len(shouting) == len(words))


def _initial(doc: Document, segment: Segment) -> bool:
    """Return whether the name begins with an initial: "J. Weber"; a letter alone before capitals names a thing."""
    if len(doc.tokens[segment.parts[0]].text) > 1:
        return False
    return doc.lower(segment.parts[0] + 1) == "." or not any(doc.tokens[i].text.isupper() for i in segment.parts[1:])


def _plain(doc: Document, segment: Segment) -> int:
    """Return 1 for two to four capitals inside a sentence, the usual shape of a name."""
    opens = segment.first == doc.sentences[doc.tokens[segment.first].sentence].first
    return int(2 <= len(segment.parts) <= 4 and not opens and not segment.headline)


def _before(doc: Document, segment: Segment) -> int:
    before = doc.lower(segment.first - 1)
    if _is_introduced(doc, segment, before, doc.lower(segment.first - 2)):
        return 3
    if before in ("operation", "executive", "project", "hurricane", "typhoon", "ship", "frigate", "carrier"):
        return -3
    if before in ("the", "a", "an", "this", "these", "its") or (
        doc.lower(segment.first - 1) == "'s" and not _relative(doc, segment)
    ):
        return -3
    if before == "of" and doc.lower(segment.first - 2) == ",":
        return -3
    if before in ("in", "at", "near", "outside", "to", "from", "on"):
        return -1
    return 1 if before in ("and", "mr", "mrs", "ms") or before == "." else 0


def _is_introduced(doc: Document, segment: Segment, before: str, further: str) -> bool:
    """Return whether a title, a role, an age or "named" stands before the name."""
    start = segment.first if segment.title_first is None else segment.title_first
    if STRONG_TITLES & {doc.lower(i).rstrip(".") for i in range(start, segment.first)}:
        return True
    if before in ROLES or (before == "old" and further == "-"):
        return True
    if before in (",", ":", "(", "—", "-", "–") and further in ROLES:
        return True
    return before in ("named", "called") or (before == "as" and (further in NAMING or further == "known"))


def _relative(doc: Document, segment: Segment) -> bool:
    return folded(doc.lower(segment.parts[0])) in NAMES["sure"]


def _after(doc: Document, segment: Segment) -> int:
    tokens = doc.tokens
    index = segment.last
    if index >= len(tokens):
        return 0
    follows, second = tokens[index], doc.lower(index + 1)
    if age_after(doc, index):
        return 3
    if follows.lower in PERSON_VERBS:
        return 1
    if (
        follows.text == "," and second in ("who", "whose", "of", "a", "an", "the", "his", "her")
    ) or follows.lower == "'s":
        return 1
    if (
        follows.kind is TokenKind.WORD
        and not follows.tag
        and follows.text[:1].islower()
        and follows.lower in HEAD_CLASS
    ):
        return -3
    if is_capital(follows) and follows.lower in DEMONYMS:
        return -1
    return 0


def age_after(doc: Document, index: int) -> bool:
    """Return whether an age in apposition begins at `index`: ", 38", ", aged 38", "(38)"."""
    tokens = doc.tokens
    if index + 1 >= len(tokens) or tokens[index].text not in (",", "(", "-", "–", "—"):
        return False
    following = index + 2 if tokens[index + 1].lower in ("aged", "age") else index + 1
    if following >= len(tokens) or tokens[following].kind is not TokenKind.NUMBER or len(tokens[following].text) > 3:
        return False
    closing = doc.lower(following + 1)
    after_hyphen = tokens[following + 2] if following + 2 < len(tokens) else None
    if closing in ("-", "–") and after_hyphen is not None:
        scored = after_hyphen.kind is TokenKind.NUMBER
        if scored or after_hyphen.lower in ("year", "years", "month", "week", "day"):
            return False
    return closing in (",", ")", ".", ";", "and", "of", "-", "was", "is", "were", "—", "–", "") or tokens[
        index + 1
    ].lower in ("aged", "age")


def _again(doc: Document, segment: Segment) -> int:
    """Return 1 when the last part stands alone elsewhere, as a surname does after the first full mention."""
    for index in doc.positions.get(doc.lower(segment.parts[-1]), ())[:6]:
        alone = (
            index not in segment.parts
            and is_capital(doc.tokens[index])
            and not (index and is_capital(doc.tokens[index - 1]))
        )
        if (
            alone
            and doc.lower(index - 1) not in ("the", "in", "at", "near")
            and (index + 1 >= len(doc.tokens) or not is_capital(doc.tokens[index + 1]))
        ):
            return 1
    return 0


def _place_penalty(segment: Segment, taken: set[int], points: int) -> int:
    covered = all(i in taken for i in segment.parts)
    if not covered:
        return 0
    return 0 if points >= 5 else -4


def single_name(doc: Document, segment: Segment, taken: set[int]) -> bool:
    """Return whether one word alone is shown to be a person: by a form of address, a post, a role or an age."""
    word = doc.tokens[segment.parts[0]]
    if segment.headline or len(word.text) < 3 or word.text.isupper() or word.lower in ROLES:
        return False
    free = segment.first not in taken
    if segment.title_first is not None:
        titles = {doc.lower(i).rstrip(".") for i in range(segment.title_first, segment.first)}
        return free and bool(STRONG_TITLES & titles)
    return _untitled_person(doc, segment, taken, free)


def _untitled_person(doc: Document, segment: Segment, taken: set[int], free: bool) -> bool:
    """Return whether a word without a title before it is a person; it is `free` where no place holds it."""
    before, follows = doc.lower(segment.first - 1), doc.lower(segment.last)
    if (not free and before in ("in", "near", "at", "from")) or follows in ROLES or follows in HEAD_CLASS:
        return False
    given = folded(doc.lower(segment.parts[0])) in NAMES["sure"]
    if age_after(doc, segment.last):
        return free and (given or _may_be_told(doc, segment.first))
    if free and before in TOLD_OF and _is_described(doc, segment.last):
        return True
    if before == "old" and doc.lower(segment.first - 2) == "-":
        in_state = follows == "," and segment.last + 1 in taken
        return not in_state and (given or free)
    return free and given and _is_role_before(doc, segment.first)


def _is_role_before(doc: Document, first: int) -> bool:
    """Return whether "named" or a role leads to the name at token `first`, over a comma or a bracket too."""
    before = doc.lower(first - 1)
    return before == "named" or before in ROLES or (before in (",", "(") and doc.lower(first - 2) in ROLES)


def _is_described(doc: Document, comma: int) -> bool:
    """Return whether an apposition behind a name says who the person is (", one of the rebel leaders")."""
    if doc.tokens[comma].text != "," or doc.lower(comma + 1) not in {"a", "an", "the", "one"}:
        return False
    for k in range(comma + 2, comma + LONGEST_DESCRIPTION):
        word = doc.lower(k)
        if word in ROLES or counts_persons(word):
            return True
        if doc.tokens[k].kind is TokenKind.SIGN and doc.tokens[k].text != "-":
            return False
    return False


def _may_be_told(doc: Document, index: int) -> bool:
    """Return whether a single name may begin here: not behind a common noun that it could belong to ("corso Verdi")."""
    before = doc.tokens[index - 1] if index else None
    if before is None or before.kind is not TokenKind.WORD or before.tag or before.capital:
        return True
    return before.lower in ROLES or before.lower in NAMING or before.lower in PERSON_VERBS
