"""The turn log: a line of JSON for each turn and each end, which metrics are counted from.

A line tells what kind of turn it was, the level of the advice and some counts: nothing of who
spoke, and nothing of what was said, asked or found.
"""

import logging
import os
from collections import deque
from collections.abc import Callable, Mapping
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

_held: deque[str] | None = None
"""Lines that wait to be written; None where each is written at once."""

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
    if _held is None:
        _write(line)
    else:
        _held.append(line)


def hold_lines() -> Callable[[], None]:
    """Have lines wait from now on, and give what writes those that do, from any one thread.

    For a server with threads: who writes a line gives the interpreter away to the next thread, and
    has to wait for it again, which costs more than the line.
    """
    global _held  # noqa: PLW0603 - there is one output, and whoever serves decides
    held: deque[str] = deque()
    _held = held

    def write_held() -> None:
        lines = [held.popleft() for _ in range(len(held))]
        if lines:
            _write("\n".join(lines))

    return write_held


def _write(lines: str) -> None:
    with suppress(OSError):
        os.write(OUTPUT, f"{lines}\n".encode())
