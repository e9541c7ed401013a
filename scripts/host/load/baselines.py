"""The baselines: what the served skill is measured beside, on loopback only."""

from typing import Any

from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill_builder import SkillBuilder
from flask import Flask, Response, jsonify, request
from flask_ask_sdk.skill_adapter import (
    VERIFY_SIGNATURE_APP_CONFIG,
    VERIFY_TIMESTAMP_APP_CONFIG,
    SkillAdapter,
)

import lean_sdk
from host.hosted_skill import Handler
from skill.handlers import TurnHandler
from skill.request import readable
from skill.slots import INTENT
from triage import Content


def plain_flask(answer: dict[str, Any]) -> Flask:
    """Make an app that reads JSON and answers with what is always the same JSON."""
    app = Flask("plain", static_folder=None)

    @app.post("/")
    def give() -> Response:
        request.get_json()
        return jsonify(answer)

    return app


def hello_handler() -> Handler:
    """Make the handler of a skill that says hello, and does all that any skill has to."""
    builder = SkillBuilder()

    @builder.request_handler(can_handle_func=bool)
    def hello(handler_input: HandlerInput) -> Any:
        return handler_input.response_builder.speak("Hello.").ask("Hello?").response

    answer = lean_sdk.lambda_handler(builder, as_json={INTENT})
    return lambda envelope, context: answer(readable(envelope), context)


def plain_adapter(content: Content) -> Flask:
    """Make the app that the SDK's own pages show: its serializer, our turns, nothing verified."""
    builder = SkillBuilder()
    builder.add_request_handler(TurnHandler(content))
    app = Flask("adapter", static_folder=None)
    app.config[VERIFY_SIGNATURE_APP_CONFIG] = app.config[VERIFY_TIMESTAMP_APP_CONFIG] = False
    SkillAdapter(builder.create(), "baseline", app=app).register(app, "/")
    return app
