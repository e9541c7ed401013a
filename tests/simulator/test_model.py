from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from simulator import InteractionModel, ModelError
from tests.simulator.conftest import MODEL


def language_model(**changes: Any) -> dict[str, Any]:
    """Make a small model, with some keys replaced."""
    language = {"invocationName": "green thumb", "intents": [], "types": []} | changes
    return {"interactionModel": {"languageModel": language}}


def problems_of(data: object) -> tuple[str, ...]:
    """Read a model that must be refused; return the problems."""
    with pytest.raises(ModelError) as caught:
        InteractionModel.parse(data, source="model.json")
    return caught.value.problems


def test_a_model_is_read_whole(model: InteractionModel) -> None:
    """Intents, slots, types, ids and synonyms arrive as they are in the file."""
    intent = model.by_name["DescribePlantIntent"]
    plant = intent.slot("plant")
    fern = next(value for value in model.types[0].values if value.id == "fern")

    assert model.invocation_name == "green thumb helper"
    assert plant is not None
    assert plant.takes_several
    assert fern.phrases == ("fern", "boston fern", "maidenhair")
    assert intent.accepts("AMAZON.DURATION")
    assert not model.by_name["AMAZON.YesIntent"].slots


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A model that is not there is told by its path."""
    with pytest.raises(ModelError, match=r"nowhere\.json: cannot be read"):
        InteractionModel.load(tmp_path / "nowhere.json")


def test_broken_json_is_named(tmp_path: Path) -> None:
    """A file that is not JSON is told by its path and line."""
    path = tmp_path / "broken.json"
    path.write_text("{,}", encoding="utf-8")

    with pytest.raises(ModelError, match=r"broken\.json: is not JSON: .*line 1"):
        InteractionModel.load(path)


def test_all_problems_are_told_at_once() -> None:
    """Each problem names the file and the key, and none hides another."""
    intents = [
        {"name": "", "samples": "hello"},
        {"name": "Ask", "slots": [{"name": "plant", "type": "Plnt"}]},
    ]
    types = [{"name": "Plant", "values": [{"name": {"value": "fern"}}, {"id": "x"}]}]

    problems = problems_of(language_model(intents=intents, types=types))

    where = "model.json: interactionModel.languageModel"
    assert f"{where}.intents[0].name: must be text and may not be empty" in problems
    assert f"{where}.intents[0].samples: must be a list of texts" in problems
    assert f"{where}.types[0].values[1].name: must be an object" in problems
    assert "model.json: Ask.plant: no type is called 'Plnt' (did you mean Plant?)" in problems


@pytest.mark.parametrize("data", [None, [], "text", {}, {"interactionModel": []}])
def test_any_other_json_is_refused(data: object) -> None:
    """What is no model at all is told, not tripped over."""
    assert problems_of(data)


def test_the_model_of_the_tests_is_the_file() -> None:
    """The plant-care model is in the form that the console exports."""
    assert set(json.loads(MODEL.read_text(encoding="utf-8"))) == {"interactionModel"}
