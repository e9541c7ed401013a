"""The side of AWS Lambda that a function talks to, made for measuring: one socket, no threads."""

import json
import socket
import time
from types import TracebackType
from typing import Self

PATIENCE = 60.0
"""Seconds after which a function that says nothing is given up."""

_EVENT_HEAD = (
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
    "Lambda-Runtime-Aws-Request-Id: 00000000-0000-4000-8000-000000000000\r\n"
    "Lambda-Runtime-Deadline-Ms: 4102444800000\r\n"
    "Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:::function:f:live\r\n"
    "Content-Length: {length}\r\n\r\n"
)
_TAKEN = b'HTTP/1.1 202 Accepted\r\nContent-Length: 15\r\n\r\n{"status":"OK"}'


class FunctionError(Exception):
    """The function reported an error, ended or stayed silent."""


class RuntimeApi:
    """The Runtime API for one function, which the caller leads through its turns."""

    def __init__(self) -> None:
        """Listen on a free port of loopback."""
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(PATIENCE)
        self._open: socket.socket | None = None
        self._read = b""

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close."""
        if self._open:
            self._open.close()
        self._listener.close()

    @property
    def address(self) -> str:
        """What Lambda gives a function in AWS_LAMBDA_RUNTIME_API."""
        return f"127.0.0.1:{self._listener.getsockname()[1]}"

    def await_next(self) -> float:
        """Wait until the function asks for an event; give the moment."""
        _, path, body = self._request()
        if not path.endswith("/invocation/next"):
            raise FunctionError(f"{path}: {body.decode()[:2000]}")
        return time.perf_counter()

    def turn(self, event: bytes) -> tuple[float, bytes]:
        """Hand over an event that was asked for; give the seconds to the answer, and the answer."""
        connection = self._connection()
        begin = time.perf_counter()
        connection.sendall(_EVENT_HEAD.format(length=len(event)).encode() + event)
        _, path, body = self._request()
        spent = time.perf_counter() - begin
        self._connection().sendall(_TAKEN)
        if not path.endswith("/response"):
            raise FunctionError(f"{path}: {body.decode()[:2000]}")
        json.loads(body)
        return spent, body

    def _request(self) -> tuple[str, str, bytes]:
        """Read one request: its method, path and body."""
        head = self._until(b"\r\n\r\n").decode("latin-1").split("\r\n")
        method, path, _ = head[0].split(" ", 2)
        fields = {
            name.lower(): value.strip()
            for name, _, value in (line.partition(":") for line in head[1:])
        }
        if fields.get("expect", "").lower() == "100-continue":
            self._connection().sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
        if fields.get("transfer-encoding", "").lower() == "chunked":
            return method, path, self._chunks()
        return method, path, self._exactly(int(fields.get("content-length", 0)))

    def _chunks(self) -> bytes:
        body = b""
        while size := int(self._until(b"\r\n").split(b";")[0], 16):
            body += self._exactly(size)
            self._until(b"\r\n")
        self._until(b"\r\n")
        return body

    def _until(self, end: bytes) -> bytes:
        while end not in self._read:
            self._more()
        found, _, self._read = self._read.partition(end)
        return found

    def _exactly(self, size: int) -> bytes:
        while len(self._read) < size:
            self._more()
        found, self._read = self._read[:size], self._read[size:]
        return found

    def _more(self) -> None:
        try:
            data = self._connection().recv(1 << 16)
        except TimeoutError:
            raise FunctionError(f"silent for {PATIENCE:.0f} s") from None
        if not data:
            self._open = None
            raise FunctionError("hung up")
        self._read += data

    def _connection(self) -> socket.socket:
        if self._open is None:
            self._open, _ = self._listener.accept()
            self._open.settimeout(PATIENCE)
            self._open.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return self._open
