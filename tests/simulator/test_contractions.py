from __future__ import annotations

import pytest

from simulator import InteractionModel, Recogniser
from simulator.device.resolution import brief_slots

BARN = {
    "interactionModel": {
        "languageModel": {
            "invocationName": "barn book",
            "intents": [
                {"name": "AMAZON.FallbackIntent", "samples": []},
                {
                    "name": "TellIntent",
                    "slots": [{"name": "trouble", "type": "Trouble"}],
                    "samples": ["my {trouble}", "she is {trouble}", "the barn's burning"],
                },
            ],
            "types": [
                {
                    "name": "Trouble",
                    "values": [
                        {"name": {"value": "gate is hanging"}},
                        {"name": {"value": "roof's leaky"}},
                        {"name": {"value": "lame"}},
                    ],
                }
            ],
        }
    }
}
RECOGNISER = Recogniser(InteractionModel.parse(BARN))


@pytest.mark.parametrize(
    ("utterance", "trouble"),
    [
        ("my gate is hanging", "gate is hanging"),
        ("my gate's hanging", "gate's hanging"),
        ("my gate\u2019s really hanging", "gate's really hanging"),
        ("my roof is leaky", "roof is leaky"),
        ("my roof's leaky", "roof's leaky"),
        ("my roof is so leaky", "roof is so leaky"),
        ("she's lame", "lame"),
        ("she is lame", "lame"),
    ],
)
def test_a_shortened_is_finds_the_full_one_and_the_other_way_round(
    utterance: str, trouble: str
) -> None:
    """A value is found whether 'is' is said in full or hangs on the noun."""
    understood = RECOGNISER.understand(utterance)

    assert understood.intent.name == "TellIntent"
    assert brief_slots(understood.slots)["trouble"]["value"] == trouble
    assert understood.slots[0].mentions[0].values


@pytest.mark.parametrize("utterance", ["the barn's burning", "the barn is burning"])
def test_a_sample_may_shorten_an_is(utterance: str) -> None:
    """A sample's own words are met by both forms."""
    assert RECOGNISER.understand(utterance).reason == "it is the sample 'the barn's burning'"
