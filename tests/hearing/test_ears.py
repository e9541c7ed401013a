"""The recognisers: what each part of them makes of a sentence."""

import json
from pathlib import Path

import pytest

from evaluation.hearing.command import main
from evaluation.hearing.counted import find_counted
from evaluation.hearing.heard import FALLBACK, NO, YES, Heard
from evaluation.hearing.learning import LearntIntents
from evaluation.hearing.letters import Letters
from evaluation.hearing.masking import Found, Masking
from evaluation.hearing.near_values import NearValues
from evaluation.hearing.polarity import polarity_of
from evaluation.hearing.simulator_ear import SimulatorEar
from evaluation.hearing.text import compared, words_of
from simulator import InteractionModel

MODEL = {
    "interactionModel": {
        "languageModel": {
            "invocationName": "green thumb",
            "intents": [
                {
                    "name": "WaterIntent",
                    "slots": [
                        {"name": "plant", "type": "Plant", "multipleValues": {"enabled": True}},
                        {"name": "time", "type": "AMAZON.DURATION"},
                    ],
                    "samples": [
                        "how often do i water my {plant}",
                        "i watered my {plant} {time} ago",
                    ],
                },
                {"name": "SoilIntent", "slots": [], "samples": ["which soil is best"]},
                {"name": YES, "samples": []},
                {"name": NO, "samples": []},
                {"name": FALLBACK, "samples": []},
            ],
            "types": [
                {
                    "name": "Plant",
                    "values": [
                        {"id": "fern", "name": {"value": "fern", "synonyms": ["my green fern"]}},
                        {"id": "palm", "name": {"value": "palm", "synonyms": []}},
                    ],
                }
            ],
        }
    }
}
STAND_INS = {"Plant": "plant", "AMAZON.DURATION": "aperiod"}


@pytest.fixture(scope="module")
def model() -> InteractionModel:
    """Give the model."""
    return InteractionModel.parse(MODEL)


@pytest.mark.parametrize(
    "said",
    [
        "yes",
        "oh yes",
        "Yeah, it is.",
        "yes i have",
        "uh huh",
        "i do",
        "definitely",
        "i'm afraid so yes",
    ],
)
def test_a_plain_yes_is_a_yes(said: str) -> None:
    """A plain yes is a yes."""
    assert polarity_of(said) == YES


@pytest.mark.parametrize(
    "said",
    [
        "no",
        "nope",
        "no i don't",
        "not at all",
        "none of them",
        "no she doesn't",
        "definitely not",
        "no thank you",
        "i haven't",
    ],
)
def test_a_plain_no_is_a_no(said: str) -> None:
    """A plain no is a no."""
    assert polarity_of(said) == NO


@pytest.mark.parametrize(
    "said",
    [
        "not really",
        "i don't think so",
        "yes and no",
        "no idea",
        "no numbness",
        "not sure",
        "yes it's numb",
        "",
        "maybe",
        "i guess so",
    ],
)
def test_what_says_more_or_neither_is_left_to_likeness(said: str) -> None:
    """What says more or neither is left to likeness."""
    assert polarity_of(said) is None


@pytest.mark.parametrize(
    ("words", "kind", "value", "width"),
    [
        ("three weeks", "AMAZON.DURATION", "P3W", 2),
        ("a month", "AMAZON.DURATION", "P1M", 2),
        ("twenty five minutes", "AMAZON.DURATION", "PT25M", 3),
        ("seventy nine", "AMAZON.NUMBER", "79", 2),
        ("three years old", "AMAZON.NUMBER", "3", 1),
        ("last tuesday", "AMAZON.DATE", "tuesday", 2),
    ],
)
def test_what_is_counted_is_found(words: str, kind: str, value: str, width: int) -> None:
    """What is counted is found."""
    found = find_counted(words.split(), 0)

    assert found
    assert (found.type, found.value, found.width) == (kind, value, width)


def test_a_lone_article_is_no_number() -> None:
    """A lone article is no number."""
    assert find_counted(["a", "fern"], 0) is None


def test_values_are_masked_whoever_owns_them(model: InteractionModel) -> None:
    """Values are masked whoever owns them."""
    forms = Masking(model, STAND_INS).forms("His green fern's dry since two weeks")

    assert forms[0].text == "his green fern's dry since two weeks"
    assert forms[1].text == "plant's dry since aperiod"
    assert forms[1].found == (
        Found("Plant", "fern", 0, 3),
        Found("AMAZON.DURATION", "P2W", 5, 7),
    )


def test_the_likeliest_intent_is_taken_and_its_slots_are_filled(model: InteractionModel) -> None:
    """The likeliest intent is taken and its slots are filled."""
    ear = LearntIntents(model, STAND_INS, Letters())

    heard = ear.hear("so how often should i water my fern and my palm")

    assert heard == Heard("WaterIntent", {"plant": ("fern", "palm")})
    assert ear.hear("soil for what").intent == "SoilIntent"
    assert ear.hear("nope") == Heard(NO)
    assert ear.hear("zzz qqq").intent == FALLBACK
    assert ear.hear("").intent == FALLBACK


