"""Read cues that are the main verb of a clause: "X said that ...", "..., X said", "..., said X"."""

from tasks.extraction.citing.cited_phrases import speaks_never, subject_before
from tasks.extraction.citing.cited_words import (
    COMMAS,
    Scene,
    Side,
    is_adverbial,
    is_introduction,
    left_content,
    right_content,
)
from tasks.extraction.citing.counting_verbs import counts_inside, counts_up, reports_own
from tasks.extraction.citing.cue_reading import (
    CITING,
    Cited,
    CueTurn,
    shared_subject,
    whole_quotations,
)
from tasks.extraction.citing.cues import Cue
from tasks.extraction.citing.inverted_verbs import inverted, quotation_just_before, reads_as_verb, resumed
from tasks.extraction.citing.subjects import true_subject
from tasks.extraction.phrases import QUOTE_SIGNS, Span, has_words, phrase_after
from tasks.extraction.text import lexicon
from values.categories import CuePlace, CueSort

CLAUSE_LINKS = frozenset(lexicon("cues")["clause_links"])
TOLD = frozenset(lexicon("sources")["told"])
WEAK_DENIALS = frozenset(lexicon("cues")["weak_denials"])
# Tokens from which the words before "X said on Monday" are what was said, and no "In a statement".
SHORTEST_CLAUSE = 6
HEADS = lexicon("sources")["heads"]
# Verbs that do something to what a number counts ("the index added 2%", "the country admitted 300 refugees").
COUNTING_UP = frozenset({"add", "admit", "recall", "post"})
SPEAKING = frozenset(HEADS["person"] + HEADS["body"] + HEADS["plural"])
PLEAS = frozenset({"plead not guilty", "plead innocent"})


def _floor(scene: Scene, cue: Cue) -> int:
    """Return the first token that a source before the cue may reach: after the last quotation."""
    for i in range(cue.group - 1, scene.first - 1, -1):
        if scene.inside[i] >= 0 and scene.doc.tokens[i].text in QUOTE_SIGNS | {"'"}:
            quotation = scene.quotation_at(i)
            if quotation and quotation.utterance:
                return i + 1
    return scene.first


def finite(turn: CueTurn) -> Cited | None:
    """Read "X said that ...", "..., X said" and "..., said X"."""
    scene, cue = turn.scene, turn.cue
    doc = scene.doc
    source = subject_before(doc, cue.group, _floor(scene, cue))
    if source is not None and (source := true_subject(doc, source, scene.first)) is None:
        return None
    if (cue.lemma in COUNTING_UP and counts_up(scene, cue)) or reports_own(scene, cue):
        return None
    if source is not None and _cannot_speak(turn, source):
        return None
    if (inverted := _before_subject(turn, source)) is not None:
        return inverted
    if source is None:
        return _second_verb(turn)
    told = _past_told_noun(scene, source)
    if told != source:
        before = [(scene.first, source[0] - 1)] if has_words(doc, scene.first, source[0] - 1) else []
        return Cited(cue, told, before, cue.sort, CuePlace.BEFORE)
    return _behind_link(turn, source)


def _cannot_speak(turn: CueTurn, source: Span) -> bool:
    """Return whether the subject says nothing: no speaker of the verb ("Friday's attack raised the toll to 12")."""
    doc, lemma = turn.scene.doc, turn.cue.lemma
    if speaks_never(doc, source, lemma) or counts_inside(turn):
        return True
    return lemma.endswith("toll") and not any(doc.lower(k) in SPEAKING for k in range(*source))


def _behind_link(turn: CueTurn, source: Span) -> Cited | None:
    """Read "X said" behind the word that ties its clause to another: "as X said", "which is what X said"."""
    scene, cue, doc = turn.scene, turn.cue, turn.scene.doc
    link = doc.lower(source[0] - 1) if source[0] > scene.first else ""
    if link in CLAUSE_LINKS:
        comma = _next_comma(scene, cue.last, turn.limit)
        if link == "as" and cue.sort in CITING and right_content(scene, cue, comma)[0] < Side.CLAUSE:
            return _as_put(scene, cue, source, turn.limit)
        turn.limit = comma
    if link == "what" and doc.lower(source[0] - 2) == "is" and cue.sort in CITING:
        return _which_is_what(scene, cue, source)
    return _with_subject(turn, source)


def _before_subject(turn: CueTurn, source: Span | None) -> Cited | None:
    """Return the attribution of a verb that stands before its subject, None where it stands behind it."""
    scene, cue = turn.scene, turn.cue
    parted = scene.doc.tokens[cue.group - 1].text in COMMAS
    if source is None or (parted and not _names_subject(scene, source, cue, turn.limit)):
        return inverted(scene, cue, turn.limit)
    return None


def _names_subject(scene: Scene, source: Span, cue: Cue, limit: int) -> bool:
    """Return whether the words before an apposition are a subject ("Novak, the mayor, said ...") and no clause."""
    doc = scene.doc
    if source[0] > scene.first and doc.tokens[source[0] - 1].text in QUOTE_SIGNS:
        return False
    after = phrase_after(doc, cue.last, limit)
    if after is None:
        return False
    stops = not has_words(doc, after[1], limit) or doc.tokens[after[1]].text in {",", ".", "and"}
    words = doc.tokens.run(after[0], after[1])
    name = all(token.capital for token in words) or any(token.lower in SPEAKING for token in words)
    verb = any(reads_as_verb(doc.tokens[k]) for k in range(*source))
    return not (stops and name) and not verb


