"""A second reader through the whole flow: what it says is held to the text, and the rules' rows come in any case."""

from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

from flows.command.cli import app
from flows.run.progress import listening
from flows.run.summary import RunSummary
from tests.integration.conftest import settle_in
from tests.integration.second_pages import FILLER, PLACES, behaves, write_pages
from tests.integration.test_takedown import holding
from tests.loopback import served
from tests.model_server import KEY, Behaviour, ModelServer, article_of
from tests.unit.reading.told import about, content

pytestmark = pytest.mark.usefixtures("prefect_server")
ANSWERED = ("good", "inventing", "shifting", "doubling", "injected")
FIGURES = (
    "SELECT title, quote, value_low, modifier, unit, event, stance, speaker, period_start, place "
    "FROM figures JOIN revisions USING (revision_id) ORDER BY title, figures.span_start"
)


def use(patch, server, **more):
    """Set the second reader of the runs that follow."""
    from flows.run.settings import settings

    told = {"MODEL__URL": server.url, "MODEL__NAME": "made-up-7b", "MODEL__TIMEOUT": "0.5", "MODEL__PRICE": "2"} | more
    for name, value in told.items():
        patch.setenv(f"TALLYWIRE_{name}", value)
    patch.setattr("flows.run.second_reader.Endpoint", _eager)
    settings.cache_clear()


def _eager(settings, tell):
    from tasks.reading.endpoint import Endpoint

    return Endpoint(settings, tell, backoff=0.01)


def asked(folder, query, *values):
    with duckdb.connect(folder / "figures.duckdb", read_only=True) as connection:
        return connection.execute(query, values).fetchall()


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    return write_pages(tmp_path_factory.mktemp("second") / "pages")


class Lines(list):
    """Takes what a run tells."""

    def line(self, text):
        self.append(text)

    def count(self, stage, done, total):
        """Let it pass."""


@dataclass
class Runs:
    """Two runs over the same pages, and what the server was asked in each."""

    folder: Path
    first: RunSummary
    second: RunSummary
    lines: list[str]
    url: str
    asked_first: list[str]
    asked_second: list[str]


@pytest.fixture(scope="module")
def runs(prefect_server, tmp_path_factory, pages):  # noqa: ARG001 - the server runs
    """Read the pages twice by rules and model."""
    from flows.ingest import ingest
    from flows.run.settings import settings

    lines = Lines()
    with pytest.MonkeyPatch.context() as patch, served(ModelServer(behaves)) as server:
        folder = settle_in(tmp_path_factory.mktemp("run"), patch)
        use(patch, server)
        with listening(lines):
            first = ingest([str(pages)])
        articles = [article_of(body) for body in server.asked]
        second = ingest([str(pages)])
        later = [article_of(body) for body in server.asked[len(articles) :]]
    settings.cache_clear()
    return Runs(folder, first, second, lines, server.url, articles, later)


@pytest.fixture
def by_rules(data_folder, pages):
    from flows.ingest import ingest

    ingest([str(pages)])
    return asked(data_folder, FIGURES)


def test_the_rules_rows_are_loaded_whatever_the_model_does(runs, by_rules):
    folder, summary = runs.folder, runs.first
    assert summary.articles == len(PLACES)
    assert summary.exit_code == 0
    assert asked(folder, FIGURES) == by_rules


def test_the_run_says_where_the_texts_went_and_what_came_of_it(runs):
    summary = runs.first
    assert f"second reader: the texts of this run go to made-up-7b at {runs.url}" in runs.lines
    told = "\n".join(line for line in runs.lines if line.startswith("second reader"))
    assert f"{len(ANSWERED)} of {len(PLACES)} articles read by both" in told
    for outcome in ("server_error", "timed_out", "cut_off", "prose"):
        assert f"{outcome} 1" in told
        assert f"second reader: {outcome}: " in told
    for field in ("figure", "event", "stance", "speaker", "days", "place"):
        assert f"{field} " in told
    assert f"{summary.second.refusals.total()} refusals in" in told
    assert f"{summary.second.tokens:,} tokens, cost " in told
    assert summary.second.tokens > 1000


