"""Dialogs: what Alexa asks for herself, what the skill asks, and how one breaks out."""

from __future__ import annotations

from typing import Any

import pytest

from simulator import Device
from tests.simulator.seed_shop import DELEGATE, MODEL, Shop, say, visit

Json = dict[str, Any]


def elicit(slot: str, updated: Json | None = None) -> Json:
    """Ask for a slot."""
    directive = {"type": "Dialog.ElicitSlot", "slotToElicit": slot}
    return directive | ({"updatedIntent": updated} if updated else {})


def order(**slots: str) -> Json:
    """Make an intent as a skill may send it back changed."""
    filled = {
        name: {"name": name, "confirmationStatus": "NONE"} for name in ("seed", "packets", "note")
    }
    for name, value in slots.items():
        filled[name]["value"] = value
    return {"name": "OrderIntent", "confirmationStatus": "NONE", "slots": filled}


def test_a_delegated_dialog_asks_for_everything() -> None:
    """Alexa asks with the model's prompts, and the skill hears of each turn and of the end."""
    shop = Shop(OrderIntent=DELEGATE, done=say("Ordered.", ends=True))
    device = visit(shop)

    said = [
        device.says(words)
        for words in ("order seeds", "carrots please", "yes", "three", "yes please")
    ]

    assert [turn.speech for turn in said] == [
        "Which seed?",
        "You want carrots?",
        "How many packets?",
        "3 packets of carrots. Right?",
        "Ordered.",
    ]
    states = [request.get("dialogState") for request in shop.requests[1:]]
    assert states == ["STARTED", "IN_PROGRESS", "IN_PROGRESS", "IN_PROGRESS", "COMPLETED"]
    assert shop.last["intent"]["confirmationStatus"] == "CONFIRMED"
    assert shop.slot("seed")["confirmationStatus"] == "CONFIRMED"
    assert shop.slot("packets")["value"] == "3"
    assert all(turn.is_platforms for turn in said[:-1])
    assert said[-1].has_ended


def test_a_prompt_of_the_model_is_repeated_after_silence() -> None:
    """The prompt is its own reprompt."""
    device = visit(Shop(OrderIntent=DELEGATE))
    device.says("order seeds")

    assert device.stays_silent().speech == "Which seed?"
    assert device.stays_silent().has_ended


@pytest.mark.parametrize(
    ("answer", "prompt"),
    [("cucumbers", "We have no cucumbers."), ("nightshade", "Not that one. Which seed?")],
)
def test_a_value_that_is_not_valid_is_asked_for_again(answer: str, prompt: str) -> None:
    """The validation's own prompt says what is wrong, and the slot is empty again."""
    shop = Shop(OrderIntent=DELEGATE)
    device = visit(shop)
    device.says("order seeds")

    turn = device.says(answer)

    assert turn.speech == prompt
    assert device.says("peas").speech == "You want peas?"


def test_a_number_that_is_too_large_is_asked_for_again() -> None:
    """Comparing validations compare numbers as numbers."""
    device = visit(Shop(OrderIntent=DELEGATE))
    for words in ("order carrots", "yes"):
        device.says(words)

    assert device.says("eleven packets").speech == "Fewer than ten, please."
    assert device.says("nine").speech == "9 packets of carrots. Right?"


def test_a_value_that_is_wrong_is_asked_for_again() -> None:
    """After a no to a slot's confirmation, it is asked for anew, in the prompt's next wording."""
    shop = Shop(OrderIntent=DELEGATE)
    device = visit(shop)
    device.says("order seeds")
    device.says("carrots")

    assert device.says("no").speech == "Tell me the seed."
    assert device.says("peas").speech == "You want peas?"


def test_an_order_that_is_denied_is_complete_and_denied() -> None:
    """A no to the whole is the skill's to settle."""
    shop = Shop(OrderIntent=DELEGATE, done=say("Never mind.", ends=True))
    device = visit(shop)
    for words in ("order 2 packets of peas", "yes", "no"):
        turn = device.says(words)

    assert turn.speech == "Never mind."
    assert shop.last["intent"]["confirmationStatus"] == "DENIED"


