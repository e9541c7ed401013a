"""The baselines: what the served skill is measured beside, on loopback only."""

from typing import Any

from ask_sdk_core.skill_builder import SkillBuilder
from flask import Flask, Response, jsonify, request
from flask_ask_sdk.skill_adapter import (
    VERIFY_SIGNATURE_APP_CONFIG,
    VERIFY_TIMESTAMP_APP_CONFIG,
    SkillAdapter,
)

from skill.handlers import TurnHandler
from triage import Content


def plain_flask(answer: dict[str, Any]) -> Flask:
    """Make an app that reads JSON and answers with what is always the same JSON."""
    app = Flask("plain", static_folder=None)

    @app.post("/")
    def give() -> Response:
        request.get_json()
        return jsonify(answer)

    return app


def plain_adapter(content: Content) -> Flask:
    """Make the app that the SDK's own pages show: its serializer, our turns, nothing verified."""
    builder = SkillBuilder()
    builder.add_request_handler(TurnHandler(content))
    app = Flask("adapter", static_folder=None)
    app.config[VERIFY_SIGNATURE_APP_CONFIG] = app.config[VERIFY_TIMESTAMP_APP_CONFIG] = False
    SkillAdapter(builder.create(), "baseline", app=app).register(app, "/")
    return app
