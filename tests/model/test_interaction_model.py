"""The builder: what the model looks like, and what does not fit together."""

import json
from pathlib import Path
from typing import Any

import pytest

from authoring.interaction_model import build_model, written
from authoring.problem import SourceError
from authoring.sentences import read_sentences
from authoring.settings import read_settings
from authoring.vocabulary import Term, Vocabulary
from tests.model.sources import PLANTS, SETTINGS, write_sources


def built(folder: Path, *vocabularies: Vocabulary) -> dict[str, Any]:
    """Build the model of a folder of sources."""
    return build_model(read_settings(folder / "model.toml"), read_sentences(folder), vocabularies)


def problems(folder: Path, *vocabularies: Vocabulary) -> list[str]:
    """Build the model and give the complaints."""
    with pytest.raises(SourceError) as raised:
        built(folder, *vocabularies)
    return [str(problem) for problem in raised.value.problems]


def test_the_model_has_the_form_that_the_console_imports(tmp_path: Path) -> None:
    """Intents with their slots and samples, built-in ones after them, types with ids."""
    model = built(write_sources(tmp_path, AMAZON__StopIntent="i am done"), PLANTS)

    assert model["interactionModel"]["languageModel"] == {
        "invocationName": "plant helper",
        "modelConfiguration": {"fallbackIntentSensitivity": {"level": "LOW"}},
        "intents": [
            {
                "name": "WaitIntent",
                "slots": [{"name": "duration", "type": "AMAZON.DURATION"}],
                "samples": ["wait for {duration}", "wait {duration}"],
            },
            {
                "name": "WaterIntent",
                "slots": [{"name": "plant", "type": "Plant", "multipleValues": {"enabled": True}}],
                "samples": ["water my {plant}", "water my {plant} now", "water my {plant} today"],
            },
            {"name": "AMAZON.HelpIntent", "samples": []},
            {"name": "AMAZON.StopIntent", "samples": ["i am done"]},
        ],
        "types": [
            {
                "name": "Plant",
                "values": [
                    {
                        "id": "tall_fern",
                        "name": {"value": "fern", "synonyms": ["tall fern", "ferns"]},
                    },
                    {"id": "cactus", "name": {"value": "cactus", "synonyms": ["cacti"]}},
                ],
            }
        ],
    }


def test_a_value_without_synonyms_has_an_empty_list(tmp_path: Path) -> None:
    """Amazon's schema wants the key in every value."""
    plain = Vocabulary("Plant", (Term("fern", "fern", ()),))

    model = built(write_sources(tmp_path), plain)

    value = model["interactionModel"]["languageModel"]["types"][0]["values"][0]
    assert value == {"id": "fern", "name": {"value": "fern", "synonyms": []}}


def test_the_same_sources_give_the_same_text(tmp_path: Path) -> None:
    """The file does not depend on the order of folders, files, lines or types."""
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    pots = Vocabulary("Pot", (Term("pot", "pot", ()),))
    settings = SETTINGS + '\n[slots.pot]\ntype = "Pot"\n'
    lines = ["water my {plant}", "water my {pot}"]
    write_sources(first, WaterIntent="\n".join(lines))
    write_sources(second, WaterIntent="\n".join(reversed(lines)))
    for folder in (first, second):
        (folder / "model.toml").write_text(settings, encoding="utf-8")

    assert written(built(first, PLANTS, pots)) == written(built(second, pots, PLANTS))


def test_every_object_begins_a_line_and_none_is_wider_than_a_screen(tmp_path: Path) -> None:
    """The committed file can be read in a diff; the platform counts its bytes, blanks included."""
    model = built(write_sources(tmp_path), PLANTS)

    lines = written(model).splitlines()

    assert json.loads("".join(lines)) == model
    assert '{"name":"plant","type":"Plant","multipleValues":{' in "\n".join(lines)
    assert max(map(len, lines)) <= 160
    assert not any(line.startswith(" ") or '{"id"' in line[1:] for line in lines)


def test_everything_that_does_not_fit_is_told_at_once(tmp_path: Path) -> None:
    """Slots, intents, types and phrases are held against one another in one run."""
    folder = write_sources(
        tmp_path,
        WaterIntent="water {plnt}\n{plant} {duration} then\n{plant} with {plant}",
        AMAZON__RepeatIntent="once more",
    )
    unused = SETTINGS + '\n[slots.pot]\ntype = "Pot"\n'
    (folder / "model.toml").write_text(unused, encoding="utf-8")
    twice = Vocabulary(
        "Plant", (Term("fern", "fern", ("green",)), Term("moss", "moss", ("green",)))
    )
    soil = Vocabulary("Soil", (Term("soil", "soil", ()),))

    assert problems(folder, twice, soil) == [
        "AMAZON.RepeatIntent.txt: is not among the built_in_intents of model.toml",
        "WaterIntent.txt:1: there is no slot {plnt} in model.toml",
        "WaterIntent.txt:2: {plant} {duration}: no other slot may touch one with several values",
        "WaterIntent.txt:3: '{plant} with {plant}' has {plant} twice",
        "content (Plant): 'green' means both fern and moss",
        "model.toml: slot type Pot: the content has none",
        "model.toml: slot type Soil: no slot has it",
        "model.toml: slots.pot: no template uses it",
    ]