def test_each_article_has_the_outcome_of_its_requests(runs):
    outcomes = asked(
        runs.folder, "SELECT title, outcome, error FROM second_readings JOIN revisions USING (revision_id)"
    )
    by_title = {title.removeprefix("Mine of "): (outcome, error) for title, outcome, error in outcomes}
    assert {name: by_title[place][0] for name, place in PLACES.items()} == {
        **dict.fromkeys(ANSWERED, "answered"),
        "cutting": "cut_off",
        "slow": "timed_out",
        "failing": "server_error",
        "prose": "prose",
    }
    assert all(bool(error) == (outcome != "answered") for outcome, error in by_title.values())


def test_every_figure_says_who_read_it_and_what_differs(runs):
    rows = asked(runs.folder, "SELECT title, read_by, model, differing_fields, decided_by FROM figures "
                          "JOIN revisions USING (revision_id) WHERE quote = 'At least 12'")  # fmt: skip
    by_title = {title.removeprefix("Mine of "): rest for title, *rest in rows}
    assert by_title[PLACES["good"]] == ["both", "made-up-7b", ["place"], "rules"]
    assert by_title[PLACES["failing"]] == ["rules", None, [], None]
    assert by_title[PLACES["shifting"]][0] == "rules"


def test_what_the_text_does_not_bear_out_is_refused_with_its_reason(runs):
    rows = asked(runs.folder, "SELECT title, reason, field FROM refused_answers JOIN revisions USING (revision_id)")
    by_name = {name: sorted((r, f or "") for t, r, f in rows if t.endswith(place)) for name, place in PLACES.items()}
    assert by_name["good"] == []
    assert by_name["inventing"] == [
        ("date_words_not_in_text", "days"),
        ("place_not_in_text", "place"),
        ("quote_not_in_text", ""),
        ("speaker_not_in_text", "speaker"),
    ]
    assert by_name["shifting"] == [("unknown_figure_number", ""), ("value_differs", "")]
    assert by_name["doubling"] == [("already_numbered", ""), ("answered_twice", ""), ("quote_ambiguous", "")]
    assert ("quote_not_in_text", "") in by_name["injected"]


def test_an_article_that_gives_orders_puts_nothing_into_a_row_that_it_does_not_say(runs):
    told = "SELECT figures.quote, speaker, place, text FROM figures JOIN revisions USING (revision_id) WHERE title = ?"
    rows = asked(runs.folder, told, f"Mine of {PLACES['injected']}")
    assert rows
    for quote, speaker, place, text in rows:
        assert all(words is None or words in text for words in (quote, speaker, place))


def test_the_share_refused_and_the_agreement_of_a_model_are_shown(runs):
    [(model, articles, answered, share)] = asked(
        runs.folder, "SELECT model, articles, articles_read, refused_share FROM reader_quality"
    )
    assert (model, articles, answered) == ("made-up-7b", len(PLACES), len(ANSWERED))
    assert 0 < share < 1
    agreement = dict(asked(runs.folder, "SELECT field, agreement FROM reader_agreement"))
    assert set(agreement) == {"figure", "event", "stance", "speaker", "days", "place"}
    assert agreement["event"] == 1
    assert agreement["place"] < 1


def test_disagreements_are_listed_by_harm(runs):
    rows = asked(runs.folder, "SELECT harm, event, field FROM disagreements")
    assert [harm for harm, *_ in rows] == sorted(harm for harm, *_ in rows)
    assert rows[0] == (1, "killed", "place")
    assert (7, "detained", "figure") in rows


def test_a_second_run_asks_only_what_was_not_answered_and_changes_no_row(runs):
    assert runs.second.is_unchanged
    assert runs.second.second.remembered == len(ANSWERED)
    assert runs.second.second.tokens < runs.first.second.tokens
    again = {name for name, place in PLACES.items() if any(f" at {place}," in article for article in runs.asked_second)}
    assert again == set(PLACES) - set(ANSWERED)
    assert all(any(f" at {place}," in article for article in runs.asked_first) for place in PLACES.values())
    assert asked(runs.folder, "SELECT count(*) FROM second_readings") == [(len(PLACES),)]


