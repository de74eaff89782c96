"""Read cues that are no main verb: passives, participles, infinitives, "according to", and nouns ("his claim that")."""

from tasks.extraction.citing.cited_phrases import subject_before
from tasks.extraction.citing.cited_words import COMMAS, Scene, Side, right_content
from tasks.extraction.citing.cue_reading import (
    CITING,
    Cited,
    CueTurn,
    apposition_after,
    shared_subject,
    whole_quotations,
)
from tasks.extraction.citing.cues import Cue
from tasks.extraction.citing.quoted_speakers import quoted_as
from tasks.extraction.phrases import Span, has_words, phrase_after, phrase_before
from tasks.extraction.text import TokenKind, lexicon
from tasks.extraction.words.nouns import is_plural
from tasks.extraction.words.proper_nouns import DEMONYMS
from values.categories import CuePlace, CueSort

PLAIN = frozenset({"say", "add", "tell", "allege", "claim", "deny", "write", "accuse"})
HEADS = lexicon("sources")["heads"]
DOCUMENTS = frozenset(HEADS["document"])
NAMELESS = DOCUMENTS | frozenset(lexicon("sources")["nameless"])
AGENTS = frozenset(HEADS["person"] + HEADS["body"] + HEADS["plural"])
WEAK_DENIALS = frozenset(lexicon("cues")["weak_denials"])
COUNTS_OF = frozenset({"count", "tally", "estimate", "reckoning"})
TOLD = frozenset(lexicon("sources")["told"])


def passive(turn: CueTurn) -> Cited | None:
    """Read "X was accused by Y of ...", "the report released by Y"."""
    scene, cue, limit = turn.scene, turn.cue, turn.limit
    agent = _agent(scene, cue, limit)
    if agent is None:
        return None
    subject = subject_before(scene.doc, cue.group, scene.first)
    if subject and cue.sort is CueSort.DENIAL:
        told = _what_was_told(scene, subject) or _that_clause(scene, cue)
        if told:
            return Cited(cue, agent, [told], CueSort.DENIAL, CuePlace.PASSIVE)
        if cue.lemma in WEAK_DENIALS:
            cue.sort = CueSort.ATTITUDE
    content = [subject] if subject else []
    # "The toll was put at 45 by the ministry": between cue and "by" stands content too.
    content += [span for span in ((cue.last, agent[0] - 1), (agent[1], limit)) if has_words(scene.doc, *span)]
    return Cited(cue, agent, content, cue.sort, CuePlace.PASSIVE)


def _agent(scene: Scene, cue: Cue, limit: int) -> Span | None:
    """Return the phrase after "by" close behind a passive."""
    doc = scene.doc
    for j in range(cue.last, min(limit, cue.last + 6)):
        if doc.lower(j) == "by":
            return phrase_after(doc, j + 1, limit)
        if doc.tokens[j].text in COMMAS or doc.lower(j) in {"to", "that"}:
            return None
    return None


def _that_clause(scene: Scene, cue: Cue) -> Span | None:
    """Return the clause in "reports that 12 died were denied by ..."."""
    doc = scene.doc
    for j in range(scene.first + 1, min(scene.first + 7, cue.group - 1)):
        if doc.lower(j) == "that" and doc.lower(j - 1) in TOLD:
            return j, cue.group
    return None


def _what_was_told(scene: Scene, subject: Span) -> Span | None:
    """Return the words that "this report" or "the claim" stands for: the clause before, else the sentence before."""
    doc = scene.doc
    if doc.lower(subject[0]) not in {"this", "that", "these", "those", "the"} or subject[1] - subject[0] > 3:
        return None
    alone = subject[1] - subject[0] == 1 and doc.lower(subject[0]) in {"this", "that"}
    if doc.lower(subject[1] - 1) not in TOLD and not alone:
        return None
    end = subject[0]
    while end > scene.first and (doc.tokens[end - 1].text in COMMAS or doc.tokens[end - 1].tag == "conjunction"):
        end -= 1
    if has_words(doc, scene.first, end):
        return scene.first, end
    number = doc.tokens[scene.first].sentence - 1
    return (doc.sentences[number].first, doc.sentences[number].last) if number >= 0 else None


