"""Certificate servers on loopback, good and hostile, behind a certificate for Amazon's host."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from host.certificate_server import CertificateServer
from host.load.authority import Authority, Certified

Conversation = Callable[[ssl.SSLSocket], None]
"""What a server does with a connection."""


@dataclass
class Loopback:
    """A server that is running."""

    address: tuple[str, int]
    requests: list[bytes] = field(default_factory=list)
    """The first bytes of each request."""


@contextmanager
def serving(
    converse: Conversation, certified: Certified, authority: Authority, folder: Path
) -> Iterator[Loopback]:
    """Run a TLS server on loopback that does `converse` with every connection."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    chain, key = folder / "chain.pem", folder / "key.pem"
    chain.write_bytes(certified.pem() + authority.middle.pem())
    key.write_bytes(certified.key_pem())
    context.load_cert_chain(chain, key)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        running = Loopback(listener.getsockname())

        def accept() -> None:
            with suppress(OSError):
                while True:
                    plain, _ = listener.accept()
                    answer = threading.Thread(target=talk, args=(plain,), daemon=True)
                    answer.start()

        def talk(plain: socket.socket) -> None:
            with suppress(OSError), plain, context.wrap_socket(plain, server_side=True) as secure:
                running.requests.append(secure.recv(4096))
                converse(secure)

        threading.Thread(target=accept, daemon=True).start()
        yield running
        listener.shutdown(socket.SHUT_RDWR)


def trusting(authority: Authority) -> ssl.SSLContext:
    """Give a context that trusts the private authority and nothing else."""
    return ssl.create_default_context(cadata=authority.root.pem().decode())


def fetching_from(
    running: Loopback, authority: Authority, seconds: float = 3.0
) -> CertificateServer:
    """Give the way to fetch from a server on loopback."""
    return CertificateServer(running.address, trusting(authority), seconds)


def answering(body: bytes, status: str = "200 OK", *headers: str) -> Conversation:
    """Give a server that answers with a body."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", ""]
    return lambda connection: connection.sendall("\r\n".join(lines).encode() + body)


def dripping(text: bytes, every: float = 0.05) -> Conversation:
    """Give a server that sends a text byte by byte, and begins anew at its end."""

    def drip(connection: ssl.SSLSocket) -> None:
        while True:
            for number in range(len(text)):
                connection.sendall(text[number : number + 1])
                time.sleep(every)

    return drip


def endless(head: bytes, piece: bytes) -> Conversation:
    """Give a server that never stops sending."""

    def send(connection: ssl.SSLSocket) -> None:
        connection.sendall(head)
        while True:
            connection.sendall(piece)

    return send
