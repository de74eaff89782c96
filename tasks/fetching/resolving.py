"""Names looked up under a deadline: the system's resolver knows none, and may hang as long as a name server does."""

import ipaddress
import queue
import socket
import threading
from collections.abc import Callable

Place = tuple[str, int] | tuple[str, int, int, int]
"""A socket address as getaddrinfo gives it."""
LookUp = Callable[[str, int], list[tuple[socket.AddressFamily, Place]]]
"""Returns family and socket address of all that a host name and port lead to; raises OSError when there is none."""


def system_look_up(host: str, port: int) -> list[tuple[socket.AddressFamily, Place]]:
    """Return what the system's resolver says."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [(family, place) for family, _, _, _, place in found]  # type: ignore[misc]


def look_up_within(look_up: LookUp, host: str, port: int, seconds: float) -> list[tuple[socket.AddressFamily, Place]]:
    """Return what `look_up` says, or raise TimeoutError after so many seconds and leave its thread behind.

    A thread that hangs in the resolver cannot be stopped; it ends when the resolver gives up, and keeps nobody waiting.
    """
    if _is_address(host):
        return look_up(host, port)
    answers: queue.SimpleQueue[list[tuple[socket.AddressFamily, Place]] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(look_up(host, port))
        except Exception as error:  # noqa: BLE001 - raised where the answer is waited for
            answers.put(error)

    threading.Thread(target=ask, name="fetch-resolver", daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except queue.Empty:
        raise TimeoutError("the name server did not answer in time") from None
    if isinstance(answer, Exception):
        raise answer
    return answer


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True
