from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope

from simulator import GRANTED, REMINDERS_SCOPE, SCREENS, Clock, Home, Identity
from simulator.device.envelope import Envelopes, SessionView
from simulator.device.resolution import intent_payload
from simulator.home.home import NOWHERE
from tests.simulator.conftest import Understand

Json = dict[str, Any]

SESSION = SessionView("amzn1.echo-api.session.1", is_new=True, attributes={"asked": 1})
AFTERNOON = datetime(2026, 5, 6, 14, 30, 9, 999, tzinfo=timezone(timedelta(hours=2)))
SKILL = {"applicationId": "amzn1.ask.skill.test"}
SHOWN = {"type": "Alexa.Presentation.APL.RenderDocument", "token": "plants"}


def envelopes(**settings: Any) -> Envelopes:
    """Make the envelopes of a home at a certain time, with ids that are known."""
    home = Home(Identity(skill_id="amzn1.ask.skill.test"), Clock.at(AFTERNOON), **settings)
    return Envelopes(home, new_id=lambda: "11111111-2222-4333-8444-555555555555")


def test_a_launch_has_every_field_of_the_service() -> None:
    """The envelope of a launch is what the service sends, with the tester's time and ids."""
    user = {"userId": "amzn1.ask.account.SIMULATED-USER"}

    assert envelopes().launch(SESSION) == {
        "version": "1.0",
        "session": {
            "new": True,
            "sessionId": "amzn1.echo-api.session.1",
            "application": SKILL,
            "attributes": {"asked": 1},
            "user": user,
        },
        "context": {
            "System": {
                "application": SKILL,
                "user": user,
                "device": {
                    "deviceId": "amzn1.ask.device.SIMULATED-DEVICE",
                    "supportedInterfaces": {},
                },
                "unit": {
                    "unitId": "amzn1.ask.unit.SIMULATED-UNIT",
                    "persistentUnitId": "amzn1.alexa.unit.did.SIMULATED-UNIT",
                },
                "apiEndpoint": NOWHERE,
                "apiAccessToken": "simulated-token-that-opens-nothing",
            }
        },
        "request": {
            "type": "LaunchRequest",
            "requestId": "amzn1.echo-api.request.11111111-2222-4333-8444-555555555555",
            "locale": "en-US",
            "timestamp": "2026-05-06T12:30:09Z",
            "shouldLinkResultBeReturned": False,
        },
    }


def test_a_screen_is_described_twice() -> None:
    """With a screen, the interface, both viewports and what is shown are in the context."""
    shown = SessionView("s", is_new=False, attributes={}, shown=SHOWN)

    context = envelopes(screen=SCREENS["round"]).launch(shown)["context"]

    interfaces = context["System"]["device"]["supportedInterfaces"]
    assert "maxVersion" in interfaces["Alexa.Presentation.APL"]["runtime"]
    assert (context["Viewport"]["shape"], context["Viewport"]["pixelWidth"]) == ("ROUND", 480)
    assert context["Viewports"][0]["configuration"]["current"]["size"]["pixelHeight"] == 480
    assert context["Alexa.Presentation.APL"] == {
        "token": "plants",
        "version": "AriaRuntimeLibrary-1.0",
        "componentsVisibleOnScreen": [],
    }
    assert "Viewport" not in envelopes().launch(shown)["context"]


def test_a_television_cannot_be_touched() -> None:
    """What the screen cannot do is not in its description."""
    television = envelopes(screen=SCREENS["tv"]).launch(SESSION)["context"]["Viewport"]

    assert (television["mode"], "touch" in television) == ("TV", False)


