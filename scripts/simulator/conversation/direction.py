"""Stage directions: what happens in a conversation beside what is said."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any

from simulator.conversation.script import Action
from simulator.conversation.setting import is_setting, setting
from simulator.device.device import Device
from simulator.device.turn import Turn
from simulator.spans import read_span

DIRECTIONS = "(launch), (silence), (exit), (touch ...), (2 weeks later), (screen: medium)"


def saying(utterance: str) -> Action:
    """Say something; to a skill that is not open it has to be what opens it."""
    return lambda device: [device.says(utterance)]


def direction(text: str) -> Action:
    """Read a stage direction, without its parentheses.

    Raises:
        ValueError: there is no such direction; names those there are.
    """
    if text in _SIMPLE:
        return _SIMPLE[text]
    span = re.fullmatch(r"(.+?)\s+later", text)
    if span and (length := read_span(span[1])) is not None:
        return _later(length)
    touch = re.fullmatch(r"touch(?:es)?\s+(.+)", text)
    if touch:
        return _touch([_value(word) for word in touch[1].split()])
    key, colon, value = text.partition(":")
    if colon and is_setting(key.strip()):
        prepare = setting(key.strip(), value)

        def action(device: Device) -> list[Turn]:
            prepare(device.home)
            return []

        return action
    raise ValueError(f"'({text})' is no stage direction: they are {DIRECTIONS}")


def _later(length: timedelta) -> Action:
    return lambda device: device.later(length)


def _touch(arguments: list[Any]) -> Action:
    return lambda device: [device.touches(*arguments)]


def _value(word: str) -> Any:
    """Read an argument of a touch as JSON where it is some, else as text."""
    try:
        return json.loads(word)
    except ValueError:
        return word


_SIMPLE: dict[str, Action] = {
    "silence": lambda device: [device.stays_silent()],
    "exit": lambda device: [device.ends("exit")],
    "leave": lambda device: [device.ends("exit")] if device.is_open else [],
    "launch": lambda device: [device.open()],
}
