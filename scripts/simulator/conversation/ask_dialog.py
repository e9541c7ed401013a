"""Replay files of `ask dialog`: what a person types, with nothing to check."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from simulator.conversation.direction import direction, saying
from simulator.conversation.script import Conversation, ConversationError, Step
from simulator.conversation.setting import setting

_KNOWN = ("skillId", "locale", "type", "userInput")
_LEAVING = (".quit", ".q")


def read_ask_dialog(path: Path, text: str) -> list[Conversation]:
    """Read a replay file. Its only check is that no device would refuse an answer.

    Raises:
        ConversationError: it is not one.
    """
    try:
        data = json.loads(text)
    except ValueError as error:
        raise ConversationError((f"{path}: is not JSON: {error}",)) from error
    inputs = data.get("userInput") if isinstance(data, dict) else None
    if not isinstance(inputs, list) or not all(isinstance(each, str) for each in inputs):
        raise ConversationError((f"{path}: userInput must be a list of texts",))
    found = Conversation(path, path.stem)
    found.notes = [f"{path}: {key} is not used" for key in data if key not in _KNOWN]
    if data.get("type", "text") != "text":
        found.notes.append(f"{path}: type {data['type']!r} is read as text")
    if isinstance(data.get("locale"), str):
        found.preparations.append(setting("locale", data["locale"]))
    for line, typed in enumerate(inputs, start=1):
        _add(found, line, typed)
    return [found]


def _add(found: Conversation, line: int, typed: Any) -> None:
    if typed in _LEAVING:
        found.steps.append(Step(line, typed, direction("leave")))
    elif typed.startswith("."):
        found.notes.append(f"{found.path}: {typed} is no more than a command of that program")
    else:
        found.steps.append(Step(line, f"userInput {typed!r}", saying(typed)))
