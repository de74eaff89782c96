"""Read speakers that a colon or a dash gives: "Police: three dead", "Three dead - police", "HILL: I saw it"."""

from collections.abc import Sequence

from tasks.extraction.citing.cue_reading import Cited
from tasks.extraction.citing.cues import Cue
from tasks.extraction.phrases import Span
from tasks.extraction.rows.mentions import NameMention
from tasks.extraction.text import Document, Sentence, TokenKind, lexicon
from tasks.extraction.words.gazetteer import gazetteer
from values.categories import CuePlace, CueSort

HEADS = lexicon("sources")["heads"]
SPEAKING = frozenset(HEADS["person"] + HEADS["body"] + HEADS["plural"])
LABELS = frozenset(lexicon("sources")["labels"])
DASHES = ("-", "–", "—")
LONGEST = 8
SHORTEST = 4


def colon_speakers(doc: Document, names: Sequence[NameMention], inside: Sequence[int]) -> list[Cited]:
    """Return an attribution for each colon, or dash of a headline, that parts a speaker from the words said."""
    ends = {name.last: name.first for name in names}
    found = []
    for i in doc.positions.get(":", ()):
        sentence = doc.sentences[doc.tokens[i].sentence]
        if inside[i] >= 0 or i + 1 >= sentence.last:
            continue
        cited = _speaker_first(doc, sentence, i, ends) or _speaker_last(doc, sentence, i, ends)
        if cited:
            found.append(cited)
    for i in (i for dash in DASHES for i in doc.positions.get(dash, ())):
        sentence = doc.sentences[doc.tokens[i].sentence]
        if inside[i] < 0 and i + 1 < sentence.last and _is_spaced(doc, i):
            cited = _speaker_last(doc, sentence, i, ends)
            found.extend([cited] if cited else [])
    return found


def _is_spaced(doc: Document, i: int) -> bool:
    """Return whether white space stands on both sides of a dash."""
    token = doc.tokens[i]
    return doc.text[token.start - 1 : token.start].isspace() and doc.text[token.end : token.end + 1].isspace()


def _speaker_first(doc: Document, sentence: Sentence, colon: int, ends: dict[int, int]) -> Cited | None:
    """Read "HILL: ..." and "Police: ..."; at the head of a paragraph the whole paragraph is said."""
    if not _is_speaker(doc, (sentence.first, colon), ends) or _is_dateline(doc, sentence.first, colon):
        return None
    if ends.get(colon, -1) >= sentence.first and not _is_clause(doc, colon + 1, sentence.last):
        return None  # "Jon Hill: possession of drugs, held in jail"
    said = doc.tokens.run(colon + 1, min(sentence.last, colon + 1 + 4 * SHORTEST))
    # "Hill: 547" is a line of a table.
    if sum(token.kind is TokenKind.WORD for token in said) < SHORTEST:
        return None
    last = sentence.last
    opens = sentence.index == 0 or doc.sentences[sentence.index - 1].paragraph != sentence.paragraph
    following = sentence.index + 1
    while opens and following < len(doc.sentences) and doc.sentences[following].paragraph == sentence.paragraph:
        last = doc.sentences[following].last
        following += 1
    return _cited((sentence.first, colon), colon, (colon + 1, last))


def _is_dateline(doc: Document, first: int, colon: int) -> bool:
    """Return whether a place in capitals opens the report ("LIMA: Twelve people died")."""
    words = doc.tokens.run(first, colon)
    shouted = doc.case == "mixed" and all(word.text.isupper() for word in words if word.text.isalpha())
    return shouted and " ".join(word.lower for word in words) in gazetteer().entries


def _is_clause(doc: Document, first: int, last: int) -> bool:
    """Return whether the words hold a verb of their own, as far as an auxiliary or a pronoun shows it."""
    return any(token.tag in {"auxiliary", "pronoun"} for token in doc.tokens.run(first, last))


def _speaker_last(doc: Document, sentence: Sentence, colon: int, ends: dict[int, int]) -> Cited | None:
    """Read a headline that ends in its speaker ("Three dead in fire: police")."""
    untitled = doc.tokens[sentence.last - 1].kind is TokenKind.WORD
    if not untitled or colon - sentence.first < 3 or not _is_speaker(doc, (colon + 1, sentence.last), ends):
        return None
    return _cited((colon + 1, sentence.last), colon, (sentence.first, colon))


def _cited(source: Span, colon: int, content: Span) -> Cited:
    cue = Cue(colon, colon + 1, colon, ":", CueSort.SPEECH, "phrase")
    return Cited(cue, source, [content], CueSort.SPEECH, CuePlace.COLON)


def _is_speaker(doc: Document, span: Span, ends: dict[int, int]) -> bool:
    """Return whether the words name who speaks: a person's name, capitals of a transcript, or a speaking noun."""
    words = doc.tokens.run(span[0], min(span[1], span[0] + LONGEST + 1))
    if not 0 < len(words) <= LONGEST or any(word.lower in LABELS for word in words):
        return False
    if ends.get(span[1], -1) >= span[0] and all(word.tag in {"", "determiner"} for word in words):
        return True
    if any(word.tag not in {"", "determiner", "preposition"} for word in words):
        return False
    last = words[-1]
    if doc.case == "mixed" and len(words) <= 3 and all(word.text.isupper() for word in words if word.text.isalpha()):
        return last.text.isalpha() and last.text.isupper() and len(last.text) > 1
    return last.lower in SPEAKING or (words[0].lower in SPEAKING and words[0].tag == "")
