"""One request to the skill and its answer, judged as a device judges it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from simulator import ssml
from simulator.device.directives import directive_faults
from simulator.device.handler import LATE, Handler, call
from simulator.device.response import Response
from simulator.dialog_model import DialogModel
from simulator.fault import Fault, refused
from simulator.home.home import Home

Json = dict[str, Any]

_ERRORS = {LATE: "ENDPOINT_TIMEOUT"}
_BAD_ANSWER = "INVALID_RESPONSE"


@dataclass(frozen=True)
class Reply:
    """What came of a request."""

    request: Json
    response: Response
    faults: tuple[Fault, ...]
    meanwhile: tuple[str, ...]
    """What the skill had said before it answered, as plain text."""
    seconds: float

    @property
    def was_refused(self) -> bool:
        """Whether the device does nothing of what the answer says."""
        return refused(self.faults)

    @property
    def error(self) -> Json:
        """What the skill is told of a refused answer when its session ends."""
        fault = next(fault for fault in self.faults if fault.is_refusal)
        return {"type": _ERRORS.get(fault.rule, _BAD_ANSWER), "message": fault.message}


@dataclass(frozen=True)
class Exchange:
    """The line between a device and the skill."""

    handler: Handler
    home: Home
    dialogs: DialogModel

    def send(self, request: Json) -> Reply:
        """Send an envelope, wait for the answer and judge it."""
        self.home.request_id = request["request"]["requestId"]
        self.home.meanwhile.clear()
        try:
            outcome = call(self.handler, request, request["request"]["requestId"])
        finally:
            self.home.request_id = None
        is_ending = request["request"]["type"] == "SessionEndedRequest"
        response = Response(outcome.body, answers_an_ending=is_ending)
        faults = (outcome.fault,) if outcome.fault else self._faults(response, request)
        meanwhile = tuple(ssml.as_text(each) for each in self.home.meanwhile)
        return Reply(request, response, faults, meanwhile, outcome.seconds)

    def _faults(self, response: Response, request: Json) -> tuple[Fault, ...]:
        intent = request["request"].get("intent")
        return (
            *response.faults(),
            *directive_faults(response, self.home, self.dialogs, intent),
        )
