import ipaddress
import socket

import pytest

from tasks.fetching.guard import BlockedAddressError, Guard, parse_allowed, refusal

PUBLIC = ["9.9.9.9", "151.101.1.1", "2606:4700::1111", "64:ff9b::909:909", "2002:909:909::1", "::ffff:9.9.9.9"]
INTERNAL = [
    "0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.1.2.3", "169.254.169.254", "172.16.0.1", "172.31.255.255",
    "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.7", "203.0.113.9",
    "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::", "2002:a00:1::", "2002:c0a8:101::1",
    "3fff::1", "5f00::1", "fc00::1", "fd12:3456::1", "fe80::1", "fec0::1", "ff02::1",
]  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_may_be_connected_to(address):
    assert refusal(ipaddress.ip_address(address)) is None


@pytest.mark.parametrize("address", INTERNAL)
def test_an_address_that_is_not_public_is_refused_in_every_form(address):
    assert refusal(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["127.0.0.1", "::ffff:127.0.0.1"])
def test_the_allow_list_holds_for_its_port_only(address):
    guard = Guard(["127.0.0.1:8080"])
    assert guard.refusal(ipaddress.ip_address(address), 8080) is None
    assert guard.refusal(ipaddress.ip_address(address), 8081)


def test_a_6to4_address_is_not_the_allowed_machine():
    assert Guard(["127.0.0.1"]).refusal(ipaddress.ip_address("2002:7f00:1::"), 80)


def test_an_allowed_network_covers_its_addresses():
    guard = Guard(["10.2.0.0/16"])
    assert guard.refusal(ipaddress.ip_address("10.2.9.9"), 443) is None
    assert guard.refusal(ipaddress.ip_address("10.3.0.1"), 443)


@pytest.mark.parametrize(
    ("entry", "network", "port"),
    [
        ("10.0.0.0/8", "10.0.0.0/8", None),
        ("127.0.0.1:80", "127.0.0.1/32", 80),
        ("[::1]:8080", "::1/128", 8080),
        ("::1", "::1/128", None),
        (("127.0.0.2", 9), "127.0.0.2/32", 9),
    ],
)
def test_allow_list_entries_are_addresses_networks_and_ports(entry, network, port):
    assert parse_allowed(entry) == (ipaddress.ip_network(network), port)


@pytest.mark.parametrize("entry", ["localhost", "intranet.example:80", "10.0.0.1/8", "127.0.0.1:http"])
def test_a_name_is_no_allow_list_entry(entry):
    with pytest.raises(ValueError, match=r"address|port"):
        parse_allowed(entry)


def resolving_to(monkeypatch, *addresses):
    def answer(_host, port, **_kwargs):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", answer)


def test_only_the_checked_addresses_of_a_name_are_used(monkeypatch):
    resolving_to(monkeypatch, "10.0.0.1", "9.9.9.9")
    assert Guard().resolve("mixed.example", 80) == [(socket.AF_INET, ("9.9.9.9", 80))]


def test_a_name_that_leads_inside_is_blocked_and_the_reason_says_why(monkeypatch):
    resolving_to(monkeypatch, "169.254.169.254")
    with pytest.raises(BlockedAddressError, match="link-local"):
        Guard().resolve("metadata.example", 80)
