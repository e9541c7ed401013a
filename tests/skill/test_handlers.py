import json

import pytest
from ask_sdk_core.attributes_manager import AttributesManager
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope, SessionEndedRequest

from skill.handlers import TurnHandler
from tests.skill.envelopes import Envelope, intent, launch, matched, session_ended, without
from triage import Content


def read(envelope: Envelope) -> HandlerInput:
    """Give what the SDK hands to a handler for an envelope."""
    request = DefaultSerializer().deserialize(json.dumps(envelope), RequestEnvelope)
    return HandlerInput(
        request_envelope=request,
        attributes_manager=AttributesManager(request_envelope=request),
    )


@pytest.fixture
def turn(content: Content) -> TurnHandler:
    """The handler of turns, with the real content."""
    return TurnHandler(content)


def test_a_turn_is_a_launch_or_an_intent(turn: TurnHandler) -> None:
    """What a person said or opened is taken, and nothing else."""
    ended = read(session_ended("USER_INITIATED"))

    assert turn.can_handle(read(launch()))
    assert turn.can_handle(read(intent("AMAZON.YesIntent")))
    assert isinstance(ended.request_envelope.request, SessionEndedRequest)
    assert not turn.can_handle(ended)


def test_the_state_is_carried_in_the_session(turn: TurnHandler, content: Content) -> None:
    """After a turn the session holds one object: what was heard and what is open."""
    handler_input = read(intent("DescribeTwitchIntent", matched("body_part", "calf", "calf"), {}))

    turn.handle(handler_input)

    carried = handler_input.attributes_manager.session_attributes or {}
    assert carried["content"] == content.version
    assert carried["heard"] == {"body_part": ["calf"]}
    assert carried["asking"] == "danger_now"


def test_a_request_without_a_session_is_answered(turn: TurnHandler) -> None:
    """Where nothing can be carried, the turn is answered as the first one."""
    response = turn.handle(read(without(intent("AMAZON.HelpIntent"), "session")))

    assert response["outputSpeech"]


@pytest.mark.parametrize("missing", ["intent", "timestamp"])
def test_an_intent_without_its_parts_is_a_fault(turn: TurnHandler, missing: str) -> None:
    """What cannot be understood at all is not guessed at; the failure handler answers it."""
    handler_input = read(without(intent("AMAZON.YesIntent"), "request", missing))

    with pytest.raises(ValueError, match=f"without an? {missing}"):
        turn.handle(handler_input)