def test_permissions_stand_beside_the_user() -> None:
    """What was granted and what was denied is told both times the user is named."""
    home = envelopes(permissions={REMINDERS_SCOPE: GRANTED, "alexa::profile:name:read": "DENIED"})

    launch = home.launch(SESSION)

    scopes = {
        REMINDERS_SCOPE: {"status": "GRANTED"},
        "alexa::profile:name:read": {"status": "DENIED"},
    }
    assert launch["session"]["user"]["permissions"]["scopes"] == scopes
    assert launch["context"]["System"]["user"]["permissions"]["scopes"] == scopes
    assert "permissions" not in envelopes().launch(SESSION)["session"]["user"]


def test_a_known_voice_is_a_person() -> None:
    """A person is in the context only where the voice was recognised."""
    known = Envelopes(Home(Identity(person_id="amzn1.ask.person.1")))

    assert known.launch(SESSION)["context"]["System"]["person"] == {
        "personId": "amzn1.ask.person.1"
    }
    assert "person" not in Envelopes().launch(SESSION)["context"]["System"]


def test_an_intent_request_carries_the_intent(understand: Understand) -> None:
    """The intent with its slots is in the request, beside the fields of every request."""
    payload = intent_payload(understand("my fern is wilting"), "amzn1.ask.skill.test")

    plain = envelopes().intent(SESSION, payload)["request"]
    dialog = envelopes().intent(SESSION, payload, "STARTED")["request"]

    assert plain["type"] == "IntentRequest"
    assert plain["intent"]["slots"]["plant"]["value"] == "fern"
    assert ("dialogState" in plain, dialog["dialogState"]) == (False, "STARTED")


def test_an_ending_says_why() -> None:
    """The reason is always there, the error only when there was one."""
    error = {"type": "INVALID_RESPONSE", "message": "bad"}

    silent = envelopes().ended(SESSION, "EXCEEDED_MAX_REPROMPTS")["request"]
    broken = envelopes().ended(SESSION, "ERROR", error)["request"]

    assert silent["type"] == "SessionEndedRequest"
    assert (silent["reason"], "error" in silent) == ("EXCEEDED_MAX_REPROMPTS", False)
    assert broken["error"] == error


def test_ids_differ_and_times_are_now_by_default() -> None:
    """Without a clock and ids of the caller's own, each request has its own."""
    plain = Envelopes()

    one, other = plain.launch(SESSION), plain.launch(SESSION)

    sent = datetime.fromisoformat(one["request"]["timestamp"])
    assert one["request"]["requestId"] != other["request"]["requestId"]
    assert abs(datetime.now(UTC) - sent) < timedelta(minutes=1)


def every_request(written: Envelopes, understand: Understand) -> list[Json]:
    """Write one envelope of each kind."""
    shown = SessionView("s", is_new=False, attributes={"a": 1}, shown=SHOWN)
    several = intent_payload(understand("my fern and basil are wilting"), "skill")
    return [
        written.launch(shown),
        written.intent(shown, several, "IN_PROGRESS"),
        written.ended(shown, "ERROR", {"type": "INVALID_RESPONSE", "message": "bad"}),
        written.touched(shown, ["yes", 1], {"type": "TouchWrapper", "handler": "Press", "id": "a"}),
        written.consented(shown, "ACCEPTED", REMINDERS_SCOPE, "token"),
    ]


@pytest.mark.parametrize("screen", [None, *SCREENS])
def test_amazons_own_library_reads_every_envelope(
    screen: str | None, understand: Understand
) -> None:
    """The SDK, which refuses what it does not know, takes each of them, whatever the device."""
    home = envelopes(
        screen=SCREENS[screen] if screen else None,
        interfaces={"AudioPlayer": {}},
        permissions={REMINDERS_SCOPE: GRANTED},
    )

    for written in every_request(home, understand):
        read = DefaultSerializer().deserialize(json.dumps(written), RequestEnvelope)

        assert read.request.object_type == written["request"]["type"]
        assert read.context.system.unit.unit_id == "amzn1.ask.unit.SIMULATED-UNIT"
        assert read.context.system.user.permissions.scopes[REMINDERS_SCOPE].status.value == GRANTED
        assert (read.context.viewport is not None) == (screen is not None)