@pytest.mark.parametrize(("decider", "place", "one"), [("model", "Orle", 1), ("agree", None, 0)])
def test_the_setting_decides_whose_word_stands(data_folder, pages, monkeypatch, decider, place, one):
    from flows.ingest import ingest

    with served(ModelServer(behaves)) as server:
        use(monkeypatch, server, READER=decider)
        summary = ingest([str(pages / "good.html")])
    assert summary.reasons.total() == 0
    figure = "SELECT place, read_by, decided_by FROM figures WHERE quote = 'At least 12'"
    assert asked(data_folder, figure) == [(place, "both", decider)]
    assert asked(data_folder, "SELECT count(*) FROM figures WHERE quote = 'one' AND read_by = 'model'") == [(one,)]


def test_a_row_of_the_model_that_breaks_a_rule_waits_in_quarantine_like_any_other(data_folder, tmp_path, monkeypatch):
    from flows.ingest import ingest

    body = "<article><h1>Shaft</h1><p>At least 12 miners died at Orle. The inquiry opens on 20 April.</p>"
    head = '<meta property="article:published_time" content="2026-03-10T09:00:00Z">'
    page = tmp_path / "page.html"
    page.write_text(f'<html lang="en"><head>{head}</head><body>{body}{FILLER}</article></body></html>', "utf-8")
    days = {"words": "on 20 April", "until": None, "now": False}
    early = Behaviour(content(about(1, event="killed", stance="reported", days=days)))
    with served(ModelServer(lambda _: early)) as server:
        use(monkeypatch, server, READER="model")
        summary = ingest([str(page)])
    assert summary.reasons["event_after_publication"] == 1
    waiting = asked(data_folder, "SELECT reasons, row->>'decided_by' FROM quarantine WHERE table_name = 'figures'")
    assert waiting == [(["event_after_publication"], "model")]
    assert asked(data_folder, "SELECT count(*) FROM figures") == [(0,)]


def test_a_wrong_key_ends_the_asking_and_not_the_run(data_folder, pages, monkeypatch):
    from flows.ingest import ingest

    with served(ModelServer(behaves, key=KEY)) as server:
        use(monkeypatch, server, MODEL__KEY="another-key", MODEL__PARALLEL="1")
        summary = ingest([str(pages)])
        assert len(server.asked) == 1
    assert (summary.articles, summary.exit_code) == (len(PLACES), 0)
    assert summary.second.outcomes == {"wrong_key": 1, "not_asked": len(PLACES) - 1}
    assert holding(data_folder, "another-key") == set()


def test_nothing_is_asked_where_no_address_is_set(data_folder, pages):
    from flows.ingest import ingest

    summary = ingest([str(pages / "good.html")])
    assert summary.second.lines == []
    assert not (data_folder / "answers.sqlite").exists()
    assert asked(data_folder, "SELECT DISTINCT read_by, model FROM figures") == [("rules", None)]


def test_a_choice_of_a_person_holds_for_the_text(data_folder, pages, monkeypatch):
    from flows.ingest import ingest

    figure = "SELECT place, decided_by FROM figures WHERE quote = 'At least 12'"
    with served(ModelServer(behaves)) as server:
        use(monkeypatch, server)
        ingest([str(pages / "good.html")])
        listed = CliRunner().invoke(app, ["review", "disagreements"])
        assert listed.exit_code == 0, listed.output
        [(difference,)] = asked(data_folder, "SELECT difference_id FROM disagreements WHERE field = 'place'")
        assert difference[:8] in listed.stdout
        assert asked(data_folder, figure) == [(None, "rules")]
        told = ["review", "choose", difference[:8], "model", "--note", "the lead says so", "--by", "desk"]
        chosen = CliRunner().invoke(app, told)
        assert chosen.exit_code == 0, chosen.output
        assert asked(data_folder, figure) == [("Orle", "model")]
        assert asked(data_folder, "SELECT count(*) FROM disagreements WHERE field = 'place'") == [(0,)]
        assert ingest([str(pages / "good.html")]).is_unchanged
        assert len(server.asked) == 1


