from __future__ import annotations

import pytest

from simulator import InteractionModel, Recogniser
from tests.simulator.conftest import WEDNESDAY, Understand

TRIPS = {
    "interactionModel": {
        "languageModel": {
            "invocationName": "trip planner",
            "intents": [
                {"name": "AMAZON.FallbackIntent", "samples": []},
                {
                    "name": "TravelIntent",
                    "slots": [
                        {"name": "to", "type": "City"},
                        {"name": "from", "type": "City"},
                        {"name": "when", "type": "AMAZON.DATE"},
                        {"name": "people", "type": "AMAZON.NUMBER"},
                        {"name": "stay", "type": "AMAZON.DURATION"},
                    ],
                    "samples": [
                        "book a train from {from} to {to}",
                        "travel to {to} on {when}",
                        "tickets for {people} people",
                        "stay for {stay}",
                        "{to}",
                        "{people}",
                    ],
                },
            ],
            "types": [
                {
                    "name": "City",
                    "values": [{"name": {"value": city}} for city in ("rome", "oslo", "lima")],
                }
            ],
        }
    }
}
RECOGNISER = Recogniser(InteractionModel.parse(TRIPS))


@pytest.mark.parametrize(
    "utterance", ["five", "12345", "well, five", "like fifteen", "no five", "yes 5"]
)
def test_a_number_alone_fills_nothing_that_no_sample_has_alone(
    understand: Understand, utterance: str
) -> None:
    """A bare number is about anything, and is not taken for a slot that needs words beside it."""
    assert understand(utterance).intent.name == "AMAZON.FallbackIntent"


@pytest.mark.parametrize(
    ("utterance", "slots"),
    [
        ("book a train from rome to oslo", {"from": "rome", "to": "oslo"}),
        ("can you book me some train from rome up to oslo", {"from": "rome", "to": "oslo"}),
        ("i want to travel to lima on monday", {"to": "lima", "when": "2026-05-11"}),
        ("book tickets to rome for three people", {"to": "rome", "people": "3"}),
        ("oslo", {"to": "oslo"}),
        ("like four", {"people": "4"}),
        ("travel to rome and stay for about two weeks", {"to": "rome", "stay": "P2W"}),
        ("travel to rome with my seven bags", {"to": "rome"}),
    ],
)
def test_values_go_where_the_samples_have_them(utterance: str, slots: dict[str, str]) -> None:
    """Slots of one type are told apart by the nearest sample, numbers and dates by their place."""
    understood = RECOGNISER.understand(utterance, WEDNESDAY)

    assert {s.slot.name: s.mentions[0].key for s in understood.slots} == slots
