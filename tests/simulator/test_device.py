from __future__ import annotations

from typing import Any

import pytest

from simulator import SessionIsOver
from tests.simulator import echo_skill
from tests.simulator.conftest import MakeDevice

Json = dict[str, Any]


class Recorder:
    """Keeps every event that reaches the echo skill."""

    def __init__(self) -> None:
        self.events: list[Json] = []

    def __call__(self, event: Json, context: object) -> Any:
        """Keep the event and pass it on."""
        self.events.append(event)
        return echo_skill.handler(event, context)

    def reasons(self) -> list[str]:
        """List why sessions were ended."""
        requests = [event["request"] for event in self.events]
        return [r["reason"] for r in requests if r["type"] == "SessionEndedRequest"]


def test_a_session_is_new_once(make_device: MakeDevice) -> None:
    """The first request of a session says that it is new, and all of them have its id."""
    recorder = Recorder()
    device = make_device(recorder)

    device.open()
    device.says("my fern has spots")
    device.says("yes")

    sessions = [event["session"] for event in recorder.events]
    assert [session["new"] for session in sessions] == [True, False, False]
    assert len({session["sessionId"] for session in sessions}) == 1


def test_session_attributes_come_back(make_device: MakeDevice) -> None:
    """What the skill keeps in one response is in the next request."""
    recorder = Recorder()
    device = make_device(recorder)

    device.open()
    turn = device.says("my fern has spots")
    device.says("yes")

    assert recorder.events[2]["session"]["attributes"] == turn.attributes
    assert recorder.events[0]["session"]["attributes"] == {}


def test_a_one_shot_is_a_new_session_with_an_intent(make_device: MakeDevice) -> None:
    """A question in the invocation reaches the skill without a launch."""
    recorder = Recorder()

    turn = make_device(recorder).open_with("why is my fern wilting")

    assert (turn.utterance, turn.intent) == ("why is my fern wilting", "DescribePlantIntent")
    assert [event["request"]["type"] for event in recorder.events] == ["IntentRequest"]
    assert recorder.events[0]["session"]["new"] is True


@pytest.mark.parametrize(
    "spoken",
    [
        "alexa, ask green thumb helper why is my fern wilting",
        "Ask green thumb helper about my fern",
    ],
)
def test_a_spoken_invocation_is_unwrapped(make_device: MakeDevice, spoken: str) -> None:
    """The invocation around a question is not part of what is understood."""
    turn = make_device().open_with(spoken)

    assert (turn.utterance, turn.intent) == (spoken, "DescribePlantIntent")


def test_an_invocation_in_mid_session_starts_anew(make_device: MakeDevice) -> None:
    """Opening the skill again ends the session that was open, and tells the skill."""
    recorder = Recorder()
    device = make_device(recorder)

    first = device.open()
    again = device.says("open green thumb helper")

    assert recorder.reasons() == ["USER_INITIATED"]
    assert first.request is not None
    assert again.request is not None
    assert first.request["session"]["sessionId"] != again.request["session"]["sessionId"]
    assert again.request["request"]["type"] == "LaunchRequest"


@pytest.mark.parametrize("utterance", ["why do you ask", "tell me more", "start over"])
def test_words_of_launching_without_the_name_stay_in_the_session(
    make_device: MakeDevice, utterance: str
) -> None:
    """'Why do you ask' is no launch."""
    device = make_device()
    device.open()

    turn = device.says(utterance)

    assert turn.request is not None
    assert turn.request["request"]["type"] == "IntentRequest"
    assert turn.request["session"]["new"] is False


def test_silence_is_met_by_the_reprompt_and_then_the_end(make_device: MakeDevice) -> None:
    """The first silence repeats the question, the second ends the session."""
    recorder = Recorder()
    device = make_device(recorder)
    device.open()

    first, second = device.says("  "), device.stays_silent()

    assert (first.speech, first.has_ended, first.request) == ("Say, my fern.", False, None)
    assert (second.speech, second.has_ended) == (None, True)
    assert recorder.reasons() == ["EXCEEDED_MAX_REPROMPTS"]


