"""The server on a real socket, with clients that misbehave."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from waitress.channel import HTTPChannel

from host import server as server_module
from host.application import create_app
from host.envelope import LARGEST_BODY
from host.gate import Gate, LoopbackOnly, SignedRequests
from host.hosted_skill import Handler
from host.load.signing import Signer
from host.server import LARGEST_HEADERS, Server, open_listener
from tests.host.conftest import made_now
from tests.host.talking import (
    HEAD,
    connected,
    exchange,
    get,
    hear,
    is_closed,
    is_open,
    post,
    send_slowly,
    wait_until,
)

CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"


@dataclass
class Running:
    """A server that runs in a thread."""

    server: Server
    thread: threading.Thread
    port: int


@contextmanager
def running(handler: Handler, gate: Gate, threads: int = 4) -> Iterator[Running]:
    """Run a server of the skill at a free port, and stop it."""
    with running_app(create_app(handler, gate), gate, threads) as server:
        yield server


@contextmanager
def running_app(
    app: Callable[..., Any], gate: Gate, threads: int = 4, **more: Any
) -> Iterator[Running]:
    """Run a server at a free port, and stop it."""
    listener = open_listener(gate, "127.0.0.1", 0)
    port = listener.getsockname()[1]
    server = Server(app, listener, threads, arrival_seconds=1.0, **more)
    thread = threading.Thread(target=server.run)
    thread.start()
    yield Running(server, thread, port)
    server.stop()
    thread.join(20)
    assert not thread.is_alive()


@pytest.fixture
def port(handler: Handler, gate: SignedRequests) -> Iterator[int]:
    """The port of a server that verifies."""
    with running(handler, gate) as server:
        yield server.port


NOT_HTTP = {
    "rubbish": (b"\x16\x03\x01\x02\x00 hello\r\n\r\n", 400),
    "half a request line": (b"POST\r\n\r\n", 400),
    "a header without a colon": (b"POST / HTTP/1.1\r\nhello\r\n\r\n", 400),
    "a length that is no number": (HEAD + b"Content-Length: many\r\n\r\n", 400),
    "a length below zero": (HEAD + b"Content-Length: -1\r\n\r\n", 400),
    "two lengths": (HEAD + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}", 400),
    "too large a length": (HEAD + b"Content-Length: 999999999999\r\n\r\n", 413),
    "a byte too much": (HEAD + f"Content-Length: {LARGEST_BODY + 1}\r\n\r\n".encode(), 413),
    "an encoding that nobody has": (HEAD + b"Transfer-Encoding: gzip\r\n\r\n", 400),
    "a chunk that has no size": (CHUNKED + b"x\r\n", 400),
    "a chunk below zero": (CHUNKED + b"-5\r\n", 400),
    "a chunk that does not end": (CHUNKED + b"2\r\n{}{}{}{}\r\n", 400),
    "no length and no chunks": (HEAD + b"\r\n", 400),
    "headers without end": (HEAD + b"X: " + b"x" * LARGEST_HEADERS, 431),
    "headers in great number": (HEAD + b"X: x\r\n" * LARGEST_HEADERS, 431),
    "a line without end": (b"GET /" + b"x" * LARGEST_HEADERS, 431),
}


@pytest.mark.parametrize(("data", "status"), NOT_HTTP.values(), ids=NOT_HTTP)
def test_what_is_no_good_http_is_refused_plainly(port: int, data: bytes, status: int) -> None:
    """No client brings about a fault, and none is told what serves here."""
    heard = exchange(port, data)

    assert heard.status == status
    assert b"text/plain" in heard.head
    assert b"waitress" not in (heard.head + heard.body).lower()
    assert len(heard.body) < 40


def test_a_chunked_request_is_answered(port: int, signer: Signer) -> None:
    """A proxy may hand a body on in chunks."""
    body = made_now()
    told = "".join(f"{name}: {value}\r\n" for name, value in signer.headers(body).items())
    head = f"POST / HTTP/1.1\r\nHost: x\r\n{told}Transfer-Encoding: chunked\r\n\r\n".encode()
    chunk = f"{len(body):x}\r\n".encode() + body + b"\r\n0\r\n\r\n"

    assert exchange(port, head + chunk).status == 200


def test_chunks_without_end_are_cut_off(port: int) -> None:
    """A body that does not tell its length is read up to the limit."""
    sent = 0
    with connected(port) as connection:
        connection.sendall(CHUNKED)
        piece = b"1000\r\n" + b" " * 4096 + b"\r\n"
        try:
            while sent < LARGEST_BODY * 100:
                connection.sendall(piece)
                sent += len(piece)
        except ConnectionError:
            pass

        assert sent < LARGEST_BODY * 50  # what the system's own buffers hold counts as sent


def test_a_chunk_line_without_end_is_cut_off(port: int) -> None:
    """Neither is anything else in a body read without a limit."""
    with connected(port) as connection:
        connection.sendall(CHUNKED + b"1" * LARGEST_BODY)
        connection.sendall(b"1" * 5000)

        assert hear(connection).status == 413


SLOW = {
    "its first line": (b"", b"POST / HTTP/1.1" * 99),
    "its headers": (b"", HEAD + b"X: " + b"x" * 999),
    "its body": (HEAD + b"Content-Length: 999\r\n\r\n", b" " * 999),
    "its chunks": (CHUNKED, b"1\r\n \r\n" * 99),
    "nothing more": (HEAD + b"Content-Length: 999\r\n\r\n{", b""),
}


@pytest.mark.parametrize(("at_once", "slowly"), SLOW.values(), ids=SLOW)
def test_a_slow_client_is_refused_in_time(port: int, at_once: bytes, slowly: bytes) -> None:
    """A client that never finishes is let go, however often it sends a byte."""
    with connected(port) as connection:
        connection.sendall(at_once)
        send = threading.Thread(target=send_slowly, args=(connection, slowly, 0.02))
        send.start()

        assert hear(connection).status == 408
        assert is_closed(connection)
        send.join()


def test_slow_clients_hold_up_nobody(port: int, signer: Signer) -> None:
    """With more of them than there are threads, a request is answered as ever."""
    body = made_now()
    clients = [connected(port) for _ in range(20)]
    connections = [client.__enter__() for client in clients]
    for connection in connections:
        connection.sendall(HEAD + b"Content-Length: 999\r\n\r\n{")

    assert post(port, body, signer.headers(body)).status == 200

    for client in clients:
        client.__exit__(None, None, None)


def test_a_connection_serves_many_requests(port: int, signer: Signer) -> None:
    """The proxy in front keeps its connections open."""
    request = signer.request(made_now())
    with connected(port) as connection:
        for _ in range(5):
            connection.sendall(request)
            assert hear(connection).status == 200


def slow_handler(begun: threading.Event, release: threading.Event) -> Handler:
    """Give a handler that answers when told to."""

    def handle(event: Any, context: Any) -> dict[str, Any]:
        begun.set()
        release.wait(20)
        return {"version": "1.0", "response": {}}

    return handle


def test_the_main_thread_is_not_kept_busy_by_an_answer(
    port: int, signer: Signer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever wakes it while a task sends, it does not ask over and over if it may send too."""
    asked: list[HTTPChannel] = []
    begun = threading.Event()
    write, send = HTTPChannel.handle_write, HTTPChannel.send

    def count(channel: HTTPChannel) -> None:
        asked.append(channel)
        write(channel)

    def send_late(channel: HTTPChannel, *told: Any, **more: Any) -> Any:
        begun.set()
        time.sleep(0.1)
        return send(channel, *told, **more)

    monkeypatch.setattr(HTTPChannel, "handle_write", count)
    monkeypatch.setattr(HTTPChannel, "send", send_late)
    with connected(port) as one, connected(port) as other:
        one.sendall(signer.request(made_now()))
        assert begun.wait(20)
        other.sendall(signer.request(made_now()))
        assert [hear(one).status, hear(other).status] == [200, 200]

    assert len(asked) < 5


