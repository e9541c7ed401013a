"""The conversation: what a person may say in a session, each one something else."""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from host.hosted_skill import Handler

SKILL_ID = "amzn1.ask.skill.00000000-0000-4000-8000-000000000000"

_ANSWERS = ("AMAZON.NoIntent", "AMAZON.NoIntent", "NotSureIntent", "AMAZON.RepeatIntent")
_PARTS = ("foot", "eyelid", "thumb", "calf", "hand", "thigh", "neck", "toe")
TURNS = 6
"""With the opening one."""

Envelope = dict[str, Any]


def opening(session: str = "opening") -> Envelope:
    """Give the envelope of somebody opening the skill, now."""
    return _envelope(session, {}, {"type": "LaunchRequest"})


def said(session: str, attributes: dict[str, Any], intent: str, **slots: str) -> Envelope:
    """Give the envelope of an intent, now; each slot's value is its id too."""
    spoken = {name: _slot(name, value) for name, value in slots.items()}
    told = {"name": intent, "confirmationStatus": "NONE", "slots": spoken}
    return _envelope(session, attributes, {"type": "IntentRequest", "intent": told})


@dataclass
class Conversation:
    """One session: as Alexa does, it sends back the attributes that it was last given."""

    number: int
    attributes: dict[str, Any] = field(default_factory=dict)
    turn: int = 0

    def next_body(self) -> bytes:
        """Give the body of the next turn; each session takes a way of its own."""
        chance = random.Random(f"{self.number}/{self.turn}")  # noqa: S311 - not for secrets
        session = f"session-{self.number}"
        if self.turn == 0:
            envelope = opening(session)
        elif self.turn == 1:
            slots = {"body_part": chance.choice(_PARTS), "duration": f"P{self.number % 90 + 1}D"}
            envelope = said(session, self.attributes, "DescribeTwitchIntent", **slots)
        else:
            envelope = said(session, self.attributes, chance.choice(_ANSWERS))
        self.turn += 1
        return json.dumps(envelope).encode()

    def take(self, answer: dict[str, Any]) -> None:
        """Keep what an answer gives for the next turn."""
        self.attributes = answer.get("sessionAttributes") or {}


def sample_bodies(handler: Handler, count: int) -> Iterator[bytes]:
    """Give the bodies of some turns in the middle of conversations, for load without a memory."""
    for number in range(count):
        conversation = Conversation(number)
        for _ in range(number % (TURNS - 1)):
            conversation.take(handler(json.loads(conversation.next_body()), None))
        yield conversation.next_body()


def _slot(name: str, value: str) -> dict[str, Any]:
    match = {"value": {"name": value, "id": value}}
    found = {"authority": "local", "status": {"code": "ER_SUCCESS_MATCH"}, "values": [match]}
    resolved = {"value": value, "resolutions": {"resolutionsPerAuthority": [found]}}
    return {"name": name, **resolved, "slotValue": {"type": "Simple", **resolved}}


def _envelope(session: str, attributes: dict[str, Any], request: dict[str, Any]) -> Envelope:
    application, user = {"applicationId": SKILL_ID}, {"userId": f"user of {session}"}
    screen = {"shape": "RECTANGLE", "mode": "HUB", "dpi": 160, "pixelWidth": 1024}
    return {
        "version": "1.0",
        "session": {
            "new": request["type"] == "LaunchRequest",
            "sessionId": session,
            "application": application,
            "attributes": attributes,
            "user": user,
        },
        "context": {
            "System": {
                "application": application,
                "user": user,
                "device": {"deviceId": f"device of {session}", "supportedInterfaces": {}},
                "apiEndpoint": "https://api.amazonalexa.com",
                "apiAccessToken": "x" * 700,
            },
            "Viewport": {**screen, "pixelHeight": 600, "touch": ["SINGLE"]},
        },
        "request": {
            "requestId": f"request of {session}",
            "timestamp": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "locale": "en-US",
            **request,
        },
    }
