import json
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer

from skill.slots import INTENT, SlotValue, intent_as_json, slot_values
from tests.skill.envelopes import matched, plain, several, simple, unfilled, unmatched


def values_of(slot: dict[str, Any], name: str = "finding") -> tuple[SlotValue, ...]:
    """Give the values of a slot, which are the same where the SDK has read it."""
    values = slot_values(slot)
    assert values == slot_values(through_the_sdk(slot))
    return values.get(name, ())


def through_the_sdk(slots: dict[str, Any]) -> Any:
    """Give the slots of an intent that the SDK has read, as it does where it is not left to us."""
    intent = DefaultSerializer().deserialize(json.dumps({"slots": slots}), INTENT)
    return intent_as_json(intent)["slots"]


@pytest.mark.parametrize(
    ("slots", "expected"),
    [
        pytest.param(
            matched("finding", "pins and needles", "tingling"),
            (SlotValue("pins and needles", ("tingling",)),),
            id="match",
        ),
        pytest.param(
            matched("finding", "shaking", "tremor", "shaky"),
            (SlotValue("shaking", ("tremor", "shaky")),),
            id="several-ids-best-first",
        ),
        pytest.param(
            unmatched("finding", "a funny feeling"),
            (SlotValue("a funny feeling", ()),),
            id="no-match",
        ),
        pytest.param(plain("finding", "P3D"), (SlotValue("P3D", ()),), id="built-in"),
        pytest.param(
            several("finding", weakness="weak", numbness="numb"),
            (SlotValue("weak", ("weakness",)), SlotValue("numb", ("numbness",))),
            id="list",
        ),
        pytest.param(unfilled("finding"), (), id="unfilled"),
        pytest.param({}, (), id="absent"),
        pytest.param(unmatched("finding", ""), (), id="empty"),
        pytest.param(unmatched("finding", "   "), (), id="blank"),
        pytest.param(plain("finding", "?"), (), id="question-mark"),
        pytest.param(plain("finding", " P3D "), (SlotValue("P3D", ()),), id="spaces-around"),
    ],
)
def test_the_values_of_a_slot_are_read(
    slots: dict[str, Any], expected: tuple[SlotValue, ...]
) -> None:
    """Each form that the platform sends gives its words and its ids, and blanks give nothing."""
    assert values_of(slots) == expected


def test_the_older_form_reads_the_same() -> None:
    """A slot without the newer form is read from the slot itself."""
    slot = matched("finding", "numb", "numbness")
    del slot["finding"]["slotValue"]

    assert values_of(slot) == (SlotValue("numb", ("numbness",)),)


def test_a_list_leaves_out_its_blanks() -> None:
    """Of several values, those that hold something are read."""
    blank = {"type": "List", "values": [simple("finding", " "), simple("finding", "weak", ("a",))]}

    assert values_of({"finding": {"name": "finding", "slotValue": blank}}) == (
        SlotValue("weak", ("a",)),
    )


@pytest.mark.parametrize("empty", [{"type": "List", "values": []}, {"type": "List"}])
def test_an_empty_list_has_no_values(empty: dict[str, Any]) -> None:
    """A list without anything in it is as good as a slot that nothing was said for."""
    assert values_of({"finding": {"name": "finding", "slotValue": empty}}) == ()


def test_every_authority_is_looked_through() -> None:
    """What matches in any list of the platform's counts, in its order."""
    slot = matched("finding", "numb", "numbness")
    authorities = [
        {"authority": "one", "status": {"code": "ER_SUCCESS_NO_MATCH"}},
        {"authority": "two", "status": {"code": "ER_ERROR_TIMEOUT"}},
        *slot["finding"]["slotValue"]["resolutions"]["resolutionsPerAuthority"],
    ]
    slot["finding"]["slotValue"]["resolutions"]["resolutionsPerAuthority"] = authorities

    assert values_of(slot) == (SlotValue("numb", ("numbness",)),)


@pytest.mark.parametrize(
    "resolutions",
    [
        pytest.param({}, id="empty"),
        pytest.param({"resolutionsPerAuthority": []}, id="no-authority"),
        pytest.param({"resolutionsPerAuthority": [{"authority": "one"}]}, id="no-status"),
        pytest.param(
            {
                "resolutionsPerAuthority": [
                    {"authority": "one", "status": {"code": "ER_SUCCESS_MATCH"}}
                ]
            },
            id="no-values",
        ),
        pytest.param(
            {
                "resolutionsPerAuthority": [
                    {
                        "authority": "one",
                        "status": {"code": "ER_SUCCESS_MATCH"},
                        "values": [{"value": {"name": "numb"}}],
                    }
                ]
            },
            id="no-id",
        ),
    ],
)
def test_a_resolution_with_parts_missing_resolves_to_nothing(resolutions: dict[str, Any]) -> None:
    """The words are kept, and no id is made up."""
    value = {"type": "Simple", "value": "numb", "resolutions": resolutions}

    assert values_of({"finding": {"name": "finding", "slotValue": value}}) == (
        SlotValue("numb", ()),
    )


@pytest.mark.parametrize("slots", [None, {}, {"finding": None}, unfilled("other")])
def test_no_slots_have_no_values(slots: dict[str, Any] | None) -> None:
    """An intent without slots tells nothing."""
    assert "finding" not in slot_values(slots)


@pytest.mark.parametrize("broken", ["weak", 7, ["weak"], {"value": 7}, {"resolutions": 7}])
def test_what_is_no_slot_is_a_fault(broken: object) -> None:
    """What was said is then not known, and must not pass for nothing."""
    slot = {"value": "weak", **broken} if isinstance(broken, dict) else broken

    with pytest.raises((AttributeError, TypeError)):
        slot_values({"finding": slot})
