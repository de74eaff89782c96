"""What a second reading holds beside the rows themselves: who read what, where readers differ, what was refused."""

from dataclasses import dataclass, field
from enum import StrEnum

from values.reading import Reading


class ReadBy(StrEnum):
    """Who read a figure."""

    RULES = "rules"
    MODEL = "model"
    BOTH = "both"
    """Both readers have its characters and its value."""


class Decider(StrEnum):
    """Who decides where the two readers differ."""

    RULES = "rules"
    MODEL = "model"
    AGREE = "agree"
    """Nobody: what only one of them says is left empty, or left out."""


class Field(StrEnum):
    """What two readers of a figure can differ about."""

    FIGURE = "figure"
    """Whether the characters are a figure at all."""
    EVENT = "event"
    STANCE = "stance"
    SPEAKER = "speaker"
    DAYS = "days"
    PLACE = "place"


class Reason(StrEnum):
    """Why an answer of a model is refused."""

    MALFORMED = "malformed"
    UNLISTED = "unlisted_word"
    UNKNOWN_NUMBER = "unknown_figure_number"
    ANSWERED_TWICE = "answered_twice"
    QUOTE_NOT_IN_TEXT = "quote_not_in_text"
    QUOTE_AMBIGUOUS = "quote_ambiguous"
    NO_NUMBER = "quote_is_no_number"
    ALREADY_READ = "already_numbered"
    IS_DATE = "quote_is_a_date"
    VALUE_DIFFERS = "value_differs"
    MODIFIER_DIFFERS = "modifier_differs"
    UNIT_NOT_IN_TEXT = "unit_not_in_text"
    SPEAKER_NOT_IN_TEXT = "speaker_not_in_text"
    PLACE_NOT_IN_TEXT = "place_not_in_text"
    DATE_WORDS_NOT_IN_TEXT = "date_words_not_in_text"
    DATE_WORDS_AMBIGUOUS = "date_words_ambiguous"
    NO_DAYS = "words_tell_no_days"
    NO_PUBLICATION_DAY = "no_publication_day"
    DAYS_REVERSED = "days_reversed"


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


@dataclass(frozen=True, slots=True)
class Refusal:
    """An answer that was not taken; `field` is None where the whole answer goes."""

    reason: Reason
    quote: str
    """The words that the model gave, or those of the figure that it was asked about."""
    answer: str
    """The answer, or what of it was refused, as JSON."""
    field: Field | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of one figure about which the readers differ; None for what a reader leaves empty."""

    start: int
    end: int
    quote: str
    field: Field
    rules: str | None
    model: str | None
    chosen: Decider
    """Whose value stands in the row: of AGREE, nobody's."""
    event: str | None
    """The gravest of the two events: what is looked at first."""
    decision_key: str
    is_decided: bool = False
    """True when a person has decided."""


@dataclass(slots=True)
class FigureStanding:
    """Who read a figure, and about which of its fields the other reader says something else."""

    read_by: ReadBy = ReadBy.RULES
    differing: list[Field] = field(default_factory=list)
    decided_by: Decider | None = None
    """Who decided about them, None where nobody had to."""


@dataclass(slots=True)
class Exchange:
    """What asking about one article came to."""

    outcome: RequestOutcome
    """The worst outcome of its requests; ANSWERED when each was answered."""
    error: str | None = None
    requests: int = 0
    remembered: int = 0
    """Requests of them that were answered in an earlier run."""
    tokens_in: int = 0
    """Of all its requests, as the server counted them."""
    tokens_out: int = 0
    tokens_paid: int = 0
    """Tokens of those that were not remembered, both ways."""
    answers: int = 0
    """Figures answered about, and figures that were missed."""


@dataclass(slots=True)
class SecondReading:
    """An article as both readers read it; `standings` go with the figures of `reading`, one each."""

    reading: Reading
    model: str
    prompt_version: str
    exchange: Exchange
    standings: list[FigureStanding] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    compared: dict[Field, int] = field(default_factory=dict)
    """Figures about which both readers say something, by field."""
