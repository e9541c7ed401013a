"""The service for progressive responses: `/v1/directives`."""

from __future__ import annotations

from typing import Any

from simulator import ssml
from simulator.home.home import Home
from simulator.services.answer import Answer, error

MOST = 5
"""Progressive responses to one request."""
LONGEST = 600
"""Characters of one."""


def enqueue(home: Home, _token: str, body: Any) -> Answer:
    """Say something while the skill is still at work on the request that is named."""
    header = body.get("header") if isinstance(body, dict) else None
    directive = body.get("directive") if isinstance(body, dict) else None
    if not isinstance(header, dict) or not isinstance(directive, dict):
        return error(400, 400, "header and directive must be objects")
    if header.get("requestId") != home.request_id or home.request_id is None:
        return error(403, 403, "that request is not being answered")
    problem = _problem(directive, len(home.meanwhile))
    if problem:
        return error(400, 400, problem)
    home.meanwhile.append(_markup(directive["speech"]))
    return Answer(204)


def _problem(directive: dict[str, Any], count: int) -> str | None:
    speech = directive.get("speech")
    if directive.get("type") != "VoicePlayer.Speak":
        return "the directive must be VoicePlayer.Speak"
    if not isinstance(speech, str) or not speech.strip():
        return "the directive has no speech"
    if len(speech) > LONGEST:
        return f"the speech has {len(speech)} characters, more than {LONGEST}"
    if count >= MOST:
        return f"there were {MOST} already"
    return next((fault.message for fault in ssml.faults_of(_markup(speech))), None)


def _markup(speech: str) -> str:
    return speech if speech.lstrip().startswith("<speak") else ssml.from_text(speech)
