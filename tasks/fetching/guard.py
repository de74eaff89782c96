"""Which addresses may be connected to; checked on what a name resolved to, at the moment of connecting."""

import ipaddress
import socket
from collections.abc import Iterable
from urllib.parse import urlsplit

from tasks.fetching.resolving import LookUp, Place, look_up_within, system_look_up

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

# From the IANA special-purpose address registries, spelled out because `is_global` differs between Python releases.
REFUSED_NETWORKS: dict[str, str] = {
    "0.0.0.0/8": "this network",
    "10.0.0.0/8": "private",
    "100.64.0.0/10": "shared address space",
    "127.0.0.0/8": "loopback",
    "169.254.0.0/16": "link-local",
    "172.16.0.0/12": "private",
    "192.0.0.0/24": "protocol assignments",
    "192.0.2.0/24": "documentation",
    "192.88.99.0/24": "6to4 relay",
    "192.168.0.0/16": "private",
    "198.18.0.0/15": "benchmarking",
    "198.51.100.0/24": "documentation",
    "203.0.113.0/24": "documentation",
    "224.0.0.0/4": "multicast",
    "240.0.0.0/4": "reserved",
    "::/96": "unspecified, loopback and IPv4-compatible",
    "64:ff9b:1::/48": "local NAT64",
    "100::/63": "discard and dummy prefixes",
    "2001::/23": "protocol assignments and Teredo",
    "2001:db8::/32": "documentation",
    "3fff::/20": "documentation",
    "5f00::/16": "segment routing",
    "fc00::/7": "unique local",
    "fe80::/10": "link-local",
    "fec0::/10": "site-local",
    "ff00::/8": "multicast",
}
_REFUSED: list[tuple[Network, str]] = [(ipaddress.ip_network(net), why) for net, why in REFUSED_NETWORKS.items()]
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class BlockedAddressError(Exception):
    """A name led to nothing but addresses that may not be connected to."""


def embedded_ipv4(address: Address) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address that a mapped, 6to4 or NAT64 address leads to."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


def refusal(address: Address) -> str | None:
    """Return why an address is not a public one, or None when it is."""
    inner = embedded_ipv4(address)
    if inner is not None:
        return refusal(inner)
    return next((why for network, why in _REFUSED if address.version == network.version and address in network), None)


def parse_allowed(entry: str | tuple[str, int]) -> tuple[Network, int | None]:
    """Return network and port of an allow-list entry: `10.1.0.0/16`, `10.1.2.3:8080`, `[::1]:80`, `::1`.

    Raises ValueError for a name: what a name resolves to may change, an address does not.
    """
    if isinstance(entry, tuple):
        return ipaddress.ip_network(entry[0]), entry[1]
    try:
        return ipaddress.ip_network(entry), None
    except ValueError:
        parts = urlsplit(f"//{entry}")
    try:
        if parts.path:
            raise ValueError(entry)
        return ipaddress.ip_network(parts.hostname or ""), parts.port
    except ValueError:
        raise ValueError(f"not an address, network or address:port: {entry!r}") from None


class Guard:
    """Decides which resolved addresses may be used: public ones, and those on the allow-list."""

    def __init__(self, allow: Iterable[str | tuple[str, int]] = (), look_up: LookUp = system_look_up) -> None:
        self.allowed = [parse_allowed(entry) for entry in allow]
        self._look_up = look_up

    def refusal(self, address: Address, port: int) -> str | None:
        """Return why a connection to the address and port is refused, or None."""
        # A mapped address reaches the same machine as the address within, so the allow-list speaks of that one.
        plain = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
        real = plain or address
        if any(
            real.version == network.version and real in network and at in (None, port) for network, at in self.allowed
        ):
            return None
        return refusal(real)

    def resolve(self, host: str, port: int, seconds: float = 60) -> list[tuple[socket.AddressFamily, Place]]:
        """Return family and socket address of all that `host` resolves to and that may be used.

        Raises OSError when the name cannot be resolved, TimeoutError when that takes longer than so many seconds,
        BlockedAddressError when nothing usable is left.
        """
        usable = []
        refusals: set[str] = set()
        for family, place in look_up_within(self._look_up, host, port, seconds):
            address = ipaddress.ip_address(str(place[0]).partition("%")[0])
            why = self.refusal(address, port)
            if why is None:
                usable.append((family, place))
            else:
                refusals.add(f"{address} is {why}")
        if not usable:
            raise BlockedAddressError("; ".join(sorted(refusals)) or "no address")
        return usable
