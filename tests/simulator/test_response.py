from __future__ import annotations

from typing import Any

import pytest

from simulator.device.response import Response


def body(**response: Any) -> dict[str, Any]:
    """Make a whole response around its inner part."""
    return {"version": "1.0", "sessionAttributes": {}, "response": response}


def speech(text: str) -> dict[str, str]:
    """Make speech of markup."""
    return {"type": "SSML", "ssml": text}


def test_a_good_response_is_read() -> None:
    """Speech, reprompt, attributes and the open microphone are taken from where they are."""
    good = body(
        outputSpeech=speech("<speak>Which plant?</speak>"),
        reprompt={"outputSpeech": {"type": "PlainText", "text": "Fern & co?"}},
        shouldEndSession=False,
    ) | {"sessionAttributes": {"asked": 1}}

    response = Response(good)

    assert response.faults() == []
    assert (response.speech, response.ssml) == ("Which plant?", "<speak>Which plant?</speak>")
    assert response.reprompt == "Fern & co?"
    assert response.reprompt_ssml == "<speak>Fern &amp; co?</speak>"
    assert response.attributes == {"asked": 1}
    assert response.keeps_session


@pytest.mark.parametrize("ending", [{}, {"shouldEndSession": True}, {"shouldEndSession": None}])
def test_only_an_explicit_false_keeps_the_session(ending: dict[str, Any]) -> None:
    """A response that does not say that it waits for an answer gets none."""
    assert not Response(body(outputSpeech=speech("<speak>Bye</speak>"), **ending)).keeps_session


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (None, "returned NoneType, not an object"),
        ("hello", "returned str, not an object"),
        ([], "returned list, not an object"),
        ({}, "version must be '1.0'"),
        ({"version": "1.0"}, "response is missing"),
        ({"version": "2.0", "response": {}}, "version must be '1.0'"),
        (body() | {"sessionAttributes": [1]}, "sessionAttributes must be an object"),
        (body(shouldEndSession="no"), "shouldEndSession must be true or false"),
        (body(outputSpeech="hello"), "outputSpeech.type must be SSML or PlainText"),
        (body(outputSpeech={"type": "Loud"}), "outputSpeech.type must be SSML or PlainText"),
        (body(outputSpeech={"type": "SSML", "text": "x"}), "outputSpeech.ssml must be text"),
        (body(outputSpeech={"type": "SSML", "ssml": " "}), "may not be empty"),
        (body(outputSpeech=speech("<speak>a & b</speak>")), "not well-formed SSML"),
        (body(outputSpeech={"type": "PlainText", "text": "a" * 8001}), "8001 characters"),
        (body(reprompt="again"), "reprompt must be an object"),
        (body(reprompt={"outputSpeech": speech("<speak>")}), "reprompt.outputSpeech: speech is"),
        (body(card={"type": "Loud"}), "card.type must be one of Simple"),
        (body(card={"type": "Simple", "content": "<speak>Hi</speak>"}), "has speech markup"),
        (body(card={"type": "Simple", "content": "a" * 8001}), "card has 8001 characters"),
        (body(card={"type": "Simple", "content": 5}), "card.content must be text"),
        (body(card={"type": "AskForPermissionsConsent"}), "asks for no permissions"),
        (
            body(card={"type": "Standard", "image": {"smallImageUrl": "http://x"}}),
            "image must come by https",
        ),
        (body(directives={}), "directives must be a list"),
        (body(directives=[{"no": "type"}]), "must be an object with a type"),
        (body() | {"sessionAttributes": {"a": "b" * 25_000}}, "bytes, more than 24576"),
    ],
)
def test_what_a_device_would_refuse_is_told(answer: object, fault: str) -> None:
    """Every fault is named in words, and none makes the reading fail."""
    response = Response(answer)

    assert any(fault in found.message for found in response.faults())
    assert response.speech is None or isinstance(response.speech, str)
    assert isinstance(response.attributes, dict)


def test_nothing_can_be_said_after_the_end() -> None:
    """Speech in answer to a SessionEndedRequest is a fault; an empty response is not."""
    spoken = Response(body(outputSpeech=speech("<speak>Bye</speak>")), answers_an_ending=True)
    silent = Response(body(), answers_an_ending=True)

    assert any("nobody can hear" in fault.message for fault in spoken.faults())
    assert silent.faults() == []
