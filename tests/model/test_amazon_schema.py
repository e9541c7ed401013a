"""Amazon's own schema, from the npm package, held against good files and bad ones."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from model_lint.amazon_schema import AmazonSchema, installed_schema
from model_lint.command import main
from tests.model.lint_examples import Json, dialog_slot, good_manifest, good_model, language, values

pytestmark = pytest.mark.needs_program("npm", "apt-get install npm")


@pytest.fixture(scope="session")
def spec(node_modules: Path) -> Path:
    """Give the file of the package."""
    return node_modules / "ask-smapi-model" / "spec.json"


@pytest.fixture(scope="session")
def schema(spec: Path) -> AmazonSchema:
    """Read the description once."""
    return AmazonSchema(spec)


def test_what_we_hold_for_good_amazon_does_too(schema: AmazonSchema) -> None:
    """The good examples of the other tests fit, and so do this project's own files."""
    model = good_model()
    for value in values(model):
        value["name"]["synonyms"] = value["name"].get("synonyms") or ["another way to say it"]

    assert list(schema.remarks(model, is_manifest=False)) == []
    assert list(schema.remarks(good_manifest(), is_manifest=True)) == []


def test_the_projects_own_files_fit(schema: AmazonSchema, root: Path) -> None:
    """The model and the manifest that are deployed fit Amazon's description."""
    model = json.loads((root / "interaction_model" / "en-US.json").read_text("utf-8"))
    manifest = json.loads((root / "interaction_model" / "skill.json").read_text("utf-8"))

    errors = [
        each for each in schema.remarks(model, is_manifest=False) if "synonyms" not in each.path
    ]
    assert errors == []
    assert list(schema.remarks(manifest, is_manifest=True)) == []


def misspelt_key(model: Json) -> None:
    """Misspell a key."""
    language(model)["invocatonName"] = language(model)["invocationName"]


def no_intents(model: Json) -> None:
    """Take all intents away."""
    language(model)["intents"] = []


def number_for_text(model: Json) -> None:
    """Write a number where a text belongs."""
    language(model)["invocationName"] = 5


def truth_for_text(model: Json) -> None:
    """Write a text where a truth value belongs."""
    dialog_slot(model)["elicitationRequired"] = "yes"


def unknown_choice(model: Json) -> None:
    """Name a level that there is not."""
    level = {"fallbackIntentSensitivity": {"level": "MEDIUMM"}}
    language(model)["modelConfiguration"] = level


def validation_without_value(model: Json) -> None:
    """Leave out what a validation of this kind compares with."""
    dialog_slot(model)["validations"] = [{"type": "isGreaterThan", "valeu": "1"}]


def value_without_name(model: Json) -> None:
    """Leave out the name of a value."""
    del values(model)[0]["name"]


@pytest.mark.parametrize(
    ("spoil", "path", "message"),
    [
        (misspelt_key, "interactionModel.languageModel.invocatonName", "is not a key"),
        (no_intents, "interactionModel.languageModel.intents", "has 0 entries"),
        (number_for_text, "interactionModel.languageModel.invocationName", "must be text"),
        (truth_for_text, "elicitationRequired", "must be a boolean"),
        (unknown_choice, "fallbackIntentSensitivity.level", "'MEDIUMM' is not allowed"),
        (validation_without_value, "validations[0]", "'prompt' is missing"),
        (validation_without_value, "validations[0].valeu", "is not a key"),
        (value_without_name, "values[0]", "'name' is missing"),
    ],
)
def test_what_amazon_refuses_is_found(
    schema: AmazonSchema, spoil: Callable[[Json], None], path: str, message: str
) -> None:
    """Each remark has its place in the file and says whose rule it is."""
    model = good_model()
    spoil(model)

    found = list(schema.remarks(model, is_manifest=False))

    assert any(remark.path.endswith(path) and message in remark.message for remark in found), found


def test_a_manifest_is_held_against_its_own_part(schema: AmazonSchema) -> None:
    """A list where an object belongs, deep in the locales, is found."""
    manifest = good_manifest()
    manifest["manifest"]["publishingInformation"]["locales"]["en-US"]["examplePhrases"] = "hello"

    (remark,) = schema.remarks(manifest, is_manifest=True)

    assert remark.path == "manifest.publishingInformation.locales.en-US.examplePhrases"
    assert remark.message == "must be a list, says Amazon's schema"


def test_the_command_finds_and_uses_it(
    tmp_path: Path, spec: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The schema is found in node_modules above the working folder, or is named."""
    model = good_model()
    misspelt_key(model)
    path = tmp_path / "en-US.json"
    path.write_text(json.dumps(model), encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    without = main([str(path)])
    before = capsys.readouterr().out
    named = main([str(path), "--schema", str(spec)])
    after = capsys.readouterr().out

    assert (without, named) == (1, 1)
    assert "amazon-schema" not in before
    assert "error amazon-schema: interactionModel.languageModel.invocatonName" in after
    assert "did you mean invocationName?" in after


def test_a_schema_is_found_above(tmp_path: Path, spec: Path) -> None:
    """From any folder of a project that has it installed."""
    assert installed_schema(spec.parent) == spec
    assert installed_schema(tmp_path) is None


def test_a_file_that_is_no_schema_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither another file nor a missing one passes for a check that found nothing."""
    other = tmp_path / "other.json"
    other.write_text("{}", encoding="utf-8")
    model = tmp_path / "en-US.json"
    model.write_text(json.dumps(good_model()), encoding="utf-8")

    assert main([str(model), "--schema", str(other)]) == 2
    assert main([str(model), "--schema", str(tmp_path / "missing.json")]) == 2
    assert "does not describe interaction models" in capsys.readouterr().err


def test_an_empty_list_of_synonyms_is_a_warning(
    tmp_path: Path, spec: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The schema asks for synonyms, and the console does without: that fails no check."""
    model = good_model()
    values(model)[0]["name"]["synonyms"] = []
    path = tmp_path / "en-US.json"
    path.write_text(json.dumps(model), encoding="utf-8")

    assert main([str(path), "--schema", str(spec)]) == 0
    assert "warning amazon-schema-synonyms: " in capsys.readouterr().out
