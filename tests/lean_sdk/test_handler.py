import copy
import json
import logging
from datetime import UTC
from typing import Any

import pytest
from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_core.skill import CustomSkill
from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_model import Response, Slot
from ask_sdk_model.ui import StandardCard

from lean_sdk import Finished, PlanningSerializer, lambda_handler, skill_form
from tests.lean_sdk.json_examples import REQUESTS, Examples


class Echo(AbstractRequestHandler):
    """Answers every request with what it could read of it, and keeps it."""

    def __init__(self) -> None:
        """Begin without a request."""
        self.seen: Any = None

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Take all."""
        return True

    def handle(self, handler_input: HandlerInput) -> Response:
        """Say the request, show a card, count in the session."""
        seen: Any = handler_input.request_envelope.request
        self.seen = seen
        if handler_input.request_envelope.session:
            attributes: Any = handler_input.attributes_manager.session_attributes
            attributes["count"] = attributes.get("count", 0) + 1
        builder = handler_input.response_builder.speak(f"{seen.timestamp}").ask("again?")
        return builder.set_card(StandardCard(title="Seen", text=seen.object_type)).response


class Counting(SkillBuilder):
    """A builder that counts the skills it builds."""

    built = 0

    def create(self) -> CustomSkill:
        """Build one more."""
        self.built += 1
        return super().create()


class OwnSerializer(DefaultSerializer):
    """What a skill may have put in the place of the SDK's."""


class WithOwnSerializer(SkillBuilder):
    """A builder of such a skill."""

    def create(self) -> CustomSkill:
        """Build it with its own serializer."""
        skill = super().create()
        skill.serializer = OwnSerializer()
        return skill


def built(builder: SkillBuilder, echo: Echo | None = None) -> SkillBuilder:
    """Give the builder with an echo registered."""
    builder.add_request_handler(echo or Echo())
    return builder


def answer_of_the_sdk(event: Any) -> Any:
    """Give what the SDK's own handler answers."""
    handle: Any = built(SkillBuilder()).lambda_handler()
    return handle(event, None)


def is_read_by_the_sdk(echo: Echo) -> bool:
    """Tell who read the last request: only in the SDK's hands is the zone of a time dateutil's."""
    return bool(echo.seen.timestamp.tzinfo is not UTC)


@pytest.mark.parametrize("kind", REQUESTS)
def test_the_answer_is_the_bytes_of_the_sdks_own_handler(kind: str) -> None:
    """For every request type, what Lambda sends is what the SDK would have sent."""
    event = Examples().request(kind)

    ours = lambda_handler(built(SkillBuilder()))(copy.deepcopy(event), None)
    theirs = answer_of_the_sdk(copy.deepcopy(event))

    assert json.dumps(ours) == json.dumps(theirs)


def test_a_request_without_a_session_is_answered_as_by_the_sdk() -> None:
    """Events of the skill come without one."""
    event = {"version": "1.0", "request": {"type": "LaunchRequest"}}

    answer = lambda_handler(built(SkillBuilder()))(event, None)

    assert answer == answer_of_the_sdk(event)
    assert "sessionAttributes" not in answer


def test_the_skill_is_built_once() -> None:
    """The SDK builds it anew for each request."""
    builder = Counting()
    handle = lambda_handler(built(builder))

    for _ in range(3):
        handle({"request": {"type": "LaunchRequest"}}, None)

    assert builder.built == 1


@pytest.mark.parametrize("event", [{"request": {"type": "Unheard.Of"}}, {"request": 7}, [1]])
def test_it_raises_what_the_sdk_raises(event: Any) -> None:
    """A guard that a skill has in front goes on working."""
    with pytest.raises(Exception) as theirs:  # noqa: PT011 - it is compared below
        answer_of_the_sdk(event)
    with pytest.raises(type(theirs.value)) as ours:
        lambda_handler(built(SkillBuilder()))(event, None)

    assert str(ours.value) == str(theirs.value)


class Looking(Echo):
    """Keeps the session attributes that it is shown, and answers with a table of its own."""

    def handle(self, handler_input: HandlerInput) -> Response:
        """Look, and replace."""
        manager = handler_input.attributes_manager
        asked: Any = handler_input.request_envelope.session
        self.seen = manager.session_attributes, asked.attributes
        manager.session_attributes = Finished({"said": ["yes"]})
        return handler_input.response_builder.speak("ok").ask("again?").response


