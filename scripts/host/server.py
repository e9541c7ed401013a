"""The server: waitress, with a limit on how long a request may take to come in, and a soft stop.

waitress collects a request before it gives it to a thread, so a slow client holds no thread. But it
waits for as long as something comes in now and then, and when stopped it drops what it is doing.
"""

import socket
import time
from collections.abc import Callable
from typing import Any

from waitress import wasyncore
from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.server import TcpWSGIServer
from waitress.task import ErrorTask
from waitress.utilities import BadRequest, Error, ServerNotImplemented

from host.dispatcher import PATIENCE_SECONDS, Dispatcher
from host.envelope import LARGEST_BODY
from host.gate import Gate, SignedRequests, is_loopback

LARGEST_HEADERS = 16 * 1024
"""Bytes, with the request line."""
ARRIVAL_SECONDS = 10.0
"""From the first byte of a request to its last."""
IDLE_SECONDS = 75
"""A connection that is kept open without a request; as long as nginx keeps one to a client."""
STOP_SECONDS = 10.0
"""What requests at work get to be finished when the server is stopped."""
MOST_CONNECTIONS = 500


class _TooSlow(Error):  # type: ignore[misc] # waitress is untyped
    code = 408
    reason = "Request Timeout"


class _PlainRefusal(ErrorTask):  # type: ignore[misc] # waitress is untyped
    """Answers what is no HTTP by the plain name of what is wrong with it."""

    def execute(self) -> None:
        error = self.request.error
        if isinstance(error, ServerNotImplemented):  # a transfer encoding that nobody uses
            error = BadRequest("")
        body = f"{error.reason.lower()}\n".encode()
        self.status = f"{error.code} {error.reason}"
        self.response_headers.append(("Content-Type", "text/plain; charset=utf-8"))
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class _Channel(HTTPChannel):  # type: ignore[misc] # waitress is untyped
    """One connection, that knows when the request which is coming in began."""

    error_task_class = _PlainRefusal
    request: Any = None
    begun = 0.0

    def received(self, data: bytes) -> bool:
        if self.request is None:
            self.begun = time.monotonic()
        taken: bool = super().received(data)
        return taken

    def writable(self) -> bool:
        """Tell whether the main thread is to send, which it leaves to a task that is at work.

        A task sends by itself, and wakes the main thread when it is done. waitress's own answer is
        yes in the meantime too; the main thread then finds the lock taken and asks again at once, a
        hundred times an answer, and the task waits for its turn each time.
        """
        is_full = self.total_outbufs_len > self.adj.outbuf_high_watermark  # the task waits for us
        if self.requests and not (self.will_close or is_full):
            return False
        return bool(super().writable())

    @property
    def is_busy(self) -> bool:
        return bool(self.requests or self.request or self.total_outbufs_len)

    def refuse_if_slow(self) -> None:
        """Answer a request with 408 that has been coming in for too long."""
        with self.requests_lock:
            if self.request is None or time.monotonic() - self.begun < self.server.arrival_seconds:
                return
            slow, self.request = self.request, None
            slow.error = _TooSlow("")
            if not slow.headers_finished:
                slow.parse_header(b"GET / HTTP/1.0\r\n")
            self.requests.append(slow)
            self.server.add_task(self)


class Server(TcpWSGIServer):  # type: ignore[misc] # waitress is untyped
    """Serves one application at an open socket, in this process."""

    channel_class = _Channel

    def __init__(
        self,
        app: Callable[..., Any],
        listener: socket.socket,
        threads: int = 4,
        arrival_seconds: float = ARRIVAL_SECONDS,
        between: Callable[[], object] = lambda: None,
    ) -> None:
        """Serve `app` at `listener`, which may be shared with other processes.

        The main thread calls `between` whenever it has seen to what came in.
        """
        self.arrival_seconds, self._between = arrival_seconds, between
        self._stopping = False
        settings = Adjustments(
            sockets=[listener],
            ident=None,
            max_request_header_size=LARGEST_HEADERS,
            max_request_body_size=LARGEST_BODY + 1,  # waitress refuses the limit itself
            channel_timeout=IDLE_SECONDS,
            cleanup_interval=1,
            connection_limit=MOST_CONNECTIONS,
            asyncore_use_poll=True,
            clear_untrusted_proxy_headers=False,  # the gate wants to see them
            log_socket_errors=False,
        )
        dispatcher = Dispatcher()
        dispatcher.set_thread_count(threads)
        where = (listener.family, listener.type, listener.proto, listener.getsockname())
        super().__init__(
            app,
            {},
            _sock=listener,
            dispatcher=dispatcher,
            adj=settings,
            bind_socket=False,
            sockinfo=where,
        )

    def run(self) -> None:
        """Serve until `stop`, then until what is at work is done or STOP_SECONDS are over."""
        while not self._stopping:
            self._turn()
        self.accepting = False
        self.del_channel()
        self.socket.close()
        until = time.monotonic() + STOP_SECONDS
        while self._is_busy() and time.monotonic() < until:
            self._turn()
        self.task_dispatcher.shutdown(timeout=1)
        self._between()
        wasyncore.close_all(self._map)

    def stop(self) -> None:
        """Have `run` come to its end; may be called from a signal handler or another thread."""
        if not self._stopping:
            self._stopping = True
            self.pull_trigger()

    @property
    def is_ready(self) -> bool:
        """Whether new requests are welcome."""
        return not self._stopping

    def maintenance(self, now: float) -> None:
        """Close what is idle and refuse what is slow; called about once a second."""
        super().maintenance(now)
        for channel in list(self.active_channels.values()):
            channel.refuse_if_slow()

    def _turn(self) -> None:
        patience = PATIENCE_SECONDS if self.task_dispatcher.has_waiting else 1
        wasyncore.loop(timeout=patience, use_poll=True, map=self._map, count=1)
        self.task_dispatcher.call_if_waiting()
        self._between()

    def _is_busy(self) -> bool:
        return any(channel.is_busy for channel in self.active_channels.values())


def open_listener(gate: Gate, address: str, port: int) -> socket.socket:
    """Open the socket that an app with `gate` is to be served at; port 0 takes any that is free.

    Raises:
        ValueError: if the gate does not verify and the address is more than this machine.
        OSError: if the address cannot be had.
    """
    if not isinstance(gate, SignedRequests) and not is_loopback(address):
        raise ValueError(f"unsigned requests are taken on loopback only, not on {address}")
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    return socket.create_server((address, port), family=family, backlog=1024)
