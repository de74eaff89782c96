"""Who a number comes from in the end, who copied whom, and who excludes whom."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

Row = dict[str, Any]

SHINGLE = 3
"""Words in a row that are compared."""
LEAST_WORDS = 8
"""Shorter sentences are alike by chance."""
COPIED = 0.5
"""Share of common shingles from which a sentence is a copy."""
COUNTED_UP = ("killed", "injured", "killed_or_injured", "destroyed")
"""Harms that do not become fewer."""
SAME_TIME = timedelta(days=1)
STALE = timedelta(days=7)
"""A lower number is told against a higher one within so many days."""
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where one report of a claim comes from."""

    source: str
    """The ultimate source as shown."""
    key: str
    """One spelling of it."""
    is_cited: bool
    """True when the article cites it; false for an outlet or agency by itself."""
    copied_from: str | None = None
    copied_sentence: str | None = None


def shingles(sentence: str) -> frozenset[tuple[str, ...]]:
    """Return the runs of words of a sentence, in lower case; none for a short one."""
    words = [word.lower() for word in WORD.findall(sentence)]
    if len(words) < LEAST_WORDS:
        return frozenset()
    return frozenset(tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))


def copies(reports: Sequence[Row]) -> dict[str, Row]:
    """Return, by figure, the earliest report of another outlet whose sentence it repeats; only equal numbers count."""
    found: dict[str, Row] = {}
    earlier: dict[float, list[tuple[Row, frozenset[tuple[str, ...]]]]] = defaultdict(list)
    for report in sorted(reports, key=_told):
        own = shingles(report["sentence"])
        origin = next((row for row, theirs in earlier[report["value"]] if _is_copy(report, own, row, theirs)), None)
        if origin is not None:
            found[report["figure_id"]] = origin
        elif own:
            earlier[report["value"]].append((report, own))
    return found


def _told(report: Row) -> tuple[date, str]:
    return report["told_on"], report["figure_id"]


def _is_copy(report: Row, own: frozenset[object], row: Row, theirs: frozenset[object]) -> bool:
    if report["outlet"] == row["outlet"] or not own:
        return False
    return len(own & theirs) >= COPIED * len(own | theirs)


def provenance(reports: Sequence[Row]) -> dict[str, Provenance]:
    """Return where each report of one claim comes from, by figure."""
    origins = copies(reports)
    cited = _cited(reports)
    by_figure = {report["figure_id"]: report for report in reports}
    found: dict[str, Provenance] = {}
    for report in sorted(reports, key=_told):
        origin = origins.get(report["figure_id"])
        speaker = (report["speaker_key"], report["speaker"]) if report["speaker_key"] else _said(report, cited)
        if speaker is None and origin is not None:
            speaker = _said(by_figure[origin["figure_id"]], cited)
        key, name = speaker or _outlet(origin or report)
        found[report["figure_id"]] = Provenance(
            name,
            key,
            speaker is not None,
            origin["figure_id"] if origin else None,
            origin["sentence"] if origin else None,
        )
    return found


def _outlet(report: Row) -> tuple[str, str]:
    return report["outlet"].lower(), report["outlet"]


def _cited(reports: Iterable[Row]) -> dict[tuple[str, float], tuple[str, str]]:
    """Return whom each article cites for each number: a headline repeats it without saying so."""
    found: dict[tuple[str, float], tuple[str, str]] = {}
    for report in sorted(reports, key=lambda row: row["span_start"]):
        if report["speaker_key"]:
            found.setdefault((report["article_id"], report["value"]), (report["speaker_key"], report["speaker"]))
    return found


def _said(report: Row, cited: Mapping[tuple[str, float], tuple[str, str]]) -> tuple[str, str] | None:
    return (
        (report["speaker_key"], report["speaker"])
        if report["speaker_key"]
        else cited.get((report["article_id"], report["value"]))
    )


def superseded(reports: Sequence[Row], origin: Mapping[str, Provenance]) -> set[str]:
    """Return the figures after which their source told another number."""
    latest: dict[str, Row] = {}
    for report in sorted(reports, key=_told):
        latest[origin[report["figure_id"]].key] = report
    last = {key: (report["told_on"], report["value"]) for key, report in latest.items()}
    return {
        report["figure_id"]
        for report in reports
        if report["told_on"] < last[origin[report["figure_id"]].key][0]
        and report["value"] != last[origin[report["figure_id"]].key][1]
    }


def contradictions(reports: Sequence[Row], origin: Mapping[str, Provenance]) -> dict[str, str]:
    """Return, by figure, a figure of another cited source that excludes it.

    Sources contradict each other only by what they said last, at the same time; of the harms that do not become
    fewer, also when the later one tells less. A later higher toll contradicts nobody, and an outlet that cites
    nobody only tells what it knows so far.
    """
    latest: dict[str, Row] = {}
    for report in sorted(reports, key=_told):
        if origin[report["figure_id"]].is_cited and report["may_open"]:
            latest[origin[report["figure_id"]].key] = report
    found: dict[str, str] = {}
    for one in latest.values():
        for other in latest.values():
            if _most(one) < _least(other) and _at_odds(one, other):
                found[one["figure_id"]] = other["figure_id"]
                found[other["figure_id"]] = one["figure_id"]
    return found


def _at_odds(lower: Row, higher: Row) -> bool:
    """Say whether a lower number is told against a higher one."""
    later = lower["told_on"] - higher["told_on"]
    if abs(later) < SAME_TIME:
        return True
    return lower["event"] in COUNTED_UP and timedelta(0) < later <= STALE and not lower["is_total"]


def _least(report: Row) -> float:
    low = report["value_low"]
    return float("-inf") if low is None else float(low) * (0.9 if report["modifier"] == "about" else 1)


def _most(report: Row) -> float:
    high = report["value_high"]
    if high is None:
        return float("inf")
    return float(high) * (1.1 if report["modifier"] == "about" else 1)
