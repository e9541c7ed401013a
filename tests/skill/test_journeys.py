"""Journeys: answers in, advice out, each by the engine, by the dialogue and by real envelopes."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from authoring.simulate import read_status
from evaluation import conversation
from simulator import Device, Skill
from triage import Content, Level, assess, hear, load_content
from triage.protocol.fact import Answer, Value

ROOT = Path(__file__).resolve().parents[2]
JOURNEYS = [
    pytest.param(journey, id=f"{path.stem}.{name}")
    for path in sorted((ROOT / "tests" / "journeys").glob("*.toml"))
    for name, journey in tomllib.loads(path.read_text("utf-8")).items()
]
MOST_QUESTIONS = 9


@pytest.fixture(scope="module")
def content() -> Content:
    """Give the real content."""
    return load_content(ROOT / "content")


@pytest.mark.parametrize("journey", JOURNEYS)
def test_the_engine_gives_the_level(content: Content, journey: dict[str, Any]) -> None:
    """The facts alone lead to the level of the journey."""
    heard = hear(content.protocol.facts, {}, facts_of(content, journey))

    outcome = assess(content.protocol, heard)

    assert outcome.level.id == journey["level"]


@pytest.mark.parametrize("journey", JOURNEYS)
def test_the_dialogue_reaches_the_level(content: Content, journey: dict[str, Any]) -> None:
    """A truthful person who volunteers nothing hears advice as urgent, in at most nine questions.

    Facts that no question asks about can only be volunteered; the talk below does that.
    """
    facts = facts_of(content, journey)

    replies = list(conversation(content, facts))

    level = replies[-1].level
    assert level is not None
    if set(facts) <= content.protocol.askable:
        assert level is Level.from_id(journey["level"])
    assert len({reply.asking for reply in replies[:-1]}) <= MOST_QUESTIONS


@pytest.mark.parametrize("journey", JOURNEYS)
def test_the_talk_goes_as_written(alexa_skill: Skill, journey: dict[str, Any]) -> None:
    """The words of a journey, through real envelopes, lead where it says."""
    device = alexa_skill.device()
    levels: list[str] = []
    speech: list[str] = []

    for step in journey["talk"]:
        utterance, _, expected = step.partition("->")
        turn = _say(device, utterance.strip())
        status = read_status(turn.attributes or {})
        assert not turn.faults
        assert (status["asking"] or "end") == expected.strip(), step
        if status["level"]:
            levels.append(status["level"])
            speech.append(turn.speech or "")

    assert levels == [journey["level"]]
    for pattern in journey["speech"]:
        assert re.search(pattern, speech[-1], re.I), speech[-1]
    for pattern in journey.get("not_speech", ()):
        assert not re.search(pattern, speech[-1], re.I), speech[-1]


def facts_of(content: Content, journey: dict[str, Any]) -> dict[str, Value]:
    """Give the facts of a journey with the types of the core."""
    return {fact: _value(content, fact, value) for fact, value in journey["facts"].items()}


def _value(content: Content, fact: str, value: Any) -> Value:
    if content.protocol.facts[fact].is_finding:
        return Answer(value)
    return tuple(value) if isinstance(value, list) else value


def _say(device: Device, utterance: str) -> Any:
    if not utterance:
        return device.open()
    return device.says(utterance) if device.is_open else device.open_with(utterance)
