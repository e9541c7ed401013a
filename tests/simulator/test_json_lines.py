from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from simulator import run_json
from simulator.terminal.json_lines import KEYS
from simulator.terminal.status import no_status
from tests.simulator import echo_skill
from tests.simulator.conftest import MakeDevice

ROOT = Path(__file__).parents[2]
TALK = Path(__file__).parent / "talk.py"
Json = dict[str, Any]


class Talk:
    """The plant-care skill as a process in JSON mode."""

    def __init__(self, *arguments: str) -> None:
        environment = os.environ | {
            "PYTHONPATH": os.pathsep.join([str(ROOT / "scripts"), str(ROOT)])
        }
        self._process = subprocess.Popen(
            [sys.executable, str(TALK), "--json", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=environment,
        )

    def hear(self) -> Json:
        """Read one object."""
        assert self._process.stdout is not None
        found = json.loads(self._process.stdout.readline())
        assert isinstance(found, dict)
        return found

    def say(self, line: str) -> Json:
        """Write one line and read what comes of it."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        return self.hear()

    def close(self) -> tuple[int, str]:
        """End the input; return the exit status and what was noted."""
        out, notes = self._process.communicate(timeout=30)
        assert out == ""
        return self._process.returncode, notes


def test_a_conversation_is_one_object_a_turn() -> None:
    """The launch comes first, and each line is answered before the next is sent."""
    talk = Talk()

    launch = talk.hear()
    described = talk.say("my maidenhair has had spots for three weeks")
    denied = talk.say("no")
    status, notes = talk.close()

    assert tuple(launch) == KEYS
    assert launch == {
        "utterance": None,
        "intent": None,
        "slots": {},
        "speech": "Welcome. Which plant is it?",
        "ssml": "<speak>Welcome. Which plant is it?</speak>",
        "reprompt": "Say, my fern.",
        "session_attributes": {"asking": "plant"},
        "asking": "plant",
        "level": None,
        "ended": False,
    }
    assert described["intent"] == "DescribePlantIntent"
    assert described["slots"] == {
        "plant": {"value": "maidenhair", "id": "fern"},
        "trouble": {"value": "spots", "id": "spots"},
        "duration": {"value": "P3W", "id": None},
    }
    assert (described["asking"], described["level"]) == ("trouble", "water it")
    assert denied["intent"] == "AMAZON.NoIntent"
    assert (status, notes) == (0, "")


def test_a_one_shot_comes_first_if_asked_for() -> None:
    """With an opening, the first object is the question's."""
    talk = Talk("--open", "why is my fern wilting")

    first = talk.hear()

    assert (first["utterance"], first["intent"]) == (
        "why is my fern wilting",
        "DescribePlantIntent",
    )
    assert first["slots"] == {"plant": {"value": "fern", "id": "fern"}}
    assert talk.close()[0] == 0


def test_silence_is_an_empty_line() -> None:
    """An empty line repeats the question; a second one ends the session."""
    talk = Talk()
    talk.hear()

    first, second = talk.say(""), talk.say("")

    assert (first["utterance"], first["speech"], first["ended"]) == ("", "Say, my fern.", False)
    assert (first["intent"], first["level"]) == (None, None)
    assert (second["utterance"], second["speech"], second["ended"]) == ("", None, True)
    assert talk.close()[0] == 0


def test_silence_gives_no_advice_anew() -> None:
    """The level of the last advice is not told again with the reprompt or the end."""
    talk = Talk()
    talk.hear()

    advised, first, second = talk.say("my fern has spots"), talk.say(""), talk.say("")

    assert (advised["level"], first["level"], second["level"]) == ("water it", None, None)
    assert talk.close()[0] == 0


@pytest.mark.parametrize("last", ["stop", "exit"])
def test_nothing_is_asked_once_the_session_is_over(last: str) -> None:
    """A turn that ends the session has no open question, whatever the skill still keeps."""
    talk = Talk()
    talk.hear()

    asked, ended = talk.say("my fern has spots"), talk.say(last)

    assert (asked["asking"], ended["asking"], ended["ended"]) == ("trouble", None, True)
    assert talk.close()[0] == 0


@pytest.mark.parametrize("mode", ["--json", None], ids=["json", "terminal"])
def test_a_reader_who_leaves_ends_it_quietly(mode: str | None) -> None:
    """With '| head -1' there is neither an error nor a failure."""
    paths = os.pathsep.join([str(ROOT / "scripts"), str(ROOT)])
    process = subprocess.Popen(
        [sys.executable, str(TALK), *([mode] if mode else [])],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": paths},
    )
    assert process.stdin
    assert process.stdout
    assert process.stderr

    process.stdin.write(b"no\n" * 3000)  # the answers are more than a pipe holds
    process.stdin.close()
    process.stdout.readline()
    process.stdout.close()
    notes = process.stderr.read()
    process.stderr.close()

    assert (process.wait(timeout=30), notes) == (0, b"")


def test_after_the_end_each_line_is_answered_with_nulls() -> None:
    """A line to a closed skill keeps the count of objects, and a note says why."""
    talk = Talk()
    talk.hear()

    stopped, late = talk.say("stop"), talk.say("my fern has spots")
    status, notes = talk.close()

    assert (stopped["speech"], stopped["ended"]) == ("Goodbye.", True)
    rest = {"utterance": "my fern has spots", "slots": {}, "ended": True}
    assert late == dict.fromkeys(KEYS) | rest
    assert (status, notes) == (0, "the session is over; open the skill again to go on\n")


@pytest.mark.parametrize(
    ("line", "intent"),
    [
        ("open green thumb helper", None),
        ("alexa, ask green thumb helper why is my fern wilting", "DescribePlantIntent"),
    ],
)
def test_an_invocation_opens_the_skill_again(line: str, intent: str | None) -> None:
    """After the end, and in the middle, an invocation starts a new session."""
    talk = Talk()
    talk.hear()
    talk.say("my fern has spots")
    talk.say("stop")

    again = talk.say(line)

    assert (again["utterance"], again["intent"], again["ended"]) == (line, intent, False)
    assert again["session_attributes"].get("heard", []) == ([intent] if intent else [])
    assert talk.close()[0] == 0


@pytest.mark.parametrize(
    ("handler", "note"),
    [
        (
            "raising",
            "fault: the handler raised RuntimeError: the watering can is empty [handler-raised]\n",
        ),
        ("rubbish", "fault: the handler returned str, not an object [response-object]\n"),
    ],
)
def test_a_broken_skill_is_named_and_fails_the_run(handler: str, note: str) -> None:
    """A fault is on standard error, its turn has no speech, and the exit status is 1."""
    talk = Talk("--handler", handler)
    talk.hear()

    broken = talk.say("my fern has spots")
    status, notes = talk.close()

    assert (broken["intent"], broken["speech"], broken["ended"]) == (
        "DescribePlantIntent",
        None,
        True,
    )
    assert (status, notes) == (1, note)


def test_what_a_skill_prints_does_not_disturb() -> None:
    """A handler's own prints go to standard error."""
    talk = Talk()
    talk.hear()

    helped = talk.say("help")

    assert helped["speech"] == "Tell me about a plant."
    assert talk.close() == (0, "this line must not reach standard output\n")


def test_any_text_is_taken(make_device: MakeDevice) -> None:
    """Letters of any script, quotes and control characters are neither lost nor broken."""
    lines = ["naïve «fern» 日本語\n", '"quoted" \\ text\r\n', "\x00\x1b[31m\n"]
    out = io.StringIO()

    status = run_json(make_device(), no_status, stdin=lines, stdout=out, stderr=io.StringIO())

    heard = [json.loads(line)["utterance"] for line in out.getvalue().splitlines()]
    assert status == 0
    assert heard == [None, "naïve «fern» 日本語", '"quoted" \\ text', "\x00\x1b[31m"]


def test_a_fault_at_the_very_end_fails_the_run(make_device: MakeDevice) -> None:
    """A skill that breaks when its session is closed is told too."""

    def bad_at_goodbyes(event: Json, context: object) -> Json:
        if event["request"]["type"] == "SessionEndedRequest":
            raise RuntimeError("no goodbye")
        return echo_skill.handler(event, context)

    notes = io.StringIO()

    status = run_json(
        make_device(bad_at_goodbyes), no_status, stdin=[], stdout=io.StringIO(), stderr=notes
    )

    assert (status, notes.getvalue()) == (
        1,
        "fault: the handler raised RuntimeError: no goodbye [handler-raised]\n",
    )