def participle(turn: CueTurn) -> Cited | None:
    """Read "..., saying that ..." with the subject of the clause it hangs on, and "a statement saying ..."."""
    scene, cue = turn.scene, turn.cue
    doc = scene.doc
    if (quoted := quoted_as(turn)) is not None:
        return quoted
    side, span = right_content(scene, cue, turn.limit)
    if span is None:
        return None
    source: Span | None = None
    before = doc.tokens[cue.group - 1] if cue.group > scene.first else None
    if before is not None and before.tag == "" and before.kind is TokenKind.WORD:
        source = phrase_before(doc, cue.group, scene.first)
        source = _behind_verb(turn, source)
    elif before is None:
        source = _subject_after_comma(scene, cue)
    firm = side is Side.CITED or source is not None or any(one.cue.sort in CITING for one in turn.found)
    source = source or shared_subject(scene, cue, turn.found)
    if source is None:
        return None
    # "potentially confirming reports of ..." after a clause that cites nobody handles its object, it does not state it.
    sort = cue.sort if firm or cue.lemma in PLAIN else CueSort.HANDLING
    return Cited(cue, source, whole_quotations(scene, span), sort, CuePlace.PARTICIPLE)


def _behind_verb(turn: CueTurn, source: Span | None) -> Span | None:
    """Return the noun behind a cue inside the words ("police released a video showing"), else that cue's subject."""
    inside = [one for one in turn.found if source and source[0] <= one.cue.first < source[1] - 1]
    if source is None or not inside:
        return source
    noun = (inside[-1].cue.last, source[1])
    fits = noun[0] < noun[1] and turn.scene.doc.tokens[noun[0]].tag != "preposition"
    return noun if fits else inside[-1].source


def _subject_after_comma(scene: Scene, cue: Cue) -> Span | None:
    for j in range(cue.last, scene.last):
        if scene.doc.tokens[j].text == ",":
            return phrase_after(scene.doc, j + 1, scene.last)
    return None


def infinitive(turn: CueTurn) -> Cited | None:
    """Read "declined to say", "is likely to announce"."""
    scene, cue = turn.scene, turn.cue
    side, span = right_content(scene, cue, turn.limit)
    if side < Side.CITED:
        return None
    source = shared_subject(scene, cue, turn.found)
    if span is None or source is None:
        return None
    return Cited(cue, source, whole_quotations(scene, span), cue.sort, CuePlace.INFINITIVE)


def source_phrase(turn: CueTurn) -> Cited | None:
    """Read "according to X, ...", "..., according to X" and "Y reported, citing X"."""
    scene, cue, limit = turn.scene, turn.cue, turn.limit
    doc = scene.doc
    source = phrase_after(doc, cue.last, scene.last)
    if source is None:
        return None
    source = _with_author(scene, source)
    if cue.lemma in {"citing", "quoting"}:
        return _cited_second(turn, source)
    content: list[Span] = []
    if has_words(doc, scene.first, cue.first) and cue.first - scene.first > 2:
        content.append((scene.first, cue.first))
    after = next((j for j in range(source[1], scene.last) if doc.tokens[j].text in COMMAS), None)
    if not content:
        start = source[1] if after is None or after > source[1] + 14 else after + 1
        content.append((start, limit if limit > start else scene.last))
    elif after is not None and doc.tokens[cue.first - 1].text in COMMAS and has_words(doc, after + 1, limit):
        content.append((after + 1, limit))
    content = [part for span in content for part in whole_quotations(scene, span)]
    return Cited(cue, source, content, CueSort.SPEECH, CuePlace.PHRASE, _closed_apposition(scene, source[1]))


