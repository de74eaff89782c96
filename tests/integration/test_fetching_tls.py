"""TLS on loopback: certificates are checked, deadlines hold, connections are kept."""

import socket
import ssl
import threading
import time
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest

from tasks.fetching import Fetcher, FetchSettings, Outcome
from tests.loopback import served

x509 = pytest.importorskip("cryptography.x509")
from cryptography.hazmat.primitives import hashes, serialization  # noqa: E402
from cryptography.hazmat.primitives.asymmetric import ec  # noqa: E402

PAGE = b"<!doctype html><title>Flood</title><p>At least 12 people were hurt.</p>"


def certificate(folder):
    """Write a key and a certificate for 127.0.0.1 that is its own authority; return both paths."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    paths = folder / "key.pem", folder / "certificate.pem"
    paths[0].write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    paths[1].write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    return paths


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.connections.add(self.client_address)
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        if self.path == "/drip":
            self.end_headers()
            while not self.server.stopping.wait(0.1):
                self.wfile.write(b"x")
            return
        self.send_header("Content-Length", str(len(PAGE)))
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, *_args):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_args):
        pass  # clients that distrust the certificate hang up


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    key, cert = certificate(tmp_path_factory.mktemp("tls"))
    server = Server(("127.0.0.1", 0), Handler)
    server.connections, server.stopping = set(), threading.Event()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    with served(server):
        yield server, str(cert)
        server.stopping.set()


def fetcher(server, **changes):
    allow = (f"127.0.0.1:{server.server_address[1]}",)
    return Fetcher(FetchSettings(**({"allow": allow, "tries": 1, "deadline": 20} | changes)))


def test_a_trusted_site_is_read_over_one_kept_connection(site):
    server, bundle = site
    server.connections.clear()
    with fetcher(server, ca_bundle=bundle) as client:
        got = [client.fetch(f"https://127.0.0.1:{server.server_address[1]}/{n}") for n in range(3)]
    assert [(snapshot.outcome, snapshot.body) for snapshot in got] == [(Outcome.OK, PAGE)] * 3
    assert len(server.connections) == 1


def test_an_unknown_authority_is_not_trusted(site):
    server, _ = site
    with fetcher(server) as client:
        snapshot = client.fetch(f"https://127.0.0.1:{server.server_address[1]}/")
    assert snapshot.outcome is Outcome.CONNECTION_FAILED
    assert snapshot.error == "no trusted TLS connection"


def test_the_environment_cannot_add_an_authority(site, monkeypatch):
    server, bundle = site
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", bundle)
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    with fetcher(server) as client:
        assert client.fetch(f"https://127.0.0.1:{server.server_address[1]}/").error == "no trusted TLS connection"


def test_the_deadline_ends_a_dripping_body_under_tls(site):
    server, bundle = site
    with fetcher(server, ca_bundle=bundle, deadline=1, read_timeout=1) as client:
        started = time.monotonic()
        snapshot = client.fetch(f"https://127.0.0.1:{server.server_address[1]}/drip")
    assert snapshot.outcome is Outcome.TIMEOUT
    assert time.monotonic() - started < 3


def test_the_deadline_ends_a_handshake_that_never_comes():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with Fetcher(FetchSettings(allow=(f"127.0.0.1:{port}",), tries=1, deadline=1, read_timeout=1)) as client:
            started = time.monotonic()
            snapshot = client.fetch(f"https://127.0.0.1:{port}/")
    assert snapshot.outcome is Outcome.TIMEOUT
    assert time.monotonic() - started < 3
