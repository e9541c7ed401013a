import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def checkout(root: Path, tmp_path: Path) -> Path:
    """A copy of the checkout, with the environment that these tests run in."""
    copy = tmp_path / "checkout"
    copy.mkdir()
    for folder in ("content", "interaction_model", "lambda", "requirements", "scripts"):
        shutil.copytree(root / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / ".venv").symlink_to(Path(sys.prefix), target_is_directory=True)
    return copy


def test_with_a_stale_model_nothing_is_built(checkout: Path) -> None:
    """A skill whose model lags behind its content does not go out, and the last build stays."""
    sentences = checkout / "interaction_model" / "sentences" / "en-US" / "AMAZON.HelpIntent.txt"
    sentences.write_text(sentences.read_text("utf-8") + "please tell me how this works\n", "utf-8")
    package = checkout / "build" / "package"
    (package / "ask_sdk_core").mkdir(parents=True)
    (package / "app.py").write_text("the last one")

    done = subprocess.run(
        [checkout / "scripts" / "build", package],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )

    assert done.returncode == 1
    assert "run ./scripts/build-model" in done.stderr
    assert "untouched" in done.stderr
    assert (package / "app.py").read_text() == "the last one"
