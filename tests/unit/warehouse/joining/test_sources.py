from datetime import date, timedelta

from warehouse.joining.sources import contradictions, copies, provenance, shingles, superseded

DAY = date(2026, 3, 4)
WIRE = "At least 12 people drowned when the ferry Amber Lark sank off Northport late on Monday, the coast guard said."


def report(figure: str, value: float = 12, speaker: str | None = None, **other: object) -> dict[str, object]:
    row = {
        "figure_id": figure,
        "article_id": f"article {figure}",
        "outlet": f"Outlet {figure}",
        "value": value,
        "value_low": value,
        "value_high": value,
        "modifier": "exact",
        "event": "killed",
        "told_on": DAY,
        "span_start": 0,
        "speaker": speaker,
        "speaker_key": speaker,
        "sentence": f"{figure} speaks of {value} dead.",
        "may_open": True,
        "is_total": False,
    }
    return row | other


def against(*reports: dict[str, object]) -> dict[str, str]:
    return contradictions(reports, provenance(reports))


def test_a_repeated_sentence_is_a_copy_of_the_outlet_that_told_it_first():
    wire = report("a", sentence=WIRE)
    copy = report("b", sentence=WIRE.replace("late on Monday", "on Monday night"), told_on=DAY + timedelta(days=1))
    own = report("c", sentence="Rescuers counted 12 bodies on the beach by dawn, and the harbour stayed shut.")
    assert {key: row["figure_id"] for key, row in copies([copy, own, wire]).items()} == {"b": "a"}
    origin = provenance([wire, copy, own])
    assert origin["b"].source == "Outlet a"
    assert (origin["b"].copied_from, origin["b"].copied_sentence) == ("a", WIRE)
    assert len({found.key for found in origin.values()}) == 2


def test_sentences_of_few_words_are_alike_by_chance():
    assert shingles("Twelve people were killed.") == frozenset()


def test_an_outlet_repeats_itself_and_copies_nobody():
    assert copies([report("a", sentence=WIRE), report("b", sentence=WIRE, outlet="Outlet a")]) == {}


def test_cited_sources_that_exclude_each_other_on_one_day_disagree():
    assert against(report("a", 12, "the navy"), report("b", 30, "the mayor")) == {"a": "b", "b": "a"}


def test_outlets_that_cite_nobody_dispute_nothing():
    assert against(report("a", 12), report("b", 30)) == {}


def test_a_later_higher_toll_is_no_dispute_and_a_later_lower_one_is():
    later = DAY + timedelta(days=2)
    assert against(report("a", 12, "the navy"), report("b", 30, "the mayor", told_on=later)) == {}
    assert against(report("a", 30, "the navy"), report("b", 12, "the mayor", told_on=later)) == {"a": "b", "b": "a"}


def test_a_source_that_corrects_itself_disagrees_with_nobody_and_its_first_number_is_marked():
    later = DAY + timedelta(days=1)
    reports = [report("a", 12, "the navy"), report("b", 15, "the navy", told_on=later)]
    assert against(*reports) == {}
    assert superseded(reports, provenance(reports)) == {"a"}
