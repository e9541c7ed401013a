"""The command that builds the model, and the model that is committed."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from authoring.build_model import main
from model_lint.linting import Wishes, lint

SAMPLE = re.compile(r"(?:[a-z'.\- ]|\{[a-z_]+\})+")
FORBIDDEN = ("diagnos", "cure", "treat")


@pytest.fixture
def project(tmp_path: Path, root: Path) -> Path:
    """A copy of what the model is built from."""
    for name in ("content", "interaction_model"):
        shutil.copytree(root / name, tmp_path / name)
    return tmp_path


@pytest.fixture(scope="module")
def language_model() -> dict[str, Any]:
    """The committed model."""
    path = Path(__file__).parents[2] / "interaction_model" / "en-US.json"
    model = json.loads(path.read_text(encoding="utf-8"))
    found: dict[str, Any] = model["interactionModel"]["languageModel"]
    return found


def test_the_committed_model_is_what_its_sources_give(root: Path) -> None:
    """A changed sentence or phrase without a new model is noticed."""
    assert main(["--check", "--project", str(root)]) == 0


def test_a_stale_model_is_told_with_the_way_to_mend_it(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The check fails with one line that says what to run."""
    sentences = project / "interaction_model" / "sentences" / "en-US" / "AskWhyIntent.txt"
    sentences.write_text("why on earth\n", encoding="utf-8")

    assert main(["--check", "--project", str(project)]) == 1
    assert capsys.readouterr().err == (
        "interaction_model/en-US.json is stale: run ./scripts/build-model\n"
    )


def test_building_makes_a_stale_or_missing_model_fresh(project: Path) -> None:
    """After a build the check passes."""
    (project / "interaction_model" / "en-US.json").unlink()

    assert main(["--check", "--project", str(project)]) == 1
    assert main(["--project", str(project)]) == 0
    assert main(["--check", "--project", str(project)]) == 0


def test_problems_of_the_sources_are_printed_and_nothing_is_written(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A broken template leaves the model as it was."""
    target = project / "interaction_model" / "en-US.json"
    before = target.read_bytes()
    folder = project / "interaction_model" / "sentences" / "en-US"
    (folder / "AskWhyIntent.txt").write_text("why (\n", encoding="utf-8")

    assert main(["--project", str(project)]) == 1
    assert capsys.readouterr().err == "AskWhyIntent.txt:1: at '(': '(' is never closed\n"
    assert target.read_bytes() == before


def test_problems_of_the_content_are_printed(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A phrase file that breaks its format is named."""
    (project / "content" / "en-US" / "phrases" / "places.toml").write_text("one = 1\n", "utf-8")

    assert main(["--project", str(project)]) == 1
    assert "places.toml" in capsys.readouterr().err


def test_every_sample_has_only_the_characters_that_amazon_allows(
    language_model: dict[str, Any],
) -> None:
    """Letters, spaces, apostrophes, hyphens, full stops and slots, and nothing else."""
    samples = [sample for intent in language_model["intents"] for sample in intent["samples"]]

    assert [sample for sample in samples if not SAMPLE.fullmatch(sample)] == []


def test_model_and_manifest_pass_the_linter_without_a_word(root: Path) -> None:
    """No error and no warning, and none of the words that health skills may not use."""
    folder = root / "interaction_model"

    found = lint([folder / "skill.json", folder / "en-US.json"], Wishes(forbidden=FORBIDDEN))

    assert [str(problem) for problem in found] == []
