"""The application: one address that the skill answers at, and two that tell how it is."""

from collections.abc import Callable
from typing import Final, get_args

from flask import Flask, Response, request
from flask_ask_sdk.skill_adapter import (
    VERIFY_SIGNATURE_APP_CONFIG,
    VERIFY_TIMESTAMP_APP_CONFIG,
    SkillAdapter,
)
from werkzeug.exceptions import BadRequest, HTTPException, UnsupportedMediaType

from host.access_log import AccessLog
from host.envelope import LARGEST_BODY
from host.gate import Gate
from host.hosted_skill import GateVerifier, Handler, HostedSkill
from host.strict_json import StrictJson
from skill.failure import log_failure

SKILL_PATH: Final = "/"
HEALTH_PATH: Final = "/healthz"
READINESS_PATH: Final = "/readyz"
PATHS = (SKILL_PATH, HEALTH_PATH, READINESS_PATH)


def create_app(handler: Handler, gate: Gate, is_ready: Callable[[], bool] = lambda: True) -> Flask:
    """Make the WSGI application that answers by `handler` what `gate` lets in.

    Raises:
        TypeError: if `gate` is not one of the two gates, exactly; one that lets more in than they
            do could be written in a line, and is therefore not taken.
    """
    if type(gate) not in get_args(Gate):
        raise TypeError("an app needs a gate: SignedRequests or LoopbackOnly")
    app = Flask("host", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    # Its own signature check takes SHA-1 and any certificate; ours is the verifier below.
    app.config[VERIFY_SIGNATURE_APP_CONFIG] = app.config[VERIFY_TIMESTAMP_APP_CONFIG] = False
    app.json = StrictJson(app)
    # It logs refusals with a stack trace; ours are a line in the access log.
    app.logger.disabled = True
    adapter = SkillAdapter(HostedSkill(handler), "twitch-check", [GateVerifier(gate)], app)

    def answer() -> Response:
        kind = request.environ.get("CONTENT_TYPE", "").partition(";")[0].strip()
        if kind.lower() != "application/json":
            raise UnsupportedMediaType
        _refuse_unless_text(request.get_data())
        answered: Response = adapter.dispatch_request()
        return answered

    _route(app, SKILL_PATH, answer, "POST")
    _route(app, HEALTH_PATH, lambda: _plain("ok", 200), "GET")
    _route(
        app,
        READINESS_PATH,
        lambda: _plain("ready", 200) if is_ready() else _plain("not ready", 503),
        "GET",
    )
    app.register_error_handler(HTTPException, _refusal)
    app.register_error_handler(Exception, _failure)
    app.wsgi_app = AccessLog(app.wsgi_app, PATHS)  # type: ignore[method-assign] # as Flask wants it
    return app


def _route(app: Flask, path: str, view: Callable[[], Response], method: str) -> None:
    app.add_url_rule(path, path, view, methods=[method], provide_automatic_options=False)


def _refuse_unless_text(body: bytes) -> None:
    """Refuse what SkillAdapter could not decode: it has no answer to that but a 500."""
    try:
        body.decode()
    except UnicodeDecodeError:
        raise BadRequest from None


def _refusal(fault: HTTPException) -> Response:
    """Answer a refusal by its plain name, and nothing of the request."""
    refused = _plain(fault.name.lower(), fault.code or 400)
    allowed = getattr(fault, "valid_methods", None)
    if allowed:
        refused.headers["Allow"] = ", ".join(sorted(allowed))
    return refused


def _failure(fault: Exception) -> Response:
    """Answer a fault of our own, which no request can bring about as far as we know."""
    log_failure(fault, "host")
    return _plain("unavailable", 503)


def _plain(text: str, status: int) -> Response:
    return Response(f"{text}\n", status, mimetype="text/plain")
