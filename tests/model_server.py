"""A server on loopback that speaks the OpenAI-compatible protocol of chat completions, faults included.

What it answers is decided by a script: a function from the article it is shown to a behaviour.
"""

import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock
from typing import Any

Script = Callable[[str], "Behaviour"]
KEY = "a-made-up-key"


@dataclass(frozen=True)
class Behaviour:
    """How one request is met; without a fault it is answered with `content`."""

    content: str | None = ""
    finish_reason: str = "stop"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    """Bytes that are sent instead of a completion."""
    wait: float = 0.0
    """Seconds before anything is sent."""
    drop: bool = False
    """True to close the connection without a word."""


class ModelServer(ThreadingHTTPServer):
    """Serves `/v1/chat/completions` and `/v1/models`; keeps every request that it was sent."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, script: Script, models: tuple[str, ...] = ("made-up-7b",), key: str | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.script, self.models, self.key = script, models, key
        self.takes_schema = True
        self.asked: list[dict[str, Any]] = []
        self.lock = Lock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    def requests_about(self, words: str) -> int:
        """Return how often an article with these words was asked about."""
        with self.lock:
            return sum(words in article_of(body) for body in self.asked)


def article_of(body: dict[str, Any]) -> str:
    """Return the article of a request as the model is shown it, marks and all."""
    found = re.search(r"<article (\w+)>\n(.*)\n</article \1>", body["messages"][-1]["content"], re.DOTALL)
    assert found, "no article between its marks"
    return found[2]


def number_of(article: str, quote: str) -> int:
    """Return the number under which a quote is marked."""
    found = re.search(rf"⟦(\d+)\|{re.escape(quote)}⟧", article)
    assert found, f"{quote} is not marked in {article}"
    return int(found[1])


class _Handler(BaseHTTPRequestHandler):
    server: ModelServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        models = [{"id": name, "object": "model", "owned_by": "tests"} for name in self.server.models]
        self._send(200, {"object": "list", "data": models})

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path != "/v1/chat/completions":
            self._fail(404, "not_found", f"no such path: {self.path}")
            return
        with self.server.lock:
            self.server.asked.append(body)
        if self.server.key and self.headers.get("Authorization") != f"Bearer {self.server.key}":
            self._fail(401, "invalid_api_key", "Incorrect API key provided.")
        elif body["model"] not in self.server.models:
            self._fail(404, "model_not_found", f"The model `{body['model']}` does not exist.")
        elif body["response_format"]["type"] == "json_schema" and not self.server.takes_schema:
            self._fail(400, "invalid_request_error", "response_format json_schema is not supported.")
        else:
            self._meet(body, self.server.script(article_of(body)))

    def _meet(self, body: dict[str, Any], behaviour: Behaviour) -> None:
        time.sleep(behaviour.wait)
        if behaviour.drop:
            self.close_connection = True
        elif behaviour.raw is not None:
            self._write(behaviour.status, behaviour.raw, behaviour.headers)
        elif behaviour.status != 200:
            self._fail(behaviour.status, "server_error", "The server cannot answer.", behaviour.headers)
        else:
            self._send(200, completion(body, behaviour))

    def _fail(self, status: int, code: str, message: str, headers: dict[str, str] | None = None) -> None:
        error = {"error": {"message": message, "type": code, "param": None, "code": code}}
        self._write(status, json.dumps(error).encode(), {"Content-Type": "application/json"} | (headers or {}))

    def _send(self, status: int, told: dict[str, Any]) -> None:
        self._write(status, json.dumps(told).encode(), {"Content-Type": "application/json"})

    def _write(self, status: int, content: bytes, headers: dict[str, str]) -> None:
        try:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
        except ConnectionError:
            self.close_connection = True  # whoever asked has gone

    def log_message(self, *_: object) -> None:
        """Stay silent."""


def completion(body: dict[str, Any], behaviour: Behaviour) -> dict[str, Any]:
    """Return the object that a server answers with."""
    words = sum(len(message["content"].split()) for message in body["messages"])
    written = len((behaviour.content or "").split())
    message = {"role": "assistant", "content": behaviour.content, "refusal": None}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1_780_000_000,
        "model": body["model"],
        "choices": [{"index": 0, "message": message, "logprobs": None, "finish_reason": behaviour.finish_reason}],
        "usage": {"prompt_tokens": words, "completion_tokens": written, "total_tokens": words + written},
    }
