"""The conversation in a terminal: a transcript to read, and a line to type the next thing on."""

from __future__ import annotations

import contextlib
import json
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TextIO

from simulator.closed_pipe import quiet_when_closed
from simulator.device import Device, SessionIsOver
from simulator.resolution import brief_slots
from simulator.status import StatusReader, read_status
from simulator.style import Style
from simulator.turn import Turn

_HELP = """\
Type what you would say. An empty line is silence.
/json   the last request and response
/state  the session attributes
/why    how the last sentence was understood
/help   this list
/quit   leave (as do ctrl-D and ctrl-C)"""
_OVER = "The session is over. Press Enter to open it again, or type /quit."
_PROMPT = "You: "


def run_terminal(
    device: Device,
    status: StatusReader,
    opening: str | None = None,
    ask: Callable[[str], str] | None = None,
    out: TextIO | None = None,
) -> int:
    """Hold a conversation in the terminal until the person leaves.

    Args:
        device: the device with the skill on it.
        status: reads the skill's session attributes.
        opening: a question to open the skill with; None for a plain launch.
        ask: reads a line after showing a prompt; by default the terminal with line editing.
        out: where the transcript goes.

    Returns:
        The exit status: 1 if the skill gave an answer that a device would refuse, else 0.
    """
    shown = out or sys.stdout
    conversation = _Conversation(device, status, shown)
    with _line_editing(), quiet_when_closed(shown):
        conversation.hold(opening, ask or _asker(shown))
    with quiet_when_closed(shown):
        conversation.leave()
    return 1 if conversation.had_faults else 0


def _asker(out: TextIO) -> Callable[[str], str]:
    """Read from the keyboard; what comes from a file or pipe is shown as if it were typed."""
    if sys.stdin.isatty():
        return input

    def ask(prompt: str) -> str:
        line = input(prompt)
        print(line, file=out)
        return line

    return ask


@contextlib.contextmanager
def _line_editing() -> Iterator[None]:
    """Turn on line editing and a history of this conversation.

    The history lives in memory only: what people type here may be about their health, and no
    file of it is ever written.
    """
    try:
        import readline  # noqa: PLC0415 - there is none on some systems, and then none is needed
    except ImportError:
        yield
        return
    readline.set_auto_history(True)
    yield
    readline.clear_history()


@dataclass
class _Conversation:
    """What is shown, and what the person last did."""

    device: Device
    status: StatusReader
    out: TextIO
    last: Turn | None = None
    had_faults: bool = False

    def __post_init__(self) -> None:
        width = shutil.get_terminal_size().columns
        self.style = Style.for_stream(self.out, width)
        self._commands: dict[str, Callable[[], None]] = {
            "/json": self._show_json,
            "/state": self._show_state,
            "/why": self._show_reason,
            "/help": lambda: self._line(self.style.dim(_HELP)),
        }

    def hold(self, opening: str | None, ask: Callable[[str], str]) -> None:
        """Open the skill and go on until the person leaves."""
        self._line(self.style.dim("Type what you would say; /help lists the commands."))
        self._show(self.device.open() if opening is None else self.device.open_with(opening))
        try:
            while self._hear(ask(self.style.prompt(_PROMPT)).strip()):
                pass
        except (EOFError, KeyboardInterrupt):
            self._line("")

    def leave(self) -> None:
        """Close the skill, if it is still open."""
        if self.device.is_open:
            self._show_faults(self.device.ends())

    def _hear(self, line: str) -> bool:
        """Do what one typed line asks; tell whether to go on."""
        if line in ("/quit", "/exit", "/q"):
            return False
        if line.startswith("/"):
            self._command(line)
        elif not self.device.is_open and line.lower() in ("", "open"):
            self._show(self.device.open())
        else:
            self._say(line)
        return True

    def _say(self, line: str) -> None:
        try:
            self._show(self.device.says(line))
        except SessionIsOver:
            self._line(self.style.dim(_OVER))

    def _command(self, line: str) -> None:
        name = line.split(maxsplit=1)[0]
        show = self._commands.get(name)
        if show:
            show()
        else:
            self._line(self.style.dim(f"There is no {name}.\n{_HELP}"))

    def _show(self, turn: Turn) -> None:
        self.last = turn
        self._show_faults(turn)
        if turn.speech:
            self._line(self.style.said("Alexa", turn.speech))
        if turn.reprompt and not turn.is_reprompt:
            self._line(self.style.dim(self.style.indented(f"(if you are silent: {turn.reprompt})")))
        self._show_status(turn)
        if turn.has_ended:
            self._line(self.style.dim(_OVER))

    def _show_status(self, turn: Turn) -> None:
        if turn.was_refused:
            return
        found = read_status(self.status, turn.attributes)
        notes = []
        if found.asking and found.question_number and not turn.has_ended:
            notes.append(f"question {found.question_number}")
        if found.level and turn.speech and not turn.is_reprompt:
            notes.append(f"advice: {found.level}")
        if notes:
            self._line(self.style.dim(self.style.indented(f"[{', '.join(notes)}]")))

    def _show_faults(self, turn: Turn) -> None:
        for fault in turn.faults:
            self.had_faults = True
            self._line(self.style.alarm(f"Fault: {fault}"))

    def _show_json(self) -> None:
        if self.last:
            for name, body in (("request", self.last.request), ("response", self.last.response)):
                self._line(self.style.dim(f"{name}:"))
                self._line(json.dumps(body, indent=2, ensure_ascii=False))

    def _show_state(self) -> None:
        attributes: dict[str, Any] = self.last.attributes if self.last else {}
        self._line(json.dumps(attributes, indent=2, ensure_ascii=False))

    def _show_reason(self) -> None:
        understanding = self.last.understanding if self.last else None
        if understanding is None:
            self._line(self.style.dim("Nothing was said that had to be understood."))
            return
        slots = json.dumps(brief_slots(understanding.slots), ensure_ascii=False)
        self._line(f"{understanding.intent.name} {slots}")
        self._line(f"because {understanding.reason} (score {understanding.score:.2f})")
        if understanding.runner_up:
            second = understanding.runner_up
            self._line(f"second: {second.intent} (score {second.score:.2f})")

    def _line(self, text: str) -> None:
        print(text, file=self.out, flush=True)
