import ast
import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from host import access_log
from host.application import create_app
from host.envelope import LARGEST_BODY
from host.gate import Arrival, Gate, LoopbackOnly, SignedRequests
from host.hosted_skill import Handler
from host.load.signing import Signer
from host.refusal import Reason
from skill import turn_log
from skill.failure import FAILURE_SENTENCE
from tests.host.conftest import made_now
from tests.skill.envelopes import PRIVATE, intent, launch

JSON = "application/json"


def post(client: FlaskClient, signer: Signer, body: bytes, **changes: Any) -> TestResponse:
    """Send a signed body."""
    return client.post("/", data=body, headers={**signer.headers(body), **changes})


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The lines that the service logs."""
    lines: list[str] = []
    for module in (access_log, turn_log):
        monkeypatch.setattr(module, "write_line", lines.append)

    class Lines(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(record.getMessage())

    logger = logging.getLogger("twitch_check")
    level = logger.level
    logger.addHandler(handler := Lines())
    logger.setLevel(logging.DEBUG)
    yield lines
    logger.removeHandler(handler)
    logger.setLevel(level)


# -- answers --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "envelope", [launch(), intent("AMAZON.HelpIntent"), intent("AMAZON.StopIntent")], ids=str
)
def test_a_signed_request_is_answered_as_lambda_would(
    client: FlaskClient, signer: Signer, handler: Handler, envelope: dict[str, Any]
) -> None:
    """Hosting changes nothing that a person hears."""
    body = made_now(envelope)
    answered = post(client, signer, body)

    assert answered.status_code == 200
    assert answered.mimetype == JSON
    assert answered.get_json() == handler(json.loads(body), None)


def test_a_turn_that_fails_is_spoken_of(client: FlaskClient, signer: Signer) -> None:
    """Whoever waits hears the fixed sentence, even when Alexa sends what nobody expects."""
    answered = post(client, signer, made_now(intent("AMAZON.YesIntent"), intent=7))

    assert answered.status_code == 200
    assert FAILURE_SENTENCE in answered.get_data(as_text=True)


def test_a_signed_request_that_is_not_good_is_refused(client: FlaskClient, signer: Signer) -> None:
    """The app asks the gate, whose own tests have every case."""
    body = made_now()

    assert post(client, signer, body, **{"Signature-256": "AAAA"}).status_code == 400
    assert client.post("/", data=body, content_type=JSON).status_code == 400


def test_the_signature_is_verified_before_the_body_is_read(
    client: FlaskClient, signer: Signer, log: list[str]
) -> None:
    """A stranger's body meets no parser: of one that has two things wrong the first is told."""
    client.post("/", data=b"[" * 100_000, content_type=JSON)
    post(client, signer, b"[" * 100_000)

    assert [json.loads(line)["refused"] for line in log] == [Reason.UNSIGNED, Reason.JSON]


# -- whatever else comes --------------------------------------------------------------------------