# waitress leaves the file that a buffer was pruned out of to close by itself (FileBasedBuffer).
@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
def test_an_answer_larger_than_any_buffer_arrives_whole(gate: SignedRequests) -> None:
    """A task that waits for what it has held back to be sent is not left waiting."""
    half = b"x" * 40_000_000

    def give(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        start_response("200 OK", [("Content-Length", str(len(half) * 2))])
        return [half, half]

    with running_app(give, gate) as server, connected(server.port) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        channels = server.server.active_channels
        assert wait_until(lambda: any(one.total_outbufs_len > 2**24 for one in channels.values()))
        heard = hear(connection)

    assert len(heard.body) == len(half) * 2


def test_a_request_that_waits_holds_up_nobody(gate: SignedRequests) -> None:
    """One thread answers at a time, but not while it waits for something."""
    release = threading.Event()

    def give(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        if environ["PATH_INFO"] == "/slow":
            release.wait(20)
        start_response("200 OK", [("Content-Length", "0")])
        return [b""]

    with running_app(give, gate) as server, connected(server.port) as waiting:
        waiting.sendall(b"GET /slow HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        answers = [get(server.port, "/").status for _ in range(20)]
        is_still_waiting = not release.is_set()
        release.set()
        heard = hear(waiting)

    assert is_still_waiting
    assert [*answers, heard.status] == [200] * 21


def test_the_main_thread_is_lent_out_between(gate: SignedRequests) -> None:
    """What an answer left to be done is done soon after, and once more when no thread is left."""
    left: list[str] = []
    done: list[str] = []
    servers: list[Server] = []
    threads: list[int] = []

    def give(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        left.append("line")
        start_response("200 OK", [("Content-Length", "0")])
        return [b""]

    def between() -> None:
        threads.extend(len(server.task_dispatcher.threads) for server in servers)
        while left:
            done.append(left.pop())

    with running_app(give, gate, between=between) as server:
        servers.append(server.server)
        get(server.port, "/")
        assert wait_until(lambda: done == ["line"])

    assert threads[-1] == 0


def test_a_stop_lets_requests_finish(gate: SignedRequests, signer: Signer) -> None:
    """Nobody is cut off in mid-answer by an update, and nobody new is let in."""
    begun, release, body = threading.Event(), threading.Event(), made_now()
    answers: list[int] = []
    with running(slow_handler(begun, release), gate) as server:
        ask = threading.Thread(
            target=lambda: answers.append(post(server.port, body, signer.headers(body)).status)
        )
        ask.start()
        assert begun.wait(10)
        server.server.stop()
        assert wait_until(lambda: not is_open(server.port))
        assert server.thread.is_alive()
        release.set()
        ask.join(10)

    assert answers == [200]
    assert not server.server.is_ready


def test_an_idle_connection_holds_up_no_stop(
    handler: Handler, gate: SignedRequests, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The proxy in front keeps connections open, and none of them is a reason to wait."""
    monkeypatch.setattr(server_module, "STOP_SECONDS", 60)
    with running(handler, gate) as server, connected(server.port) as connection:
        connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
        assert hear(connection).status == 200
        server.server.stop()
        server.thread.join(20)

        assert not server.thread.is_alive()
        assert is_closed(connection)


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "192.0.2.1", "2001:db8::1"])  # noqa: S104
def test_unsigned_requests_are_listened_for_on_loopback_only(address: str) -> None:
    """Developer mode cannot be had at any other address."""
    with pytest.raises(ValueError, match="loopback only"):
        open_listener(LoopbackOnly(), address, 0)


def test_loopback_has_two_forms(handler: Handler) -> None:
    """Both can be developed at."""
    for address in ("127.0.0.1", "::1"):
        open_listener(LoopbackOnly(), address, 0).close()
    with running(handler, LoopbackOnly()) as server:
        assert post(server.port, made_now()).status == 200
        assert get(server.port, "/readyz").body == b"ready\n"