def test_one_can_break_out_of_a_dialog() -> None:
    """What says plainly something else is another intent, and the dialog is over."""
    shop = Shop(OrderIntent=DELEGATE)
    device = visit(shop)
    device.says("order seeds")

    turn = device.says("when do you open")

    assert (turn.intent, turn.speech) == ("HoursIntent", "I heard HoursIntent. What else?")
    assert "dialogState" not in shop.last
    assert device.says("stop").intent == "AMAZON.StopIntent"


def test_a_skill_asks_for_a_slot_in_its_own_words() -> None:
    """With ElicitSlot the skill speaks; the answer comes as the same intent."""
    shop = Shop(OrderIntent=say("What may it be?", elicit("seed")))
    device = visit(shop)

    asked = device.says("order seeds")
    device.says("peas")

    assert (asked.speech, asked.is_platforms) == ("What may it be?", False)
    assert (shop.last["intent"]["name"], shop.slot("seed")["value"]) == ("OrderIntent", "peas")
    assert shop.last["dialogState"] == "IN_PROGRESS"


def test_free_text_is_taken_as_it_is_said() -> None:
    """A slot for a search takes any words, and a custom one short ones, without a match."""
    shop = Shop(OrderIntent=say("Any note?", elicit("note")))
    device = visit(shop)

    device.says("order seeds")
    device.says("leave them at the back door")

    assert shop.slot("note")["value"] == "leave them at the back door"


def test_a_skill_may_change_the_intent_it_asks_about() -> None:
    """The updated intent is what comes back, and it may be another one."""
    shop = Shop(HoursIntent=say("How many?", elicit("packets", order(seed="pea"))))
    device = visit(shop)

    device.says("when do you open")
    turn = device.says("four")

    assert turn.intent == "OrderIntent"
    assert (shop.slot("seed")["value"], shop.slot("packets")["value"]) == ("pea", "4")


def test_a_skill_asks_whether_a_slot_is_right() -> None:
    """The yes comes as the same intent with the slot confirmed, never as a YesIntent."""
    confirm = {"type": "Dialog.ConfirmSlot", "slotToConfirm": "seed"}
    shop = Shop(OrderIntent=say("Peas?", confirm))
    device = visit(shop)
    device.says("order peas")

    device.says("no they are not")
    denied = shop.slot("seed")["confirmationStatus"]
    device.says("carrots")

    assert denied == "DENIED"
    assert shop.slot("seed")["value"] == "carrots"


def test_a_skill_asks_whether_the_whole_is_right() -> None:
    """ConfirmIntent settles the intent's own status."""
    shop = Shop(OrderIntent=say("All right?", {"type": "Dialog.ConfirmIntent"}))
    device = visit(shop)
    device.says("order peas")

    device.says("yes")

    assert shop.last["intent"]["confirmationStatus"] == "CONFIRMED"


def test_alexa_leads_a_dialog_alone() -> None:
    """With the strategy ALWAYS the skill hears of the intent once, when all of it is there."""
    shop = Shop()
    device = visit(shop)

    asked = device.says("find seeds")
    found = device.says("peas")

    assert (asked.speech, asked.request) == ("Which seed?", None)
    assert found.speech == "I heard FindIntent. What else?"
    assert [r.get("dialogState") for r in shop.requests[1:]] == ["COMPLETED"]


def test_a_delegation_goes_on_unnoticed_when_nothing_is_missing() -> None:
    """The exchange that the person did not notice is kept with the turn."""
    shop = Shop(HoursIntent=delegate_full_order(), done=say("Ordered.", ends=True))
    device = visit(shop)

    turn = device.says("when do you open")

    assert turn.speech == "Ordered."
    assert [before.intent for before in turn.before] == ["HoursIntent"]


