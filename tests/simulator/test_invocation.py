from __future__ import annotations

import pytest

from simulator.recognition.invocation import InvocationName

NAME = InvocationName("green thumb helper")


@pytest.mark.parametrize(
    ("utterance", "request_"),
    [
        ("open green thumb helper", ""),
        ("alexa, open green thumb helper", ""),
        ("Alexa open the Green Thumb Helper skill please", ""),
        ("launch green thumb helper", ""),
        ("can you open green thumb helper", ""),
        ("talk to green thumb helper", ""),
        ("start green thumb helper", ""),
        ("ask green thumb helper", ""),
        ("ask green thumb helper why my fern is wilting", "why my fern is wilting"),
        ("alexa, ask green thumb helper why is my fern wilting?", "why is my fern wilting"),
        ("ask green thumb helper about root rot", "root rot"),
        ("tell green thumb helper that my fern has spots", "my fern has spots"),
        ("ask green thumb helper to explain root rot", "explain root rot"),
        ("open green thumb helper and tell me about root rot", "tell me about root rot"),
        ("why is my fern wilting, ask green thumb helper", "why is my fern wilting"),
        ("explain root rot using green thumb helper", "explain root rot"),
    ],
)
def test_a_sentence_with_the_name_opens_the_skill(utterance: str, request_: str) -> None:
    """The skill is opened by a launch word with its name, and the rest is the question."""
    found = NAME.find(utterance)

    assert found is not None
    assert found.request == request_


@pytest.mark.parametrize(
    "utterance",
    [
        "why do you ask",
        "tell me more",
        "can you tell me more",
        "open",
        "ask",
        "start over",
        "the reason for asking",
        "i ask green questions",
        "use green water",
        "open another skill",
        "i like green thumb helper",
        "",
    ],
)
def test_any_other_sentence_does_not(utterance: str) -> None:
    """Words like 'ask' and 'tell' without the name are what they are."""
    assert NAME.find(utterance) is None


def test_the_bare_name_opens_only_where_nothing_is_open() -> None:
    """The name alone counts when it is asked for."""
    assert NAME.find("green thumb helper") is None
    assert NAME.find("green thumb helper", bare=True) is not None
    assert NAME.find("alexa green thumb helper please", bare=True) is not None
