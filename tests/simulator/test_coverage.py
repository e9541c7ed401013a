"""What of a model was tried, why a sentence was understood, and a recogniser of one's own."""

from __future__ import annotations

from datetime import date

import pytest

from simulator import Coverage, Device, InteractionModel, Recogniser, Understanding
from simulator.device.explanation import explain
from simulator.recognition.understanding import RunnerUp
from tests.simulator import echo_skill
from tests.simulator.conftest import WEDNESDAY, MakeDevice
from tests.simulator.seed_shop import DELEGATE, MODEL, Shop, visit


def test_what_was_said_counts(make_device: MakeDevice) -> None:
    """An intent, the sample that decided and each value are tried; the rest is listed."""
    device = make_device()
    coverage = Coverage(device.model)
    device.watch(coverage.add)

    device.open()
    device.says("my fern has spots")
    device.says("no")

    assert coverage.part("intents").tried["DescribePlantIntent"] == 1
    assert coverage.part("samples").tried["DescribePlantIntent: my {plant} has {trouble}"] == 1
    assert coverage.part("values").tried["Plant: fern"] == 1
    assert coverage.part("values").percentage == pytest.approx(100 * 2 / 20)
    assert "AskTermIntent" in coverage.part("intents").untried
    assert (
        "values          2     20    10.0%  Plant: basil, Plant: rubber plant" in coverage.table()
    )
    assert "and 10 more" in coverage.table()


def test_dialogs_count_by_their_states() -> None:
    """What is sent while the person does not notice counts too; who leads decides what can be."""
    shop = Shop(OrderIntent=DELEGATE)
    device = visit(shop)
    coverage = Coverage(device.model)
    device.watch(coverage.add)

    for words in ("order carrots", "yes", "2", "yes"):
        device.says(words)

    assert coverage.part("dialogs").untried == ["FindIntent COMPLETED"]


def test_too_little_is_told() -> None:
    """The gate names the kind, what was reached and what was asked for."""
    coverage = Coverage(MODEL)

    assert coverage.shortfalls({"intents": 50, "samples": 0}) == [
        "intents: 0.0 % tried, 50 % asked for"
    ]
    with pytest.raises(KeyError):
        coverage.shortfalls({"feelings": 1})


def test_a_model_without_dialogs_has_tried_them_all(model: InteractionModel) -> None:
    """All of nothing is enough."""
    assert Coverage(model).part("dialogs").percentage == 100


def test_an_explanation_names_the_sample_and_the_next(recogniser: Recogniser) -> None:
    """The sample that decided, what was read, and the next intents with their samples."""
    said = "pleese, how ofen should i water my fern"
    found = recogniser.understand(said, WEDNESDAY)

    lines = list(explain(recogniser, said, found, WEDNESDAY).lines())

    assert lines[0].startswith("AskCareIntent")
    assert "how often should i water my {plant}" in lines[1]
    assert any(line.startswith("read as: please how") for line in lines)
    assert any(line.startswith("2. ") and "like '" in line for line in lines)


def test_a_fallback_names_what_came_nearest(recogniser: Recogniser) -> None:
    """Where nothing is like it, the nearest is told all the same."""
    said = "sing me a song about water"
    found = recogniser.understand(said, WEDNESDAY)

    lines = list(explain(recogniser, said, found, WEDNESDAY).lines())

    assert lines[:2] == [
        "AMAZON.FallbackIntent {}",
        "because nothing in the model is like it (score 0.00)",
    ]
    assert lines[2].startswith("2. ")


class Parrot:
    """A recogniser of one's own: it takes everything for the first intent."""

    def __init__(self, model: InteractionModel) -> None:
        self._intent = model.intents[0]

    def understand(self, utterance: str, today: date | None = None) -> Understanding:
        """Understand nothing."""
        second = RunnerUp("AMAZON.NoIntent", 0.5)
        return Understanding(self._intent, (), f"all is one: {utterance}", 1.0, second)


def test_a_recogniser_of_ones_own_is_one_class(model: InteractionModel) -> None:
    """It is made with the model and understands; what it does not tell is left out of the why."""
    device = Device(echo_skill.handler, model, recogniser=Parrot)
    device.open()

    turn = device.says("what is root rot")

    explanation = device.explain(turn)
    assert turn.intent == "AMAZON.YesIntent"
    assert explanation is not None
    assert list(explanation.lines()) == [
        "AMAZON.YesIntent {}",
        "because all is one: what is root rot (score 1.00)",
        "2. AMAZON.NoIntent (score 0.50)",
    ]
