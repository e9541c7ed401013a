from collections.abc import Sequence

import pytest

from simulator import InteractionModel, Recogniser
from simulator.recognition.phrasebook import Phrasebook
from simulator.recognition.samples import samples_of
from simulator.recognition.whole_values import samples_of_values

QUESTIONS = {
    "how_often": ["how often do i have to water it", "when does it want water"],
    "tall": ["how tall does a fern grow", "height"],
}
PLANTS = {"fern": ["boston fern"], "rose": []}


def listed(name: str, values: dict[str, list[str]]) -> dict[str, object]:
    """Give a slot type of the model."""
    each = [{"id": v, "name": {"value": v, "synonyms": s}} for v, s in values.items()]
    return {"name": name, "values": each}


def model_with(samples: Sequence[str], *others: dict[str, object]) -> InteractionModel:
    """Make a model with an intent that takes questions and plants."""
    slots = [{"name": "question", "type": "Question"}, {"name": "plant", "type": "Plant"}]
    ask = {"name": "AskIntent", "samples": list(samples), "slots": slots}
    tell = {
        "name": "TellIntent",
        "samples": ["my {plant} is dry", "the {plant} has spots", "i have a {plant}"],
        "slots": slots[1:],
    }
    language = {
        "invocationName": "plant care",
        "intents": [ask, tell, *others],
        "types": [listed("Question", QUESTIONS), listed("Plant", PLANTS)],
    }
    return InteractionModel.parse({"interactionModel": {"languageModel": language}})


def phrases(model: InteractionModel) -> list[str]:
    """Give the phrases that are compared like samples."""
    samples = list(samples_of(model))
    return [each.text for each in samples_of_values(model, samples, Phrasebook(model))]


def test_phrases_of_a_slot_that_is_a_whole_sentence_are_like_samples() -> None:
    """Those of several words: of one or two there is nothing to compare."""
    model = model_with(["{question}", "tell me {question}"])

    assert phrases(model) == [
        "how often do i have to water it",
        "when does it want water",
        "how tall does a fern grow",
    ]


@pytest.mark.parametrize(
    ("samples", "others"),
    [
        pytest.param(["tell me {question}"], [], id="never-a-whole-sentence"),
        pytest.param(
            ["{question}"],
            [
                {
                    "name": "OtherIntent",
                    "samples": ["what of {question}"],
                    "slots": [{"name": "question", "type": "Question"}],
                }
            ],
            id="another-intent-takes-it-too",
        ),
    ],
)
def test_others_are_not(samples: list[str], others: list[dict[str, object]]) -> None:
    """Where a phrase would not tell which intent is meant."""
    assert phrases(model_with(samples, *others)) == []


def test_what_is_said_in_other_words_fills_the_slot() -> None:
    """With the value that it is most like; and other values in it are taken as such."""
    heard = Recogniser(model_with(["{question}"])).understand("how often should i water it")

    assert heard.intent.name == "AskIntent"
    assert [(f.slot.name, f.mentions[0].values[0].id) for f in heard.slots] == [
        ("question", "how_often")
    ]


def test_a_value_in_it_is_taken_too() -> None:
    """Of 'how tall does a rose grow' the rose as well, though the list has a fern there."""
    heard = Recogniser(model_with(["{question}"])).understand("how tall does my rose grow")

    filled = {f.slot.name: f.mentions[0].values[0].id for f in heard.slots}
    assert filled == {"question": "tall", "plant": "rose"}


def test_what_is_not_much_alike_fills_nothing() -> None:
    """A question about something else is no value."""
    heard = Recogniser(model_with(["{question}"])).understand("my rose is dry")

    assert heard.intent.name == "TellIntent"
    assert [f.slot.name for f in heard.slots] == ["plant"]


def test_a_sentence_that_is_half_alike_is_no_value() -> None:
    """'How tall does it get' begins like the question how tall a fern grows."""
    heard = Recogniser(model_with(["{question}"])).understand("how tall does it get")

    assert heard.slots == ()