def delegate_full_order() -> Json:
    """Delegate an order in which nothing is missing."""
    full = order(packets="2")
    match = {"status": {"code": "ER_SUCCESS_MATCH"}}
    full["slots"]["seed"] |= {
        "value": "pea",
        "confirmationStatus": "CONFIRMED",
        "resolutions": {"resolutionsPerAuthority": [match]},
    }
    full["confirmationStatus"] = "CONFIRMED"
    return say(None, {"type": "Dialog.Delegate", "updatedIntent": full}, ends=None)


def test_two_who_delegate_to_each_other_are_stopped() -> None:
    """A skill that delegates what is complete goes in circles, and is told so."""
    device = visit(Shop(HoursIntent=delegate_full_order(), done=delegate_full_order()))

    turn = device.says("when do you open")

    assert "dialog-circle" in [fault.rule for fault in turn.faults]


@pytest.mark.parametrize(
    ("answer", "rule"),
    [
        (say("Which?", elicit("sead")), "dialog-slot"),
        (say("Which.", elicit("seed"), ends=True), "dialog-after-end"),
        (say("Which?", {"type": "Dialog.Delegate"}), "dialog-delegate-speech"),
        (say("Which?", elicit("seed"), elicit("packets")), "dialog-one-directive"),
        (say("Which?", elicit("seed", {"name": "OrderIntent"})), "dialog-updated-intent"),
    ],
)  # fmt: skip
def test_a_directive_that_breaks_a_rule_is_refused(answer: Json, rule: str) -> None:
    """The session ends, and the rule is named."""
    device = visit(Shop(OrderIntent=answer))

    turn = device.says("order seeds")

    assert [fault.rule for fault in turn.faults] == [rule]
    assert (turn.was_refused, device.is_open) == (True, False)


def test_a_dialog_that_the_model_lacks_is_dropped_loudly() -> None:
    """Alexa drops it without a word; here it is told, and the speech is heard."""
    device = visit(Shop(HoursIntent=say("Which?", elicit("seed"))))

    turn = device.says("when do you open")

    assert [fault.rule for fault in turn.faults] == ["dialog-not-in-model"]
    assert (turn.speech, turn.was_refused) == ("Which?", False)


def test_without_an_intent_there_is_nothing_to_ask_about() -> None:
    """A launch has no intent, so a directive has to bring one."""
    device = Device(Shop(LaunchRequest=say("Which?", elicit("seed"))), MODEL)

    assert [fault.rule for fault in device.open().faults] == ["dialog-no-intent"]


def test_a_skill_sends_values_of_its_own() -> None:
    """Dynamic entities are heard for this session, under an authority of their own."""
    types = [{"name": "Seed", "values": [{"id": "leek", "name": {"value": "leek"}}]}]
    update = {"type": "Dialog.UpdateDynamicEntities", "updateBehavior": "REPLACE", "types": types}
    shop = Shop(HoursIntent=say("What else?", update))
    device = visit(shop)

    before = device.says("order leeks").slots
    device.says("when do you open")
    device.says("order leeks")

    authorities = shop.slot("seed")["resolutions"]["resolutionsPerAuthority"]
    assert before["seed"]["id"] is None
    assert [each["status"]["code"] for each in authorities] == [
        "ER_SUCCESS_MATCH",
        "ER_SUCCESS_NO_MATCH",
    ]
    assert ".dynamic." in authorities[0]["authority"]
    assert authorities[0]["values"] == [{"value": {"name": "leek", "id": "leek"}}]
    device.open()
    assert device.says("order leeks").slots["seed"]["id"] is None


def test_too_many_dynamic_values_are_refused() -> None:
    """A response has at most a hundred of them, synonyms included."""
    values = [{"id": str(n), "name": {"value": f"seed {n}"}} for n in range(101)]
    types = [{"name": "Seed", "values": values}]
    update = {"type": "Dialog.UpdateDynamicEntities", "updateBehavior": "REPLACE", "types": types}
    device = visit(Shop(HoursIntent=say("What else?", update)))

    assert [fault.rule for fault in device.says("when do you open").faults] == ["dynamic-entities"]
