"""What came of one request to a model: one outcome of a closed list, never an empty answer."""

from dataclasses import dataclass
from enum import StrEnum


class RequestOutcome(StrEnum):
    """What came of a request."""

    ANSWERED = "answered"
    EMPTY = "empty_answer"
    PROSE = "prose"
    """The model answered in words instead of JSON."""
    BROKEN = "broken_json"
    CUT = "cut_off"
    """The server stopped the answer at its limit (`finish_reason` "length")."""
    STOPPED = "stopped"
    """Another `finish_reason` than "stop": a filter, a tool call."""
    TIMED_OUT = "timed_out"
    UNREACHABLE = "unreachable"
    RATE_LIMITED = "rate_limited"
    SERVER_ERROR = "server_error"
    WRONG_KEY = "wrong_key"
    NO_SUCH_MODEL = "no_such_model"
    REFUSED = "refused_request"
    REDIRECTED = "redirected"
    STREAMED = "streamed"
    NO_CHAT = "no_chat_completion"
    """What answers is no OpenAI-compatible server."""
    TOO_LARGE = "too_large"
    OVER_BUDGET = "over_budget"
    NOT_ASKED = "not_asked"
    """Not asked any more: the server had said before that it will not answer."""


ASKED_AGAIN = frozenset({RequestOutcome.EMPTY, RequestOutcome.PROSE, RequestOutcome.BROKEN})
"""Asked once more, since a model words its answer anew; what the network may heal, the endpoint has tried again."""
FINAL = frozenset(
    {RequestOutcome.WRONG_KEY, RequestOutcome.NO_SUCH_MODEL, RequestOutcome.REDIRECTED, RequestOutcome.STREAMED}
)
"""After one of these every further request would end the same way."""
BY_WEIGHT = tuple(RequestOutcome)


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of a request; `content` is the model's answer, `body` the server's JSON as it came."""

    outcome: RequestOutcome
    body: str = ""
    content: str = ""
    error: str | None = None
    tokens_in: int = 0
    tokens_out: int = 0
    seconds: float = 0.0
    is_remembered: bool = False

    @property
    def tokens(self) -> int:
        """Return the tokens that the server counted, both ways."""
        return self.tokens_in + self.tokens_out
