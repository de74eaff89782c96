"""The one place that says when two ways of writing a name are the same."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from tasks.extraction.words.proper_nouns import SUFFIXES

KEPT_MARKS = "\u0308\u030a"
"""Diaeresis and ring: the dots of Müller may be written as an e, the ring of Åse as a second a."""
BLANK_LETTERS = "\ufffc\u115f\u1160\u17b4\u17b5\u3164\uffa0\u034f\u2800"
"""Letters and marks that nobody sees, though Unicode does not class them as format characters."""
APOSTROPHES = "'’‘ʼʻ‛`´ʹʾʿ′＇"
HYPHENS = "\u2010\u2011\ufe63\uff0d\u2212"
_BASES = str.maketrans(
    {"ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t", "ŋ": "n", "ı": "i", "œ": "oe"}
    | {"ی": "ي", "ى": "ي", "ک": "ك", "ہ": "ه", "ە": "ه", "ة": "ه"}
)
"""Letters that no decomposition takes apart; of the Arabic ones, those that Persian and Urdu keyboards write."""
_SIGNS_OF_SYLLABLES = "\u0900-\u0963\u0966-\u0dff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff"
_LETTERS = rf"(?:[^\W\d_\u0964\u0965]|[{KEPT_MARKS}{_SIGNS_OF_SYLLABLES}])+"
_WORD = re.compile(rf"{_LETTERS}(?:'{_LETTERS})*")
_HUMPS = re.compile(r"[A-Z][a-z]+")
JOINING = frozenset(("\u2013", " | "))
"""A dash between two letters, which is a hyphen there; the border of two cells: tables give surname and first name."""
_SPLIT = re.compile(r"[.!?;:/|()\[\]{}<>=…“”«»\"]|\n\s*\n|[\u2013\u2014]")
_TURKISH_ENDING = re.compile("(?=..)(?:n?[iu]\u0308?n|y?[iuae]\u0308?|n[ae]|n?[dt][ae]n?|y?l[ae]|l[ae]r)")
"""What stands behind the apostrophe in Işık'ın or Can'dan; a single letter may be part of the word, as in Shi'a."""
_ELIDED = frozenset({"d", "l", "qu", "dell", "all", "nell", "dall", "sull"})
LONGEST_NAME = 6
"""Parts of a name that are looked for together; initials do not count."""


class _Plain(dict[int, str | None]):
    """What each character becomes; looked up once a character."""

    def __missing__(self, code: int) -> str | None:
        """Return the character as names are compared, None for one that is not seen or only an accent."""
        self[code] = plain = self._plain(chr(code))
        return plain

    @staticmethod
    def _plain(character: str) -> str | None:
        if character in APOSTROPHES:
            return "'"
        if character in HYPHENS:
            return "-"
        kind = unicodedata.category(character)
        if kind == "Cf" or character in BLANK_LETTERS:
            return None
        # The vowel signs of Indic scripts are marks of class 0, their virama and nukta of 9 and 7: they are no accents.
        is_accent = kind in ("Mn", "Me") and unicodedata.combining(character) not in (0, 7, 9)
        is_selector = "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
        if (is_accent and character not in KEPT_MARKS) or is_selector:
            return None
        return " " if kind == "Zs" else character


_PLAIN = _Plain()


