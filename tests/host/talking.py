"""Talking HTTP by hand, as a client does that does not keep to it."""

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

HEAD = b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"


@dataclass(frozen=True)
class Heard:
    """What came back."""

    status: int
    body: bytes
    head: bytes


@contextmanager
def connected(port: int) -> Iterator[socket.socket]:
    """Open a connection to a server on loopback."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        yield connection


def hear(connection: socket.socket) -> Heard:
    """Read one answer that has a length."""
    data = b""
    while b"\r\n\r\n" not in data:
        part = connection.recv(65536)
        if not part:
            raise ConnectionError(f"closed after {data!r}")
        data += part
    head, _, begun = data.partition(b"\r\n\r\n")
    body = bytearray(begun)
    length = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0])
    while len(body) < length:
        body += connection.recv(65536)
    return Heard(int(head.split()[1]), bytes(body), head)


def is_closed(connection: socket.socket) -> bool:
    """Wait for a connection to be closed by the server."""
    try:
        return connection.recv(1) == b""
    except ConnectionError:
        return True


def exchange(port: int, data: bytes) -> Heard:
    """Send bytes, and read what comes back."""
    with connected(port) as connection:
        connection.sendall(data)
        return hear(connection)


def post(port: int, body: bytes, headers: dict[str, str] | None = None) -> Heard:
    """Post a body."""
    told = {"Content-Type": "application/json", "Content-Length": len(body), **(headers or {})}
    lines = "".join(f"{name}: {value}\r\n" for name, value in told.items())
    return exchange(port, f"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\n{lines}\r\n".encode() + body)


def get(port: int, path: str) -> Heard:
    """Get a path."""
    return exchange(port, f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())


def send_slowly(connection: socket.socket, data: bytes, seconds: float) -> None:
    """Send byte by byte until the server has had enough, or `data` is over."""
    for number in range(len(data)):
        try:
            connection.sendall(data[number : number + 1])
        except OSError:
            return
        time.sleep(seconds)


def is_open(port: int) -> bool:
    """Say whether new connections are taken."""
    try:
        with connected(port):
            return True
    except ConnectionError:
        return False


def wait_until(holds: Callable[[], bool]) -> bool:
    """Wait up to ten seconds for something to hold."""
    until = time.monotonic() + 10
    while not holds() and time.monotonic() < until:
        time.sleep(0.02)
    return holds()
