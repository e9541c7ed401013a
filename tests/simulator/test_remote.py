"""A skill behind an address."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from simulator import load_handler
from simulator.device.handler import call
from simulator.device.remote import RemoteHandler
from tests.simulator import echo_skill
from tests.simulator.conftest import MakeDevice

LAUNCH = {"request": {"type": "LaunchRequest"}, "session": {"attributes": {}}}


class _Endpoint(BaseHTTPRequestHandler):
    """Hosts the echo skill; other paths go wrong in their own ways."""

    def do_POST(self) -> None:
        """Answer."""
        event = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        status = 500 if self.path == "/broken" else 200
        body = b"<html>" if self.path == "/page" else self._body(event)
        if self.path == "/hung":
            threading.Event().wait(0.5)
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _body(self, event: dict[str, Any]) -> bytes:
        return json.dumps(echo_skill.handler(event, None)).encode()

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    """Host the echo skill for one test."""
    server = HTTPServer(("127.0.0.1", 0), _Endpoint)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_hosted_skill_is_talked_to(address: str, make_device: MakeDevice) -> None:
    """An address stands wherever the name of a handler does."""
    device = make_device(load_handler(address))

    device.open()
    turn = device.says("my fern has spots")

    assert (turn.faults, turn.intent) == ((), "DescribePlantIntent")
    assert turn.attributes["heard"] == ["DescribePlantIntent"]


@pytest.mark.parametrize(
    ("path", "problem"),
    [("/broken", "answered 500"), ("/page", "did not answer with JSON")],
)
def test_an_endpoint_that_fails_is_told(address: str, path: str, problem: str) -> None:
    """Another status, or a page instead of JSON, is named with the address."""
    outcome = call(load_handler(address + path), LAUNCH, "id")

    assert outcome.fault is not None
    assert problem in outcome.fault.message


def test_an_endpoint_that_is_not_there_is_told() -> None:
    """Nobody listens: that is told, and is no late answer."""
    outcome = call(load_handler("http://127.0.0.1:9/"), {}, "id")

    assert outcome.fault is not None
    assert "cannot be reached" in outcome.fault.message


def test_a_late_answer_is_refused(address: str) -> None:
    """An endpoint is not waited for longer than a device waits."""
    impatient = RemoteHandler(address + "/hung", seconds=0.1)

    outcome = call(impatient, LAUNCH, "id")

    assert outcome.fault is not None
    assert outcome.fault.rule == "late-answer"
