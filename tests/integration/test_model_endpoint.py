"""What the network and a server can do to a request: each a named outcome, tried again or not as it should be."""

from itertools import chain, repeat

import pytest
from pydantic import ValidationError

from flows.command.errors import explained
from tasks.reading.endpoint import Endpoint
from tasks.reading.prompt import requests_of
from tasks.reading.readers import ModelReader
from tasks.reading.settings import ModelSettings
from tasks.reading.store import AnswerStore, AnswersUnreadableError
from tests.loopback import served
from tests.model_server import KEY, Behaviour, ModelServer
from tests.unit.reading.told import ARTICLE, content, rules
from values.second_reading import RequestOutcome

GOOD = Behaviour(content())


def settings_of(server, **more):
    return ModelSettings(**{"url": server.url, "name": "made-up-7b", "timeout": 5} | more)


def asked(behaviours, more=None, store=None, **server_more):
    """Return reply, number of requests and lines told; the server shows these behaviours in turn, the last for good."""
    shown = chain(behaviours, repeat(behaviours[-1]))
    lines = []
    with served(ModelServer(lambda _: next(shown), **server_more)) as server:
        settings = settings_of(server, **(more or {}))
        endpoint = Endpoint(settings, lines.append, backoff=0.01)
        reader = ModelReader(settings, lambda request: endpoint.ask(request.body), store=store)
        [request] = requests_of(ARTICLE, rules(), settings)
        return reader.reply(request, ARTICLE), len(server.asked), lines


STREAM = b'data: {"choices": [{"delta": {"content": "{"}}]}\n\ndata: [DONE]\n\n'


@pytest.mark.parametrize(
    ("behaviours", "outcome", "requests"),
    [
        ([GOOD], RequestOutcome.ANSWERED, 1),
        ([Behaviour(status=429, headers={"Retry-After": "0"}), GOOD], RequestOutcome.ANSWERED, 2),
        ([Behaviour(status=429, headers={"Retry-After": "0"})], RequestOutcome.RATE_LIMITED, 4),
        ([Behaviour(status=500), Behaviour(status=503), GOOD], RequestOutcome.ANSWERED, 3),
        ([Behaviour(status=500)], RequestOutcome.SERVER_ERROR, 4),
        ([Behaviour(drop=True)], RequestOutcome.UNREACHABLE, 2),
        ([Behaviour(status=400)], RequestOutcome.REFUSED, 2),
        ([Behaviour(status=403)], RequestOutcome.WRONG_KEY, 1),
        ([Behaviour(status=302, headers={"Location": "http://127.0.0.1:9/elsewhere"})], RequestOutcome.REDIRECTED, 1),
        ([Behaviour(raw=STREAM, headers={"Content-Type": "text/event-stream"})], RequestOutcome.STREAMED, 1),
        ([Behaviour(raw=STREAM)], RequestOutcome.STREAMED, 1),
        ([Behaviour(raw=b"<html>It works!</html>")], RequestOutcome.NO_CHAT, 1),
        ([Behaviour(raw=b"\xff\xfe\x00")], RequestOutcome.NO_CHAT, 1),
        ([Behaviour('{"figures": [{"number": 1, "is_f', "length")], RequestOutcome.CUT, 1),
        ([Behaviour(None, "content_filter")], RequestOutcome.STOPPED, 1),
        ([Behaviour("")], RequestOutcome.EMPTY, 2),
        ([Behaviour("I see two figures."), GOOD], RequestOutcome.ANSWERED, 2),
        ([Behaviour("I see two figures.")], RequestOutcome.PROSE, 2),
        ([Behaviour('{"figures": [')], RequestOutcome.BROKEN, 2),
    ],
)
def test_each_fault_has_its_outcome_and_its_number_of_tries(behaviours, outcome, requests):
    reply, sent, _ = asked(behaviours)
    assert (reply.outcome, sent) == (outcome, requests)
    assert bool(reply.error) == (outcome is not RequestOutcome.ANSWERED)


def test_a_server_that_says_nothing_is_left_after_the_time_that_was_set():
    reply, sent, _ = asked([Behaviour(wait=1.0)], {"timeout": 0.2})
    assert (reply.outcome, sent) == (RequestOutcome.TIMED_OUT, 2)


def test_nobody_there_is_an_outcome_of_its_own():
    endpoint = Endpoint(ModelSettings(url="http://127.0.0.1:1/v1", name="nobody"), print, backoff=0.01)
    assert endpoint.ask({}).outcome is RequestOutcome.UNREACHABLE


def test_after_a_wrong_key_nothing_more_is_sent_and_no_line_holds_the_key():
    lines = []
    with served(ModelServer(lambda _: GOOD, key="another")) as server:
        settings = settings_of(server, key=KEY)
        endpoint = Endpoint(settings, lines.append)
        [request] = requests_of(ARTICLE, rules(), settings)
        outcomes = [endpoint.ask(request.body).outcome for _ in range(3)]
        assert len(server.asked) == 1
    assert outcomes == [RequestOutcome.WRONG_KEY, RequestOutcome.NOT_ASKED, RequestOutcome.NOT_ASKED]
    assert len(lines) == 1
    assert KEY not in "".join(lines) + repr(settings)


