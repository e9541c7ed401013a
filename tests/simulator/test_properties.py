from __future__ import annotations

import json

from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator import Device, InteractionModel, Recogniser
from simulator.device.resolution import brief_slots, intent_payload
from simulator.language.text import read
from simulator.recognition.invocation import InvocationName
from simulator.ssml import as_text, faults_of
from tests.simulator.conftest import MODEL, WEDNESDAY
from tests.simulator.seed_shop import DELEGATE, Shop, say
from tests.simulator.seed_shop import MODEL as MODEL_OF_THE_SHOP

_MADE: dict[tuple[str, ...], Recogniser] = {}


def recogniser_of(model: InteractionModel) -> Recogniser:
    """Make the recogniser for a model once for all examples."""
    key = tuple(f"{intent.name}{intent.samples}" for intent in model.intents)
    if key not in _MADE:
        _MADE[key] = Recogniser(model)
    return _MADE[key]


RECOGNISER = Recogniser(InteractionModel.load(MODEL))
NAME = InvocationName("green thumb helper")
WORDS = st.sampled_from(
    "yes no not never i have it is my fern basil spots aphids mosaic the a and or but three two "
    "half weeks week days a few couple of last tuesday may since for in old open ask green thumb "
    "helper why how do stop help what don't it's 3 911 t m v wilting wiltng um like xyzzy".split()
)
SENTENCES = st.lists(WORDS, max_size=14).map(" ".join)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_no_text_breaks_the_recogniser(text: str) -> None:
    """Any text whatever is understood as some intent."""
    assert RECOGNISER.understand(text, WEDNESDAY).intent.name


@settings(deadline=None, max_examples=300)
@given(SENTENCES)
def test_words_in_any_order_make_a_payload(text: str) -> None:
    """Whatever is found can be sent: every slot is there, and lists only where several fit."""
    understood = RECOGNISER.understand(text, WEDNESDAY)

    payload = intent_payload(understood, "skill")

    json.dumps([payload, brief_slots(understood.slots)])
    assert set(payload["slots"]) == {slot.name for slot in understood.intent.slots}
    for filled in understood.slots:
        assert filled.mentions
        assert len(filled.mentions) == 1 or filled.slot.takes_several


@settings(deadline=None)
@given(SENTENCES)
def test_a_denied_value_reaches_only_denials(text: str) -> None:
    """In no sentence does a value that is denied there fill a slot of a statement by likeness."""
    understood = RECOGNISER.understand(text, WEDNESDAY)

    if understood.intent.name == "DescribePlantIntent" and understood.score < 1:
        assert not any(m.is_denied for slot in understood.slots for m in slot.mentions)


@settings(deadline=None)
@given(st.sampled_from(["yes", "yeah", "yep", "sure"]), SENTENCES)
def test_a_sentence_that_opens_with_yes_is_never_a_no(opening: str, rest: str) -> None:
    """Whatever follows a yes, it does not become a no."""
    intent = RECOGNISER.understand(f"{opening} {rest}", WEDNESDAY).intent.name

    assert intent != "AMAZON.NoIntent"


@settings(deadline=None)
@given(st.sampled_from(["no", "nope", "nah", "never"]), SENTENCES)
def test_a_sentence_that_opens_with_no_is_never_a_yes(opening: str, rest: str) -> None:
    """Whatever follows a no, it does not become a yes."""
    intent = RECOGNISER.understand(f"{opening} {rest}", WEDNESDAY).intent.name

    assert intent != "AMAZON.YesIntent"


@settings(deadline=None)
@given(st.text(max_size=200))
def test_reading_and_finding_never_fail(text: str) -> None:
    """Reading, unwrapping and stripping take any text, and every word has a raw form."""
    sentence = read(text)
    NAME.find(text)
    faults_of(text)
    as_text(text)

    assert all(sentence.raw(at, at + 1) for at in range(len(sentence)))


ORDERING = st.sampled_from(
    "order seeds|order carrots|carrots please|peas|nightshade|three packets|eleven|yes|no|stop|"
    "when do you open|find seeds|find peas|i do not know||alexa, yes|leave it at the door".split(
        "|"
    )
)


@settings(deadline=None, max_examples=60)
@given(st.lists(ORDERING, max_size=8))
def test_no_order_of_answers_breaks_a_dialog(answers: list[str]) -> None:
    """Whatever is answered to whatever question, each turn is whole, and the SDK reads it."""
    shop = Shop(OrderIntent=DELEGATE, done=say("Ordered. What else?"))
    device = Device(shop, MODEL_OF_THE_SHOP, recogniser=recogniser_of)
    device.says("open seed shop")

    for answer in answers:
        turn = device.says(answer) if device.is_open else device.open()

        assert not turn.was_refused
        assert turn.has_ended or turn.speech
        for each in (*turn.before, turn):
            if each.request:
                DefaultSerializer().deserialize(json.dumps(each.request), RequestEnvelope)
