"""A second tiny skill, a shop with a dialog model, whose answers a test can set."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from simulator import Clock, Device, Home, InteractionModel

Json = dict[str, Any]
Answer = Json | Callable[[Json], Json]

MODEL = InteractionModel.load(Path(__file__).with_suffix(".json"))


def say(text: str | None = None, *directives: Json, ends: bool | None = False) -> Json:
    """Make a response; `ends` None leaves out whether the session ends."""
    response: Json = {} if ends is None else {"shouldEndSession": ends}
    if text:
        response["outputSpeech"] = {"type": "PlainText", "text": text}
        response["reprompt"] = {"outputSpeech": {"type": "PlainText", "text": f"Again: {text}"}}
    if directives:
        response["directives"] = list(directives)
    return {"version": "1.0", "sessionAttributes": {}, "response": response}


DELEGATE = say(None, {"type": "Dialog.Delegate"}, ends=None)


class Shop:
    """Answers each request by the name of its intent, or its type; keeps all of them."""

    def __init__(self, **answers: Answer) -> None:
        self.requests: list[Json] = []
        self.answers: dict[str, Answer] = answers

    def __call__(self, event: Json, _context: object) -> Json:
        """Keep the request and answer it."""
        request = event["request"]
        self.requests.append(request)
        name = request["intent"]["name"] if "intent" in request else request["type"]
        if request.get("dialogState") == "COMPLETED" and "done" in self.answers:
            name = "done"
        answer = self.answers.get(name.replace(".", "_"), say(f"I heard {name}. What else?"))
        if request["type"] == "SessionEndedRequest":
            return {"version": "1.0", "response": {}}
        return answer(event) if callable(answer) else answer

    @property
    def last(self) -> Json:
        """The last request."""
        return self.requests[-1]

    def slot(self, name: str) -> Json:
        """Give a slot of the last request."""
        slot: Json = self.last["intent"]["slots"][name]
        return slot


def visit(shop: Shop, home: Home | None = None) -> Device:
    """Put the shop on a device and open it."""
    device = Device(shop, MODEL, home or Home(clock=Clock()))
    device.open()
    return device