def test_the_key_is_sent_and_a_server_on_this_machine_needs_none():
    assert asked([GOOD], {"key": KEY}, key=KEY)[0].outcome is RequestOutcome.ANSWERED
    assert asked([GOOD])[0].outcome is RequestOutcome.ANSWERED


def test_a_model_that_the_server_does_not_have_is_told():
    reply, sent, _ = asked([GOOD], models=("another",))
    assert (reply.outcome, sent) == (RequestOutcome.NO_SUCH_MODEL, 1)


def test_a_server_that_refuses_the_schema_is_asked_for_an_object_and_that_is_told_once():
    lines = []
    with served(ModelServer(lambda _: GOOD)) as server:
        server.takes_schema = False
        settings = settings_of(server)
        endpoint = Endpoint(settings, lines.append)
        [request] = requests_of(ARTICLE, rules(), settings)
        outcomes = {endpoint.ask(request.body).outcome for _ in range(3)}
        formats = [body["response_format"]["type"] for body in server.asked]
    assert outcomes == {RequestOutcome.ANSWERED}
    assert formats == ["json_schema", "json_object", "json_object", "json_object"]
    assert len(lines) == 1


def test_every_request_says_what_form_it_wants_and_that_it_wants_no_stream():
    with served(ModelServer(lambda _: GOOD)) as server:
        settings = settings_of(server)
        [request] = requests_of(ARTICLE, rules(), settings)
        Endpoint(settings, print).ask(request.body)
        [body] = server.asked
    assert (body["stream"], body["temperature"], body["response_format"]["type"]) == (False, 0.0, "json_schema")
    assert body["response_format"]["json_schema"]["strict"] is True


def test_no_proxy_and_no_netrc_of_the_environment_sees_the_text_or_the_key(monkeypatch, tmp_path):
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login someone password secret\n")
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    assert asked([GOOD], {"key": KEY}, key=KEY)[0].outcome is RequestOutcome.ANSWERED


def test_an_answer_without_end_is_cut_off(monkeypatch):
    monkeypatch.setattr("tasks.reading.endpoint.MOST_BYTES", 1000)
    reply, _, _ = asked([Behaviour("x" * 5000)])
    assert reply.outcome is RequestOutcome.TOO_LARGE


def test_a_budget_that_is_used_up_ends_the_asking():
    with served(ModelServer(lambda _: GOOD)) as server:
        settings = settings_of(server, most_tokens=1)
        endpoint = Endpoint(settings, print)
        reader = ModelReader(settings, lambda request: endpoint.ask(request.body))
        outcomes = [reader.second(ARTICLE, rules()).exchange.outcome for _ in range(2)]
        assert len(server.asked) == 1
    assert outcomes == [RequestOutcome.ANSWERED, RequestOutcome.OVER_BUDGET]


def test_an_answer_is_kept_and_the_same_question_is_not_paid_for_twice(tmp_path):
    with AnswerStore(tmp_path / "answers.sqlite") as store:
        first, sent, _ = asked([GOOD], store=store)
        [request] = requests_of(ARTICLE, rules(), ModelSettings(url="http://127.0.0.1:1/v1", name="made-up-7b"))
        assert (first.outcome, sent) == (RequestOutcome.ANSWERED, 1)
        assert store.find(request) == first.body
        again, sent, _ = asked([Behaviour(status=500)], store=store)
        assert (again.outcome, again.is_remembered, sent) == (RequestOutcome.ANSWERED, True, 0)


@pytest.mark.parametrize("content", [b"no database" * 100, b"SQLite format 3\0" + b"x" * 5000, None])
def test_a_damaged_file_of_answers_is_named_with_the_way_out(tmp_path, content):
    file = tmp_path / "answers.sqlite"
    if content is None:
        AnswerStore(file).__exit__(None, None, None)
        content = file.read_bytes()[:100] + bytes(8000)
    file.write_bytes(content)
    with pytest.raises(AnswersUnreadableError, match=r"answers\.sqlite: .*Move it away") as damaged:
        AnswerStore(file)
    assert explained(damaged.value) == str(damaged.value)


def test_a_bad_answer_is_not_kept(tmp_path):
    with AnswerStore(tmp_path / "answers.sqlite") as store:
        asked([Behaviour("prose")], store=store)
        reply, sent, _ = asked([GOOD], store=store)
    assert (reply.outcome, sent) == (RequestOutcome.ANSWERED, 1)


@pytest.mark.parametrize(
    "told",
    [
        {"url": "https://models.example/v1", "name": "m"},
        {"url": "http://127.0.0.1:8080/v1"},
        {"url": "ftp://127.0.0.1/v1", "name": "m"},
        {"url": "http://someone:secret@127.0.0.1/v1", "name": "m"},
    ],
)
def test_settings_that_cannot_be_used_are_refused_without_repeating_a_secret(told):
    with pytest.raises(ValidationError) as refused:
        ModelSettings(**told)
    assert all("secret" not in fault["msg"] for fault in refused.value.errors())
