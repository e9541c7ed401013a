"""Faults: whatever fails in a turn, the person hears one fixed sentence (the tenth invariant).

Each step of a turn is made to fail in the real handler, with every question and offer open in
turn, and with a message that holds something private, which must not be logged.
"""

import json
import logging
from collections.abc import Iterable, Iterator
from typing import Any
from unittest.mock import patch

import skill.handlers
from skill.builder import build_skill
from skill.failure import FAILURE_SENTENCE
from triage.dialogue.state import OFFERS, State
from triage.dialogue.state_form import dump_state
from triage.protocol.content import DEFAULT_LOCALE, Content

PRIVATE = "what the person said"
STEPS = ("read_state", "interpret", "respond", "dump_state", "write_reply")
"""The steps of a turn, by the names that the handler calls them."""


def check_faults(content: Content) -> Iterator[str]:
    """Give everything that a failing turn does wrong."""
    states = [State(asking=asking) for asking in (None, *content.protocol.questions, *OFFERS)]
    handle = build_skill(content)
    for step in STEPS:
        for state in states:
            request = _request(dump_state(state, content.version))
            with patch.object(skill.handlers, step, side_effect=ArithmeticError(PRIVATE)):
                yield from (
                    f"{step} fails with {state.asking} open: {w}" for w in _heard(handle, request)
                )


def _heard(handle: Any, request: dict[str, Any]) -> Iterable[str]:
    lines = _Lines()
    log = logging.getLogger("twitch_check")
    with patch.object(log, "handlers", [lines]), patch.object(log, "propagate", new=False):
        answer = handle(request, None)
    response = answer["response"]
    if response["outputSpeech"]["ssml"] != f"<speak>{FAILURE_SENTENCE}</speak>":
        yield f"{response['outputSpeech']['ssml']!r} is said"
    if not response["shouldEndSession"] or answer.get("sessionAttributes"):
        yield "the session goes on"
    if not lines.lines or PRIVATE in "".join(lines.lines):
        yield "the log says nothing, or something private"


class _Lines(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


def _request(attributes: dict[str, Any]) -> dict[str, Any]:
    application = {"applicationId": "amzn1.ask.skill.proof"}
    intent = {"name": "AMAZON.YesIntent", "confirmationStatus": "NONE", "slots": {}}
    return {
        "version": "1.0",
        "session": {
            "new": False,
            "sessionId": "proof",
            "application": application,
            "attributes": json.loads(json.dumps(attributes)),
            "user": {"userId": "proof"},
        },
        "context": {"System": {"application": application, "user": {"userId": "proof"}}},
        "request": {
            "type": "IntentRequest",
            "requestId": "proof",
            "timestamp": "2026-01-01T00:00:00Z",
            "locale": DEFAULT_LOCALE,
            "dialogState": "COMPLETED",
            "intent": intent,
        },
    }
