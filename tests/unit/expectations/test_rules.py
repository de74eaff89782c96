"""Each rule, with a row that breaks it; the untouched article shows that the same row passes."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache

import pytest

from expectations.check import check, database_of, frames_of
from expectations.suites import SUITES, frame_statement, rule_lines
from tests.unit.warehouse.made_rows import made_batch, made_statement
from values.categories import Event, Kind, Modifier
from warehouse.tables import batch
from warehouse.tables.batch import KEYS, Batch, Row
from warehouse.tables.verdict import Severity, Verdict

Break = Callable[[Batch], Row]


def put(table: str, number: int = 0, **values: object) -> Break:
    """Change the cells of one row and return it."""

    def change(batch: Batch) -> Row:
        row = batch[table][number]
        row.update(values)
        return row

    return change


def twin(table: str, **values: object) -> Break:
    """Add a second, different row under the key of the first."""

    def change(batch: Batch) -> Row:
        row = batch[table][0] | values
        batch[table].append(row)
        return row

    return change


def shifted(table: str) -> Break:
    """Move a span out of its sentence to equal words elsewhere, so that only its place is wrong."""

    def change(batch: Batch) -> Row:
        row = batch[table][0]
        other = next(s for s in batch["sentences"] if s["sentence_id"] != row["sentence_id"])
        row.update(span_start=other["span_start"], span_end=other["span_start"] + 4, quote=other["quote"][:4])
        return row

    return change


def ten_times(batch: Batch) -> Row:
    figure = batch["figures"][1]
    other = batch["figures"][0]
    other.update(value_low=510, value_best=510)
    return figure


SPANNED = tuple(table for table in batch.SPANNED if table != "sentences")
IN_SENTENCES = tuple(table for table in SPANNED if table != "reader_differences")
SECOND = ("second_readings", "refused_answers")
RULED = ("told_incidents", "figures", "persons", "denials", "victims", "dates", "attributions", "places")
NEXT_WEEK, YEAR_2023 = date(2025, 4, 18), date(2023, 1, 1)
BREAKS: dict[tuple[str, str], Break] = {
    ("articles", "address_unusable"): put("articles", url="javascript:alert(1)"),
    ("revisions", "unknown_article"): put("revisions", article_id="nowhere"),
    ("revisions", "unknown_page_kind"): put("revisions", page_kind="poem"),
    ("revisions", "unknown_read_language"): put("revisions", read_language="latin"),
    ("revisions", "text_missing"): put("revisions", text=" \n"),
    ("revisions", "paragraph_outside_text"): put("revisions", paragraphs=[{"start": 0, "end": 99999, "zone": "body"}]),
    ("revisions", "undated"): put("revisions", published_day=None),
    ("revisions", "published_guessed"): put("revisions", found='{"published": "guess"}'),
    ("revisions", "story_continues"): put("revisions", found='{"next_page": "markup"}'),
    ("revisions", "published_after_fetch"): put("revisions", published_day=date(2025, 5, 1)),
    ("revisions", "published_before_the_web"): put("revisions", published_day=date(1970, 1, 1)),
    ("revisions", "modified_before_published"): put("revisions", modified_at=datetime(2025, 4, 11, 8, tzinfo=UTC)),
    ("revisions", "title_missing"): put("revisions", title=" "),
    ("sentences", "duplicate_id"): twin("sentences", paragraph=7),
    ("sentences", "unknown_revision"): put("sentences", revision_id="nowhere"),
    ("sentences", "span_reversed"): put("sentences", span_start=30, span_end=20),
    ("sentences", "quote_differs"): put("sentences", quote="Other words."),
    ("sentences", "unknown_zone"): put("sentences", zone="margin"),
    **{(table, "duplicate_id"): twin(table, quote="other") for table in SPANNED},
    **{(table, "unknown_revision"): put(table, revision_id="nowhere") for table in SPANNED},
    **{(table, "unknown_sentence"): put(table, sentence_id="nowhere") for table in IN_SENTENCES},
    **{(table, "span_reversed"): put(table, span_start=30, span_end=20) for table in SPANNED},
    **{(table, "quote_differs"): put(table, quote="Other words") for table in SPANNED},
    **{(table, "outside_sentence"): shifted(table) for table in IN_SENTENCES},
    **{(table, "rule_missing"): put(table, rule="") for table in RULED},
    ("figures", "unknown_modifier"): put("figures", modifier="roughly"),
    ("figures", "unknown_kind"): put("figures", kind="sheep"),
    ("figures", "unknown_stance"): put("figures", stance="sung"),
    ("figures", "unknown_event"): put("figures", event="abolished"),
    ("figures", "unknown_measure"): put("figures", measure="tide"),
    ("figures", "unknown_statistic"): put("figures", statistic="mode"),
    ("figures", "unknown_standing"): put("figures", standing="sitting"),
    ("figures", "unknown_sex"): put("figures", sex="x"),
    ("figures", "unknown_age_band"): put("figures", age_band="teen"),
    ("figures", "unknown_period_precision"): put("figures", period_precision="hour"),
    ("figures", "unknown_place_precision"): put("figures", place_precision="vague"),
    ("figures", "unknown_zone"): put("figures", zone="margin"),
    ("figures", "age_out_of_range"): put("figures", 3, value_low=340, value_high=None),
    ("figures", "age_limit_out_of_range"): put("figures", 4, value_low=None, value_high=340),
    ("figures", "age_is_birth_year"): put("figures", 3, value_low=1994, value_high=1994),
    ("figures", "bounds_reversed"): put("figures", 2, value_low=4),
    ("figures", "best_below_low"): put("figures", 0, value_best=50),
    ("figures", "best_above_high"): put("figures", 2, value_best=4),
    ("figures", "value_missing"): put("figures", 6, value_best=None),
    ("figures", "vague_with_bounds"): put("figures", 6, modifier="vague", value_low=40),
    ("figures", "value_not_finite"): put("figures", 6, value_best=float("inf")),
    ("figures", "count_negative"): put("figures", 2, value_low=-3, value_high=-3),
    ("figures", "figure_is_a_year"): put("figures", 2, quote="2025", value_low=2025, value_high=2025),
    ("figures", "percent_outside_whole"): put("figures", 6, value_best=140),
    ("figures", "bounds_contradict_modifier"): put("figures", 0, value_low=None),
    ("figures", "equals_publication_year"): put("figures", 5, value_low=2025, value_high=2025),
    ("figures", "ten_times_another"): ten_times,
    ("figures", "part_above_whole"): lambda batch: (
        put("figures", 1, modifier="exact", value_high=51)(batch)
        and put("figures", 2, value_low=60, value_high=60)(batch)
    ),
    ("figures", "part_above_open_whole"): put("figures", 2, value_low=60, value_high=60),
    ("figures", "total_below_part"): lambda batch: (
        put("figures", 2, value_low=60, value_high=60)(batch) and put("figures", 1, value_high=51)(batch)
    ),
    ("figures", "parts_above_whole"): lambda batch: (
        put("figures", 2, value_low=40, value_high=40)(batch)
        and put("figures", 5, part_of=batch["figures"][1]["figure_id"], value_low=40, value_high=40)(batch)
        and put("figures", 1, modifier="exact", value_high=51)(batch)
    ),
    ("figures", "minimum_above_maximum"): put("figures", 3, value_low=60, value_high=60),
    ("figures", "whole_not_loaded"): put("figures", 2, part_of="nowhere"),
    ("figures", "span_read_twice"): twin("figures", figure_id="other", kind="objects"),
    ("figures", "period_reversed"): put("figures", period_end=date(2025, 4, 10)),
    ("figures", "said_after_publication"): put("figures", 1, said_on=NEXT_WEEK),
    ("figures", "event_after_publication"): put("figures", period_start=NEXT_WEEK, period_end=NEXT_WEEK),
    ("persons", "unknown_zone"): put("persons", zone="margin"),
    ("persons", "unknown_sex"): put("persons", sex="x"),
    ("persons", "name_missing"): put("persons", name_key=""),
    ("persons", "age_out_of_range"): put("persons", age=340),
    ("persons", "age_is_birth_year"): put("persons", age=1994),
    ("persons", "soldier_age_unusual"): put("persons", age=12),
    ("persons", "outside_ages_of_group"): put("persons", age=60),
    ("persons", "birth_window_reversed"): put("persons", derived_birth_end=date(1980, 1, 1)),
    ("persons", "enlisted_window_reversed"): put("persons", derived_enlisted_end=YEAR_2023),
    ("persons", "enlisted_after_death"): put(
        "persons", derived_enlisted_start=date(2024, 2, 1), derived_enlisted_end=date(2024, 2, 2)
    ),
    ("persons", "age_after_publication"): put("persons", age_as_of=NEXT_WEEK),
    ("person_fates", "duplicate_id"): twin("person_fates", ordinal=7),
    ("person_fates", "unknown_person"): put("person_fates", person_id="nowhere"),
    ("person_fates", "unknown_event"): put("person_fates", event="abolished"),
    ("person_fates", "period_reversed"): put("person_fates", period_end=YEAR_2023),
    ("person_fates", "event_after_publication"): put("person_fates", 1, period_start=NEXT_WEEK, period_end=NEXT_WEEK),
    ("person_fates", "fate_after_death"): put(
        "person_fates", event="injured", period_start=date(2024, 2, 1), period_end=date(2024, 2, 2)
    ),
    ("denials", "unknown_zone"): put("denials", zone="margin"),
    ("denials", "unknown_scope"): put("denials", scope="everything"),
    ("denials", "said_after_publication"): put("denials", said_on=NEXT_WEEK),
    ("denials", "speaker_missing"): put("denials", speaker=None),
    ("denials", "answered_figure_not_loaded"): put("denials", answers=["nowhere"]),
    ("dates", "unknown_type"): put("dates", type="ERA"),
    ("dates", "unknown_precision"): put("dates", precision="hour"),
    ("dates", "unknown_anchor"): put("dates", anchor="harbour"),
    ("dates", "period_reversed"): put("dates", period_end=date(2025, 4, 10)),
    ("dates", "weekday_differs"): put("dates", period_start=date(2025, 4, 10), period_end=date(2025, 4, 10)),
    ("dates", "weekday_too_far"): put("dates", period_start=date(2025, 3, 28), period_end=date(2025, 3, 28)),
    ("dates", "year_implausible"): put("dates", period_start=date(340, 1, 1)),
    ("attributions", "unknown_stance"): put("attributions", stance="sung"),
    ("attributions", "span_outside_text"): put("attributions", content=[{"start": 0, "end": 99999}]),
    ("attributions", "said_after_publication"): put("attributions", said_on=NEXT_WEEK),
    ("victims", "unknown_event"): put("victims", event="abolished"),
    ("told_incidents", "unknown_period_precision"): put("told_incidents", period_precision="hour"),
    ("told_incidents", "unknown_place_precision"): put("told_incidents", place_precision="hour"),
    ("told_incidents", "period_reversed"): put("told_incidents", period_end=YEAR_2023),
    ("told_incidents", "event_after_publication"): put("told_incidents", period_start=NEXT_WEEK, period_end=NEXT_WEEK),
    ("told_incidents", "counts_reversed"): put("told_incidents", captured_low=5, captured_high=4),
    ("told_incidents", "what_missing"): put("told_incidents", what=""),
    ("places", "unknown_precision"): put("places", precision="hour"),
    ("ignored_numbers", "reason_missing"): put("ignored_numbers", reason=""),
    ("figures", "unknown_read_by"): put("figures", read_by="chance"),
    ("figures", "unknown_decided_by"): put("figures", decided_by="chance"),
    **{(table, "duplicate_id"): twin(table, prompt_version="other") for table in SECOND},
    **{(table, "unknown_revision"): put(table, revision_id="nowhere") for table in SECOND},
    ("second_readings", "unknown_outcome"): put("second_readings", outcome="silence"),
    ("second_readings", "reader_missing"): put("second_readings", model=""),
    ("reader_differences", "unknown_field"): put("reader_differences", field="weather"),
    ("reader_differences", "unknown_chosen"): put("reader_differences", chosen="chance"),
    ("reader_differences", "unknown_event"): put("reader_differences", event="abolished"),
    ("reader_differences", "nothing_differs"): put("reader_differences", rules_value=None),
    ("refused_answers", "unknown_reason"): put("refused_answers", reason="mood"),
    ("refused_answers", "unknown_field"): put("refused_answers", field="weather"),
}


@cache
def verdict_and_rows() -> tuple[Verdict, dict[tuple[str, str], str], Batch]:
    """Check one batch in which each article but the first breaks one rule."""
    untouched = made_batch("untouched")
    batch = Batch()
    batch.add(untouched)
    broken: dict[tuple[str, str], str] = {}
    for number, (rule, change) in enumerate(BREAKS.items()):
        article = made_batch(f"broken-{number}")
        row = change(article)
        # Figures of other articles must not be taken for reports of the same thing.
        for figure in article["figures"]:
            figure["place"] = f"Port {number}"
        broken[rule] = row[KEYS[rule[0]]]
        batch.add(article)
    return check(batch), broken, untouched


def codes(verdict: Verdict, table: str, row_id: str, severity: Severity) -> set[str]:
    if severity is Severity.CRITICAL:
        return {r for row in verdict.quarantined if (row.table, row.row_id) == (table, row_id) for r in row.reasons}
    key = KEYS[table]
    return {code for row in verdict.passing[table] if row[key] == row_id for code in row["warnings"]}


@pytest.mark.parametrize("line", rule_lines(), ids=lambda line: f"{line.table}.{line.reason}")
def test_a_row_that_breaks_the_rule_is_named_with_its_reason(line):
    verdict, broken, _ = verdict_and_rows()
    rule = (line.table, line.reason)
    assert rule in BREAKS, f"no row breaks {rule} yet"
    assert line.reason in codes(verdict, line.table, broken[rule], line.severity)


def test_rows_that_break_no_rule_pass_without_a_warning():
    verdict, _, untouched = verdict_and_rows()
    for table, key in KEYS.items():
        wanted = {row[key] for row in untouched[table]}
        passed = {row[key]: row["warnings"] for row in verdict.passing[table] if row[key] in wanted}
        assert passed == {row_id: [] for row_id in wanted}, table


def test_no_row_is_lost_between_passing_and_quarantine():
    batch = made_batch()
    batch["figures"][0]["modifier"] = "roughly"
    verdict = check(batch)
    assert verdict.rows_checked == len(batch)


def test_an_article_that_came_twice_in_a_batch_is_one_row():
    batch = made_batch()
    batch.add(made_batch())
    assert len(check(batch).passing["articles"]) == 1
    assert not check(batch).quarantined


def test_what_hangs_on_a_failing_article_goes_with_it():
    batch = made_batch()
    batch["articles"][0]["url"] = "javascript:alert(1)"
    verdict = check(batch)
    assert len(verdict.passing) == 0
    assert verdict.reasons()["unknown_article"] == 1
    assert verdict.reasons()["unknown_revision"] == len(batch) - 2 - len(batch["person_fates"])


def test_a_rule_without_a_failing_row_is_told():
    assert {(line.table, line.reason) for line in rule_lines()} == set(BREAKS)


def test_a_total_that_is_only_a_lower_bound_is_held_against_its_part_as_well():
    batch = made_batch()
    part = put("figures", 2, value_low=60, value_high=60)(batch)
    assert (batch["figures"][1]["modifier"], batch["figures"][1]["value_high"]) == ("at_least", None)
    verdict = check(batch)
    assert codes(verdict, "figures", part["figure_id"], Severity.WARNING) == {"part_above_open_whole"}
    assert "total_below_part" in codes(verdict, "figures", part["part_of"], Severity.WARNING)
    assert not verdict.quarantined


@pytest.mark.parametrize("sentence", ["Prices rose 140 percent.", "The fee is up 140 percent."])
def test_a_change_may_exceed_the_whole(sentence):
    stated = {"kind": Kind.PERCENT, "modifier": Modifier.EXACT, "value_low": 140, "value_high": 140}
    assert not check(made_statement(sentence, "140 percent", **stated)).quarantined


@pytest.mark.parametrize(
    "sentence",
    ["More than 140 percent of the homes burnt.", "Up to 140 percent of the homes burnt.", "140 percent burnt."],
)
def test_a_share_above_the_whole_is_no_change_because_of_its_modifier(sentence):
    stated = {"kind": Kind.PERCENT, "modifier": Modifier.EXACT, "value_low": 140, "value_high": 140}
    assert check(made_statement(sentence, "140 percent", **stated)).reasons() == {"percent_outside_whole": 1}


@pytest.mark.parametrize(
    "sentence",
    [
        "51 people were killed on 18 May.",
        "51 people were killed when a flood swept through the town.",
        "51 people were killed next to the quay.",
        "51 people were killed due to a storm.",
    ],
)
def test_no_word_of_a_timetable_lets_people_die_after_publication(sentence):
    stated = {"kind": Kind.PERSONS, "modifier": Modifier.EXACT, "value_low": 51, "value_high": 51}
    stated |= {"event": Event.KILLED, "period_start": NEXT_WEEK, "period_end": NEXT_WEEK}
    assert check(made_statement(sentence, "51 people", **stated)).reasons() == {"event_after_publication": 1}


def test_a_timetable_may_lie_after_publication():
    stated = {"kind": Kind.PERSONS, "modifier": Modifier.EXACT, "value_low": 51, "value_high": 51}
    stated |= {"event": Event.ATTENDING, "period_start": NEXT_WEEK, "period_end": NEXT_WEEK}
    assert not check(made_statement("51 people attend until next Friday.", "51 people", **stated)).quarantined


@pytest.mark.parametrize("table", SUITES)
def test_every_flag_of_a_frame_says_yes_or_no(table):
    batch = made_batch()
    batch["figures"][6].update(modifier="vague", value_low=None, value_high=None, value_best=None)
    batch["revisions"][0].update(published_day=None, published_at=None)
    with database_of(frames_of(batch)) as connection:
        flags = [name for name, kind, *_ in connection.execute(f"DESCRIBE {frame_statement(table)}").fetchall()
                 if kind == "BOOLEAN"]  # fmt: skip
        for flag in flags:
            unsaid = connection.execute(f"SELECT count(*) FROM ({frame_statement(table)}) WHERE {flag} IS NULL")
            assert unsaid.fetchall() == [(0,)], f"an empty {flag} would pass unseen"


@pytest.mark.parametrize("sentence", ["The mayor says that 51 people will be moved.", "51 people are due to be moved."])
def test_a_plan_may_lie_after_publication(sentence):
    stated = {"kind": Kind.PERSONS, "modifier": Modifier.EXACT, "value_low": 51, "value_high": 51}
    stated |= {"period_start": NEXT_WEEK, "period_end": NEXT_WEEK}
    assert not check(made_statement(sentence, "51 people", **stated)).quarantined
