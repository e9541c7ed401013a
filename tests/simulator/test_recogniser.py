from __future__ import annotations

import itertools
import re
from datetime import date

import pytest

from simulator import InteractionModel, Recogniser
from simulator.device.resolution import brief_slots
from simulator.model import Intent, Slot, SlotType, Value
from tests.simulator.conftest import Understand

SPOKEN = {
    "AMAZON.DURATION": ("three weeks", "P3W"),
    "AMAZON.DATE": ("last tuesday", "2026-05-05"),
    "AMAZON.NUMBER": ("seven", "7"),
}


def slots_of(understand: Understand, utterance: str) -> dict[str, object]:
    """Understand a sentence; return its slots by name, as values."""
    return {name: slot["value"] for name, slot in brief_slots(understand(utterance).slots).items()}


def test_every_sample_reaches_its_intent(model: InteractionModel, understand: Understand) -> None:
    """Each sample, with each value in its gaps, comes back as its own intent with those values."""
    wrong = []
    for intent in model.intents:
        for sample in intent.samples:
            for text, expected in filled(model, intent.name, sample):
                understood = understand(text)
                got = {s.slot.name: [m.key for m in s.mentions] for s in understood.slots}
                if (understood.intent.name, got) != (intent.name, expected):
                    wrong.append((text, understood.intent.name, got, expected))
    assert wrong == []


def filled(
    model: InteractionModel, intent_name: str, sample: str
) -> list[tuple[str, dict[str, list[str]]]]:
    """Fill the gaps of a sample with values, a few for each gap."""
    intent = model.by_name[intent_name]
    names = re.findall(r"{(\w+)}", sample)
    choices = []
    for number, name in enumerate(names):
        slot = intent.slot(name)
        assert slot is not None
        if slot.type in SPOKEN:
            choices.append([SPOKEN[slot.type]])
        else:
            values = next(t for t in model.types if t.name == slot.type).values
            mine = values[number : number + 3]
            unshared = [value for value in mine if "mosaic" not in value.phrases]
            choices.append([(value.name, value.name) for value in unshared])
    return [
        (fill(sample, [said for said, _ in chosen]), expected(names, chosen))
        for chosen in itertools.product(*choices)
        if len({said for said, _ in chosen}) == len(chosen)
    ]


def fill(sample: str, values: list[str]) -> str:
    """Put values into the gaps of a sample."""
    remaining = iter(values)
    return re.sub(r"{\w+}", lambda _: next(remaining), sample)


def expected(names: list[str], chosen: tuple[tuple[str, str], ...]) -> dict[str, list[str]]:
    """Tell which slots the values must fill."""
    slots: dict[str, list[str]] = {}
    for name, (_, key) in zip(names, chosen, strict=True):
        slots.setdefault(name, []).append(key)
    return slots


@pytest.mark.parametrize(
    ("utterance", "intent", "slots"),
    [
        ("um so why is my ficus like wilting", "DescribePlantIntent", {"plant": "ficus"}),
        ("please tell me about root rot", "AskTermIntent", {"term": "root rot"}),
        ("well it has spots you know", "DescribePlantIntent", {"trouble": "spots"}),
        ("my house plant is wiltng", "DescribePlantIntent", {"plant": "house plant"}),
        ("why is my orchd wilting", "DescribePlantIntent", {"plant": "orchd"}),
        (
            "my fern has had aphidds for 3 weeks",
            "DescribePlantIntent",
            {"plant": "fern", "trouble": "aphidds", "duration": "P3W"},
        ),
        (
            "my fern has been wilting since last tuesday",
            "DescribePlantIntent",
            {"plant": "fern", "since": "2026-05-05"},
        ),
        ("in the bath room", "DescribePlantIntent", {"room": "bath room"}),
        ("i've got 12 pots", "DescribePlantIntent", {"pots": "12"}),
        ("the fern", "DescribePlantIntent", {"plant": "fern"}),
        ("it's my fern", "DescribePlantIntent", {"plant": "fern"}),
        ("what's t m v", "DescribePlantIntent", {"trouble": "t m v"}),
        ("for like a couple of days now", "DescribePlantIntent", {"duration": "P2D"}),
        ("yes spots", "DescribePlantIntent", {"trouble": "spots"}),
        ("yeah it has yellow leaves", "DescribePlantIntent", {"trouble": "yellow leaves"}),
        ("no it's my basil", "DescribePlantIntent", {"plant": "basil"}),
        ("no but there are spots", "DescribePlantIntent", {"trouble": "spots"}),
        ("no spots", "DenyTroubleIntent", {"trouble": "spots"}),
        ("no it doesn't have spots", "DenyTroubleIntent", {"trouble": "spots"}),
        ("how much water does my basil need", "AskCareIntent", {"plant": "basil"}),
        ("what should i do", "AskCareIntent", {}),
        ("i'm really not sure", "UnsureIntent", {}),
        ("why are you asking", "AskReasonIntent", {}),
        ("yes but why do you ask", "AskReasonIntent", {}),
    ],
)  # fmt: skip
def test_sentences_nobody_wrote_down_are_understood(
    understand: Understand, utterance: str, intent: str, slots: dict[str, str]
) -> None:
    """Fillers, figures, slips and other wordings reach the intent and its slots."""
    assert understand(utterance).intent.name == intent
    assert slots_of(understand, utterance) == slots


