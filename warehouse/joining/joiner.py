"""Give each story its incident: the one that it fits best, or a new one; what joins later is told."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from heapq import nlargest
from itertools import groupby

from warehouse.joining.evidence import contradiction, evidence
from warehouse.joining.story import JoinedStory
from warehouse.joining.weighing import likelihood, reason

JOIN = 0.65
"""Score of the nearest story from which a story joins its incident."""
FIT = 0.4
"""Mean score of the stories looked at from which it does: one bridge alone joins nothing."""
UNITE, UNITED = 0.95, 0.6
"""The same two for two incidents that a later story finds to be one."""
POSTINGS = 40
"""Stories, the latest, that are kept under one key: what more stories share says nothing."""
LOOKED_AT = 8
"""Stories of one incident that a new one is compared with, those with most keys in common."""
CANDIDATES = 16
SHARED = 9.0
"""Weight of the keys that two stories must have in common to be compared: more than one rare word has."""
NAME_WEIGHT = 6.0


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a story went, next to which story, and why."""

    story_id: str
    incident_id: str
    nearest: str | None
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Union:
    """Two incidents that turned out to be one: `gone` is part of `kept` now."""

    kept: str
    gone: str
    story_id: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """What reviewers decided: which articles belong to an incident, and which do not."""

    within: Mapping[str, str] = field(default_factory=dict)
    """Incident by article."""
    apart: frozenset[tuple[str, str]] = frozenset()
    """Article and incident."""


@dataclass(slots=True)
class _Fit:
    """How a story fits an incident."""

    incident: str
    nearest: str
    best: float
    mean: float
    why: str
    is_about: bool
    """Whether an article that is about the incident brings the story to it."""


class Joiner:
    """Stories and their incidents; `place` gives one more story its incident."""

    def __init__(self, decisions: Decisions | None = None, left_behind: Mapping[str, str] | None = None) -> None:
        """Begin with what reviewers decided, and with the incidents, by article, that a changed story left empty."""
        self._decisions = decisions or Decisions()
        self._left_behind = dict(left_behind or {})
        self._stories: dict[str, JoinedStory] = {}
        self._mains: dict[str, str] = {}
        self.incident_of: dict[str, str] = {}
        self._members: dict[str, list[str]] = defaultdict(list)
        self._postings: dict[str, list[str]] = defaultdict(list)
        self.unions: list[Union] = []

    def keep(self, story: JoinedStory, incident: str) -> None:
        """Take a story whose incident is known."""
        self._stories[story.story_id] = story
        if story.is_main:
            self._mains[story.article_id] = story.story_id
        self.incident_of[story.story_id] = incident
        self._members[incident].append(story.story_id)
        for key in story.lookups():
            posting = self._postings[key]
            posting.append(story.story_id)
            if len(posting) > POSTINGS:
                del posting[0]

    def place(self, story: JoinedStory) -> Placement:
        """Return where a story goes, and keep it there; incidents that it finds to be one are united."""
        decided = self._decisions.within.get(story.article_id) if story.is_main else None
        if decided:
            self.keep(story, decided)
            return Placement(story.story_id, decided, None, 1.0, "decided in review")
        fits = [fit for fit in self._fits(story) if fit.best >= JOIN and fit.mean >= FIT]
        if not fits:
            incident = self._left_behind.pop(story.article_id, story.story_id) if story.is_main else story.story_id
            self.keep(story, incident)
            return Placement(story.story_id, incident, None, 0.0, "opened it")
        # What another article is about comes before what one only mentions.
        first, *others = sorted(fits, key=lambda fit: (not fit.is_about, -fit.mean, -fit.best, fit.incident))
        incident = first.incident
        for fit in others:
            incident = self._united(incident, fit, story)
        self.keep(story, incident)
        return Placement(story.story_id, incident, first.nearest, round(first.best, 3), first.why)

    def follow(self, story: JoinedStory) -> Placement:
        """Put a story into the incident of the happening that its article is about, which must have been placed."""
        main = self._mains[story.article_id]
        incident = self.incident_of[main]
        self.incident_of[story.story_id] = incident
        return Placement(story.story_id, incident, main, 1.0, "told as part of it")

    def _united(self, incident: str, fit: _Fit, story: JoinedStory) -> str:
        """Return the incident that holds both; the one with more stories, else the one opened first, keeps its id."""
        if fit.best < UNITE or fit.mean < UNITED or not self._may_be_one(incident, fit.incident):
            return incident
        kept, gone = incident, fit.incident
        if len(self._members[gone]) > len(self._members[kept]):
            kept, gone = gone, kept
        for member in self._members.pop(gone):
            self.incident_of[member] = kept
            self._members[kept].append(member)
        self.unions.append(Union(kept, gone, story.story_id, round(fit.best, 3), fit.why))
        return kept

    def _may_be_one(self, one: str, other: str) -> bool:
        ones, others = ([self._stories[key] for key in self._members[each]] for each in (one, other))
        if any((story.article_id, other) in self._decisions.apart for story in ones):
            return False
        if any((story.article_id, one) in self._decisions.apart for story in others):
            return False
        return not any(contradiction(a, b) for a in ones[-LOOKED_AT:] for b in others[-LOOKED_AT:])

    def _fits(self, story: JoinedStory) -> Iterable[_Fit]:
        near = sorted(self._near(story), key=lambda other: self.incident_of[other.story_id])
        for incident, others in groupby(near, key=lambda other: self.incident_of[other.story_id]):
            if (story.article_id, incident) not in self._decisions.apart:
                yield self._fit(story, incident, list(others))

    def _fit(self, story: JoinedStory, incident: str, others: list[JoinedStory]) -> _Fit:
        scored = [(_likelihood(story, other), other) for other in others]
        scored.sort(key=lambda pair: (-pair[0], pair[1].story_id))
        best, nearest = scored[0]
        compared = min(len(self._members[incident]), LOOKED_AT)
        mean = sum(pair[0] for pair in scored[:LOOKED_AT]) / compared
        why = reason(evidence(story, nearest)) if best >= JOIN else ""
        is_about = any(other.is_main and score >= JOIN for score, other in scored)
        return _Fit(incident, nearest.story_id, best, mean, why, is_about)

    def _near(self, story: JoinedStory) -> list[JoinedStory]:
        """Return the stories of other articles that share most keys with a story."""
        shared: dict[str, float] = defaultdict(float)
        for key in story.lookups():
            weight = story.terms.get(key, NAME_WEIGHT)
            for other in self._postings.get(key, ()):
                shared[other] += weight
        enough = (other for other, weight in shared.items() if weight >= SHARED)
        found = (self._stories[other] for other in nlargest(CANDIDATES, enough, key=lambda key: (shared[key], key)))
        return [other for other in found if other.article_id != story.article_id]


def _likelihood(one: JoinedStory, other: JoinedStory) -> float:
    """Return how likely two stories tell one happening: 0 where they contradict each other."""
    likely = likelihood(evidence(one, other))
    return 0.0 if likely >= FIT / LOOKED_AT and contradiction(one, other) else likely
