"""The two readers of an article: the rules, and a model that reads after them."""

from collections.abc import Callable
from dataclasses import replace
from threading import Lock
from typing import Protocol

from tasks.extraction import Reading, read
from tasks.reading.agreement import Decisions, combine
from tasks.reading.answer import parsed
from tasks.reading.article import ArticleText
from tasks.reading.grounding import Grounded, ground
from tasks.reading.outcomes import ASKED_AGAIN, BY_WEIGHT, Reply
from tasks.reading.prompt import ModelRequest, prompt_version, requests_of
from tasks.reading.replies import reply_of
from tasks.reading.settings import ModelSettings
from tasks.reading.store import AnswerStore
from values.second_reading import Decider, Exchange, RequestOutcome, SecondReading

Ask = Callable[[ModelRequest], Reply]


class Reader(Protocol):
    """Whoever reads an article."""

    def read(self, article: ArticleText) -> Reading:
        """Return the rows that the article states; every row's quote is `text[start:end]`."""


class RulesReader:
    """The engine of this project: offline, free, and the same each time."""

    def read(self, article: ArticleText) -> Reading:
        """Return what the rules read."""
        return read(article.text, article.published, article.title, article.zones)


class ModelReader:
    """A model that is asked about what the rules read, and what they missed; only what the text bears out is taken."""

    def __init__(
        self,
        settings: ModelSettings,
        ask: Ask,
        decider: Decider = Decider.RULES,
        decisions: Decisions | None = None,
        store: AnswerStore | None = None,
    ) -> None:
        self._settings, self._ask, self._store = settings, ask, store
        self._decider, self._decisions = decider, decisions or {}
        self._lock = Lock()
        self.tokens = 0
        """Tokens of the requests of this run."""

    def read(self, article: ArticleText) -> Reading:
        """Return the reading of rules and model together."""
        return self.second(article, RulesReader().read(article)).reading

    def second(self, article: ArticleText, rules: Reading) -> SecondReading:
        """Return the reading of an article that the rules have read; the rules' rows where no answer came."""
        found, exchange = Grounded(), Exchange(RequestOutcome.ANSWERED)
        out = SecondReading(rules, self._settings.name, prompt_version(), exchange)
        if rules.language != "en":
            exchange.outcome = RequestOutcome.NOT_ASKED
        else:
            for request in requests_of(article, rules, self._settings):
                reply = self.reply(request, article)
                _note(exchange, reply)
                if reply.outcome is RequestOutcome.ANSWERED:
                    ground(parsed(reply.content), request.piece, article, rules, found)
        exchange.answers = found.answers
        combine(article, rules, found, out, self._decider, self._decisions)
        return out

    def reply(self, request: ModelRequest, article: ArticleText) -> Reply:
        """Return the answer to a request: a remembered one, else the server's, which is kept before it is used."""
        body = self._store.find(request) if self._store else None
        if body is not None:
            return replace(reply_of(body), is_remembered=True)
        if self._settings.most_tokens is not None and self.tokens >= self._settings.most_tokens:
            return Reply(RequestOutcome.OVER_BUDGET, error="TALLYWIRE_MODEL__MOST_TOKENS is used up")
        reply = self._counted(request)
        if reply.outcome in ASKED_AGAIN:
            first, reply = reply, self._counted(request)
            reply = replace(
                reply, tokens_in=reply.tokens_in + first.tokens_in, tokens_out=reply.tokens_out + first.tokens_out
            )
        if reply.outcome is RequestOutcome.ANSWERED and self._store:
            self._store.keep(request, article, reply.body)
        return reply

    def _counted(self, request: ModelRequest) -> Reply:
        reply = self._ask(request)
        with self._lock:
            self.tokens += reply.tokens
        return reply


def _note(exchange: Exchange, reply: Reply) -> None:
    exchange.requests += 1
    exchange.remembered += reply.is_remembered
    exchange.tokens_in += reply.tokens_in
    exchange.tokens_out += reply.tokens_out
    exchange.tokens_paid += 0 if reply.is_remembered else reply.tokens
    if BY_WEIGHT.index(reply.outcome) > BY_WEIGHT.index(exchange.outcome):
        exchange.outcome, exchange.error = reply.outcome, reply.error
