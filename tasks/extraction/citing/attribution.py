"""Read who says so: each cited source with its cue and the words attributed to it."""

from collections.abc import Sequence
from itertools import groupby

from tasks.extraction.citing.carried_speakers import go_on_quoting, owners
from tasks.extraction.citing.cited_phrases import subject_before
from tasks.extraction.citing.cited_words import COMMAS, Scene
from tasks.extraction.citing.cue_reading import CITING, Cited, CueTurn
from tasks.extraction.citing.cues import Cue, find_cues
from tasks.extraction.citing.main_verbs import finite
from tasks.extraction.citing.minor_cues import citing_noun, infinitive, participle, passive, source_phrase
from tasks.extraction.citing.referents import Referents
from tasks.extraction.citing.speakers import speaker_at, speakers
from tasks.extraction.citing.statement_days import date_statements
from tasks.extraction.citing.transcripts import colon_speakers
from tasks.extraction.phrases import QUOTE_SIGNS, Quotation, find_quotations, has_words
from tasks.extraction.rows.mentions import NameMention, TimeMention
from tasks.extraction.text import Document, lexicon
from values.categories import CuePlace, CueSort, Stance, Zone
from values.reading import Attribution

__all__ = ["find_attributions", "speaker_at", "speakers"]

READERS = {
    "finite": finite,
    "passive": passive,
    "ing": participle,
    "infinitive": infinitive,
    "phrase": source_phrase,
    "noun": citing_noun,
}
LONGEST_SCENE = 200
UNNAMED = frozenset(lexicon("sources")["unnamed"])
FIRST_PERSON = frozenset({"i", "we", "my", "our"})
DOUBTS = frozenset(lexicon("cues")["doubts"])
SECOND_HAND = frozenset({"citing", "quoting"})
RANKED = CITING | {"handling"}
RIVALS = frozenset({"and", "but", "while", "as", "though", "although", "whereas"})


def find_attributions(
    doc: Document, names: Sequence[NameMention], dates: Sequence[TimeMention] = ()
) -> list[Attribution]:
    """Return all attributions in the order of their cues; with `dates`, `said_on` holds the day of the statement."""
    quotations = find_quotations(doc)
    inside = [-1] * len(doc.tokens)
    for number, quotation in enumerate(quotations):
        inside[quotation.first : quotation.last] = [number] * (quotation.last - quotation.first)
    cues = [cue for cue in find_cues(doc) if not _is_spoken(doc, cue, inside, quotations)]
    cited = colon_speakers(doc, names, inside)
    for (first, last), group in groupby(cues, key=lambda cue: _bounds(doc, cue)):
        cited.extend(_read_sentence(Scene(doc, first, last, inside, quotations), list(group)))
    cited.sort(key=lambda one: one.cue.first)
    go_on_quoting(doc, cited, quotations)
    cited.extend(_doubts_within(doc, cited))
    cited.sort(key=lambda one: one.cue.first)
    rows = _chained(_rows(doc, cited, names))
    date_statements(doc, rows, dates)
    return rows


def _bounds(doc: Document, cue: Cue) -> tuple[int, int]:
    """Return the tokens that the cue may reach: its sentence, or a part of a sentence without end."""
    sentence = doc.sentences[doc.tokens[cue.first].sentence]
    first = sentence.first + (cue.first - sentence.first) // LONGEST_SCENE * LONGEST_SCENE
    return first, min(sentence.last, first + LONGEST_SCENE)


def _is_spoken(doc: Document, cue: Cue, inside: list[int], quotations: list[Quotation]) -> bool:
    """Return whether the cue stands inside quoted words, or in a picture credit, where nobody is cited."""
    number = inside[cue.first]
    credit = doc.sentences[doc.tokens[cue.first].sentence].zone is Zone.CREDIT
    return credit or (number >= 0 and quotations[number].utterance)


def _read_sentence(scene: Scene, cues: list[Cue]) -> list[Cited]:
    """Return the attributions of one sentence, each cue read by its shape; who is cited by another comes last."""
    found: list[Cited] = []
    for n in sorted(range(len(cues)), key=lambda k: (cues[k].lemma in SECOND_HAND, k)):
        cue = cues[n]
        limit = _limit(scene, cues, n)
        reader = READERS[cue.shape]
        cited = reader(CueTurn(scene, cue, limit, found))
        if cited and cited.content:
            found.append(_own_voice(scene.doc, cited))
    return found


def _own_voice(doc: Document, cited: Cited) -> Cited:
    """Return the attribution; outside quotations "we said" is the writer's own voice, so it cites nobody."""
    if cited.source and any(_is_first_person(doc.lower(k)) for k in (cited.source[0], cited.source[1] - 1)):
        cited.sort = CueSort.VOICE
    return cited


