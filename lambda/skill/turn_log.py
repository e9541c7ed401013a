"""The turn log: a line of JSON for each turn and each end, which metrics are counted from.

A line tells what kind of turn it was, the level of the advice and some counts: nothing of who
spoke, and nothing of what was said, asked or found.
"""

import logging
import os
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from skill.request import type_of, within
from triage.dialogue.event import EventKind
from triage.dialogue.reply import Reply
from triage.dialogue.state import State

REASONS = ("USER_INITIATED", "EXCEEDED_MAX_REPROMPTS", "ERROR")
"""Why a session can end."""

ERRORS = (
    "INVALID_RESPONSE",
    "DEVICE_COMMUNICATION_ERROR",
    "INTERNAL_SERVICE_ERROR",
    "ENDPOINT_TIMEOUT",
)
"""What the platform can find wrong with an answer of ours, or with itself."""

OTHER = "other"
"""Stands for a word that the platform did not have when this was written."""

OUTPUT = 1
"""Standard output, as the system counts; what Lambda writes into the log group."""

_log = logging.getLogger("twitch_check.turns")
"""Its level says whether lines are written; they are not handed to it (see `write_line`)."""


def log_turn(kind: EventKind, state: State, reply: Reply) -> None:
    """Log a turn: what the person did, and the state and the reply that it led to."""
    if _log.isEnabledFor(logging.INFO):
        advice = "null" if reply.level is None else f'"{reply.level.id}"'
        write_line(
            f'{{"level": "INFO", "event": "turn", "kind": "{kind}", "advice": {advice}, '
            f'"asked": {len(state.asked)}, "misses": {state.misses}, '
            f'"open": {_switch(reply.is_open)}, "advised": {_switch(state.outcome is not None)}}}'
        )


def log_end(envelope: Mapping[str, Any]) -> None:
    """Log the end of a session, or what the platform found wrong; other requests are not logged."""
    request_type = type_of(envelope)
    error = within(envelope, "request", "error", "type")
    if request_type not in ("SessionEndedRequest", "System.ExceptionEncountered"):
        return
    if error is not None and _log.isEnabledFor(logging.WARNING):
        name = error if error in ERRORS else OTHER
        write_line(f'{{"level": "WARNING", "event": "session_error", "error": "{name}"}}')
    if request_type == "SessionEndedRequest" and _log.isEnabledFor(logging.INFO):
        asked = within(envelope, "session", "attributes", "asked")
        reason = within(envelope, "request", "reason")
        is_advised = within(envelope, "session", "attributes", "outcome") is not None
        write_line(
            f'{{"level": "INFO", "event": "session_ended", '
            f'"reason": "{reason if reason in REASONS else OTHER}", '
            f'"asked": {len(asked) if isinstance(asked, list) else 0}, '
            f'"advised": {_switch(is_advised)}}}'
        )


def _switch(is_on: bool) -> str:
    return "true" if is_on else "false"


def write_line(line: str) -> None:
    """Write a line, whose every part is a word of our own or a number, so that it is JSON.

    Straight to the output, since a record of `logging` and Lambda's form for it take as long as a
    tenth of a turn, and in one piece, so that lines of several processes do not mix. A line that
    cannot be written must not cost the person the answer.
    """
    with suppress(OSError):
        os.write(OUTPUT, f"{line}\n".encode())
