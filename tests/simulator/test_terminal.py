from __future__ import annotations

import contextlib
import io
import os
import pty
import re
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator import run_terminal
from simulator.terminal.status import no_status
from tests.simulator.conftest import MakeDevice

ROOT = Path(__file__).parents[2]
TALK = Path(__file__).parent / "talk.py"
PROMPT = "You: "
UP = "\x1b[A"


class Terminal:
    """The plant-care skill in a real terminal."""

    def __init__(self, home: Path, **settings: str) -> None:
        self._keys, screen = pty.openpty()
        self._shown, self._read = "", 0
        paths = os.pathsep.join([str(ROOT / "scripts"), str(ROOT)])
        environment = os.environ | {"PYTHONPATH": paths, "HOME": str(home), "TERM": "xterm"}
        environment = environment | {"XDG_STATE_HOME": str(home / "state")} | settings
        self.process = subprocess.Popen(
            [sys.executable, str(TALK), "--own-terminal"],
            stdin=screen,
            stdout=screen,
            stderr=screen,
            env=environment,
        )
        os.close(screen)

    def until(self, ending: str = PROMPT) -> str:
        """Read on up to and with some text; return what was shown, without colours."""
        deadline = time.monotonic() + 30
        while ending not in plain(self._shown)[self._read :]:
            left = max(0.0, deadline - time.monotonic())
            ready, _, _ = select.select([self._keys], [], [], left)
            assert ready, f"{ending!r} was never shown after {plain(self._shown)!r}"
            self._shown += os.read(self._keys, 4096).decode()
        shown = plain(self._shown)
        start, self._read = self._read, shown.index(ending, self._read) + len(ending)
        return shown[start : self._read]

    def type(self, text: str) -> str:
        """Type a line and read up to the next prompt."""
        os.write(self._keys, f"{text}\r".encode())
        return self.until(f"\n{PROMPT}")

    def press(self, key: str) -> None:
        """Press one key."""
        os.write(self._keys, key.encode())

    def leaves(self, key: str = "") -> int:
        """Press a key, once the keys are waited for; return the exit status."""
        self._wait_until_asleep()
        self.press(key)
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                return self.process.returncode
            self._drain()
        raise AssertionError("the conversation did not end")

    def _wait_until_asleep(self) -> None:
        """Wait until the process does nothing but wait for keys.

        A signal that comes between the prompt and the waiting is noticed with the next key only.
        """
        before, now = "", self._activity()
        deadline = time.monotonic() + 30
        while self.process.poll() is None and now != before and time.monotonic() < deadline:
            time.sleep(0.1)
            before, now = now, self._activity()

    def _activity(self) -> str:
        """Tell what the system says of the process: whether it sleeps, and how long it ran."""
        record = Path(f"/proc/{self.process.pid}/stat")
        if not record.exists():
            return ""
        fields = record.read_text().rpartition(")")[2].split()
        running = "" if fields[0] == "S" else str(time.monotonic())
        return f"{fields[11]} {fields[12]} {running}"

    def _drain(self) -> None:
        if select.select([self._keys], [], [], 0.05)[0]:
            with contextlib.suppress(OSError):  # the other side of the terminal is closed
                os.read(self._keys, 4096)

    def raw(self) -> str:
        """Give back all that was shown, with its colours."""
        return self._shown

    def close(self) -> None:
        """Give the terminal back."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self._keys)


def plain(shown: str) -> str:
    """Take out colours and marks."""
    return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]|[\x01\x02]", "", shown).replace("\r", "")


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """Open a terminal for one test."""
    opened = Terminal(tmp_path)
    yield opened
    opened.close()


def test_the_transcript_says_who_says_what(terminal: Terminal) -> None:
    """The greeting, the reprompt, the number of the question and the advice are all to be read."""
    opening = terminal.until()
    answer = terminal.type("my fern has spots")

    assert "Alexa: Welcome. Which plant is it?" in opening
    assert "(if you are silent: Say, my fern.)" in opening
    assert "[question 1]" in opening
    assert 'Alexa: I heard "DescribePlantIntent". Next?' in answer
    assert "[question 2, advice: water it]" in answer


def test_commands_show_what_is_behind(terminal: Terminal) -> None:
    """The envelopes, the state and the reason of the last turn can be read."""
    terminal.until()
    terminal.type("my fern has spots")

    envelopes, state, reason = (terminal.type(f"/{name}") for name in ("json", "state", "why"))

    assert '"type": "IntentRequest"' in envelopes
    assert '"shouldEndSession": false' in envelopes
    assert '"asking": "trouble"' in state
    assert "because it is the sample 'my {plant} has {trouble}'" in reason
    assert "/quit" in terminal.type("/help")
    assert "There is no /jsn." in terminal.type("/jsn")


def test_silence_and_the_end_are_told(terminal: Terminal) -> None:
    """Enter alone is silence; after the end it opens the skill again."""
    terminal.until()

    reprompt, over, again = terminal.type(""), terminal.type(""), terminal.type("")

    assert "Alexa: Say, my fern." in reprompt
    assert "The session is over. Press Enter to open it again, or type /quit." in over
    assert "Alexa: Welcome." in again


def test_what_is_said_after_the_end_is_not_lost_silently(terminal: Terminal) -> None:
    """A sentence to a closed skill is met by the way to open it."""
    terminal.until()
    terminal.type("stop")

    assert "The session is over" in terminal.type("my fern has spots")
    assert "Alexa: Welcome." in terminal.type("open")


def test_the_last_line_can_be_called_back(terminal: Terminal) -> None:
    """The arrow key brings back what was typed before, and it can be edited."""
    terminal.until()
    terminal.type("my fern has spots")

    terminal.press(UP)
    again = terminal.type("\x01\x0b" + "no")
    terminal.press(UP)
    terminal.press(UP)

    assert "AMAZON.NoIntent" in again
    assert "DescribePlantIntent" in terminal.type("")


def test_nothing_that_was_typed_is_kept(terminal: Terminal, tmp_path: Path) -> None:
    """After leaving, no file with the conversation exists."""
    terminal.until()
    terminal.type("my fern has spots")
    terminal.press("/quit\r")

    assert terminal.leaves() == 0
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("key", ["\x04", "\x03"], ids=["ctrl-D", "ctrl-C"])
def test_keys_leave_cleanly(terminal: Terminal, key: str) -> None:
    """Ctrl-D and ctrl-C end the conversation without a trace of an error."""
    terminal.until()

    assert terminal.leaves(key) == 0


def test_colours_are_used_on_a_terminal(terminal: Terminal) -> None:
    """On a terminal, speech and notes are told apart by colour."""
    terminal.until()

    assert "\x1b[1;36m" in terminal.raw()


def test_no_color_is_respected(tmp_path: Path) -> None:
    """Where NO_COLOR is set, there is none."""
    terminal = Terminal(tmp_path, NO_COLOR="1")
    try:
        terminal.until()
        assert "\x1b[1;36m" not in terminal.raw()
        assert "\x1b[2m" not in terminal.raw()
    finally:
        terminal.close()


def test_a_pipe_gets_plain_text_with_both_sides(make_device: MakeDevice) -> None:
    """Away from a terminal, there are no colours, and the lines end with the input."""
    typed = iter(["my fern has spots", "/quit"])
    out = io.StringIO()

    status = run_terminal(make_device(), no_status, ask=lambda _prompt: next(typed), out=out)

    assert status == 0
    assert "\x1b" not in out.getvalue()
    assert 'Alexa: I heard "DescribePlantIntent". Next?' in out.getvalue()