def test_the_form_of_the_review_lists_the_disagreements_and_takes_a_choice(data_folder, pages, monkeypatch):
    from flows.ingest import ingest
    from flows.review import Decision, review

    figure = "SELECT place, decided_by FROM figures WHERE quote = 'At least 12'"
    shown = {}
    monkeypatch.setattr("flows.review.publish_table", lambda name, rows, _: shown.update({name: rows}))
    with served(ModelServer(behaves)) as server:
        use(monkeypatch, server)
        ingest([str(pages / "good.html")])
        review()
        [listed] = [row for row in shown["disagreements"] if row["field"] == "place"]
        assert (listed["quote"], listed["model_value"], listed["chosen"]) == ("At least 12", "Orle", "rules")
        with pytest.raises(ValueError, match="choose model needs quarantine_id, note and by"):
            review(Decision.CHOOSE_MODEL, listed["id"])
        review(Decision.CHOOSE_MODEL, listed["id"], "the lead says so", "desk")
        assert asked(data_folder, figure) == [("Orle", "model")]
        assert all(row["field"] != "place" for row in shown["disagreements"])
        review(Decision.CHOOSE_RULES, listed["id"], "a slip", "desk")
        assert asked(data_folder, figure) == [(None, "rules")]
        assert len(server.asked) == 1


@pytest.mark.parametrize("arguments", [("ffff", "model"), ("", "model"), ("ffff", "both")])
def test_a_choice_that_cannot_be_made_ends_with_2(runs, arguments, monkeypatch):
    from flows.run.settings import settings

    monkeypatch.setenv("TALLYWIRE_DATA_FOLDER", str(runs.folder))
    settings.cache_clear()
    result = CliRunner().invoke(app, ["review", "choose", *arguments, "--note", "n", "--by", "b"])
    assert result.exit_code == 2


def test_a_takedown_reaches_the_remembered_answers(data_folder, pages, monkeypatch):
    from flows.ingest import ingest

    with served(ModelServer(behaves)) as server:
        use(monkeypatch, server)
        ingest([str(pages)])
    assert "answers.sqlite" in holding(data_folder, "Orle")
    [(url,)] = asked(data_folder, "SELECT url FROM articles WHERE url LIKE '%good.html'")
    done = CliRunner().invoke(app, ["takedown", "--url", url, "--reason", "court order", "--by", "desk"])
    assert done.exit_code == 0, done.output
    assert holding(data_folder, "Orle") == set()
    assert "answers.sqlite" in holding(data_folder, "Veld")
    gone = CliRunner().invoke(app, ["takedown", "--person", "Ana Vell", "--reason", "court order", "--by", "desk"])
    assert gone.exit_code == 0, gone.output
    assert holding(data_folder, "Ana Vell") == set()


def test_explain_shows_request_answer_refusals_and_rows(data_folder, monkeypatch):  # noqa: ARG001
    text = "At least 12 miners were killed on Saturday when a shaft caved in at Aske, Ketter said. " \
           "Ana Vell said that 300 families had left their homes."  # fmt: skip
    with served(ModelServer(behaves)) as server:
        use(monkeypatch, server)
        monkeypatch.setenv("COLUMNS", "400")
        told = CliRunner().invoke(app, ["explain", text, "--published", "2026-03-10", "--reader", "model"])
    assert told.exit_code == 0, told.output
    for words in ("⟦1|At least 12⟧", '"speaker": "the governor"', "speaker_not_in_text", "both"):
        assert words in told.stdout
    monkeypatch.delenv("TALLYWIRE_MODEL__URL")
    from flows.run.settings import settings

    settings.cache_clear()
    assert CliRunner().invoke(app, ["explain", text, "--reader", "model"]).exit_code == 2
    assert CliRunner().invoke(app, ["explain", text, "--reader", "oracle"]).exit_code == 2


def test_words_of_a_model_reach_no_terminal_with_their_control_characters(data_folder, pages, monkeypatch):
    from flows.ingest import ingest

    hostile = Behaviour('{"figures": [], "missed": [{"quote": "\\u001b[31m\\u0000<b>500\\ud800"}]}')
    with served(ModelServer(lambda _: hostile)) as server:
        use(monkeypatch, server)
        assert ingest([str(pages / "good.html")]).exit_code == 0
        told = CliRunner().invoke(app, ["explain", "Two men died.", "--reader", "model"])
    assert "\x1b" not in told.stdout
    [(quote,)] = asked(data_folder, "SELECT quote FROM refused_answers")
    assert "<b>500" in quote
