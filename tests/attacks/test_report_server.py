"""The server of the report: GET and HEAD of the published folder, asked by its own name."""

import http.client

import pytest

from flows.command.serving.page_server import page_server
from tests.loopback import served


@pytest.fixture
def ask(tmp_path):
    published = tmp_path / "published"
    published.mkdir()
    (published / "index.html").write_text("the report")
    (tmp_path / "secret.txt").write_text("not published")
    (published / "leak.txt").symlink_to(tmp_path / "secret.txt")
    with served(page_server(published, 0, None)) as server:
        port = server.server_address[1]

        def asked(method, path, **headers):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            connection.request(method, path, headers={"Host": f"127.0.0.1:{port}"} | headers)
            answer = connection.getresponse()
            body = answer.read()
            connection.close()
            return answer, body

        yield asked


def test_the_report_is_read(ask):
    answer, body = ask("GET", "/index.html")
    assert (answer.status, body) == (200, b"the report")
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert ask("HEAD", "/index.html")[1] == b""


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND"])
def test_nothing_but_get_and_head_is_answered(ask, method):
    assert ask(method, "/index.html")[0].status == 501


@pytest.mark.parametrize(
    "path",
    ["/leak.txt", "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "//../secret.txt", "/%00", "/x%0d%0a"],
)
def test_no_way_leads_out_of_the_folder(ask, path):
    answer, body = ask("GET", path)
    assert answer.status in (400, 404)
    assert b"not published" not in body


@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Origin": "http://evil.example"}, {"Origin": "null"}])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_another_site_is_refused(ask, method, headers):
    assert ask(method, "/index.html", **headers)[0].status == 421


def test_before_the_first_run_the_report_says_that_there_is_none(ask):
    for path in ("/report/", "/report/index.html"):
        answer, body = ask("GET", path)
        assert (answer.status, b"Nothing has been published yet" in body) == (200, True)
    assert ask("GET", "/report/claims.html")[0].status == 404
    assert ask("GET", "/index.html")[1] == b"the report"
