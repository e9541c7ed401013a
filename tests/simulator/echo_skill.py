"""A tiny skill with plain dicts, about plants, for driving the simulator in tests."""

from __future__ import annotations

import json
from typing import Any

Json = dict[str, Any]


def handler(event: Json, context: object) -> Json:
    """Answer each request by saying what arrived; ask for the plant until one is named."""
    request = event["request"]
    attributes = event["session"]["attributes"]
    if request["type"] == "SessionEndedRequest":
        return {"version": "1.0", "response": {}}
    if request["type"] == "LaunchRequest":
        return _say("Welcome. Which plant is it?", "Say, my fern.", {"asking": "plant"})
    return _answer(request["intent"], attributes)


def raising(event: Json, context: object) -> Json:
    """Open normally and then break."""
    if event["request"]["type"] == "IntentRequest":
        raise RuntimeError("the watering can is empty")
    return handler(event, context)


def rubbish(event: Json, context: object) -> Any:
    """Return something that is no response."""
    return "hello" if event["request"]["type"] == "IntentRequest" else handler(event, context)


def _answer(intent: Json, attributes: Json) -> Json:
    if intent["name"] in ("AMAZON.StopIntent", "AMAZON.CancelIntent"):
        return _say("Goodbye.", None, attributes, ends=True)
    if intent["name"] == "AMAZON.HelpIntent":
        print("this line must not reach standard output")
        return _say("Tell me about <break time='1s'/> a plant.", "Which plant?", attributes)
    heard = [*attributes.get("heard", []), intent["name"]]
    state = {"asking": "trouble", "heard": heard, "level": "water it"}
    return _say(f"I heard {json.dumps(intent['name'])}. Next?", "Anything else?", state)


def _say(text: str, reprompt: str | None, attributes: Json, *, ends: bool = False) -> Json:
    response: Json = {
        "outputSpeech": {"type": "SSML", "ssml": f"<speak>{text}</speak>"},
        "shouldEndSession": ends,
    }
    if reprompt:
        response["reprompt"] = {"outputSpeech": {"type": "PlainText", "text": reprompt}}
    return {"version": "1.0", "sessionAttributes": attributes, "response": response}
