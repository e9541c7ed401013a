"""The conversation as JSON: one utterance a line in, one object a turn out.

Each object has exactly the keys of `KEYS`. The first is the launch, or the one-shot question. An
empty line is silence: the first repeats the question (`speech` is the reprompt), the second ends
the session. `asking` is null once the session is over, and `level` where nothing new was said.
After the end, each line gives an object of nulls with empty `slots`, `ended` true and a note on
standard error, until a line opens the skill again. `slots` is in the form of
`resolution.brief_slots`. When nobody reads any more, the conversation ends quietly.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Any, TextIO

from simulator.device.device import Device
from simulator.device.resolution import brief_slots
from simulator.device.session import SessionIsOver
from simulator.device.turn import Turn
from simulator.terminal.closed_pipe import quiet_when_closed
from simulator.terminal.status import Status, StatusReader, read_status

KEYS = (
    "utterance",
    "intent",
    "slots",
    "speech",
    "ssml",
    "reprompt",
    "session_attributes",
    "asking",
    "level",
    "ended",
)


def run_json(
    device: Device,
    status: StatusReader,
    opening: str | None = None,
    stdin: Iterable[str] | None = None,
    stdout: TextIO | None = None,
    stderr: TextIO | None = None,
) -> int:
    """Hold a conversation in JSON lines until the input ends.

    Args:
        device: the device with the skill on it.
        status: reads the skill's session attributes.
        opening: a question to open the skill with; None for a plain launch.
        stdin: the utterances, one a line.
        stdout: where the objects go; each is flushed at once.
        stderr: where notes and faults go.

    Returns:
        The exit status: 1 if the skill gave an answer that a device would refuse, else 0.
    """
    source = sys.stdin if stdin is None else stdin
    out = stdout or sys.stdout
    lines = _Lines(device, status, out, stderr or sys.stderr)
    with quiet_when_closed(out):
        lines.show(device.open() if opening is None else device.open_with(opening))
        for line in source:
            lines.hear(line.rstrip("\r\n"))
    if device.is_open:
        lines.note_faults(device.ends())
    return 1 if lines.had_faults else 0


class _Lines:
    def __init__(
        self, device: Device, status: StatusReader, stdout: TextIO, stderr: TextIO
    ) -> None:
        self._device = device
        self._status = status
        self._stdout = stdout
        self._stderr = stderr
        self.had_faults = False

    def hear(self, line: str) -> None:
        """Pass on one line and write what came of it."""
        try:
            self.show(self._device.says(line))
        except SessionIsOver:
            self._note("the session is over; open the skill again to go on")
            self._write(dict.fromkeys(KEYS) | {"utterance": line, "slots": {}, "ended": True})

    def show(self, turn: Turn) -> None:
        """Write a turn."""
        self.note_faults(turn)
        self._write(_object(turn, self._read(turn)))

    def note_faults(self, turn: Turn) -> None:
        """Name what a device would refuse."""
        for fault in turn.faults:
            self.had_faults = True
            self._note(f"fault: {fault}")

    def _read(self, turn: Turn) -> Status:
        return Status() if turn.was_refused else read_status(self._status, turn.attributes)

    def _note(self, text: str) -> None:
        print(text, file=self._stderr, flush=True)

    def _write(self, turn: dict[str, Any]) -> None:
        print(json.dumps(turn, ensure_ascii=False), file=self._stdout, flush=True)


def _object(turn: Turn, status: Status) -> dict[str, Any]:
    spoke_anew = turn.speech is not None and not turn.is_reprompt
    return {
        "utterance": turn.utterance,
        "intent": turn.intent,
        "slots": brief_slots(turn.understanding.slots) if turn.understanding else {},
        "speech": turn.speech,
        "ssml": turn.ssml,
        "reprompt": turn.reprompt,
        "session_attributes": turn.attributes,
        "asking": None if turn.has_ended else status.asking,
        "level": status.level if spoke_anew else None,
        "ended": turn.has_ended,
    }
