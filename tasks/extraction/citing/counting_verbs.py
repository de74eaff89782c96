"""Tell verbs that count from those that cite: "the index added 2%", "medics had counted 97 dead"."""

from tasks.extraction.citing.cited_words import (
    Scene,
)
from tasks.extraction.citing.cue_reading import (
    CueTurn,
)
from tasks.extraction.citing.cues import Cue
from tasks.extraction.numbers import numeral_at
from tasks.extraction.text import lexicon

ADDED_REACH = 4
STATED = frozenset(lexicon("cues")["stated"])
RESULTS_REACH = 6
RESULTS = frozenset(lexicon("cues")["results"])
BOUNDS = frozenset(lexicon("cues")["bounds"])


def counts_up(scene: Scene, cue: Cue) -> bool:
    """Return whether a number is what was added ("the index added more than 2%", "it added 300 jobs")."""
    ahead = range(cue.last, min(scene.last, cue.last + ADDED_REACH))
    number = next((k for k in ahead if numeral_at(scene.doc, k) is not None), None)
    return number is not None and all(scene.doc.lower(k) in BOUNDS for k in range(cue.last, number))


def reports_own(scene: Scene, cue: Cue) -> bool:
    """Return whether a firm tells its own results ("Delvo reported profit rose 4%"), or a place has what it boasts."""
    if cue.lemma == "boast":
        return scene.doc.lower(cue.last) not in STATED
    if cue.lemma != "report" or scene.doc.lower(cue.last) == "that":
        return False
    return any(scene.doc.lower(k) in RESULTS for k in range(cue.last, min(scene.last, cue.last + RESULTS_REACH)))


def counts_inside(turn: CueTurn) -> bool:
    """Return whether the counting is part of what somebody says ("he said that medics had counted 97 dead")."""
    at = turn.cue.first
    return turn.cue.lemma == "count" and any(a <= at < b for one in turn.found for a, b in one.content)
