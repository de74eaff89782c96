"""Read the JSON of a chat completion."""

import json
from typing import Any

from tasks.reading.answer import NoAnswerError, parsed
from tasks.reading.outcomes import Reply
from values.second_reading import RequestOutcome

_STREAM = "data:"


def reply_of(body: str) -> Reply:
    """Return what a server's 200 answer says, by its own words: content, how it ended, and the tokens it counted."""
    if body.lstrip().startswith(_STREAM):
        return Reply(RequestOutcome.STREAMED, body, error="the server streams although it was asked not to")
    try:
        told = json.loads(body)
        choice = told["choices"][0]
        content = choice["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        return Reply(RequestOutcome.NO_CHAT, body, error=f"no chat completion: {type(error).__name__}")
    tokens_in, tokens_out = _usage(told)
    outcome, error_line = _ending(choice.get("finish_reason"), content)
    return Reply(outcome, body, content if isinstance(content, str) else "", error_line, tokens_in, tokens_out)


def _ending(finish_reason: object, content: object) -> tuple[RequestOutcome, str | None]:
    if finish_reason == "length":
        return (
            RequestOutcome.CUT,
            "cut off at the server's limit; a smaller TALLYWIRE_MODEL__PIECE helps",
        )
    if finish_reason != "stop":
        return RequestOutcome.STOPPED, f"finish_reason {str(finish_reason)[:40]!r}"
    if not isinstance(content, str) or not content.strip():
        return RequestOutcome.EMPTY, "the answer is empty"
    try:
        parsed(content)
    except NoAnswerError as error:
        is_json = content.lstrip().startswith(("{", "["))
        return (RequestOutcome.BROKEN if is_json else RequestOutcome.PROSE), str(error)
    return RequestOutcome.ANSWERED, None


def _usage(told: dict[str, Any]) -> tuple[int, int]:
    usage = told.get("usage")
    if not isinstance(usage, dict):
        return 0, 0
    counts = (usage.get(name) for name in ("prompt_tokens", "completion_tokens"))
    tokens_in, tokens_out = (count if isinstance(count, int) and 0 <= count < 10**9 else 0 for count in counts)
    return tokens_in, tokens_out