def plain(text: str) -> str:
    """Return a text without accents, unseen characters and compatibility forms; capitals stay."""
    if text.isascii():
        return text.replace("`", "'")
    return unicodedata.normalize("NFKD", text).translate(_PLAIN)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a plain text."""

    start: int
    end: int
    parts: tuple[str, ...]
    """What it may be as a part of a name; none for an initial and for Jr, Sr and their like."""
    is_capital: bool
    """Whether it holds a capital, or a letter of a script without any."""
    joined: tuple[str, ...] = ()
    """Its parts when it is a name written as one word (IlanVoss)."""


def words(text: str) -> list[Word]:
    """Return the words of a plain text."""
    return [Word(word.start(), word.end(), *_read(word[0])) for word in _WORD.finditer(text)]


@lru_cache(maxsize=1 << 16)
def _read(word: str) -> tuple[tuple[str, ...], bool, tuple[str, ...]]:
    humps = tuple(hump.lower() for hump in _HUMPS.findall(word)) if word.isascii() and len(word) > 3 else ()
    joined = humps if len(humps) > 1 and sum(map(len, humps)) == len(word) else ()
    return _parts(word), word != word.lower() or word == word.upper(), joined


def _parts(word: str) -> tuple[str, ...]:
    pieces = word.split("'")
    if len(pieces) > 1 and pieces[-1].lower() == "s":
        pieces.pop()
    written = ["".join(pieces)]
    if len(pieces) > 1 and pieces[0] in _ELIDED:
        written.append("".join(pieces[1:]))
    if len(pieces) == 2 and _TURKISH_ENDING.fullmatch(pieces[1].casefold().translate(_BASES)):
        written.append(pieces[0])
    spelt = dict.fromkeys(part for name in written for part in _spellings(name.casefold().translate(_BASES)))
    return tuple(part for part in spelt if (len(part) > 1 and part not in SUFFIXES) or _is_syllable(part))


def _is_syllable(part: str) -> bool:
    """Return whether one character can be a whole name, as in Chinese."""
    return len(part) == 1 and part.upper() == part.lower()


def _spellings(part: str) -> tuple[str, str]:
    """Return a part of a name with its dotted letters as one letter, and as two."""
    one = re.sub(f"[{KEPT_MARKS}]", "", part).replace("ø", "o")
    two = re.sub("(?<=[aou])\u0308", "e", part).replace("a\u030a", "aa").replace("ø", "oe")
    return tuple(re.sub(f"[{KEPT_MARKS}]", "", name).replace("æ", "ae") for name in (one, two))  # type: ignore[return-value]


def rough(text: str) -> str:
    """Return a text in which every spelling of a name is the same run of letters; other names may be as well."""
    folded = plain(text).casefold().translate(_BASES).replace("ø", "o").replace("æ", "a")
    return re.sub("(?<=[aou])e|(?<=a)a", "", re.sub(f"[{KEPT_MARKS}']", "", folded))


def name_keys(name: str) -> tuple[str, ...]:
    """Return the keys of a name, one for each way its dotted letters are written: the parts in alphabetical order."""
    chosen = [word.parts for word in words(plain(name)) if word.parts]
    return tuple(dict.fromkeys(" ".join(sorted(parts)) for parts in product(*chosen))) if chosen else ()


@dataclass(frozen=True, slots=True)
class NameWindow:
    """Some words that follow each other and may be a name."""

    start: int
    end: int
    keys: tuple[str, ...]
    size: int
    capitals: int
    """Words with a capital."""


def windows(text: str) -> Iterator[NameWindow]:
    """Yield every run of up to `LONGEST_NAME` parts in a plain text that nothing parts: no stop, bracket or paragraph.

    A run does not begin or end inside a compound of capitals: Lee is no name in Mary-Ann Lee-Smith.
    """
    found = words(text)
    for run in _runs(text, found):
        for first in range(len(run)):
            if run[first].joined:
                yield NameWindow(run[first].start, run[first].end, (" ".join(sorted(run[first].joined)),), 2, 2)
            for last in range(first, min(first + LONGEST_NAME, len(run))):
                chosen = run[first : last + 1]
                if not _is_torn(text, chosen[0].start, chosen[-1].end):
                    keys = {" ".join(sorted(parts)) for parts in product(*(word.parts for word in chosen))}
                    capitals = sum(word.is_capital for word in chosen)
                    yield NameWindow(chosen[0].start, chosen[-1].end, tuple(keys), len(chosen), capitals)


def _runs(text: str, found: list[Word]) -> Iterator[list[Word]]:
    """Yield the words that stand together; initials are passed over, with the full stop behind them."""
    run: list[Word] = []
    before: Word | None = None
    for word in found:
        gap = text[before.end : word.start] if before else ""
        if before and not before.parts:
            gap = gap.removeprefix(".")
        if before and (len(gap) > 40 or (gap not in JOINING and _SPLIT.search(gap))):
            yield run
            run = []
        if word.parts:
            run.append(word)
        before = word
    yield run


_BEFORE = re.compile(r"[^\W\d_]-\Z")
_AFTER = re.compile(r"-[^\W\d_]")


def _is_torn(text: str, start: int, end: int) -> bool:
    """Return whether a compound of capitals goes on before or behind a run of words."""
    if start > 1 and _BEFORE.search(text, start - 2, start):
        first = start - 1
        while first > 0 and (text[first - 1].isalpha() or text[first - 1] in KEPT_MARKS):
            first -= 1
        if text[first].isupper():
            return True
    return bool(_AFTER.match(text, end)) and text[end + 1].isupper()
