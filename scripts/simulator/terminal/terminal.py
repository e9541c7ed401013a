"""The conversation in a terminal: a transcript to read, and a line to type the next thing on."""

from __future__ import annotations

import contextlib
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Thread
from typing import TextIO

from simulator.device.device import Device
from simulator.device.session import SessionIsOver
from simulator.device.turn import WAITING, Turn
from simulator.terminal.closed_pipe import quiet_when_closed
from simulator.terminal.commands import LEAVING, Commands
from simulator.terminal.status import StatusReader, read_status
from simulator.terminal.style import Style

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
    had_faults: bool = False
    _is_leaving: bool = False

    def __post_init__(self) -> None:
        width = shutil.get_terminal_size().columns
        self.style = Style.for_stream(self.out, width)
        self._commands = Commands(self.device)
        self.device.watch(self._show)

    def hold(self, opening: str | None, ask: Callable[[str], str]) -> None:
        """Open the skill and go on until the person leaves."""
        self._line(self.style.dim("Type what you would say; /help lists the commands."))
        if opening is None:
            self.device.open()
        else:
            self.device.open_with(opening)
        # While the person reads and types.
        Thread(target=self.device.get_ready, daemon=True).start()
        try:
            while self._hear(ask(self.style.prompt(_PROMPT)).strip()):
                pass
        except (EOFError, KeyboardInterrupt):
            self._line("")

    def leave(self) -> None:
        """Close the skill, if it is still open."""
        if self.device.is_open:
            self._is_leaving = True
            self.device.ends()

    def _hear(self, line: str) -> bool:
        """Do what one typed line asks; tell whether to go on."""
        if line in LEAVING:
            return False
        if line.startswith("/"):
            for shown in self._commands.do(line):
                self._line(self.style.dim(shown))
        elif not self.device.is_open and line.lower() in ("", "open"):
            self.device.open()
        else:
            self._say(line)
        return True

    def _say(self, line: str) -> None:
        try:
            self.device.says(line)
        except SessionIsOver:
            self._line(self.style.dim(_OVER))

    def _show(self, turn: Turn) -> None:
        self._show_faults(turn)
        if self._is_leaving or (turn.action == WAITING and turn.rang is None):
            return
        for speech in (*turn.meanwhile, turn.speech):
            if speech:
                self._line(self.style.said("Alexa", speech))
        if turn.reprompt and not turn.is_reprompt and not turn.is_platforms:
            self._line(self.style.dim(self.style.indented(f"(if you are silent: {turn.reprompt})")))
        self._show_status(turn)
        if turn.has_ended and turn.rang is None:
            self._line(self.style.dim(_OVER))

    def _show_status(self, turn: Turn) -> None:
        if turn.was_refused or turn.rang:
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

    def _line(self, text: str) -> None:
        print(text, file=self.out, flush=True)