def test_a_value_in_other_words_is_found_where_none_is_to_the_letter() -> None:
    """'Leaves are turning all brown' is brown leaves, though no phrase has these words."""
    near = NearValues(_sick_plants(), Letters().likeness_to, least=0.7)

    found = near.within("the leaves are turning all brown".split())

    assert found == [Found("Trouble", "brown", 0, 6)]
    assert near.within("how often do i water it".split()) == []
    assert near.within("brown leaves".split()) == []


def test_what_is_denied_is_not_near_what_is_said() -> None:
    """'The leaves are not turning brown' is no brown leaf, however like it sounds."""
    near = NearValues(_sick_plants(), Letters().likeness_to, least=0.7)

    assert near.within("the leaves are not turning brown".split()) == []


def test_a_value_to_the_letter_keeps_its_words() -> None:
    """What is near is taken where no value of the type stands already: the leaves are brown."""
    ear = LearntIntents(_sick_plants(), {"Trouble": "trouble"}, Letters())

    heard = ear.hear("help brown leaves are turning brownish")

    assert heard == Heard("TroubleIntent", {"trouble": ("brown",)})


def _sick_plants() -> InteractionModel:
    brown = {"value": "brown", "synonyms": ["the leaves are turning brown", "brown leaves"]}
    pale = {"value": "pale", "synonyms": ["leaves are turning brownish"]}
    language = {
        "invocationName": "green thumb",
        "intents": [
            {
                "name": "TroubleIntent",
                "slots": [
                    {"name": "trouble", "type": "Trouble", "multipleValues": {"enabled": True}}
                ],
                "samples": ["what do i do when {trouble}", "help {trouble}"],
            },
            {"name": FALLBACK, "samples": ["play some music"]},
        ],
        "types": [
            {
                "name": "Trouble",
                "values": [{"id": "brown", "name": brown}, {"id": "pale", "name": pale}],
            }
        ],
    }
    return InteractionModel.parse({"interactionModel": {"languageModel": language}})


def test_the_simulator_is_heard_in_the_same_form(model: InteractionModel) -> None:
    """The simulator is heard in the same form."""
    heard = SimulatorEar(model).hear("i watered my palm two weeks ago")

    assert heard == Heard("WaterIntent", {"plant": ("palm",), "time": ("P2W",)})


def test_the_figures_come_as_an_object_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The figures come as an object too."""
    file = tmp_path / "said.tsv"
    file.write_text(
        "my foot is twitching\tDescribeTwitchIntent\tbody_part=foot\n"
        "i can't breathe\tDescribeTwitchIntent\tfinding=breathing_trouble\n"
        "no\tAMAZON.YesIntent\n"
        "hello\tAMAZON.FallbackIntent\n",
        encoding="utf-8",
    )

    status = main([str(file), "--with", "simulator", "--json", "--hold"])

    told = capsys.readouterr()
    figures = json.loads(told.out)["simulator"]
    assert status == 1
    assert figures["intents"] == {"right": 2, "of": 3, "rate": 0.6667}
    assert figures["slots"]["right"] == 2
    assert figures["emergencies"] == {"right": 1, "of": 1, "rate": 1.0}
    assert figures["flipped"] == ["no"]
    assert figures["misses"][0]["utterance"] == "no"
    assert "'no' was heard as AMAZON.NoIntent" in told.err


def test_a_word_fills_one_slot() -> None:
    """Of 'is moss the matter' the moss is a plant or a trouble, not both."""
    moss = {"id": "moss", "name": {"value": "moss", "synonyms": []}}
    slots = [{"name": "plant", "type": "Plant"}, {"name": "trouble", "type": "Trouble"}]
    samples = ["is {plant} the matter", "is {trouble} the matter"]
    language = {
        "invocationName": "green thumb",
        "intents": [{"name": "MatterIntent", "slots": slots, "samples": samples}],
        "types": [{"name": name, "values": [moss]} for name in ("Plant", "Trouble")],
    }
    model = InteractionModel.parse({"interactionModel": {"languageModel": language}})
    ear = LearntIntents(model, {"Plant": "plant", "Trouble": "pest"}, Letters())

    heard = ear.hear("is moss the matter")

    assert heard.intent == "MatterIntent"
    assert list(heard.slots.values()) == [("moss",)]


@pytest.mark.parametrize(
    ("said", "listed"),
    [
        pytest.param("his jaw's stuck", "my jaw is stuck", id="is"),
        pytest.param("i can't stand", "i cannot stand", id="can"),
        pytest.param("it won't stop", "it will not stop", id="will"),
        pytest.param("they've gone", "they have gone", id="have"),
        pytest.param("it isn't there", "it is not there", id="not"),
    ],
)
def test_a_phrase_is_looked_up_with_its_contractions_in_full(said: str, listed: str) -> None:
    """Whose it is and what is contracted is all one; a 'not' is never lost."""
    assert compared(words_of(said)) == compared(words_of(listed))
    assert compared(words_of("can stand")) != compared(words_of("can't stand"))