BODIES = {
    "nothing": b"",
    "a space": b" ",
    "no JSON": b"hello",
    "half an object": b'{"version": "1.0", "request": {"ty',
    "not UTF-8": b"\xff\xfe\x00",
    "UTF-16": json.dumps(launch()).encode("utf-16"),
    "zeros": bytes(1000),
    "a list": b"[]",
    "a text": b'"LaunchRequest"',
    "a number": b"7",
    "null": b"null",
    "an empty object": b"{}",
    "a request that is a list": b'{"request": []}',
    "a type that is an object": b'{"request": {"type": {}}}',
    "no number": b'{"request": {"type": NaN}}',
    "brackets": b"[" * LARGEST_BODY,
    "objects in objects": b'{"a":' * 20_000,
    "a long number": b'{"a": ' + b"1" * 100_000 + b"}",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_bad_body_is_a_plain_400(
    client: FlaskClient, developer: FlaskClient, signer: Signer, body: bytes
) -> None:
    """Neither with a good signature, nor without, nor in developer mode is one a fault of ours."""
    answers = [
        post(client, signer, body),
        client.post("/", data=body, content_type=JSON),
        developer.post("/", data=body, content_type=JSON),
    ]

    assert [answer.status_code for answer in answers] == [400] * 3
    assert [answer.get_data() for answer in answers] == [b"bad request\n"] * 3
    assert {answer.content_type for answer in answers} == {"text/plain; charset=utf-8"}


def test_a_body_is_bounded(client: FlaskClient, signer: Signer) -> None:
    """The limit itself is read, one byte more is not."""
    limit = made_now().ljust(LARGEST_BODY)
    assert post(client, signer, limit).status_code == 200

    assert post(client, signer, limit + b" ").status_code == 413


REQUESTS = {
    "GET": ("GET", "/", 405),
    "HEAD": ("HEAD", "/", 405),
    "PUT": ("PUT", "/", 405),
    "DELETE": ("DELETE", "/", 405),
    "OPTIONS": ("OPTIONS", "/", 405),
    "TRACE": ("TRACE", "/", 405),
    "a method of its own": ("BREW", "/", 405),
    "POST to health": ("POST", "/healthz", 405),
    "another path": ("POST", "/alexa", 404),
    "a path with dots": ("GET", "/../etc/passwd", 404),
    "a path to a file": ("GET", "/static/app.py", 404),
    "health with a slash": ("GET", "/healthz/", 404),
    "two slashes": ("GET", "//healthz", 404),
    "a long path": ("GET", "/" + "a" * 5000, 404),
    "a path that is not ASCII": ("GET", "/\u00e4", 404),
}


@pytest.mark.parametrize(("method", "path", "status"), REQUESTS.values(), ids=REQUESTS)
def test_a_wrong_method_or_path_is_refused_plainly(
    client: FlaskClient, method: str, path: str, status: int
) -> None:
    """There is one thing to do here, and no way to find out more."""
    answer = client.open(path, method=method)

    assert answer.status_code == status
    assert answer.content_type == "text/plain; charset=utf-8"
    assert len(answer.get_data()) < 30


@pytest.mark.parametrize("kind", ["", "text/plain", "application/x-www-form-urlencoded", "x"])
def test_another_kind_of_body_is_refused(
    client: FlaskClient, developer: FlaskClient, signer: Signer, kind: str
) -> None:
    """A page in a browser can send a form without asking first, and JSON only after."""
    body = made_now()

    assert post(client, signer, body, **{"Content-Type": kind}).status_code == 415
    assert developer.post("/", data=body, content_type=kind).status_code == 415


def test_a_fault_of_ours_leaks_nothing(gate: SignedRequests, signer: Signer) -> None:
    """A handler that broke its promise gets a log line, and the caller no stack trace."""

    def broken(event: Any, context: Any) -> dict[str, Any]:
        raise RuntimeError(PRIVATE)

    answer = post(create_app(broken, gate).test_client(), signer, made_now())

    assert (answer.status_code, answer.get_data()) == (503, b"unavailable\n")


# -- how it is ------------------------------------------------------------------------------------


def test_health_and_readiness_tell_a_word_each(client: FlaskClient) -> None:
    """A stranger who looks learns nothing of versions, content or machine."""
    assert client.get("/healthz").get_data() == b"ok\n"
    assert client.get("/readyz").get_data() == b"ready\n"
    assert set(client.get("/readyz").headers.keys()) == {"Content-Type", "Content-Length"}


def test_while_it_stops_it_is_not_ready(handler: Handler, gate: SignedRequests) -> None:
    """Whoever balances load sends no more, and need not start it anew."""
    stopping = create_app(handler, gate, lambda: False).test_client()

    assert stopping.get("/readyz").status_code == 503
    assert stopping.get("/healthz").status_code == 200


def test_the_log_holds_nothing_private(
    client: FlaskClient, developer: FlaskClient, signer: Signer, log: list[str]
) -> None:
    """Not who asked, not from where, not what: neither of good requests nor of bad ones."""
    post(client, signer, made_now(intent("DescribeTwitchIntent"), locale=PRIVATE))
    post(client, signer, made_now(), **{"Signature-256": PRIVATE, "User-Agent": PRIVATE})
    client.get(f"/{PRIVATE}?{PRIVATE}", headers={"X-Forwarded-For": PRIVATE})
    client.open("/", method=PRIVATE.upper())
    developer.post("/", data=made_now(type=PRIVATE), content_type=JSON)

    kept = [json.loads(line) for line in log if '"event": "request"' in line]
    assert len(kept) == 5
    assert {key for line in kept for key in line} == {"event", "path", "status", "ms", "refused"}
    assert not [line for line in log if PRIVATE in line.lower() or "127.0.0.1" in line]


# -- nothing without a gate -----------------------------------------------------------------------


class Welcoming:
    """What somebody might write to be done with signatures."""

    def open(self, arrival: Arrival) -> dict[str, Any]:
        """Let everything in."""
        opened: dict[str, Any] = json.loads(arrival.body)
        return opened


def test_no_app_can_be_made_without_one_of_the_two_gates(handler: Handler) -> None:
    """Not by leaving it out, and not by bringing another."""
    lax: Any = type("Lax", (SignedRequests,), {"open": Welcoming.open})
    others: list[Any] = [None, False, Welcoming(), Welcoming, LoopbackOnly, lax.__new__(lax)]
    for other in others:
        with pytest.raises(TypeError, match="needs a gate"):
            create_app(handler, other)
    with pytest.raises(TypeError):
        create_app(handler)  # type: ignore[call-arg]


def test_the_gates_are_two() -> None:
    """A third one would have to be judged here first."""
    assert get_args(Gate) == (SignedRequests, LoopbackOnly)


def test_an_app_without_verification_answers_nobody_else(
    developer: FlaskClient, handler: Handler
) -> None:
    """Even served by another server, at every address, it hears this machine only."""
    body, there = made_now(), {"REMOTE_ADDR": "192.0.2.1"}

    assert developer.post("/", data=body, content_type=JSON).status_code == 200
    far = developer.post("/", data=body, content_type=JSON, environ_overrides=there)
    assert far.status_code == 400


def test_apps_are_made_in_one_place(root: Path) -> None:
    """No other module puts a web application together, but for what load is measured beside."""
    makers = {"Flask", "SkillAdapter", "WebserviceSkillHandler"}
    found = {
        (path.relative_to(root).as_posix(), name)
        for folder in ("lambda", "scripts")
        for path in root.glob(f"{folder}/**/*.py")
        for name in called(path) & makers
    }

    assert {entry for entry in found if "/load/" not in entry[0]} == {
        ("scripts/host/application.py", "Flask"),
        ("scripts/host/application.py", "SkillAdapter"),
    }


def called(path: Path) -> set[str]:
    """Return the names that a file calls."""
    calls = [n.func for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.Call)]
    names = {call.id for call in calls if isinstance(call, ast.Name)}
    return names | {call.attr for call in calls if isinstance(call, ast.Attribute)}
