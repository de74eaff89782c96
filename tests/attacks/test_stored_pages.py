"""Stored pages are other people's documents: shown to who knows the login, and able to do nothing."""

import pytest
import requests

from tests.integration.conftest import settle_in
from tests.integration.stored_outlet import LOGIN, PAGE, report_server, store

AUTH = tuple(LOGIN.split(":"))
HOSTILE = PAGE.format(
    head='<meta http-equiv="refresh" content="0; url=http://127.0.0.1:9/"><base href="http://127.0.0.1:9/">',
    body='<script>document.title = "RAN"</script><form action="/report/"><button>Log in</button></form>',
)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    from flows.run.settings import settings

    yield settle_in(tmp_path, monkeypatch)
    settings.cache_clear()


@pytest.fixture
def stored(folder):  # noqa: ARG001 - the data folder is settled
    return store(HOSTILE)


@pytest.fixture
def home(stored):  # noqa: ARG001 - something is published
    with report_server() as address:
        yield address


def ask(home, path, auth=AUTH, method="GET"):
    return requests.request(method, f"{home}{path}", auth=auth, timeout=30)


@pytest.mark.parametrize("auth", [None, ("tallywire", "guessed"), ("", "")])
def test_without_the_login_no_stored_page_is_shown_nor_said_to_be_there(home, stored, auth):
    answers = [
        ask(home, f"/stored/{name}{tail}", auth) for name in (stored.article_id, "0" * 24) for tail in ("", "/page")
    ]
    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.content for answer in answers}) == 1
    assert answers[0].headers["WWW-Authenticate"].startswith("Basic ")


def test_where_no_login_is_set_nobody_knows_it(stored):
    with report_server(login=None) as address:
        for auth in (None, ("", ""), ("None", "")):
            assert ask(address, f"/stored/{stored.article_id}", auth).status_code == 401


@pytest.mark.parametrize("header", ["Basic", "Basic ???", "Basic \xff", "Bearer abc", "Basic dGFsbHl3aXJl"])
def test_a_login_that_cannot_be_read_is_none(home, stored, header):
    answer = requests.get(
        f"{home}/stored/{stored.article_id}", headers={"Authorization": header.encode("latin-1")}, timeout=30
    )
    assert answer.status_code == 401


def test_a_stored_page_is_the_bytes_that_came_and_may_do_nothing(home, stored):
    answer = ask(home, f"/stored/{stored.article_id}/page")
    assert answer.content == HOSTILE.encode()
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    policy = answer.headers["Content-Security-Policy"].split("; ")
    assert policy[:2] == ["sandbox", "default-src 'none'"]
    assert {"base-uri 'none'", "form-action 'none'", "frame-ancestors 'self'"} <= set(policy)
    assert not any("allow-" in part or "http" in part or "*" in part for part in policy)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_the_page_around_it_tells_digest_and_time_and_frames_nothing_else(home, stored):
    answer = ask(home, f"/stored/{stored.article_id}")
    assert stored.sha256 in answer.text
    assert "2026-11-28 10:30 UTC" in answer.text
    assert 'sandbox title="The stored page"' in answer.text
    assert "frame-src 'self'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert HOSTILE.count("<script>") == 1
    assert "<script" not in answer.text


def test_another_site_is_refused_and_nothing_but_get_and_head_is_answered(home, stored):
    path = f"{home}/stored/{stored.article_id}/page"
    for headers in ({"Host": "evil.example"}, {"Origin": "http://evil.example"}, {"Origin": "null"}):
        assert requests.get(path, headers=headers, auth=AUTH, timeout=30).status_code == 421
    assert ask(home, f"/stored/{stored.article_id}", method="POST").status_code == 501
    assert ask(home, f"/stored/{stored.article_id}", method="HEAD").content == b""


@pytest.mark.parametrize("path", ["../secret", "%2e%2e/secret", "0" * 24, "0" * 23 + "'", "x/page", "%00"])
def test_what_is_no_article_is_not_found(home, path):
    request = requests.Request("GET", home, auth=AUTH).prepare()
    request.url = f"{home}/stored/{path}"
    assert requests.Session().send(request, timeout=30).status_code == 404


def test_a_page_that_is_not_what_was_stored_is_not_shown(home, stored):
    content = bytearray(stored.warc.read_bytes())
    content[stored.offset + 300] ^= 0xFF
    stored.warc.write_bytes(content)
    answer = ask(home, f"/stored/{stored.article_id}/page")
    assert answer.status_code == 404
    assert b"ferry" not in answer.content


def test_what_is_no_markup_is_shown_as_plain_text(folder):  # noqa: ARG001 - the data folder is settled
    odd = store(HOSTILE, content_type="image/svg+xml")
    with report_server() as address:
        assert ask(address, f"/stored/{odd.article_id}/page").headers["Content-Type"] == "text/plain; charset=utf-8"


def test_the_report_itself_says_that_stored_pages_can_be_had(home):
    assert ask(home, "/stored/", auth=None).status_code == 204
