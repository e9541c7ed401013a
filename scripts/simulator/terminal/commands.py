"""What one can type in the terminal beside what one would say: `/json`, `/later 2 weeks`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from simulator.conversation.direction import direction
from simulator.conversation.recording import Recording
from simulator.conversation.setting import setting
from simulator.coverage import Coverage
from simulator.device.device import Device
from simulator.device.session import SessionIsOver
from simulator.device.turn import Turn
from simulator.spans import read_span

HELP = """\
Type what you would say. An empty line is silence.
/json           the last request and response
/state          the session attributes
/why            how the last sentence was understood
/screen, /card  what is on the screen, and in the companion app
/touch WORDS    touch what sends these words
/later SPAN     let time pass, as in /later 2 weeks; reminders ring
/set KEY: VALUE change the home, as in /set screen: medium, /set permission: reminders granted
/reminders      the reminders that are set
/coverage       what of the interaction model you have tried
/save FILE      write the conversation down as a test (FILE.talk)
/help           this list
/quit           leave (as do ctrl-D and ctrl-C)"""
LEAVING = frozenset(("/quit", "/exit", "/q"))


class Commands:
    """The commands on one device. Each gives the lines to show; turns are shown as they come."""

    def __init__(self, device: Device) -> None:
        """Take down what is said from now on."""
        self._device = device
        self._last: Turn | None = None
        self._recording = Recording(device.home)
        self._coverage = Coverage(device.model)
        for watcher in (self._note, self._recording.add, self._coverage.add):
            device.watch(watcher)
        self._known: Mapping[str, Callable[[str], Iterable[str]]] = {
            "/json": self._json,
            "/state": self._state,
            "/why": self._why,
            "/screen": self._screen,
            "/card": self._card,
            "/touch": self._touch,
            "/later": self._later,
            "/set": self._set,
            "/reminders": self._reminders,
            "/coverage": lambda _: [self._coverage.table()],
            "/save": self._save,
            "/help": lambda _: [HELP],
        }

    def do(self, line: str) -> list[str]:
        """Do what a line that begins with a slash asks for."""
        name, _, rest = line.partition(" ")
        command = self._known.get(name)
        if command is None:
            return [f"There is no {name}.", HELP]
        try:
            return list(command(rest.strip()))
        except (ValueError, OSError, SessionIsOver) as error:
            return [f"{name}: {error}"]

    def _note(self, turn: Turn) -> None:
        self._last = turn

    def _json(self, _rest: str) -> Iterable[str]:
        for turn in (*self._last.before, self._last) if self._last else ():
            for name, body in (("request", turn.request), ("response", turn.response)):
                yield f"{name}:"
                yield _indented(body)

    def _state(self, _rest: str) -> Iterable[str]:
        yield _indented(self._last.attributes if self._last else {})

    def _why(self, _rest: str) -> Iterable[str]:
        explanation = self._device.explain(self._last) if self._last else None
        if explanation is None:
            return ["Nothing was said that had to be understood."]
        return explanation.lines()

    def _screen(self, _rest: str) -> Iterable[str]:
        screen = self._last.screen if self._last else None
        if screen is None:
            return ["Nothing new is on the screen."]
        touches = [f"(touch {' '.join(map(str, each.arguments))})" for each in screen.touchables]
        return [*screen.lines, *touches]

    def _card(self, _rest: str) -> Iterable[str]:
        card = self._last.card if self._last else None
        return [_indented(card)] if card else ["There is no card."]

    def _touch(self, rest: str) -> Iterable[str]:
        direction(f"touch {rest}")(self._device)
        return ()

    def _later(self, rest: str) -> Iterable[str]:
        span = read_span(rest)
        if span is None:
            raise ValueError(f"'{rest}' is no span of time: write it as 2 weeks, or an hour")
        self._device.later(span)
        yield f"It is {self._device.home.local_time():%A, %d %B %Y, %H:%M}."

    def _set(self, rest: str) -> Iterable[str]:
        key, _, value = (part.strip() for part in rest.partition(":"))
        setting(key, value)(self._device.home)
        self._recording.changes(key, value)
        return ()

    def _reminders(self, _rest: str) -> Iterable[str]:
        for reminder in self._device.home.reminders:
            due = reminder.due.isoformat() if reminder.due else "has rung"
            yield f"{due}  {reminder.spoken(self._device.home.locale)}"

    def _save(self, rest: str) -> Iterable[str]:
        if not rest:
            raise ValueError("name a file")
        path = Path(rest)
        path = path if path.suffix else path.with_suffix(".talk")
        self._recording.save(path, path.stem.replace("_", " "))
        yield f"Written to {path}: look it over, for what is in it is what is checked."


def _indented(body: Any) -> str:
    return json.dumps(body, indent=2, ensure_ascii=False)
