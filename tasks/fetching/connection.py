"""Connections of `requests` that are guarded at connect and ended at a deadline."""

import contextlib
import http.client
import logging
import socket
import threading
from collections.abc import Iterator
from typing import Any

from requests import Response, Session
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager, Retry
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError

from tasks.fetching.guard import Guard
from tasks.fetching.resolving import Place
from tasks.fetching.watchdog import Deadline

# Pages behind several proxies come with more than the 100 that Python takes; their size is bounded all the same.
vars(http.client)["_MAXHEADERS"] = 1_000
_attempt = threading.local()
INTERIM_LIMIT = 20


class _HeaderValuesFilter(logging.Filter):
    """Drops urllib3's warning about malformed headers: it quotes the URL and the header values."""

    def filter(self, record: logging.LogRecord) -> bool:
        return "Failed to parse headers" not in str(record.msg)


logging.getLogger("urllib3.connection").addFilter(_HeaderValuesFilter())


@contextlib.contextmanager
def watched(watch: Deadline) -> Iterator[None]:
    """Put this thread's requests under a deadline."""
    outer = getattr(_attempt, "watch", None)
    _attempt.watch = watch
    try:
        yield
    finally:
        _attempt.watch = outer


class InterimResponse(http.client.HTTPResponse):
    """Skips every 1xx answer; http.client up to Python 3.13 takes a 103 for the final one."""

    def _read_status(self) -> tuple[str, int, str]:
        for _ in range(INTERIM_LIMIT):
            version, status, reason = super()._read_status()  # type: ignore[misc]
            if not 100 <= status < 200:
                return version, status, reason
            http.client._read_headers(self.fp)  # type: ignore[attr-defined]
        raise http.client.HTTPException("too many interim responses")


class _Guarded:
    """Replaces how urllib3 opens a socket: resolve, check, connect to what was checked."""

    guard: Guard
    sock: socket.socket | None
    response_class = InterimResponse

    def _new_conn(self) -> socket.socket:
        watch: Deadline = _attempt.watch
        connection: Any = self
        watch.fresh = True
        try:
            places = self.guard.resolve(connection._dns_host, connection.port, watch.remaining)
        except TimeoutError as error:
            raise ConnectTimeoutError(connection, str(error)) from error
        except OSError as error:
            raise NameResolutionError(connection.host, connection, error) from error  # type: ignore[arg-type]
        failure: OSError = OSError("no time left to connect")
        for family, place in places:
            if not watch.remaining:
                break
            try:
                return _connect(family, place, min(connection.timeout or 60.0, watch.remaining), watch)
            except OSError as error:
                failure = error
        if watch.expired or not watch.remaining or isinstance(failure, TimeoutError):
            raise ConnectTimeoutError(connection, "connecting took too long") from failure
        raise NewConnectionError(connection, f"no connection: {failure}") from failure

    def request(self, *args: object, **kwargs: object) -> None:
        """Send a request under the deadline of the thread's attempt."""
        watch: Deadline = _attempt.watch
        if self.sock is not None and not watch.fresh:
            watch.attach(self.sock)
        super().request(*args, **kwargs)  # type: ignore[misc]


def _connect(family: socket.AddressFamily, place: Place, timeout: float, watch: Deadline) -> socket.socket:
    sock = socket.socket(family, socket.SOCK_STREAM)
    try:
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sock.settimeout(timeout)
        sock.connect(place)
        watch.attach(sock)
    except BaseException:
        sock.close()
        raise
    return sock


def _pool_classes(guard: Guard) -> dict[str, type[HTTPConnectionPool]]:
    """Return urllib3 pool classes whose connections obey this guard."""
    plain = type("GuardedConnection", (_Guarded, HTTPConnection), {"guard": guard})
    secure = type("GuardedSecureConnection", (_Guarded, HTTPSConnection), {"guard": guard})
    return {
        "http": type("GuardedPool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
        "https": type("GuardedSecurePool", (HTTPSConnectionPool,), {"ConnectionCls": secure}),
    }


class GuardedAdapter(HTTPAdapter):
    """An adapter without retries, proxies or a way around the guard."""

    def __init__(self, guard: Guard, hosts: int) -> None:
        self._guard = guard
        super().__init__(pool_connections=hosts, pool_maxsize=2, max_retries=Retry(0, read=False))

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **kwargs: Any) -> None:  # noqa: ANN401
        """Build the pools from guarded connections."""
        self.poolmanager = PoolManager(num_pools=connections, maxsize=maxsize, block=block, **kwargs)
        self.poolmanager.pool_classes_by_scheme = _pool_classes(self._guard)

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:  # noqa: ANN401
        """Refuse: a proxy would resolve names out of the guard's sight."""
        raise NotImplementedError("requests through a proxy cannot be guarded")


class GuardedSession(Session):
    """A session that believes no environment and follows no redirect by itself."""

    def __init__(self, adapter: GuardedAdapter, ca_bundle: str = "") -> None:
        super().__init__()
        self.trust_env = False
        self.verify = ca_bundle or True
        self.mount("http://", adapter)
        self.mount("https://", adapter)

    def get_redirect_target(self, resp: Response) -> str | None:  # noqa: ARG002
        """Return None always: `requests` would unpack the body of a redirect before handing it over."""
        return None
