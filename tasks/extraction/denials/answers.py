"""Link each denial to the figures that it answers, and say what of them it denies."""

from bisect import bisect_left
from collections.abc import Sequence

from tasks.extraction.rows.mentions import EventMention
from tasks.extraction.text import Document, Token, TokenKind, lexicon
from tasks.extraction.words.gazetteer import gazetteer, key_of
from tasks.extraction.words.persons import group_of
from values.categories import Event, Stance
from values.reading import Denial, Figure

TOLD = frozenset(lexicon("sources")["told"])
GRANTED = frozenset(lexicon("sources")["granted"])
BEFORE = 4
"""Sentences before a denial in which the statement that it answers may stand."""
SHORTEST_COUNTRY = 4
STATED = frozenset({Stance.ASSERTED, Stance.ALLEGED})
VIOLENT = frozenset(
    {Event.ATTACKED, Event.KILLED, Event.INJURED, Event.KILLED_OR_INJURED, Event.DESTROYED, Event.AFFECTED}
)


def link_answers(
    doc: Document, denials: Sequence[Denial], figures: Sequence[Figure], events: Sequence[EventMention]
) -> None:
    """Fill `answers` and `scope` of each denial; one that answers no figure keeps neither."""
    for denial in denials:
        _say_untrue(doc, denial, figures)
        denied = _denied_words(doc, denial, figures)
        granted = [n for n in denied if _is_granted(doc, figures[n])]
        for scope, answers in (
            ("number", [n for n in denied if n not in granted]),
            ("number", _told_before(denial, figures) if _takes_up(denial) else []),
            ("event", granted),
            ("implication", _of_its_country(denial, figures)),
            ("event", _same_deed(doc, denial, figures, events)),
        ):
            if answers:
                denial.answers, denial.scope = answers, scope
                break


def _say_untrue(doc: Document, denial: Denial, figures: Sequence[Figure]) -> None:
    """Mark the figures of what is called untrue as denied ("it is not true that 400 fled")."""
    if denial.rule not in {"refutation_untrue", "refutation_called"}:
        return
    start = doc.text.rfind(denial.target or "", 0, max(denial.end, doc.sentences[denial.sentence].end))
    for figure in figures:
        if start <= figure.start < start + len(denial.target or ""):
            figure.stance, figure.speaker = Stance.DENIED, figure.speaker or denial.speaker


def _denied_words(doc: Document, denial: Denial, figures: Sequence[Figure]) -> list[int]:
    """Return the figures among the denied words, those that a relative clause takes for granted left out."""
    start = doc.text.rfind(denial.target or "", 0, denial.end)
    own = doc.sentences[denial.sentence].start
    end = start + len(denial.target or "")
    low, high = (bisect_left(figures, edge, key=lambda figure: figure.start) for edge in (start, end))
    return [n for n in range(low, high) if figures[n].stance is Stance.DENIED or figures[n].start < own]


def _is_granted(doc: Document, figure: Figure) -> bool:
    """Return whether who denies the rest takes the number for granted ("denied having killed the six nurses")."""
    before = doc.text[max(0, figure.start - 8) : figure.start].lower().split()
    return bool(before) and before[-1] in GRANTED


def _takes_up(denial: Denial) -> bool:
    """Return whether the denied words only point back: "the report", "the figure as invented", "it"."""
    words = (denial.target or "").lower().partition(" as ")[0].rstrip(".").split()
    return len(words) <= 3 and (words[-1:] == ["it"] or any(word in TOLD for word in words))


def _others_before(denial: Denial, figures: Sequence[Figure]) -> list[int]:
    """Return the figures that somebody else states in the sentences before the denial."""
    return [
        n
        for n in _near(denial, figures, denial.sentence + 1)
        if figures[n].end <= denial.start
        and figures[n].stance in STATED
        and figures[n].speaker not in (None, denial.speaker)
    ]


def _near(denial: Denial, figures: Sequence[Figure], end: int) -> range:
    """Return the figures of the sentences before the denial, up to sentence `end`."""
    low, high = (bisect_left(figures, n, key=lambda figure: figure.sentence) for n in (denial.sentence - BEFORE, end))
    return range(low, high)


def _told_before(denial: Denial, figures: Sequence[Figure]) -> list[int]:
    """Return the figures of the nearest statement of somebody else."""
    before = _others_before(denial, figures)
    return [n for n in before if figures[n].sentence == figures[before[-1]].sentence]


def _same_deed(doc: Document, denial: Denial, figures: Sequence[Figure], events: Sequence[EventMention]) -> list[int]:
    """Return the figures that count what the denied deed did: of the scene it names, else of others' statements."""
    edges = (denial.start, denial.end)
    low, high = (bisect_left(events, edge, key=lambda event: doc.tokens[event.first].start) for edge in edges)
    own = events[low:high]
    denied = {event.event for event in own}
    if denied & VIOLENT:
        denied |= VIOLENT
    denied -= {Event.OTHER}
    scene = _same_scene(doc, denial, figures, {index for event in own for index in range(event.first, event.last)})
    return [n for n in scene or _others_before(denial, figures) if figures[n].event in denied]


def _same_scene(doc: Document, denial: Denial, figures: Sequence[Figure], deeds: set[int]) -> list[int]:
    """Return the figures before the denial whose sentence shares a thing with the denied words ("the bus stop")."""
    start = doc.text.rfind(denial.target or "", 0, denial.end)
    sentence = doc.sentences[denial.sentence]
    things = {
        token.lower
        for token in doc.tokens.run(sentence.first, sentence.last)
        if start <= token.start < denial.end and _is_thing(token) and token.index not in deeds
    }
    return [
        n
        for n in _near(denial, figures, denial.sentence)
        if figures[n].speaker != denial.speaker
        and figures[n].stance in (*STATED, Stance.REPORTED)
        and things & _things_in(doc, figures[n].sentence)
    ]


def _things_in(doc: Document, number: int) -> set[str]:
    sentence = doc.sentences[number]
    return {token.lower for token in doc.tokens.run(sentence.first, sentence.last) if _is_thing(token)}


def _is_thing(token: Token) -> bool:
    return token.kind is TokenKind.WORD and not token.tag and len(token.text) > 2


def _of_its_country(denial: Denial, figures: Sequence[Figure]) -> list[int]:
    """Return the figures that somebody else states of citizens of the denying country: not it, but they are counted."""
    speaker = denial.speaker or ""
    country = _country_of(speaker)
    return [n for n in _others_before(denial, figures) if _are_citizens(figures[n], speaker, country)]


def _are_citizens(figure: Figure, speaker: str, country: str | None) -> bool:
    if country is not None:
        return figure.nationality == country
    # A country that no list holds: "Talmar" and its "Talmari citizens".
    return len(speaker) >= SHORTEST_COUNTRY and any(w.startswith(speaker) for w in (figure.unit or "").split())


def _country_of(speaker: str) -> str | None:
    """Return the country that a capital stands for ("Beijing"), or that the speaker's name holds."""
    words = speaker.replace("’s", "").replace("'s", "").split()
    capital = gazetteer().entries.get(key_of(speaker), [])
    return capital[0].country if capital else group_of(words).nationality
