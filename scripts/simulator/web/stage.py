"""The conversation behind the page: one device, what was said, and what one can do with it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from simulator.conversation.recording import Recording
from simulator.conversation.setting import setting
from simulator.device.device import Device
from simulator.device.turn import Turn
from simulator.home.home import Home
from simulator.panel import PanelReader
from simulator.services import Services
from simulator.spans import read_span
from simulator.web import forms
from simulator.web.replay import Replay

Json = dict[str, Any]
MakeDevice = Callable[[Home], Device]
MakeHome = Callable[[], Home]


class BadDetails(ValueError):
    """Details of an action that are missing or of another kind than they must be."""


TITLE = "A conversation from the page"


@dataclass(frozen=True)
class Ready:
    """A turn as the page gets it: written when it happened, since the home moves on."""

    turn: Turn
    form: Json


class Stage:
    """One device with its services, and the conversation that is held with it.

    Several windows may show it at once; what they ask for is done one after the other. As a context
    manager its services run until the end.
    """

    def __init__(self, make_device: MakeDevice, make_home: MakeHome, panel: PanelReader) -> None:
        """Set the device up.

        Args:
            make_device: puts the skill on a device in a home.
            make_home: gives a fresh home.
            panel: reads the skill's session attributes.
        """
        self._make_device, self._make_home, self._panel = make_device, make_home, panel
        self._lock = threading.Lock()
        self._running = ExitStack()
        self._replay: Replay | None = None
        self._settle(make_home())

    def __enter__(self) -> Stage:
        return self

    def __exit__(self, *_raised: object) -> None:
        self._running.close()

    def get_ready(self) -> None:
        """Make what understands sentences, while nobody is waiting for it yet."""
        with self._lock:
            self._device.get_ready()

    def state(self) -> Json:
        """Tell everything: all turns so far, and how things stand."""
        with self._lock:
            return self._told(self._turns)

    def recording(self, title: str = TITLE) -> str:
        """Write the conversation down as a test."""
        with self._lock:
            return self._recording.text(" ".join(title.split()) or TITLE)

    def do(self, action: str, details: Mapping[str, Any]) -> Json:
        """Do what a person does; tell what came of it, and how things stand.

        Raises:
            ValueError: there is no such action, or it cannot be done so; says why.
            SessionIsOver: the skill is not open.
            ConversationError: what is to be replayed cannot be read.
        """
        act = _ACTIONS.get(action)
        if act is None:
            raise ValueError(f"there is no action '{action}': they are {', '.join(_ACTIONS)}")
        with self._lock:
            before, seen = self._turns, len(self._turns)
            act(self, details)
            is_fresh = self._turns is not before
            told = self._told(self._turns if is_fresh else self._turns[seen:])
            return told | {"isFresh": is_fresh}

    def _told(self, turns: list[Ready]) -> Json:
        last = self._turns[-1].turn if self._turns else None
        return {
            "turns": [ready.form for ready in turns],
            "isOpen": self._device.is_open,
            "listens": self._device.listens,
            "panel": self._panel(last.attributes if last else {}).form(),
            "asides": forms.asides(self._device.model),
            "home": forms.home_form(self._device.home),
            "replay": self._replay.form() if self._replay else None,
        }

    def _settle(self, home: Home) -> None:
        """Put the skill on a device in a home, and begin to take down what is said."""
        self._running.close()
        self._running.enter_context(Services(home))
        self._device = self._make_device(home)
        self._device.watch(self._note)
        self._begin()

    def _begin(self) -> None:
        self._turns: list[Ready] = []
        self._recording = Recording(self._device.home)

    def _note(self, turn: Turn) -> None:
        self._recording.add(turn)
        form = forms.turn_form(turn, self._device, len(self._turns))
        self._turns.append(Ready(turn, form))

    def _launch(self, _details: Mapping[str, Any]) -> None:
        self._device.open()

    def _say(self, details: Mapping[str, Any]) -> None:
        words = _text(details, "words")
        if self._device.is_open:
            self._device.says(words)
        else:
            self._device.open_with(words)

    def _stay_silent(self, _details: Mapping[str, Any]) -> None:
        self._device.stays_silent()

    def _touch(self, details: Mapping[str, Any]) -> None:
        arguments = details.get("arguments")
        if not isinstance(arguments, list):
            raise BadDetails("'arguments' must be a list")
        self._device.touches(*arguments)

    def _end(self, _details: Mapping[str, Any]) -> None:
        self._device.ends()

    def _wait(self, details: Mapping[str, Any]) -> None:
        text = _text(details, "span")
        span = read_span(text)
        if span is None:
            raise ValueError(f"'{text}' is no span of time: write it as 2 weeks, or an hour")
        self._device.later(span)

    def _set(self, details: Mapping[str, Any]) -> None:
        key, value = _text(details, "key"), _text(details, "value")
        setting(key, value)(self._device.home)
        if self._turns:
            self._recording.changes(key, value)
        else:
            self._begin()

    def _start_over(self, _details: Mapping[str, Any]) -> None:
        self._replay = None
        if self._device.is_open:
            self._device.ends()
        self._begin()

    def _replay_from(self, details: Mapping[str, Any]) -> None:
        replay = Replay.read(_text(details, "text"))
        home = self._make_home()
        replay.prepare(home)
        self._settle(home)
        self._replay = replay

    def _replay_next(self, _details: Mapping[str, Any]) -> None:
        if self._replay is None:
            raise ValueError("nothing is being replayed")
        self._replay.step(self._device)

    def _stop_replay(self, _details: Mapping[str, Any]) -> None:
        self._replay = None


def _text(details: Mapping[str, Any], key: str) -> str:
    value = details.get(key)
    if not isinstance(value, str):
        raise BadDetails(f"'{key}' must be text")
    return value


_ACTIONS: Mapping[str, Callable[[Stage, Mapping[str, Any]], None]] = {
    "launch": Stage._launch,
    "say": Stage._say,
    "silence": Stage._stay_silent,
    "touch": Stage._touch,
    "end": Stage._end,
    "wait": Stage._wait,
    "set": Stage._set,
    "start-over": Stage._start_over,
    "replay": Stage._replay_from,
    "replay-next": Stage._replay_next,
    "replay-stop": Stage._stop_replay,
}
