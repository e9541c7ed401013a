import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.skill.envelopes import SKILL_ID, launch
from tests.triage.small_content import SmallContent

ANSWER = """
import json, sys
import app
json.dump(app.handler(json.load(sys.stdin), None), sys.stdout)
"""


def answer(root: Path, **environment: str) -> str:
    """Start the entry in a process of its own, as Lambda does, and give its answer to a launch."""
    done = subprocess.run(
        [sys.executable, "-c", ANSWER],
        input=json.dumps(launch()),
        env={**os.environ, "PYTHONPATH": str(root / "lambda"), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    response = json.loads(done.stdout)["response"]
    return str(response.get("outputSpeech", {}).get("ssml", ""))


def test_the_entry_finds_the_content_of_the_checkout(root: Path) -> None:
    """Without any setting, the skill starts and answers."""
    assert answer(root).startswith("<speak>Hi, this is Muscle Twitch Check.")


def test_the_environment_names_another_content(root: Path, small: SmallContent) -> None:
    """Another folder of content can be tried without touching the code."""
    spoken = answer(root, TWITCH_CHECK_CONTENT=str(small.folder))

    assert spoken == "<speak>Welcome. Any danger?</speak>"


@pytest.mark.parametrize(("skill_id", "is_answered"), [(SKILL_ID, True), ("another", False)])
def test_the_environment_names_the_skill(root: Path, skill_id: str, is_answered: bool) -> None:
    """With an id in the environment, no other skill is answered."""
    assert bool(answer(root, SKILL_ID=skill_id)) is is_answered