def _is_first_person(word: str) -> bool:
    """Return whether a lower-case word is "we" or its like, contracted or not ("we've")."""
    return word.replace("’", "'").partition("'")[0] in FIRST_PERSON


def _limit(scene: Scene, cues: list[Cue], n: int) -> int:
    """Return where the content after cue `n` must end: the sentence's end, or a later cue that is its equal."""
    for later in cues[n + 1 : n + 7]:
        end = _rival_start(scene, cues[n], later)
        if end is not None:
            return end
    return scene.last


def _rival_start(scene: Scene, cue: Cue, later: Cue) -> int | None:
    """Return where the words of a later cue of the same rank begin, None when it stands inside the content."""
    doc = scene.doc
    before = doc.tokens[later.group - 1]
    if later.shape in {"ing", "phrase"} and before.text in COMMAS and later.lemma not in SECOND_HAND:
        return later.group - 1
    if later.shape != "finite":
        return None
    if before.lower in {"and", "but", "then"} and before.index > cue.last:
        # "It would attack and would respond" goes on with the content; "he said ... and added" does not.
        return before.index if not later.modal and (later.sort in RANKED or cue.sort not in CITING) else None
    source = subject_before(doc, later.group, max(scene.first, cue.last))
    if source is None or not has_words(doc, cue.last + 1, source[0] - 1):
        return None
    link = doc.tokens[source[0] - 1]
    parted = doc.tokens[source[0] - 2].text in COMMAS or doc.tokens[source[0] - 2].text in QUOTE_SIGNS
    full = later.sort is CueSort.SPEECH and doc.tokens[source[0]].tag != "pronoun" and link.lower in {"and", "but"}
    if (link.lower in RIVALS and (parted or full)) or link.text == ";":
        return link.index
    return None


def _doubts_within(doc: Document, cited: list[Cited]) -> list[Cited]:
    """Return a denial by the speaker for each "pretext that" inside words that somebody is cited for."""
    doubts = sorted(i for i in doc.places_of(DOUBTS) if doc.lower(i + 1) == "that")
    owner = owners(doc, cited) if doubts else []
    found = []
    for i in doubts:
        if owner[i] >= 0:
            one = cited[owner[i]]
            last = doc.sentences[doc.tokens[i].sentence].last
            cue = Cue(i, i + 1, i, doc.lower(i), CueSort.DENIAL, "noun")
            found.append(Cited(cue, one.source, [(i + 1, last)], CueSort.DENIAL, CuePlace.WITHIN, one.apposition))
    return found


def _chained(rows: list[Attribution]) -> list[Attribution]:
    """Return the rows, each citation inside the words of another with that other's speaker as `via`."""
    for n, row in enumerate(rows):
        if row.via is None and row.sort in CITING:
            outer = next((other for other in reversed(rows[max(0, n - 6) : n]) if _holds(other, row)), None)
            if outer and outer.speaker != row.speaker:
                row.via = outer.speaker
    return rows


def _holds(outer: Attribution, inner: Attribution) -> bool:
    """Return whether the cue of `inner` is part of the words that `outer` cites."""
    if (
        outer.sort not in {CueSort.SPEECH, CueSort.BELIEF, CueSort.ACCUSATION}
        or outer.cue_place in {CuePlace.INFINITIVE, CuePlace.PARTICIPLE, CuePlace.NOUN}
        or outer.sentence != inner.sentence
    ):
        return False
    return any(start <= inner.start and inner.end <= end for start, end in outer.content)


def _rows(doc: Document, cited: list[Cited], names: Sequence[NameMention]) -> list[Attribution]:
    """Return the attributions as rows, their speakers resolved in the order of the text."""
    referents = Referents(doc, names, [n >= 0 for n in owners(doc, cited)])
    rows = []
    for one in cited:
        start, end = doc.span(one.cue.group, one.cue.last)
        # "Estimates suggest": nobody is named, the number is reckoned.
        unnamed = one.source is not None and doc.quote(*one.source).lower() in UNNAMED
        rows.append(
            Attribution(
                start=start,
                end=end,
                quote=doc.text[start:end],
                sentence=doc.tokens[one.cue.first].sentence,
                source=[doc.span(*one.source)] if one.source else [],
                cue=[(start, end)],
                content=[doc.span(*span) for span in one.content],
                speaker=None
                if one.source is None or unnamed
                else referents.speaker(one.source, one.apposition, one.cue.sort in CITING),
                stance=Stance.ESTIMATED if unnamed else one.cue.stance,
                rule=one.rule,
                sort=one.sort,
                cue_place=one.place,
                via=referents.speaker(one.via) if one.via else None,
            )
        )
    return rows
