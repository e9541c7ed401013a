from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from simulator.envelope import Envelopes, Identity, SessionView
from tests.simulator.conftest import Understand

SESSION = SessionView("amzn1.echo-api.session.1", is_new=True, attributes={"asked": 1})
ENVELOPES = Envelopes(
    Identity(skill_id="amzn1.ask.skill.test", interfaces={"Alexa.Presentation.APL": {}}),
    clock=lambda: datetime(2026, 5, 6, 14, 30, 9, 999, tzinfo=timezone(timedelta(hours=2))),
    new_id=lambda: "11111111-2222-4333-8444-555555555555",
)


def test_a_launch_has_every_field_of_the_service() -> None:
    """The envelope of a launch is what the service sends, with the injected time and ids."""
    skill = {"applicationId": "amzn1.ask.skill.test"}
    user = {"userId": "amzn1.ask.account.SIMULATED-USER"}

    assert ENVELOPES.launch(SESSION) == {
        "version": "1.0",
        "session": {
            "new": True,
            "sessionId": "amzn1.echo-api.session.1",
            "application": skill,
            "attributes": {"asked": 1},
            "user": user,
        },
        "context": {
            "System": {
                "application": skill,
                "user": user,
                "device": {
                    "deviceId": "amzn1.ask.device.SIMULATED-DEVICE",
                    "supportedInterfaces": {"Alexa.Presentation.APL": {}},
                },
                "apiEndpoint": "https://api.amazonalexa.com",
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


def test_an_intent_request_carries_the_intent(understand: Understand) -> None:
    """The intent with its slots is in the request, beside the fields of every request."""
    request = ENVELOPES.intent(SESSION, understand("my fern is wilting"))["request"]

    assert request["type"] == "IntentRequest"
    assert request["intent"]["name"] == "DescribePlantIntent"
    assert request["intent"]["confirmationStatus"] == "NONE"
    assert request["intent"]["slots"]["plant"]["value"] == "fern"
    assert request["timestamp"] == "2026-05-06T12:30:09Z"


def test_an_ending_says_why() -> None:
    """The reason is always there, the error only when there was one."""
    error = {"type": "INVALID_RESPONSE", "message": "bad"}

    silent = ENVELOPES.ended(SESSION, "EXCEEDED_MAX_REPROMPTS")["request"]
    broken = ENVELOPES.ended(SESSION, "ERROR", error)["request"]

    assert silent["type"] == "SessionEndedRequest"
    assert (silent["reason"], "error" in silent) == ("EXCEEDED_MAX_REPROMPTS", False)
    assert broken["error"] == error


def test_ids_differ_and_times_are_now_by_default() -> None:
    """Without a clock and ids of the caller's own, each request has its own."""
    envelopes = Envelopes()

    one, other = envelopes.launch(SESSION), envelopes.launch(SESSION)

    sent = datetime.fromisoformat(one["request"]["timestamp"])
    assert one["request"]["requestId"] != other["request"]["requestId"]
    assert abs(datetime.now(UTC) - sent) < timedelta(minutes=1)
