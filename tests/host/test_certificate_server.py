"""Downloads from servers that mean well and from servers that do not, over real TLS."""

import socket
import ssl
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from host.certificate_server import LARGEST_CHAIN, CertificateServer
from host.certificate_url import HOST
from host.load.authority import Authority
from host.refusal import Reason, Refused
from tests.host.certificate_servers import (
    Conversation,
    Loopback,
    answering,
    dripping,
    endless,
    fetching_from,
    serving,
    trusting,
)

OK = b"HTTP/1.1 200 OK\r\n"

HOSTILE: dict[str, Conversation] = {
    "says nothing": lambda connection: time.sleep(5),
    "hangs up": lambda connection: connection.close(),
    "speaks no HTTP": lambda connection: connection.sendall(b"220 ready\r\n" * 3),
    "says it is not there": answering(b"<Error/>", "404 Not Found"),
    "says it is broken": answering(b"", "500 Internal Server Error"),
    "says there is nothing": answering(b"", "204 No Content"),
    "gives a part": answering(b"half", "206 Partial Content"),
    "leads elsewhere": answering(b"", "302 Found", "Location: https://evil.example/c.pem"),
    "leads to itself": answering(b"", "301 Moved", f"Location: https://{HOST}/echo.api/c.pem"),
    "leads elsewhere for good": answering(b"", "308 Permanent", "Location: http://evil.example/"),
    "drips its first line": dripping(b"HTTP/1.1 200 OK"),
    "drips its headers": dripping(b"HTTP/1.1 200 OK\r\nX-Slow: and slower"),
    "tells no length": lambda connection: connection.sendall(OK + b"\r\n-----BEGIN"),
    "ends among its headers": lambda connection: connection.sendall(OK),
    "breaks off a chunk": lambda connection: connection.sendall(
        OK + b"Transfer-Encoding: chunked\r\n\r\n1000\r\n-----BEGIN"
    ),
    "drips its body": dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n" + b"-" * 99, 0.03),
    "promises more than it gives": lambda connection: connection.sendall(
        OK + b"Content-Length: 9999\r\n\r\nshort"
    ),
    "has no end": endless(OK + b"\r\n", b"-" * 4096),
    "has no end, in chunks": endless(
        OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1000\r\n" + b"-" * 4096 + b"\r\n"
    ),
    "has headers without end": endless(OK, b"X-More: and more\r\n"),
    "has a header without end": endless(OK + b"X-Long: ", b"-" * 4096),
    "has a bit more than allowed": answering(b"-" * (LARGEST_CHAIN + 1)),
    "claims a huge length": lambda connection: connection.sendall(
        OK + b"Content-Length: 99999999999999999999\r\n\r\n" + b"-" * (LARGEST_CHAIN + 9)
    ),
}

Start = Callable[..., AbstractContextManager[Loopback]]


@pytest.fixture
def start(authority: Authority, tmp_path: Path) -> Start:
    """A way to start a server that is certified for Amazon's host, or for others."""

    def start(converse: Conversation, name: str = HOST) -> AbstractContextManager[Loopback]:
        return serving(converse, authority.certify_host(name), authority, tmp_path)

    return start


def test_a_chain_is_fetched(authority: Authority, start: Start) -> None:
    """What stands at the path comes back, byte for byte, and the host is asked for by its name."""
    with start(answering(authority.chain)) as running:
        assert fetching_from(running, authority).fetch("/echo.api/c.pem") == authority.chain

    assert running.requests[0].startswith(b"GET /echo.api/c.pem HTTP/1.1\r\n")
    assert f"Host: {HOST}\r\n".encode() in running.requests[0]


def test_a_chain_in_chunks_is_fetched(authority: Authority, start: Start) -> None:
    """A server need not tell the length when its chunks do."""
    head = OK + b"Transfer-Encoding: chunked\r\n\r\n"
    chunk = f"{len(authority.chain):x}\r\n".encode() + authority.chain + b"\r\n0\r\n\r\n"
    with start(lambda connection: connection.sendall(head + chunk)) as running:
        assert fetching_from(running, authority).fetch("/echo.api/c.pem") == authority.chain


def test_the_largest_chain_is_fetched(authority: Authority, start: Start) -> None:
    """The limit itself is allowed."""
    with start(answering(b"-" * LARGEST_CHAIN)) as running:
        assert len(fetching_from(running, authority).fetch("/echo.api/c.pem")) == LARGEST_CHAIN


@pytest.mark.parametrize("converse", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_server_gets_a_refusal(
    authority: Authority, start: Start, converse: Conversation
) -> None:
    """Nothing that a server does holds us up, leads us elsewhere or makes us fail otherwise."""
    with start(converse) as running, pytest.raises(Refused) as refused:
        fetching_from(running, authority, seconds=0.5).fetch("/echo.api/c.pem")

    assert refused.value.reason is Reason.DOWNLOAD
    assert len(running.requests) == 1


def test_a_server_that_never_greets_is_left(authority: Authority) -> None:
    """The limit holds for the handshake too."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        server = CertificateServer(silent.getsockname(), trusting(authority), seconds=0.3)
        with pytest.raises(Refused):
            server.fetch("/echo.api/c.pem")


def test_a_server_that_is_not_there_is_a_refusal(authority: Authority) -> None:
    """Without a network requests are refused, not failed."""
    with socket.create_server(("127.0.0.1", 0)) as gone:
        address = gone.getsockname()
    with pytest.raises(Refused) as refused:
        CertificateServer(address, trusting(authority)).fetch("/echo.api/c.pem")

    assert refused.value.reason is Reason.DOWNLOAD


def test_a_server_for_another_name_is_not_believed(authority: Authority, start: Start) -> None:
    """Whoever answers in Amazon's place needs Amazon's certificate."""
    with (
        start(answering(authority.chain), name="evil.example") as running,
        pytest.raises(Refused),
    ):
        fetching_from(running, authority).fetch("/echo.api/c.pem")

    assert not running.requests


def test_a_server_of_another_authority_is_not_believed(authority: Authority, start: Start) -> None:
    """The service as it is trusts the public web's authorities only."""
    with start(answering(authority.chain)) as running, pytest.raises(Refused):
        CertificateServer(running.address).fetch("/echo.api/c.pem")

    assert not running.requests


def test_each_download_is_what_the_server_gives_then(authority: Authority, start: Start) -> None:
    """Nothing of an earlier answer is left in a later one."""
    answers = [answering(authority.chain), answering(b"rubbish")]

    def change(connection: ssl.SSLSocket) -> None:
        answers.pop(0)(connection)

    with start(change) as running:
        server = fetching_from(running, authority)

        assert server.fetch("/echo.api/c.pem") == authority.chain
        assert server.fetch("/echo.api/c.pem") == b"rubbish"
