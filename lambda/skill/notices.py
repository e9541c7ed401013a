"""Notices: what the platform tells without waiting for an answer, in any order, perhaps twice."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from skill.caller import Caller
from skill.failure import log_memory
from skill.remembering import Remembering
from skill.request import type_of
from triage.dialogue.plain_value import StateError
from triage.dialogue.state_form import load_state
from triage.protocol.content import Content

ENDED = "SessionEndedRequest"
DISABLED = "AlexaSkillEvent.SkillDisabled"


def take_notice(
    envelope: Mapping[str, Any], caller: Caller, remembering: Remembering, content: Content
) -> None:
    """Keep what a conversation that was broken off leaves, and forget who leaves; never raises."""
    try:
        if type_of(envelope) == DISABLED:
            remembering.forget(caller.user_id)
        elif type_of(envelope) == ENDED:
            _keep(envelope, caller, remembering, content)
    except Exception as fault:  # noqa: BLE001 - nobody waits for an answer
        log_memory(fault)


def _keep(
    envelope: Mapping[str, Any], caller: Caller, remembering: Remembering, content: Content
) -> None:
    attributes = (envelope.get("session") or {}).get("attributes")
    if not attributes:
        return
    try:
        state = load_state(attributes, content.protocol, content.version)
    except StateError:
        return
    now = datetime.fromisoformat(str(envelope["request"]["timestamp"]))
    is_broken_off = state.asking in content.protocol.questions
    remembering.keep(state, caller.user_id, now, is_broken_off=is_broken_off)
