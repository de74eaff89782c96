import json

import pytest

from tasks.reading.answer import NoAnswerError, parsed
from tasks.reading.replies import reply_of
from tests.unit.reading.told import about, content
from values.second_reading import Reason, RequestOutcome


def completion(answer, finish_reason="stop", **more):
    message = {"role": "assistant", "content": answer}
    usage = {"prompt_tokens": 1200, "completion_tokens": 80, "total_tokens": 1280}
    choice = {"index": 0, "message": message, "finish_reason": finish_reason}
    return json.dumps({"object": "chat.completion", "choices": [choice], "usage": usage} | more)


@pytest.mark.parametrize(
    "answer", ["", "Here are the figures:", "[]", '{"figures": []}', "{" * 100_000, '{"figures": 1}']
)
def test_what_is_no_answer_is_told_and_never_an_empty_one(answer):
    with pytest.raises(NoAnswerError):
        parsed(answer)


def test_a_part_of_the_wrong_form_is_refused_and_the_others_stand():
    wrong = [about(2, event="massacred"), about(3) | {"number": "many"}, "nothing", about(4) | {"is_figure": None}]
    answered = parsed(json.dumps({"figures": [about(1), *wrong], "missed": [{}]}))
    assert [part.number for part in answered.figures] == [1]
    assert [refusal.reason for refusal in answered.refusals] == [Reason.UNLISTED, *[Reason.MALFORMED] * 4]


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        (completion(content(about(1))), RequestOutcome.ANSWERED),
        (completion('{"figures": [{"number": 1, "is_fig', "length"), RequestOutcome.CUT),
        (completion(content(), "length"), RequestOutcome.CUT),
        (completion(content(), "content_filter"), RequestOutcome.STOPPED),
        (completion(None, "tool_calls"), RequestOutcome.STOPPED),
        (completion(""), RequestOutcome.EMPTY),
        (completion(None), RequestOutcome.EMPTY),
        (completion("I found two figures."), RequestOutcome.PROSE),
        (completion('{"figures": ['), RequestOutcome.BROKEN),
        ('data: {"choices": [{"delta": {"content": "{"}}]}\n\ndata: [DONE]\n', RequestOutcome.STREAMED),
        ("<html>It works!</html>", RequestOutcome.NO_CHAT),
        ('{"error": {"message": "loading"}}', RequestOutcome.NO_CHAT),
        ('{"choices": []}', RequestOutcome.NO_CHAT),
        ("[1]", RequestOutcome.NO_CHAT),
    ],
)
def test_each_way_to_answer_has_its_outcome(body, outcome):
    assert reply_of(body).outcome is outcome


def test_tokens_are_those_that_the_server_counts():
    assert reply_of(completion(content())).tokens == 1280
    for odd in (None, {"prompt_tokens": "many"}, {"prompt_tokens": -1, "completion_tokens": 10**12}):
        assert reply_of(completion(content(), usage=odd)).tokens == 0
