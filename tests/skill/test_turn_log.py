"""The turn log: what is counted, and nothing of who spoke or what was said."""

import json
import logging
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from simulator import Skill
from skill import build_skill, turn_log
from skill.builder import Handler
from skill.rehearsal import rehearse
from skill.turn_log import ERRORS, OTHER, REASONS
from tests.skill.envelopes import (
    SKILL_ID,
    Envelope,
    following,
    intent,
    launch,
    matched,
    session_ended,
)
from tests.skill.test_journeys import JOURNEYS
from triage import Content, Level
from triage.dialogue.event import EventKind

Lines = Callable[[], list[dict[str, Any]]]

COUNTS = range(10)
SWITCH = (True, False)

ALLOWED: dict[str, dict[str, Any]] = {
    "turn": {
        "level": ("INFO",),
        "kind": tuple(kind.value for kind in EventKind),
        "advice": (None, *(level.id for level in Level)),
        "asked": COUNTS,
        "misses": COUNTS,
        "open": SWITCH,
        "advised": SWITCH,
    },
    "session_ended": {
        "level": ("INFO",),
        "reason": (*REASONS, OTHER),
        "asked": COUNTS,
        "advised": SWITCH,
    },
    "session_error": {"level": ("WARNING",), "error": (*ERRORS, OTHER)},
}
"""Event -> key -> the values that it may have: all there is to a line."""


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> Iterator[Lines]:
    """What was logged since it was last asked, with the log as open as on Lambda."""
    caplog.set_level(logging.INFO)
    reading, writing = os.pipe()
    monkeypatch.setattr(turn_log, "OUTPUT", writing)
    os.set_blocking(reading, False)

    def read() -> list[dict[str, Any]]:
        try:
            written = os.read(reading, 1 << 20).decode()
        except BlockingIOError:
            return []
        assert written.endswith("\n")
        return [json.loads(line) for line in written.splitlines()]

    yield read
    os.close(reading)
    os.close(writing)


def assert_allowed(line: dict[str, Any]) -> None:
    """Hold a line to its keys, each there, and to the values that they may have."""
    allowed = ALLOWED[line["event"]]
    assert line.keys() - {"event"} == allowed.keys()
    for key, values in allowed.items():
        assert line[key] in values, (key, line[key])


@pytest.mark.parametrize("journey", JOURNEYS[::4])
def test_a_line_a_turn_holds_nothing_but_what_is_allowed(
    alexa_skill: Skill, lines: Lines, journey: dict[str, Any]
) -> None:
    """Whole conversations of every level, as people put them, leave only counts."""
    device = alexa_skill.device()

    levels = []
    for step in journey["talk"]:
        said = step.partition("->")[0].strip()
        say = device.says if device.is_open else device.open_with
        _ = say(said) if said else device.open()
        (line,) = lines()
        assert_allowed(line)
        assert line["open"] is device.is_open
        levels.append(line["advice"])

    assert [level for level in levels if level] == [journey["level"]]
    assert line["advised"]


def test_what_is_counted(handle: Handler, lines: Lines) -> None:
    """The kind of each turn, the questions asked and the misses, so that metrics can be made."""
    opened = handle(launch(), None)
    missed = handle(following(opened, "AMAZON.FallbackIntent"), None)
    handle(following(missed, "DescribeTwitchIntent", matched("finding", "x", "chest_pain")), None)

    counted = [(each["kind"], each["advice"], each["asked"], each["misses"]) for each in lines()]
    assert counted == [
        ("opened", None, 1, 0),
        ("not_understood", None, 1, 1),
        ("told", "emergency", 1, 0),
    ]


@pytest.mark.parametrize("reason", [*REASONS, "BORED", None, 7, ["ERROR"], "PRIVATE words"])
def test_an_end_is_logged_with_how_far_the_talk_was(
    handle: Handler, lines: Lines, reason: Any
) -> None:
    """Who leaves before the advice drops out; a reason that is not known is no text to log."""
    opened = handle(launch(), None)
    lines()
    envelope = session_ended(reason)
    envelope["session"]["attributes"] = opened["sessionAttributes"]

    handle(envelope, None)

    (line,) = lines()
    assert_allowed(line)
    assert line["reason"] == (reason if reason in REASONS else OTHER)
    assert (line["asked"], line["advised"]) == (1, False)