def _past_told_noun(scene: Scene, source: Span) -> Span:
    """Return the subject of "a claim Moscow dismisses" without the noun that it is about."""
    doc, first = scene.doc, source[0]
    noun = first + 1
    if source[1] - first > 2 and doc.tokens[first].tag == "determiner" and doc.lower(noun) in TOLD:
        after = doc.tokens[noun + 1]
        if after.capital or after.tag == "determiner":
            return noun + 1, source[1]
    return source


def _next_comma(scene: Scene, start: int, limit: int) -> int:
    """Return the first comma outside quotations behind token `start`: the end of a clause that opens with "when"."""
    for j in range(start, limit):
        if scene.doc.tokens[j].text == "," and scene.inside[j] < 0:
            return j
    return limit


def _second_verb(turn: CueTurn) -> Cited | None:
    """Read a verb that shares its subject with the verb before ("he rose and said ...")."""
    source = shared_subject(turn.scene, turn.cue, turn.found)
    _, span = right_content(turn.scene, turn.cue, turn.limit)
    if span is None or source is None:
        return None
    return Cited(turn.cue, source, whole_quotations(turn.scene, span), turn.cue.sort, CuePlace.AFTER)


def _with_subject(turn: CueTurn, source: Span) -> Cited | None:
    """Read a cue after its subject: the content follows, or went before."""
    scene, cue = turn.scene, turn.cue
    if cue.lemma in PLEAS:
        return Cited(cue, source, [(cue.first, cue.last)], CueSort.DENIAL, CuePlace.PLEA, (source[1], cue.group))
    side, right = _said_behind(turn)
    left, quoted = left_content(scene, source[0])
    if quoted:
        right = right if side is Side.CITED else None
    elif left:
        left, right = _one_side(turn, side, left, right)
    content = [span for span in (left, right) if span]
    place = CuePlace.AFTER if right or not left else CuePlace.QUOTED if quoted else CuePlace.BEFORE
    if left and not quoted and right is None:
        content += resumed(scene, cue, turn.limit)
    if side < Side.CLAUSE and cue.sort is CueSort.SPEECH and source[0] == scene.first:
        content = quotation_just_before(scene) or content
    whole = [part for span in content for part in whole_quotations(scene, span)]
    return Cited(cue, source, whole, cue.sort, place, (source[1], cue.group), quoted)


def _said_behind(turn: CueTurn) -> tuple[Side, Span | None]:
    """Return the words behind the cue that may be said; those behind a denial only where they are what it denies."""
    scene, cue = turn.scene, turn.cue
    side, right = right_content(scene, cue, turn.limit)
    if cue.sort is CueSort.DENIAL and (side is Side.WORDS or (right and scene.doc.lower(right[0]) in CLAUSE_LINKS)):
        side, right = Side.NOTHING, None
    if cue.lemma in WEAK_DENIALS and right and not _is_told(scene, right):
        cue.sort = CueSort.ATTITUDE
    return side, right


def _one_side(turn: CueTurn, side: Side, left: Span, right: Span | None) -> tuple[Span | None, Span | None]:
    """Return what is said before and behind: what goes before is an introduction, or it is all that is said."""
    if side >= Side.WORDS and (side >= Side.CLAUSE or _sets_the_scene(turn, left, right)):
        return _condition(turn.scene, left), right
    return left, None


def _is_told(scene: Scene, right: Span) -> bool:
    """Return whether the object of "reject" is something told: "that ...", "the claim", "allegations of ..."."""
    words = [scene.doc.lower(i) for i in range(right[0], min(right[1], right[0] + 7))]
    return words[0] == "that" or any(word in TOLD for word in words)


def _sets_the_scene(turn: CueTurn, left: Span, right: Span | None) -> bool:
    """Return whether the words before the source are an introduction and no content."""
    if right and is_adverbial(turn.scene, right) and left[1] - left[0] > SHORTEST_CLAUSE:
        return False
    return is_introduction(turn.scene, left)


def _condition(scene: Scene, left: Span) -> Span | None:
    """Return the clause before the source when it is part of what is said ("Because two died, he said that ...")."""
    return left if scene.doc.lower(left[0]) in {"because", "if", "unless"} else None


def _which_is_what(scene: Scene, cue: Cue, source: Span) -> Cited | None:
    """Read "..., which is what X said": the words before are the content."""
    end = source[0] - 3
    while end > scene.first and scene.doc.tokens[end - 1].text in COMMAS:
        end -= 1
    if scene.doc.lower(source[0] - 3) not in {"which", "that", "this"} or not has_words(scene.doc, scene.first, end):
        return None
    return Cited(cue, source, [(scene.first, end)], cue.sort, CuePlace.BEFORE)


def _as_put(scene: Scene, cue: Cue, source: Span, limit: int) -> Cited:
    """Read "as X put it": the sentence without the phrase is the content."""
    content = [(scene.first, source[0] - 1)] if has_words(scene.doc, scene.first, source[0] - 1) else []
    for j in range(cue.last, limit):
        if scene.doc.tokens[j].text in {",", ":"}:
            if has_words(scene.doc, j + 1, limit):
                content.append((j + 1, limit))
            break
    return Cited(cue, source, content, cue.sort, CuePlace.AS)
