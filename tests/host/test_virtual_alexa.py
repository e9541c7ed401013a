"""A client that nobody here wrote talks with the served skill, through the interaction model."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.host.test_service import serve

pytestmark = [
    pytest.mark.slow,
    pytest.mark.needs_program("npm", "apt-get install npm"),
    pytest.mark.usefixtures("node_modules"),
]

OPEN = "open muscle twitch check"
FOOT = {"intent": "DescribeTwitchIntent", "slots": {"body_part": "foot", "duration": "P3D"}}
YES = {"intent": "AMAZON.YesIntent", "slots": {}}

Turn = dict[str, Any]


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """Where the skill is served in developer mode."""
    with serve("--developer") as command:
        yield f"http://127.0.0.1:{command.port}/"


def talk(url: str, root: Path, *conversation: object) -> list[Turn]:
    """Hold one conversation; give what was heard and answered, turn by turn."""
    node = root / "tests" / "node" / "converse.js"
    model = root / "interaction_model" / "en-US.json"
    done = subprocess.run(
        ["node", node, url, model],
        input=json.dumps(conversation),
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    turns = [json.loads(line) for line in done.stdout.splitlines()]
    assert [turn["said"] for turn in turns] == list(conversation)
    assert not [turn for turn in turns if "fault" in turn]
    return turns


def heard(turns: list[Turn]) -> list[str]:
    """Give what virtual-alexa made of what was said."""
    return [turn["heard"] for turn in turns]


def test_a_harmless_twitch_comes_to_its_tips(url: str, root: Path) -> None:
    """A whole conversation: every question answered 'no', then advice and the offer of a tip."""
    turns = talk(url, root, OPEN, FOOT, *["no"] * 5, "i drink a lot of coffee")

    assert heard(turns)[:3] == ["LaunchRequest", "DescribeTwitchIntent", "AMAZON.NoIntent"]
    assert turns[-1]["attributes"]["last"]["level"] == "self_care"
    assert "foot" in turns[-1]["speech"]


def test_an_emergency_is_told_what_to_do_first(url: str, root: Path) -> None:
    """'Yes' to a danger question gets the emergency number as its first words."""
    turns = talk(url, root, "ask muscle twitch check why my foot is twitching", "no", YES)

    assert heard(turns) == ["DescribeTwitchIntent", "AMAZON.NoIntent", "AMAZON.YesIntent"]
    assert turns[-1]["speech"].startswith("Call nine one one now.")


def test_questions_in_between_lose_nothing(url: str, root: Path) -> None:
    """'Why', 'what is' and 'help' are answered, and the same question is open afterwards."""
    turns = talk(url, root, OPEN, "why do you ask", "what is a fasciculation", "help", "stop")

    assert heard(turns)[1:] == [
        "AskWhyIntent",
        "AskTopicIntent",
        "AMAZON.HelpIntent",
        "AMAZON.StopIntent",
    ]
    assert len({turn["attributes"]["asking"] for turn in turns[:4]}) == 1
    assert [turn["ended"] for turn in turns] == [False] * 4 + [True]


def test_what_ends_with_a_question_waits_for_an_answer(url: str, root: Path) -> None:
    """A microphone is open just when something was asked, and then there is a second try."""
    for turn in talk(url, root, OPEN, "i don't know", FOOT, "no", "no", "no", "stop"):
        assert turn["speech"].rstrip().endswith("?") is not turn["ended"], turn
        assert bool(turn["reprompt"]) is not turn["ended"], turn