@pytest.mark.parametrize("attributes", [None, 7, [], {"asked": 7, "outcome": {}}])
def test_an_end_without_a_state_is_logged_too(
    handle: Handler, lines: Lines, attributes: Any
) -> None:
    """Whatever a session carries, its end is one line."""
    envelope = session_ended("USER_INITIATED")
    envelope["session"]["attributes"] = attributes

    handle(envelope, None)

    (line,) = lines()
    assert_allowed(line)
    assert line["asked"] == 0


@pytest.mark.parametrize("error", [*ERRORS, "UNHEARD_OF", 7])
def test_an_answer_that_was_refused_is_logged(handle: Handler, lines: Lines, error: Any) -> None:
    """What the platform finds wrong is named, without its message, which could hold anything."""
    told = {"type": error, "message": "my own words"}

    handle(session_ended("ERROR", error=told), None)

    refused, ended = lines()
    assert_allowed(refused)
    assert refused["error"] == (error if error in ERRORS else OTHER)
    assert (ended["event"], ended["reason"]) == ("session_ended", "ERROR")


def test_an_exception_that_the_platform_tells_of_is_logged(handle: Handler, lines: Lines) -> None:
    """Errors between sessions come as a request of another type."""
    told: dict[str, Any] = {
        "type": "System.ExceptionEncountered",
        "error": {"type": "INVALID_RESPONSE", "message": "my own words"},
    }

    handle({**launch(), "request": told}, None)

    assert lines() == [
        {"level": "WARNING", "event": "session_error", "error": "INVALID_RESPONSE"},
    ]


@pytest.mark.parametrize(
    "envelope",
    [
        pytest.param({**launch(), "request": {"type": "AlexaSkillEvent.Unheard"}}, id="event"),
        pytest.param({"request": {"type": "Unheard.Of", "error": {"type": "x"}}}, id="unknown"),
        pytest.param({}, id="broken"),
        pytest.param(session_ended("ERROR", error=7) | {"session": 7, "context": 7}, id="foreign"),
    ],
)
def test_nothing_else_is_counted(content: Content, lines: Lines, envelope: Envelope) -> None:
    """What is no turn and no end leaves no line here."""
    build_skill(content, SKILL_ID)(envelope, None)

    assert lines() == []


def test_the_rehearsal_is_not_counted(content: Content, lines: Lines) -> None:
    """A start is no turn, and the log is as open after it as before."""
    handle = build_skill(content)

    rehearse(handle, "")
    assert lines() == []

    handle(launch(), None)
    assert len(lines()) == 1


def test_lines_can_wait_to_be_written(
    content: Content, lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They come out together and in their order, and no line comes out twice."""
    monkeypatch.setattr(turn_log, "_held", None)
    write_held = turn_log.hold_lines()
    skill = build_skill(content)
    skill(launch(), None)
    skill(intent("AMAZON.HelpIntent"), None)

    assert lines() == []
    write_held()
    written = lines()
    write_held()

    assert [line["event"] for line in written] == ["turn", "turn"]
    assert [line["kind"] for line in written] == ["opened", "asked_help"]
    assert lines() == []


def test_nothing_is_written_where_the_log_is_shut(
    content: Content, lines: Lines, caplog: pytest.LogCaptureFixture
) -> None:
    """On a developer's terminal the log is at its usual level, and stays quiet."""
    caplog.set_level(logging.WARNING)
    build_skill(content)(intent("AMAZON.HelpIntent"), None)

    assert lines() == []


def test_a_full_disk_costs_no_answer(
    content: Content, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The answer is worth more than its line."""
    caplog.set_level(logging.INFO)
    with Path("/dev/full").open("wb", buffering=0) as full:
        monkeypatch.setattr(turn_log, "OUTPUT", full.fileno())
        answer = build_skill(content)(launch(), None)

    assert answer["sessionAttributes"]["asking"] == "danger_now"
