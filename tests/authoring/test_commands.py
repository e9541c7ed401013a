"""The commands that people run on this skill, as real processes."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str, spoken: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a module of scripts/ as the commands do, from a shell that sets nothing for tests."""
    shell = {name: value for name, value in os.environ.items() if name != "LOOPBACK_SERVICES"}
    paths = os.pathsep.join((str(ROOT / "lambda"), str(ROOT / "scripts")))
    return subprocess.run(
        [sys.executable, "-P", "-m", *arguments],
        input=spoken,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**shell, "PYTHONPATH": paths, **environment},
    )


def test_the_simulator_talks_with_the_real_skill() -> None:
    """The README's first command holds a conversation from the question to the advice."""
    answers = ["no", "no", "no", "no", "no", "i drink a lot of coffee", "no", "no"]
    opening = "my thumb has been twitching for three days"

    done = run("authoring.simulate", "--json", "--open", opening, spoken="\n".join(answers) + "\n")

    turns = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, done.stderr
    assert [turn["asking"] for turn in turns] == [
        *("danger_now", "sudden_signs", "nerve_signs", "unwell_signs", "background"),
        *("habits", "another_tip", "remind_me", None),
    ]
    assert [turn["level"] for turn in turns if turn["level"]] == ["self_care"]
    assert turns[-1]["ended"]


def test_the_simulator_gives_the_id_that_the_skill_expects() -> None:
    """A developer who has SKILL_ID set for a deployment can still talk with the skill."""
    done = run("authoring.simulate", "--json", SKILL_ID="amzn1.ask.skill.1234")

    assert json.loads(done.stdout)["asking"] == "danger_now"


def test_the_transcript_in_the_readme_is_what_is_said() -> None:
    """Whoever reads the README hears the same words from the skill."""
    opening = "my thumb has been twitching for three days"
    spoken = "no\nno\nno\nno\nno\ni drink a lot of coffee\n"
    done = run("authoring.simulate", "--json", "--open", opening, spoken=spoken)
    said = {json.loads(line)["speech"] for line in done.stdout.splitlines()}
    readme = (ROOT / "README.md").read_text("utf-8")

    shown = re.findall(r"^    Alexa: (.+(?:\n           .+)*)", readme, re.M)

    assert len(shown) >= 3
    for speech in shown:
        assert any(" ".join(speech.split()) in reply for reply in said), speech


def test_the_home_is_set_from_the_command_line() -> None:
    """The skill is told of the screen; a setting that there is not is told, with a hint."""
    done = run("authoring.simulate", "--set", "screen: small", spoken="/json\n/quit\n")
    wrong = run("authoring.simulate", "--set", "scren: small")

    assert '"pixelWidth": 960' in done.stdout
    assert wrong.returncode == 2
    assert "did you mean 'screen'?" in wrong.stderr


def test_conversations_are_held_with_the_real_skill(tmp_path: Path) -> None:
    """A file that goes as written passes; one that does not says what the skill said."""
    opening = "You: alexa, ask muscle twitch check why my eyelid is twitching\n"
    good, bad = tmp_path / "good.talk", tmp_path / "bad.talk"
    good.write_text(f"{opening}Alexa: ...?\n  attributes.asking: danger_now\n", "utf-8")
    bad.write_text(f"{opening}Alexa: Hello.\n", "utf-8")

    done = run("authoring.converse", str(good), str(bad))

    assert done.returncode == 1, done.stderr
    assert f"{bad}:1: You: alexa, ask" in done.stdout
    assert "2 conversations, 2 turns, 1 failed" in done.stdout


@pytest.mark.parametrize(
    "arguments", [["tests/conversations"], ["tests/remembering", "--remember"]], ids=" ".join
)
def test_the_conversations_are_held_as_the_readme_says(arguments: list[str]) -> None:
    """From a shell that sets nothing, reminders and all."""
    folder, *options = arguments

    done = run("authoring.converse", str(ROOT / folder), *options)

    assert done.returncode == 0, done.stdout


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Give a copy of the content with one misspelt key."""
    folder = tmp_path / "content"
    shutil.copytree(ROOT / "content", folder)
    tips = folder / "tips.toml"
    tips.write_text(tips.read_text("utf-8").replace("is_general =", "is_genral =", 1), "utf-8")
    return folder


def test_the_check_fails_on_bad_content(broken: Path) -> None:
    """CI stops at content that does not load, and the message says what to do."""
    done = run("authoring.check", "--content", str(broken))

    assert done.returncode == 1
    assert "is_genral: unknown key (did you mean 'is_general'?)" in done.stdout


def test_the_check_fails_on_a_sentence_that_nobody_should_say(tmp_path: Path) -> None:
    """CI stops at a sentence that claims what a voice guide must not."""
    folder = tmp_path / "content"
    shutil.copytree(ROOT / "content", folder)
    tips = folder / "en-US" / "tips.toml"
    tips.write_text(tips.read_text("utf-8").replace("Keep moving", "To cure it, keep moving"))

    done = run("authoring.check", "--content", str(folder))

    assert done.returncode == 1
    assert "must not say 'cure'" in done.stdout


def test_the_check_passes_on_the_content_that_there_is() -> None:
    """The content of the repository is fit to be spoken, and its claims are counted."""
    done = run("authoring.check")

    assert done.returncode == 0
    assert "general knowledge" in done.stdout


def test_a_skill_whose_content_is_bad_says_the_sentence(broken: Path) -> None:
    """The person hears the emergency sentence even when the content is what failed."""
    script = (
        "import app, json; "
        "print(json.dumps(app.handler({'request': {'type': 'LaunchRequest'}}, None)))"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", script],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT / "lambda"),
            "TWITCH_CHECK_CONTENT": str(broken),
        },
    )

    speech = json.loads(done.stdout)["response"]["outputSpeech"]["ssml"]
    assert "call your local emergency number now" in speech
    assert "turn_failed" in done.stderr