def test_an_answer_after_the_reprompt_goes_on(make_device: MakeDevice) -> None:
    """A person who answers the reprompt is heard, and may be silent once more."""
    device = make_device()
    device.open()

    device.stays_silent()
    answer = device.says("my fern has spots")
    silence = device.stays_silent()

    assert answer.intent == "DescribePlantIntent"
    assert (silence.speech, silence.has_ended) == ("Anything else?", False)


def test_silence_without_a_reprompt_ends_at_once(make_device: MakeDevice) -> None:
    """Where there is nothing to repeat, the session ends with the first silence."""

    def curt(_event: Json, _context: object) -> Json:
        return {"version": "1.0", "response": {"shouldEndSession": False}}

    device = make_device(curt)
    device.open()

    assert device.stays_silent().has_ended


@pytest.mark.parametrize("utterance", ["exit", "quit", "Quit!"])
def test_exit_is_the_devices_own(make_device: MakeDevice, utterance: str) -> None:
    """'Exit' ends the session; the skill only learns that it is over."""
    recorder = Recorder()
    device = make_device(recorder)
    device.open()

    turn = device.says(utterance)

    assert (turn.intent, turn.speech, turn.has_ended) == (None, None, True)
    assert recorder.reasons() == ["USER_INITIATED"]


def test_stop_is_the_skills(make_device: MakeDevice) -> None:
    """'Stop' reaches the skill, which says goodbye and closes; no ending is sent after it."""
    recorder = Recorder()
    device = make_device(recorder)
    device.open()

    turn = device.says("stop")

    assert (turn.intent, turn.speech, turn.has_ended) == ("AMAZON.StopIntent", "Goodbye.", True)
    assert recorder.reasons() == []
    assert not device.is_open


def test_after_the_end_nothing_is_heard(make_device: MakeDevice) -> None:
    """What is said to a closed skill goes nowhere, unless it opens the skill again."""
    device = make_device()
    device.open()
    device.says("stop")

    with pytest.raises(SessionIsOver):
        device.says("my fern has spots")
    with pytest.raises(SessionIsOver):
        device.stays_silent()
    with pytest.raises(SessionIsOver):
        device.ends()

    assert device.says("green thumb helper").speech == "Welcome. Which plant is it?"


@pytest.mark.parametrize(
    ("handler", "fault"),
    [
        (echo_skill.raising, "the handler raised RuntimeError: the watering can is empty"),
        (echo_skill.rubbish, "the handler returned str, not an object"),
    ],
)
def test_a_broken_answer_ends_the_session_loudly(
    make_device: MakeDevice, handler: Any, fault: str
) -> None:
    """As on the service, an answer that cannot be used is an error that ends the session."""
    device = make_device(handler)
    device.open()

    turn = device.says("my fern has spots")

    assert [found.message for found in turn.faults] == [fault]
    assert (turn.speech, turn.has_ended) == (None, True)
    assert not device.is_open


def test_a_skill_learns_that_its_answer_was_refused(make_device: MakeDevice) -> None:
    """The ending after a bad response carries the error, as the service's does."""
    events: list[Json] = []

    def unescaped(event: Json, _context: object) -> Json:
        events.append(event)
        if event["request"]["type"] == "SessionEndedRequest":
            return {"version": "1.0", "response": {}}
        speech = {"type": "SSML", "ssml": "<speak>Tom & Jerry</speak>"}
        return {"version": "1.0", "response": {"outputSpeech": speech}}

    make_device(unescaped).open()

    ending = events[-1]["request"]
    assert (ending["reason"], ending["error"]["type"]) == ("ERROR", "INVALID_RESPONSE")


def test_a_fault_of_the_session_before_is_not_lost(make_device: MakeDevice) -> None:
    """What goes wrong while an old session is closed is told with the new one."""

    def bad_at_goodbyes(event: Json, context: object) -> Json:
        if event["request"]["type"] == "SessionEndedRequest":
            raise RuntimeError("no goodbye")
        return echo_skill.handler(event, context)

    device = make_device(bad_at_goodbyes)
    device.open()

    turn = device.says("open green thumb helper")

    assert [str(fault) for fault in turn.faults] == [
        "the handler raised RuntimeError: no goodbye [handler-raised]"
    ]
    assert turn.speech == "Welcome. Which plant is it?"