@pytest.mark.parametrize(
    "utterance",
    [
        "tell me a joke",
        "play some music",
        "what is the weather",
        "what's the capital of france",
        "set a timer for ten minutes",
        "order a pizza",
        "asdf qwer",
        "blah blah blah",
        "no idea",
        "no problem",
        "?!",
        "日本語",
    ],
)
def test_what_is_not_the_skills_is_a_fallback(understand: Understand, utterance: str) -> None:
    """A sentence that is like no sample is not forced into one."""
    assert understand(utterance).intent.name == "AMAZON.FallbackIntent"


def test_two_values_of_one_slot_are_both_kept(understand: Understand) -> None:
    """A slot that takes several gets them in the order they were said, each once."""
    utterance = "my fern and also my basil and fern have spots and aphids"

    slots = slots_of(understand, utterance)

    assert slots == {"plant": ["fern", "basil"], "trouble": ["spots", "aphids"]}


def test_a_slot_for_one_value_takes_the_first(understand: Understand) -> None:
    """A second value for a slot that takes one is left out."""
    assert slots_of(understand, "in the kitchen and the bathroom") == {"room": "kitchen"}


def test_a_value_that_is_not_listed_is_kept_as_it_was_said(understand: Understand) -> None:
    """A word in a slot's place that its type does not list comes through raw, without a match."""
    understood = understand("my xyzzy is wilting")

    assert understood.intent.name == "DescribePlantIntent"
    assert [(m.said, m.values) for m in understood.slots[0].mentions] == [("xyzzy", ())]


@pytest.mark.parametrize(
    "utterance", ["it has no spots", "there aren't any spots on it", "i haven't seen any spots"]
)
def test_a_denied_value_never_fills_a_statement(understand: Understand, utterance: str) -> None:
    """What the person says is not so does not reach an intent that says it is."""
    understood = understand(utterance)

    assert understood.intent.name != "DescribePlantIntent"


@pytest.mark.parametrize(
    "utterance", ["it has spots", "i do see spots", "lots of spots", "i'm seeing spots everywhere"]
)
def test_a_value_that_is_said_never_fills_a_denial(understand: Understand, utterance: str) -> None:
    """What the person says is so does not reach an intent that says it is not."""
    assert understand(utterance).intent.name == "DescribePlantIntent"


def test_a_date_needs_its_place(understand: Understand) -> None:
    """A date that stands where no sample has one is not taken for the slot's."""
    assert "since" not in slots_of(understand, "my fern was in the kitchen last year")


def test_short_words_are_never_corrected(understand: Understand) -> None:
    """A word under five letters is not bent towards a listed one."""
    mention = understand("my firn is wilting").slots[0].mentions[0]

    assert (mention.said, mention.values) == ("firn", ())


def test_understanding_says_why(understand: Understand) -> None:
    """A developer can read which sample or rule decided, and what came second."""
    literal = understand("my fern is wilting")
    likely = understand("how much water does my basil need")

    assert literal.reason == "it is the sample 'my {plant} is wilting'"
    assert literal.score == 1.0
    assert "how much light does a {plant} need" in likely.reason
    assert likely.runner_up is not None
    assert likely.runner_up.score < likely.score < 1.0


