"""What came of one request to a model: one outcome of a closed list, never an empty answer."""

from dataclasses import dataclass

from values.second_reading import RequestOutcome

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
