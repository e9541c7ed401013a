"""A conversation written down as it goes, in the form that can be performed again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from simulator.conversation.check import heard
from simulator.device.turn import LEAVING, OPENING, SILENCE, TOUCH, WAITING, Turn
from simulator.home.home import GRANTED, REMINDERS_SCOPE, Home
from simulator.spans import written

_SHORT = {REMINDERS_SCOPE: "reminders"}


class Recording:
    """Takes down the turns of a device: `device.watch(recording.add)`."""

    def __init__(self, home: Home) -> None:
        """Begin, with the settings as they are."""
        self._settings = list(_settings(home))
        self._lines: list[str] = []

    def add(self, turn: Turn) -> None:
        """Take down a turn."""
        begins_waiting = turn.action == WAITING and turn.rang is None
        if turn.span is None or begins_waiting:
            self._lines += ["", _done(turn)]
        if not begins_waiting:
            self._lines += _said(turn)

    def changes(self, key: str, value: str) -> None:
        """Take down that a setting of the home was changed."""
        self._lines += ["", f"({key}: {value})"]

    def text(self, title: str) -> str:
        """Write it all."""
        return "\n".join([f"# {title}", *self._settings, *self._lines, ""])

    def save(self, path: Path, title: str) -> None:
        """Write it into a file.

        Raises:
            FileExistsError: there is one of that name, which stays as it is.
        """
        with path.open("x", encoding="utf-8") as file:
            file.write(self.text(title))


def _settings(home: Home) -> Iterator[str]:
    plain = Home()
    if home.locale != plain.locale:
        yield f"locale: {home.locale}"
    if home.time_zone != plain.time_zone:
        yield f"time zone: {home.time_zone}"
    yield f"clock: {home.local_time():%Y-%m-%d %H:%M}"
    if home.screen:
        yield f"screen: {home.screen.name}"
    if home.distance_unit != plain.distance_unit:
        yield "units: metric"
    for scope, status in home.permissions.items():
        answer = "granted" if status == GRANTED else "denied"
        yield f"permission: {_SHORT.get(scope, scope)} {answer}"
    for service, outage in home.outages.items():
        yield f"outage: {service} {outage.kind}"


def _done(turn: Turn) -> str:
    """Write what the person did."""
    if turn.action == OPENING and turn.utterance is None:
        return "(launch)"
    if turn.action == SILENCE:
        return "You: (silence)"
    if turn.action == LEAVING:
        return "(exit)"
    if turn.action == WAITING and turn.span is not None:
        return f"({written(turn.span)} later)"
    if turn.action == TOUCH and turn.request:
        arguments = turn.request["request"]["arguments"]
        return f"(touch {' '.join(str(argument) for argument in arguments)})"
    return f"You: {turn.utterance}"


def _said(turn: Turn) -> Iterator[str]:
    """Write what came of it, as checks."""
    yield f"Alexa: {_escaped(turn.speech)}"
    if turn.reprompt and not turn.is_reprompt and turn.reprompt != turn.speech:
        yield f"  reprompt: {_escaped(turn.reprompt)}"
    understood = heard(turn)
    if understood:
        yield f"  heard: {understood}"
    if turn.card and turn.card.get("title"):
        yield f"  card: {_escaped(str(turn.card['title']))}"
    for directive in turn.directives:
        yield f"  directive: {directive['type']}"
    for fault in turn.faults:
        yield f"  fault: {fault.rule}"
    if turn.has_ended and turn.rang is None:
        yield "  session: closed"


def _escaped(text: str | None) -> str:
    """Write a text so that it is read as itself."""
    if not text:
        return "(nothing)"
    return " ".join(text.split())
