"""Cut the names out of the wording of a byline."""

import re
from collections.abc import Iterable
from html import unescape
from importlib.resources import files

import yaml

from tasks.parsing.blocks import tidy


def _lexicon() -> dict[str, list[str]]:
    source = files("tasks.parsing").joinpath("lexicon/bylines.yml").read_text("utf-8")
    return {name: entry["words"] for name, entry in yaml.load(source, Loader=yaml.CSafeLoader).items()}


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


LEXICON = _lexicon()
AGENCIES = {name.casefold(): name for name in LEXICON["agency"]}
OPENINGS = _alternatives(LEXICON["opening"])
OPENING = re.compile(rf"^(?:(?:{OPENINGS})(?:\s+|\s*:\s*))+", re.IGNORECASE)
# "Ann Hill (ahi)": the initials behind a name.
BRACKETS = re.compile(r"\s*\([^)]*\)?$")
SUFFIX = re.compile(rf"\s+(?:{_alternatives(LEXICON['suffix'])})$")
JOINTS = _alternatives(LEXICON["joint"])
JOINT = re.compile(rf"\s*[;|•·]\s*|\s*,\s+(?:(?:{JOINTS})\s+)?|\s+(?:{JOINTS})\s+|\s*&\s*|\s+/\s+", re.IGNORECASE)
# "Ann Hill - the weather team": what a dash puts behind a name.
BEHIND_DASH = re.compile(r"\s[–—-]\s.*$")
NOT_A_NAME = re.compile(
    rf"https?:|www\.|@\w|[<>:{{}}]|(?<![^\W_])\d{{2,}}|\d{{5,}}|^\W*$|^(?:{_alternatives(LEXICON['nobody'])}|{OPENINGS})$",
    re.IGNORECASE,
)
DESK = re.compile(rf"^(?:{_alternatives(LEXICON['desk'])})$", re.IGNORECASE)
ORGANISATION = re.compile(rf"(?:^|\s)(?:{_alternatives(LEXICON['organisation'])})(?:$|\s)", re.IGNORECASE)
ROLE = re.compile(rf"^(?:{_alternatives(LEXICON['role'])})\b|\b(?:{_alternatives(LEXICON['role'])})$", re.IGNORECASE)
# "Ann H.", "Bo Lund Jr.": the dot belongs to the name.
SHORTENED = re.compile(r"\b(?:[^\W\d_]|[js]r|e\.\s?v)$", re.IGNORECASE)
LONGEST_NAME = 60
MOST_WORDS = 6


def names_in(wordings: Iterable[str]) -> list[str]:
    """Return the distinct names in byline wordings: "By Ann Hill and Bo Lund, Reuters" gives three."""
    found: dict[str, str] = {}
    for wording in wordings:
        for piece in _pieces(tidy(unescape(wording))):
            if _is_name(piece):
                found.setdefault(piece.casefold(), piece)
    return list(found.values())


def turned(wording: str) -> str:
    """Return a name in reading order: "Hill, Ann" is Ann Hill; what names several persons stays as it is."""
    last, _, first = wording.partition(", ")
    alone = first and "," not in first and ";" not in wording and " " not in last.strip()
    return f"{first.strip()} {last.strip()}" if alone and last.casefold() not in AGENCIES else wording


def is_desk(name: str) -> bool:
    """Whether a name is the newsroom's own: "Redaktion", "Staff"."""
    return bool(DESK.match(name))


def is_organisation(name: str) -> bool:
    """Whether a name says that it is that of an association, a company or a publication."""
    return bool(ORGANISATION.search(name))


def agency_of(names: list[str]) -> str | None:
    """Return the first news agency among names, as the lexicon spells it."""
    return next((AGENCIES[name.casefold()] for name in names if name.casefold() in AGENCIES), None)


def _pieces(wording: str) -> list[str]:
    wording = OPENING.sub("", wording)
    if wording.casefold() in AGENCIES:
        return [wording]
    pieces = [OPENING.sub("", _trimmed(piece)) for piece in JOINT.split(wording) if piece]
    return [_trimmed(SUFFIX.sub("", BRACKETS.sub("", piece))) for piece in pieces if not ROLE.search(piece)]


def _trimmed(piece: str) -> str:
    piece = BEHIND_DASH.sub("", piece.strip(" ,:-–—~→»()[]"))
    return piece if SHORTENED.search(piece.rstrip(".")) else piece.rstrip(" .")


def _is_name(piece: str) -> bool:
    return 1 < len(piece) <= LONGEST_NAME and len(piece.split()) <= MOST_WORDS and not NOT_A_NAME.search(piece)
