"""A total deadline for an exchange: timeouts of sockets are per read, and a dripping server never trips them."""

import contextlib
import heapq
import itertools
import socket
import threading
import time


class Deadline:
    """The deadline of one attempt and the connection it is using right now."""

    def __init__(self, deadline: float) -> None:
        self.deadline = deadline
        self.expired = False
        self.fresh = False
        """Whether the current request opened its own connection instead of reusing one."""
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self._done = False

    @property
    def remaining(self) -> float:
        """Seconds left, never below zero."""
        return max(0.0, self.deadline - time.monotonic())

    @property
    def done(self) -> bool:
        """Whether the attempt is over."""
        return self._done

    def attach(self, sock: socket.socket) -> None:
        """Make `sock` the connection that is shut down when the time is up.

        A duplicate is kept: TLS detaches the socket it wraps, http.client closes its own before the body is read,
        and a shutdown through any duplicate ends the connection for all.
        """
        duplicate = socket.fromfd(sock.fileno(), sock.family, sock.type)
        with self._lock:
            self._release()
            self._socket = duplicate
            if self.expired:
                self._shut()

    def expire(self) -> None:
        """Shut the connection down; whoever reads from it wakes up."""
        with self._lock:
            if not self._done:
                self.expired = True
                self._shut()

    def finish(self) -> None:
        """Let go of the connection: the attempt is over."""
        with self._lock:
            self._done = True
            self._release()

    def _shut(self) -> None:
        if self._socket is not None:
            with contextlib.suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)

    def _release(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None


class Watchdog:
    """One thread that ends every attempt whose deadline has passed; it sleeps while there is none."""

    def __init__(self) -> None:
        self._heap: list[tuple[float, int, Deadline]] = []
        self._order = itertools.count()
        self._condition = threading.Condition()
        self._closed = False
        self._thread: threading.Thread | None = None

    def watch(self, seconds: float) -> Deadline:
        """Return a running deadline of so many seconds."""
        watch = Deadline(time.monotonic() + seconds)
        with self._condition:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="fetch-watchdog", daemon=True)
                self._thread.start()
            heapq.heappush(self._heap, (watch.deadline, next(self._order), watch))
            if self._heap[0][2] is watch:
                self._condition.notify()
        return watch

    def close(self) -> None:
        """Stop the thread."""
        with self._condition:
            self._closed = True
            self._condition.notify()

    def _run(self) -> None:
        while True:
            with self._condition:
                while self._heap and self._heap[0][2].done:
                    heapq.heappop(self._heap)
                if self._closed:
                    return
                wait = self._heap[0][0] - time.monotonic() if self._heap else None
                if wait is None or wait > 0:
                    self._condition.wait(wait)
                    continue
                watch = heapq.heappop(self._heap)[2]
            watch.expire()
