"""The linter's command: what it prints and how it ends."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from model_lint.command import main
from tests.model.lint_examples import good_model, water


def write(path: Path, document: object) -> Path:
    """Write a document as a file."""
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def test_a_clean_file_is_passed_in_silence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No problem, no word, status 0."""
    assert main([str(write(tmp_path / "en-US.json", good_model()))]) == 0
    assert capsys.readouterr().out == ""


def test_a_warning_is_printed_and_passes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What Amazon takes does not fail the check."""
    model = good_model()
    water(model)["samples"].append("Soak my {plant}")
    path = write(tmp_path / "en-US.json", model)

    assert main([str(path)]) == 0
    assert capsys.readouterr().out == (
        f"{path}: warning sample-case: interactionModel.languageModel.intents[0].samples[2]: "
        "'Soak my {plant}' has capitals (write it in lower case)\n"
    )


def test_an_error_ends_with_status_one(tmp_path: Path) -> None:
    """What Amazon refuses fails the check."""
    model = good_model()
    water(model)["samples"].append("soak my {plants}")

    assert main([str(write(tmp_path / "en-US.json", model))]) == 1


def test_json_holds_every_part_of_a_problem(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Other programs read the problems without taking lines apart."""
    model = good_model()
    water(model)["samples"].append("soak my {plants}")
    path = write(tmp_path / "en-US.json", model)

    main([str(path), "--json"])

    assert json.loads(capsys.readouterr().out) == [
        {
            "file": str(path),
            "rule": "sample-slot-undeclared",
            "severity": "error",
            "path": "interactionModel.languageModel.intents[0].samples[2]",
            "message": "{plants} is no slot of WaterIntent",
            "hint": "did you mean plant?",
        }
    ]


def test_elicited_intents_are_told_on_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What only the skill's code knows can be checked too."""
    path = write(tmp_path / "en-US.json", good_model())

    assert main([str(path), "--elicits", "WaterIntent"]) == 0
    assert main([str(path), "--elicits", "FindIntent"]) == 1
    assert "elicited-intent-without-dialog" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "rule"), [("{", "not-json"), ('{"manifest": {}, "manifest": {}}', "duplicate-key")]
)
def test_what_json_itself_has_wrong_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, rule: str
) -> None:
    """A torn file and a key that hides another are errors."""
    path = tmp_path / "skill.json"
    path.write_text(text, encoding="utf-8")

    assert main([str(path)]) == 1
    assert f"error {rule}: " in capsys.readouterr().out


def test_a_file_that_is_not_there_ends_with_status_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong path is told apart from a wrong model."""
    assert main([str(tmp_path / "nowhere.json")]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_it_runs_as_a_program_of_its_own(root: Path, tmp_path: Path) -> None:
    """The linter needs nothing of this skill beside it."""
    path = write(tmp_path / "en-US.json", good_model())
    environment = {**os.environ, "PYTHONPATH": str(root / "scripts")}

    done = subprocess.run(
        [sys.executable, "-m", "model_lint", str(path)],
        capture_output=True,
        check=False,
        env=environment,
        text=True,
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
