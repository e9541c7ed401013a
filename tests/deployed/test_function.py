"""The built package answers when Lambda's own client runs it."""

import json
import marshal
import re
from pathlib import Path
from typing import Any

import pytest

from tests.deployed.conftest import StartFunction

PRIVATE = "private-to-this-person"
"""Every id and token in the events below."""

BROKEN = {
    "nothing": {},
    "no object": ["LaunchRequest"],
    "no JSON object at all": None,
    "a request of no known type": {"version": "1.0", "request": {"type": "Unheard.Of"}},
    "a request that is a number": {"version": "1.0", "session": {"new": True}, "request": 7},
}


def launch(**request: str) -> dict[str, Any]:
    """Return the event of somebody opening the skill, with `request` changed."""
    application = {"applicationId": "amzn1.ask.skill.test"}
    system = {
        "application": application,
        "user": {"userId": PRIVATE},
        "device": {"deviceId": PRIVATE, "supportedInterfaces": {}},
        "apiEndpoint": "https://api.amazonalexa.com",
        "apiAccessToken": PRIVATE,
    }
    opened = {
        "type": "LaunchRequest",
        "requestId": "amzn1.echo-api.request.1",
        "timestamp": "2030-01-01T12:00:00Z",
        "locale": "en-US",
    }
    return {
        "version": "1.0",
        "session": {
            "new": True,
            "sessionId": PRIVATE,
            "application": application,
            "user": {"userId": PRIVATE},
        },
        "context": {"System": system},
        "request": {**opened, **request},
    }


def test_a_launch_is_answered_with_speech_and_an_open_session(start: StartFunction) -> None:
    """Whoever opens the skill hears something and can answer it."""
    with start() as function:
        outcome = function.answer(launch())

    assert outcome.kind == "response", outcome.body
    response = outcome.body["response"]
    assert re.fullmatch(r"<speak>.*\w.*</speak>", response["outputSpeech"]["ssml"], re.DOTALL)
    assert response["shouldEndSession"] is False


@pytest.mark.parametrize("event", BROKEN.values(), ids=BROKEN)
def test_a_broken_event_is_answered_and_the_next_one_too(
    start: StartFunction, event: object
) -> None:
    """No event, however broken, ends the function or keeps it from the next."""
    with start() as function:
        broken = function.answer(event)
        whole = function.answer(launch())

    assert broken.kind == "response", broken.body
    assert "version" in broken.body
    assert whole.body["response"]["outputSpeech"]


def test_the_log_keeps_what_is_private_to_itself(start: StartFunction) -> None:
    """No id and no token of a person reaches the log, whether a turn goes well or fails."""
    with start() as function:
        function.answer(launch())
        function.answer(launch(type="IntentRequest"))
        function.answer(launch(timestamp="no time at all"))
        function.answer({**launch(), "session": PRIVATE})

    assert PRIVATE not in function.log.read_text()


def test_a_failed_turn_is_found_by_the_alarm(start: StartFunction) -> None:
    """A turn that fails logs one line in which template.yaml's filter finds its level."""
    with start() as function:
        function.answer(launch(timestamp="no time at all"))

    lines = [json.loads(line) for line in function.log.read_text().splitlines()]
    assert [line["level"] for line in lines] == ["ERROR"]


def test_a_turn_is_counted_and_a_start_is_not(start: StartFunction) -> None:
    """The line that the template's filters count is there once for each turn, as it stands."""
    with start() as function:
        function.answer(launch())
        function.answer(launch())

    written = function.log.read_text().splitlines()
    turns = [json.loads(line) for line in written if '"turn"' in line]
    assert [(turn["event"], turn["kind"]) for turn in turns] == [("turn", "opened")] * 2


def test_a_turn_imports_nothing_that_it_does_not_use(start: StartFunction, package: Path) -> None:
    """What would slow every cold start down is not imported, neither at the start nor by a turn.

    What the bundle loads is no import, and stands in no list of them.
    """
    with start("-X", "importtime") as function:
        function.answer(launch())

    log = function.log.read_text()
    imported = set(re.findall(r"^import time:[ \d|]+?\|\s+([\w.]+)$", log, re.MULTILINE))
    (bundle,) = package.glob("start.*.bundle")
    imported |= set(marshal.loads(bundle.read_bytes()))  # noqa: S302 - it is our own
    assert {"skill", "triage", "ask_sdk_core", "start_bundle"} <= imported
    unused = {"boto3", "botocore", "requests", "urllib3", "flask", "rapidfuzz", "simulator"}
    assert not unused & imported