@pytest.mark.parametrize("shares_attributes", [True, False])
def test_session_attributes_are_shared_where_a_skill_says_so(shares_attributes: bool) -> None:
    """Otherwise a handler that changes its own leaves the request's alone."""
    event = Examples().request("LaunchRequest")
    event["session"] = {"new": False, "attributes": {"said": ["no"]}}
    looking = Looking()
    builder = built(SkillBuilder(), looking)

    answer = lambda_handler(builder, shares_attributes=shares_attributes)(event, None)

    shown, asked = looking.seen
    assert shown == asked == {"said": ["no"]}
    assert (shown["said"] is asked["said"]) is shares_attributes
    assert json.dumps(answer["sessionAttributes"]) == '{"said": ["yes"]}'


def test_a_finished_table_can_be_sent_back_as_it_came() -> None:
    """Within one process an answer's attributes may go into the next request without JSON."""
    event = Examples().request("LaunchRequest")
    event["session"] = {"new": False, "attributes": Finished({"count": 1})}

    answer = lambda_handler(built(SkillBuilder()))(event, None)

    assert answer["sessionAttributes"] == {"count": 2}


SLOT = "ask_sdk_model.slot.Slot"


class Listening(Echo):
    """Keeps the slots that it is shown."""

    def handle(self, handler_input: HandlerInput) -> Response:
        """Look, and answer."""
        request: Any = handler_input.request_envelope.request
        self.slots = request.intent.slots
        return super().handle(handler_input)


@pytest.mark.parametrize("as_json", [(), {SLOT}])
def test_what_a_skill_wants_as_json_stays_so(as_json: Any) -> None:
    """All else is made into models, and so are slots by default."""
    event = Examples().request("IntentRequest")
    listening = Listening()

    lambda_handler(built(SkillBuilder(), listening), as_json=as_json)(event, None)

    sent = event["request"]["intent"]["slots"]
    assert (listening.slots == sent) is bool(as_json)
    assert {type(slot) for slot in listening.slots.values()} == {dict if as_json else Slot}


def change_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pretend a version of the SDK that is not known."""
    monkeypatch.setattr(skill_form, "__version__", "1.20.0")


def change_methods(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the SDK's serializer a method more."""
    monkeypatch.setattr(DefaultSerializer, "deserialize_fast", lambda self: self, raising=False)


def change_types(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the SDK's serializer read a type more."""
    monkeypatch.setitem(DefaultSerializer.NATIVE_TYPES_MAPPING, "time", str)


@pytest.mark.parametrize("change", [change_version, change_methods, change_types])
def test_another_sdk_is_left_as_it_is(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, change: Any
) -> None:
    """With an SDK that was not compared, the handler works by the SDK's own serializer."""
    change(monkeypatch)
    caplog.set_level(logging.WARNING, "lean_sdk")
    event, echo = Examples().request("LaunchRequest"), Echo()

    answer = lambda_handler(built(SkillBuilder(), echo))(copy.deepcopy(event), None)

    assert answer == answer_of_the_sdk(event)
    assert is_read_by_the_sdk(echo)
    assert len(caplog.records) == 1


def test_a_serializer_of_ones_own_stays(caplog: pytest.LogCaptureFixture) -> None:
    """What a skill has chosen is not taken from it."""
    echo = Echo()

    lambda_handler(built(WithOwnSerializer(), echo))(Examples().request("LaunchRequest"), None)

    assert is_read_by_the_sdk(echo)
    assert [record.name for record in caplog.records] == ["lean_sdk"]
    assert "OwnSerializer" in caplog.text


def test_this_sdk_is_not_stepped_back_from(caplog: pytest.LogCaptureFixture) -> None:
    """The SDK that is pinned is the one that was compared."""
    echo = Echo()

    lambda_handler(built(SkillBuilder(), echo))(Examples().request("LaunchRequest"), None)

    assert not is_read_by_the_sdk(echo)
    assert not caplog.records
    assert not skill_form.what_differs(DefaultSerializer())
    assert skill_form.what_differs(PlanningSerializer())


def test_the_attributes_of_the_event_stay_as_they_were() -> None:
    """A handler that changes the session's attributes changes a copy, deep inside too."""
    event = Examples().request("LaunchRequest")
    event["session"]["attributes"] = {"count": 1, "deep": [{"in": [1]}]}
    sent = copy.deepcopy(event)

    answer = lambda_handler(built(SkillBuilder()))(event, None)
    answer["sessionAttributes"]["deep"][0]["in"].append(2)

    assert event == sent
    assert answer["sessionAttributes"]["count"] == 2
