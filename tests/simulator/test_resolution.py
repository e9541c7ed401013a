from __future__ import annotations

from typing import Any

from simulator.device.resolution import brief_slots, intent_payload
from tests.simulator.conftest import Understand

SKILL = "amzn1.ask.skill.test"
AUTHORITY = f"amzn1.er-authority.echo-sdk.{SKILL}"


def slots(understand: Understand, utterance: str) -> dict[str, Any]:
    """Understand a sentence; return its slots as the service sends them."""
    payload = intent_payload(understand(utterance), SKILL)
    result = payload["slots"]
    assert isinstance(result, dict)
    return result


def test_every_slot_of_the_intent_is_there(understand: Understand) -> None:
    """An unfilled slot has its name and confirmation status and nothing else."""
    found = slots(understand, "my fern is wilting")

    assert set(found) == {
        "plant",
        "trouble",
        "duration",
        "vague_duration",
        "since",
        "room",
        "pots",
    }
    assert found["room"] == {"name": "room", "confirmationStatus": "NONE"}


def test_a_match_names_the_value_and_its_id(understand: Understand) -> None:
    """A synonym comes as said, with the value it stands for, at slot level and in slotValue."""
    resolutions = {
        "resolutionsPerAuthority": [
            {
                "authority": f"{AUTHORITY}.Plant",
                "status": {"code": "ER_SUCCESS_MATCH"},
                "values": [{"value": {"name": "fern", "id": "fern"}}],
            }
        ]
    }

    assert slots(understand, "my maidenhair is wilting")["plant"] == {
        "name": "plant",
        "confirmationStatus": "NONE",
        "source": "USER",
        "value": "maidenhair",
        "resolutions": resolutions,
        "slotValue": {"type": "Simple", "value": "maidenhair", "resolutions": resolutions},
    }


def test_no_match_has_the_raw_value_only(understand: Understand) -> None:
    """A word outside the list is heard, and said to match nothing."""
    plant = slots(understand, "my xyzzy is wilting")["plant"]

    assert plant["value"] == "xyzzy"
    assert plant["resolutions"]["resolutionsPerAuthority"] == [
        {"authority": f"{AUTHORITY}.Plant", "status": {"code": "ER_SUCCESS_NO_MATCH"}}
    ]


def test_several_matches_are_all_listed(understand: Understand) -> None:
    """A phrase of two values resolves to both, so that the skill can ask."""
    plant = slots(understand, "my climber is wilting")["plant"]

    values = plant["resolutions"]["resolutionsPerAuthority"][0]["values"]
    assert [value["value"]["id"] for value in values] == ["bean", "grape"]


def test_several_values_come_as_a_list(understand: Understand) -> None:
    """Of a list, the slot itself has no value; each part resolves by itself."""
    plant = slots(understand, "my fern and my basil are wilting")["plant"]

    assert "value" not in plant
    assert "resolutions" not in plant
    assert plant["slotValue"]["type"] == "List"
    assert [part["value"] for part in plant["slotValue"]["values"]] == ["fern", "basil"]
    assert all("resolutions" in part for part in plant["slotValue"]["values"])


def test_built_in_types_come_resolved_and_without_resolutions(understand: Understand) -> None:
    """A length of time arrives in the platform's form, and no list is named for it."""
    duration = slots(understand, "for three weeks")["duration"]

    assert duration == {
        "name": "duration",
        "confirmationStatus": "NONE",
        "source": "USER",
        "value": "P3W",
        "slotValue": {"type": "Simple", "value": "P3W"},
    }


def test_the_brief_form_has_filled_slots_only(understand: Understand) -> None:
    """In brief, a slot is what was said and what it stands for."""
    one = brief_slots(understand("my maidenhair has had spots for three weeks").slots)
    several = brief_slots(understand("my fern and my xyzzy are wilting").slots)
    unlisted = brief_slots(understand("my xyzzy is wilting").slots)

    assert one == {
        "plant": {"value": "maidenhair", "id": "fern"},
        "trouble": {"value": "spots", "id": "spots"},
        "duration": {"value": "P3W", "id": None},
    }
    assert several["plant"]["value"] in ("fern", ["fern", "xyzzy"])
    assert unlisted == {"plant": {"value": "xyzzy", "id": None}}
