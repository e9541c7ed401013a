"""A check looked at: what was expected, what came, and why it was understood so."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from simulator.conversation.script import Check
from simulator.device.cards import card_text
from simulator.device.turn import Turn

SPEECH = "Alexa"
FAULT = "fault"
_ROOTS = ("attributes", "request", "response")
_PATH = re.compile(rf"(?:{'|'.join(_ROOTS)})((?:\.[\w-]+|\[\d+\])*)")
_STEP = re.compile(r"[\w-]+")


@dataclass(frozen=True)
class Failure:
    """A check that failed."""

    line: int
    expected: str
    came: str


def is_known(what: str) -> bool:
    """Tell whether a detail can be checked."""
    return what in _DETAILS or _PATH.fullmatch(what) is not None


def unknown(what: str) -> str:
    """Say of a detail that it cannot be checked, and which can."""
    names = [*_DETAILS, *(f"{root}.PATH" for root in _ROOTS)]
    close = get_close_matches(what, names, n=1)
    hint = f" (did you mean '{close[0]}'?)" if close else f": they are {', '.join(names)}"
    return f"there is no detail '{what}'{hint}"


def look(check: Check, turn: Turn) -> Failure | None:
    """Look at a check; None is good."""
    came = actual(check.what, turn)
    texts = came if isinstance(came, list) else [came]
    matched = any(pattern.matches(text) for pattern in check.any_of for text in texts)
    if matched != check.is_negative:
        return None
    return Failure(check.line, str(check), _shown(came))


def actual(what: str, turn: Turn) -> str | list[str | None] | None:
    """Find what a detail is in a turn; a list where one of several has to match."""
    if what in _DETAILS:
        return _DETAILS[what](turn)
    root, _, path = what.partition(".")
    whole = {"request": turn.request, "response": turn.response}.get(root, turn.attributes)
    return _written(at_path(whole, path))


def at_path(whole: Any, path: str) -> Any:
    """Follow a path as 'heard[0].name' into parsed JSON; None where it leads nowhere."""
    for step in _STEP.findall(path):
        if isinstance(whole, Mapping):
            whole = whole.get(step)
        elif isinstance(whole, list) and step.isdigit() and int(step) < len(whole):
            whole = whole[int(step)]
        else:
            return None
    return whole


def heard(turn: Turn) -> str | None:
    """Write the intent with its slots in brief: 'OrderIntent packets=2 seed=pea,carrot'."""
    if turn.intent is None:
        return None
    slots = [f"{name}={_brief(slot)}" for name, slot in sorted(turn.slots.items())]
    return " ".join([turn.intent, *slots])


def _brief(slot: Mapping[str, Any]) -> str:
    values, ids = slot["value"], slot["id"]
    if not isinstance(values, list):
        values, ids = [values], [ids]
    names = [str(i or value) for i, value in zip(ids, values, strict=True)]
    joined = ",".join(names)
    return f'"{joined}"' if " " in joined else joined


def _session(turn: Turn) -> str:
    return "closed" if turn.has_ended else "open"


def _card(key: str) -> Callable[[Turn], str | None]:
    return lambda turn: str(turn.card.get(key)) if turn.card and turn.card.get(key) else None


def _screen(turn: Turn) -> list[str | None] | None:
    return [*turn.screen.lines, " ".join(turn.screen.lines)] if turn.screen else None


def _directives(turn: Turn) -> list[str | None] | None:
    return [directive["type"] for directive in turn.directives] or None


_DETAILS: Mapping[str, Callable[[Turn], str | list[str | None] | None]] = {
    SPEECH: lambda turn: turn.speech,
    "ssml": lambda turn: turn.ssml,
    "reprompt": lambda turn: turn.reprompt,
    "heard": heard,
    "intent": lambda turn: turn.intent,
    "session": _session,
    "card": _card("title"),
    "card text": lambda turn: card_text(turn.card) if turn.card else None,
    "screen": _screen,
    "directive": _directives,
    "meanwhile": lambda turn: " ".join(turn.meanwhile) or None,
    "dialog": lambda turn: turn.dialog_state,
    FAULT: lambda turn: [fault.rule for fault in turn.faults] or None,
}
"""What can be checked, and how it is found in a turn."""


def _written(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


def _shown(came: str | list[str | None] | None) -> str:
    if came is None or came == []:
        return "(nothing)"
    return " | ".join(str(each) for each in came) if isinstance(came, list) else came
