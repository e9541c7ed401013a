"""What the page is told: turns and the home, as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from simulator.device.device import Device
from simulator.device.turn import Turn
from simulator.home.home import GRANTED, REMINDERS_SCOPE, Home
from simulator.home.outages import KINDS
from simulator.home.screens import SCREENS
from simulator.model import InteractionModel
from simulator.spoken import pieces

Json = dict[str, Any]

CHOICES = {
    "locale": ["en-US", "en-GB", "en-CA", "en-AU", "en-IN"],
    "screen": ["none", *SCREENS],
    "reminders": ["unasked", "granted", "denied"],
    "outage": ["none", *KINDS],
    "timeZone": [
        "America/New_York", "America/Chicago", "America/Los_Angeles", "Europe/London",
        "Europe/Berlin", "Asia/Kolkata", "Asia/Tokyo", "Australia/Sydney",
    ],
}  # fmt: skip
"""What the page offers for each setting; English locales, since English is what is understood."""

_ASIDES = {
    "AMAZON.RepeatIntent": "repeat that",
    "AMAZON.HelpIntent": "help",
    "AMAZON.StopIntent": "stop",
}
"""What can be said to most skills at any time."""


def turn_form(turn: Turn, device: Device, number: int) -> Json:
    """Write a turn."""
    return {
        "number": number,
        "action": turn.action,
        "said": turn.utterance,
        "meanwhile": list(turn.meanwhile),
        "speech": turn.speech,
        "pieces": [asdict(piece) for piece in pieces(turn.ssml)] if turn.ssml else [],
        "reprompt": turn.reprompt,
        "isReprompt": turn.is_reprompt,
        "isPlatforms": turn.is_platforms,
        "rang": turn.rang is not None,
        "card": _card(turn),
        "screen": _screen(turn),
        "faults": [str(fault) for fault in turn.faults],
        "hasEnded": turn.has_ended,
        "milliseconds": round(turn.seconds * 1000, 1),
        "heard": _heard(turn, device),
        "exchanges": [
            {"request": each.request, "response": each.response}
            for each in (*turn.before, turn)
            if each.request is not None
        ],
    }


def home_form(home: Home) -> Json:
    """Write how the device is set up, and what can be set."""
    answer = home.permissions.get(REMINDERS_SCOPE)
    return {
        "locale": home.locale,
        "screen": home.screen.name if home.screen else "none",
        "timeZone": home.time_zone,
        "clock": f"{home.local_time():%Y-%m-%dT%H:%M}",
        "day": f"{home.local_time():%A, %d %B %Y, %H:%M}",
        "reminders": {None: "unasked", GRANTED: "granted"}.get(answer, "denied"),
        "outage": next((outage.kind for outage in home.outages.values()), "none"),
        "choices": CHOICES,
        "set": [
            {"due": f"{each.due.astimezone(home.local_time().tzinfo):%A, %d %B, %H:%M}"}
            for each in home.reminders
            if each.due
        ],
    }


def asides(model: InteractionModel) -> list[str]:
    """List what one can say at any time to a skill with this model."""
    return [words for intent, words in _ASIDES.items() if model.has(intent)]


def _heard(turn: Turn, device: Device) -> Json | None:
    explanation = device.explain(turn)
    if explanation is None:
        return None
    return {"intent": turn.intent, "slots": turn.slots, "why": list(explanation.lines())}


def _card(turn: Turn) -> Json | None:
    card = turn.card
    if card is None:
        return None
    text = card.get("text") or card.get("content") or ""
    return {"title": card.get("title") or "", "text": text}


def _screen(turn: Turn) -> Json | None:
    screen = turn.screen
    if screen is None:
        return None
    touches = [{"label": t.label, "arguments": list(t.arguments)} for t in screen.touchables]
    return {"lines": list(screen.lines), "touches": touches}
