"""`tallywire show`: from an address or an id to sentence, rules and stored page."""

import pytest
from typer.testing import CliRunner

from flows.command.cli import app
from tests.integration.conftest import settle_in
from tests.integration.stored_outlet import PAGE, URL, store


@pytest.fixture
def stored(tmp_path, monkeypatch):
    from flows.run.settings import settings

    settle_in(tmp_path, monkeypatch)
    yield store(PAGE.format(head="", body=""))
    settings.cache_clear()


def shown(*arguments):
    return CliRunner().invoke(app, ("show", *arguments))


def test_an_address_leads_to_the_figures_and_the_stored_page(stored):
    result = shown(URL)
    assert result.exit_code == 0
    words = " ".join(result.stdout.split())
    assert "Ferry aground at Lowick Quay Courier, 2026-11-28" in words
    assert f"SHA-256 {stored.sha256}" in words
    assert "fetched 2026-11-28 10:30 UTC" in words
    assert stored.figure_id[:12] in words


def test_a_figure_is_shown_with_its_sentence_and_the_rule_of_each_cell(stored):
    result = shown(stored.figure_id[:8])
    assert result.exit_code == 0
    assert "when a ferry ran aground at Lowick" in " ".join(result.stdout.split())
    cells = {line.split()[0]: line.split() for line in result.stdout.splitlines() if line.split()}
    assert cells["event"][1:] == ["injured", "predicate", "injured"]
    assert cells["period"][1:] == ["2026-11-27", "weekday", "Friday"]


def test_the_stored_page_is_written_as_it_came(stored):  # noqa: ARG001 - it is stored
    assert shown(URL, "--page").stdout_bytes == PAGE.format(head="", body="").encode()


@pytest.mark.parametrize("arguments", [(URL,), (URL, "--page")])
def test_a_stored_page_that_is_gone_is_told_and_ends_with_1(stored, arguments):
    stored.warc.unlink()
    result = shown(*arguments)
    assert result.exit_code == 1
    assert "no whole record" in " ".join(result.output.split())


@pytest.mark.parametrize("named", ["https://quay-courier.test/other", "27", "'; DROP TABLE figures; --", "%"])
def test_what_nobody_is_named_like_ends_with_2(stored, named):  # noqa: ARG001 - something else is published
    result = shown(named)
    assert result.exit_code == 2
    assert "nothing in the published copy is named" in " ".join(result.stderr.split())
