"""The web application: the page, what it asks for, and what it does."""

from __future__ import annotations

from flask import Flask, Response, jsonify, request
from flask.json.provider import DefaultJSONProvider
from werkzeug.exceptions import HTTPException

from simulator.conversation.script import ConversationError
from simulator.device.session import SessionIsOver
from simulator.web.guard import HEADERS, refusal
from simulator.web.page import Page
from simulator.web.stage import TITLE, Stage

_LARGEST = 256 * 1024


class _InOrder(DefaultJSONProvider):
    """Keeps the order of keys: a request is shown as it was sent."""

    sort_keys = False


class _Application(Flask):
    json_provider_class = _InOrder


def application(stage: Stage, page: Page, port: int) -> Flask:
    """Make the application for one conversation, served at a port of the loopback."""
    app = _Application("simulator", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = _LARGEST
    _protect(app, page, port)

    @app.get("/")
    def show() -> str:
        return page.html

    @app.get("/state")
    def state() -> Response:
        return jsonify(stage.state())

    @app.get("/recording")
    def recording() -> Response:
        text = stage.recording(request.args.get("title", TITLE))
        return Response(text, mimetype="text/plain")

    @app.post("/do/<action>")
    def do(action: str) -> tuple[Response, int]:
        return _done(stage, action, request.get_json())

    return app


def _protect(app: Flask, page: Page, port: int) -> None:
    """Look at who asks before anything else, and tell the browser what the page may do."""

    @app.before_request
    def guard() -> tuple[Response, int] | None:
        why = refusal(port, request.path, request.method, request.headers.get)
        return _wrong(why, 403) if why else None

    @app.after_request
    def harden(response: Response) -> Response:
        response.headers.update(HEADERS)
        response.headers["Content-Security-Policy"] = page.policy
        return response

    @app.errorhandler(HTTPException)
    def not_served(error: HTTPException) -> tuple[Response, int]:
        return _wrong(error.description or error.name, error.code or 500)


def _done(stage: Stage, action: str, details: object) -> tuple[Response, int]:
    """Do what was asked for; what cannot be done is told in words."""
    if not isinstance(details, dict):
        return _wrong("the details must be an object", 400)
    try:
        return jsonify(stage.do(action, details)), 200
    except SessionIsOver as error:
        return _wrong(str(error), 409)
    except ConversationError as error:
        return _wrong("\n".join(error.problems), 400)
    except ValueError as error:
        return _wrong(str(error), 400)


def _wrong(why: str, status: int) -> tuple[Response, int]:
    return jsonify(error=why), status
