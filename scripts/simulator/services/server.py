"""The HTTP server of the services, on a port of its own of the loopback."""

from __future__ import annotations

import json
import socket
import ssl
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import unquote, urlsplit

from simulator.home.home import NOWHERE, Home
from simulator.services import routing
from simulator.services.answer import Answer, error
from simulator.services.certificate import trust

_LARGEST = 1 << 20


class Services:
    """The services behind the device of one home; as a context manager, while they run.

    Starting them puts their address into the home, so that each request envelope names it.
    """

    def __init__(self, home: Home) -> None:
        """Start them on a free port."""
        self._home = home
        self._server = _Server(home)
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )
        self._thread.start()
        trust().begin()
        home.api_endpoint = self.endpoint

    @property
    def certificates(self) -> Path:
        """A file of the certificates to trust, for a skill that runs in another process."""
        return trust().bundle

    @property
    def endpoint(self) -> str:
        """The address that they answer at."""
        return f"https://127.0.0.1:{self._server.server_address[1]}"

    def close(self) -> None:
        """Stop them. A request that hangs is let go."""
        self._server.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
        trust().end()
        self._home.api_endpoint = NOWHERE

    def __enter__(self) -> Services:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, home: Home) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.home = home
        self.closing = threading.Event()
        self.lock = threading.Lock()
        self._tls = trust().server_context()

    def get_request(self) -> tuple[socket.socket, Any]:
        """Take a connection; the handshake is the business of the thread that will serve it."""
        plain, address = super().get_request()
        secure = self._tls.wrap_socket(plain, server_side=True, do_handshake_on_connect=False)
        return secure, address

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a client that hung up, as one does that will not wait."""
        if not isinstance(sys.exception(), (ConnectionError, ssl.SSLError)):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def _serve(self) -> None:
        # Read before anything is answered: what is left unread would be the next request.
        body = self.rfile.read(min(int(self.headers.get("Content-Length") or 0), _LARGEST))
        path = unquote(urlsplit(self.path).path)
        outage, failure = routing.disturbed(self.server.home, path)
        if outage and outage.kind == "hung":
            self.server.closing.wait(outage.seconds)
            self.close_connection = True
            return
        if outage and outage.kind == "slow":
            self.server.closing.wait(outage.seconds)
        if outage and outage.kind == "garbled":
            self._send(200, b"<html>")
        elif outage and outage.status:
            self._answer(failure)
        else:
            self._answer(self._answered(path, body))

    do_GET = do_POST = do_PUT = do_DELETE = _serve  # noqa: N815 - the names that the library asks for

    def _answered(self, path: str, body: bytes) -> Answer:
        try:
            parsed = json.loads(body) if body else None
        except ValueError:
            return error(400, "INVALID_REQUEST", "the body is not JSON")
        authorization = self.headers.get("Authorization") or ""
        with self.server.lock:
            return routing.answer(self.server.home, self.command, path, authorization, parsed)

    def _answer(self, answer: Answer) -> None:
        body = b"" if answer.body is None else json.dumps(answer.body).encode()
        self._send(answer.status, body)

    def _send(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 - the library's name
        """Say nothing: standard error belongs to the conversation."""