def _closed_apposition(scene: Scene, i: int) -> Span | None:
    """Return the apposition at token `i`, None where it is a number or the subject of the next clause.

    "According to the Courier, Ann Hill believes": the name tells nothing of the Courier.
    """
    apposition = apposition_after(scene, i, scene.last)
    if apposition is None or scene.doc.tokens[apposition[0]].kind is TokenKind.NUMBER:
        return None
    head = scene.doc.lower(i - 1)
    if scene.doc.tokens[apposition[0]].capital and (head in NAMELESS or is_plural(head)):
        return None  # "according to the indictment, Lind, 34, fled"
    closed = apposition[1] < scene.last and scene.doc.tokens[apposition[1]].text in {",", "."}
    return apposition if closed else None


def _with_author(scene: Scene, source: Span) -> Span:
    """Return the source with the author of a document ("a report released on Friday by the Ann Hill Centre")."""
    doc = scene.doc
    if not any(doc.lower(i) in DOCUMENTS for i in range(*source)):
        return source
    for j in range(source[1], min(scene.last, source[1] + 8)):
        if doc.lower(j) in {"by", "from"}:
            author = phrase_after(doc, j + 1, scene.last)
            return (source[0], author[1]) if author else source
        if doc.tokens[j].text in COMMAS:
            break
    return source


def _cited_second(turn: CueTurn, source: Span) -> Cited | None:
    """Read "Y reported, citing X, that ...": X says what Y reports, and Y passes it on."""
    citing = [one for one in turn.found if one.cue.sort in CITING and one.source]
    before = [one for one in citing if one.cue.first < turn.cue.first]
    first = before[-1] if before else next(iter(citing), None)
    words = [turn.scene.doc.tokens[i] for i in range(*source)]
    agent = any(token.capital or token.lower in AGENTS for token in words[1:] or words)
    if first is None or first.source is None:
        return None
    if not agent:
        return Cited(turn.cue, first.source, whole_quotations(turn.scene, source), CueSort.HANDLING, CuePlace.PHRASE)
    return Cited(turn.cue, source, list(first.content), CueSort.SPEECH, CuePlace.PHRASE, via=first.source)


def citing_noun(turn: CueTurn) -> Cited | None:
    """Read "his claim that ...", "a report by X on ..."."""
    scene, cue, limit = turn.scene, turn.cue, turn.limit
    doc, i = scene.doc, cue.first
    j = _noun_begins(scene, i)
    if j <= scene.first:
        return None
    source = _owner(scene, i, j)
    if source is not None and doc.lower(source[0] - 1) == "by" and doc.lower(i) in COUNTS_OF:
        return _by_count(scene, cue, source)
    start = cue.last
    if doc.lower(start) in {"by", "from"}:
        agent = phrase_after(doc, start + 1, limit)
        if agent and source is None:
            source, start = agent, agent[1]
    if source is None or not has_words(doc, start, limit):
        return None
    return Cited(cue, source, whole_quotations(scene, (start, limit)), cue.sort, CuePlace.NOUN)


def _noun_begins(scene: Scene, i: int) -> int:
    """Return where the adjectives before the citing noun at token `i` begin."""
    j = i
    while j > scene.first and i - j < 3:
        token = scene.doc.tokens[j - 1]
        if token.tag or token.kind is not TokenKind.WORD:
            break
        j -= 1
    return j


def _owner(scene: Scene, i: int, j: int) -> Span | None:
    """Return whose the citing noun on tokens `j:i + 1` is: "his claim", "the army's claim", "an Israeli claim"."""
    doc, before = scene.doc, scene.doc.tokens[j - 1]
    if before.lower in {"his", "her", "their", "its", "my", "our", "whose"}:
        return j - 1, j
    if before.text in {"'s", "’s"} or (before.text in {"'", "’"} and doc.lower(j - 2).endswith("s")):
        return phrase_before(doc, j - 1, scene.first)
    return (i - 1, i) if doc.lower(i - 1) in DEMONYMS and before.tag == "determiner" else None


def _by_count(scene: Scene, cue: Cue, source: Span) -> Cited | None:
    """Read "against 460,000 by the ministry's count": the words from the comma before are the content."""
    first = source[0] - 1
    while first > scene.first and scene.doc.tokens[first - 1].text not in {",", ";"}:
        first -= 1
    return Cited(cue, source, [(first, source[0] - 1)], CueSort.ESTIMATE, CuePlace.NOUN)
