"""The handler under test: found by name, and called the way Lambda calls it."""

from __future__ import annotations

import contextlib
import importlib
import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from simulator.device.remote import RemoteHandler, RemoteTimeout
from simulator.fault import Fault

Json = dict[str, Any]
Handler = Callable[[Json, Any], Any]

SECONDS_TO_ANSWER = 8.0
"""How long a device waits for a skill."""
LATE = "late-answer"
"""The rule that a skill breaks which is not heard in time."""


class HandlerError(Exception):
    """A handler that cannot be found, in words for the one who named it."""


@dataclass
class InvocationContext:
    """What Lambda hands to a handler beside the event."""

    aws_request_id: str
    function_name: str = "simulated"
    function_version: str = "$LATEST"
    memory_limit_in_mb: int = 512
    invoked_function_arn: str = "arn:aws:lambda:us-east-1:000000000000:function:simulated"
    log_group_name: str = "/aws/lambda/simulated"
    log_stream_name: str = "simulated"
    client_context: None = None
    identity: None = None
    started: float = field(default_factory=time.monotonic)

    @property
    def seconds(self) -> float:
        """How long the handler has been at work."""
        return time.monotonic() - self.started

    def get_remaining_time_in_millis(self) -> int:
        """Tell how long the handler has left."""
        return max(0, round((SECONDS_TO_ANSWER - self.seconds) * 1000))


@dataclass(frozen=True)
class Outcome:
    """What calling the handler came to."""

    body: object = None
    fault: Fault | None = None
    """What went wrong; None if it returned something in time."""
    seconds: float = 0.0
    """How long it took."""


def load_handler(name: str) -> Handler:
    """Find a handler: import 'module:function', or take an address that requests are posted to.

    Raises:
        HandlerError: the name has another form, or there is no such module or function.
    """
    if name.startswith(("http://", "https://")):
        return RemoteHandler(name, SECONDS_TO_ANSWER)
    module_name, colon, function = name.partition(":")
    if not (module_name and colon and function):
        raise HandlerError(f"'{name}' is not a handler: write it as module:function, or an address")
    try:
        module = importlib.import_module(module_name)
    except ModuleNotFoundError as error:
        raise HandlerError(f"'{name}': there is no module '{error.name}'") from error
    handler = getattr(module, function, None)
    if not callable(handler):
        raise HandlerError(f"'{name}': module '{module_name}' has no function '{function}'")
    return handler  # type: ignore[no-any-return]


def call(handler: Handler, event: Json, request_id: str) -> Outcome:
    """Call the handler with its own copy of the event and take back a copy of what it returns.

    Both pass through JSON, as between Lambda and the service. What the handler prints goes to
    standard error, for standard output belongs to the conversation.
    """
    context = InvocationContext(aws_request_id=request_id)
    try:
        with contextlib.redirect_stdout(sys.stderr):
            body = handler(json.loads(json.dumps(event)), context)
    except Exception as error:  # noqa: BLE001 - whatever the skill raises is what it did
        if isinstance(error, RemoteTimeout) or not context.get_remaining_time_in_millis():
            return _late(context)
        message = f"the handler raised {type(error).__name__}: {error}"
        return Outcome(fault=Fault("handler-raised", message), seconds=context.seconds)
    if not context.get_remaining_time_in_millis():
        return _late(context)
    try:
        copied = json.loads(json.dumps(body))
    except (TypeError, ValueError) as error:
        message = f"the handler returned something that is not JSON: {error}"
        return Outcome(fault=Fault("response-json", message), seconds=context.seconds)
    return Outcome(body=copied, seconds=context.seconds)


def _late(context: InvocationContext) -> Outcome:
    message = f"the handler took longer than {SECONDS_TO_ANSWER:.0f} seconds"
    return Outcome(fault=Fault(LATE, message), seconds=context.seconds)
