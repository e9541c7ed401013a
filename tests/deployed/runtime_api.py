"""The side of AWS Lambda that a function talks to, on loopback: the Runtime API.

A function's process asks for the next event, posts its answer or its error, and asks again; an
error while it starts is posted to a place of its own. `Function` starts a package under the
client that Lambda itself uses (awslambdaric) and hands it events one by one.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from types import TracebackType
from typing import Any, Self

NEXT = "/2018-06-01/runtime/invocation/next"
PATIENCE = 60
"""Seconds after which a function that lives and says nothing is given up."""


@dataclass(frozen=True)
class Outcome:
    """What a function made of an event, or of its own start."""

    kind: str
    """`response` or `error`, the last word of the address that it was posted to."""
    body: Any
    """The JSON that it posted."""


class RuntimeApi(ThreadingHTTPServer):
    """The Runtime API for one function."""

    daemon_threads = True

    def __init__(self) -> None:
        """Listen on a free port of loopback."""
        super().__init__(("127.0.0.1", 0), Call)
        self.events: Queue[bytes | None] = Queue()
        self.outcomes: Queue[Outcome] = Queue()

    @property
    def address(self) -> str:
        """Return what Lambda gives a function in AWS_LAMBDA_RUNTIME_API."""
        return f"127.0.0.1:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Let a function hang up, as one that is killed does; print any other error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Call(BaseHTTPRequestHandler):
    """One call of a function to the Runtime API."""

    protocol_version = "HTTP/1.1"
    server: RuntimeApi

    def do_GET(self) -> None:
        """Hand out the next event, waiting for one; None ends the wait of a function that went."""
        event = self.server.events.get() if self.path == NEXT else None
        if event is None:
            self.close_connection = True
            return
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Lambda-Runtime-Aws-Request-Id", "00000000-0000-4000-8000-000000000000")
        self.send_header("Lambda-Runtime-Deadline-Ms", "4102444800000")
        self.send_header("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:::function:f:live")
        self.finish_with(event)

    def do_POST(self) -> None:
        """Take an answer or an error."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.outcomes.put(Outcome(self.path.rsplit("/", 1)[-1], json.loads(body)))
        self.send_response(202)
        self.finish_with(b'{"status": "OK"}')

    def finish_with(self, body: bytes) -> None:
        """Send `body` as the rest of the reply."""
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Say nothing of calls."""


class Function:
    """A package that runs as it does on Lambda, for as long as the `with` block."""

    def __init__(self, command: list[str], package: Path, log: Path, **environment: str) -> None:
        """Take `command`, which starts the client, and the file that gets all that is printed."""
        self.command = command
        self.package = package
        self.log = log
        self.environment = environment

    def __enter__(self) -> Self:
        """Start the Runtime API and the function."""
        self.api = RuntimeApi()
        Thread(target=self.api.serve_forever, daemon=True).start()
        lambda_sets = {
            "AWS_LAMBDA_FUNCTION_NAME": "twitch-check",
            "AWS_LAMBDA_LOG_FORMAT": "JSON",
            "AWS_LAMBDA_LOG_LEVEL": "INFO",
            "AWS_LAMBDA_RUNTIME_API": self.api.address,
            "LANG": "en_US.UTF-8",
            "LAMBDA_TASK_ROOT": str(self.package),
            "PATH": os.defpath,
            "PYTHONDONTWRITEBYTECODE": "1",  # the package lies on a file system that is read-only
            "TZ": ":UTC",
        }
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                self.command,
                cwd=self.package,
                env={**lambda_sets, **self.environment},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End both."""
        self.process.kill()
        self.process.wait()
        self.api.events.put(None)
        self.api.shutdown()
        self.api.server_close()

    def answer(self, event: object) -> Outcome:
        """Hand `event` to the function and return what it made of it.

        Raises AssertionError, with all that the function printed, where it ends or stays silent.
        """
        self.api.events.put(json.dumps(event).encode())
        for _ in range(PATIENCE):
            try:
                return self.api.outcomes.get(timeout=1)
            except Empty:
                if self.process.poll() is not None:
                    break
        raise AssertionError(f"no answer from the function:\n{self.log.read_text()}")