def test_the_same_sentence_is_always_understood_the_same(model: InteractionModel) -> None:
    """Two recognisers of one model agree in every detail."""
    day = date(2026, 5, 6)
    sentences = ["it is kind of droopy in there", "how do i water", "spots and bugs no mosaic"]

    results = [[Recogniser(model).understand(s, day) for s in sentences] for _ in range(2)]

    assert results[0] == results[1]


def test_a_model_without_yes_and_no_has_none() -> None:
    """Built-in intents that the model does not declare are not invented."""
    data = {
        "interactionModel": {
            "languageModel": {
                "invocationName": "green thumb",
                "intents": [{"name": "AskIntent", "samples": ["how do i water it"]}],
            }
        }
    }

    understood = Recogniser(InteractionModel.parse(data)).understand("yes")

    assert understood.intent.name == "AMAZON.FallbackIntent"


def test_a_model_without_samples_understands_what_it_can() -> None:
    """Values without any intent to take them are no reason to fail."""
    types = [{"name": "Plant", "values": [{"name": {"value": "fern"}}]}]
    intents = [{"name": "AskIntent", "slots": [{"name": "plant", "type": "Plant"}]}]
    language = {"invocationName": "green thumb", "intents": intents, "types": types}
    model = InteractionModel.parse({"interactionModel": {"languageModel": language}})

    assert Recogniser(model).understand("fern").intent.name == "AMAZON.FallbackIntent"


def test_what_is_said_outranks_what_is_denied(understand: Understand) -> None:
    """Of a sentence that says one thing and denies another, the thing that is there is heard."""
    understood = understand("my fern has spots with no rust at all")

    said = [m.key for s in understood.slots for m in s.mentions if not m.is_denied]
    assert understood.intent.name == understand("my fern has spots").intent.name
    assert "rust" not in said
    assert any("spot" in name for name in said)


def test_of_a_sentence_that_is_all_values_the_intent_that_takes_most_is_meant() -> None:
    """'Rose mildew' is for the intent with slots for both, not for one with a like sample."""
    plant = SlotType("Plant", (Value("rose", "rose"),))
    trouble = SlotType("Trouble", (Value("mildew", "mildew"),))
    slots = (
        Slot("plant", "Plant", takes_several=True),
        Slot("trouble", "Trouble", takes_several=True),
    )
    name = Intent("NameIntent", slots[:1], ("{plant} please", "a {plant} then"))
    tell = Intent("TellIntent", slots, ("there is {trouble} on my {plant}",))
    model = InteractionModel("test", (name, tell), (plant, trouble))

    assert Recogniser(model).understand("rose mildew").intent == tell


def test_a_first_word_that_only_the_fallback_has_leads_to_it() -> None:
    """'Play' at the head of a sentence is for the music, whatever the song is called."""
    plant = SlotType("Plant", (Value("rose", "rose"),))
    slot = Slot("plant", "Plant", takes_several=True)
    tell = Intent("TellIntent", (slot,), ("my {plant} is ill", "i have a {plant}", "{plant}"))
    songs = ("some music", "a song", "the radio", "it again", "some jazz", "the news")
    foreign = Intent("AMAZON.FallbackIntent", (), tuple(f"play {song}" for song in songs))
    recogniser = Recogniser(InteractionModel("test", (tell, foreign), (plant,)))

    heard = {text: recogniser.understand(text).intent for text in ("play wild rose", "wild rose")}

    assert heard == {"play wild rose": foreign, "wild rose": tell}


def test_a_question_about_the_world_needs_more_than_a_value() -> None:
    """'How long do you dry a rose' is none of the skill's business; 'my rose is so dry' is."""
    plant = SlotType("Plant", (Value("rose", "rose"),))
    slot = Slot("plant", "Plant", takes_several=True)
    tell = Intent("TellIntent", (slot,), ("my {plant} is ill", "what is wrong with my {plant}"))
    foreign = Intent("AMAZON.FallbackIntent")
    recogniser = Recogniser(InteractionModel("test", (tell, foreign), (plant,)))

    assert recogniser.understand("how long do you dry a rose upside down").intent == foreign
    assert recogniser.understand("my rose hangs upside down").intent == tell
