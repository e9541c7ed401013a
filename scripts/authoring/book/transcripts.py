"""The journeys as transcripts: each is held with the real skill, word for word."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from simulator import Device, InteractionModel
from simulator.skill import Skill
from skill import build_skill
from triage import Content, Level


@dataclass(frozen=True)
class Transcript:
    """One journey as it is heard."""

    id: str
    promise: str
    """What it shows."""
    level: Level
    turns: tuple[tuple[str, str], ...]
    """What the person says, empty for opening the skill, and what they hear."""


def transcripts(content: Content, model: Path, journeys: Path) -> Iterator[Transcript]:
    """Hold every journey of a folder, the most urgent first."""
    skill = Skill(build_skill(content), InteractionModel.load(model))
    for level in reversed(Level):
        path = journeys / f"{level.id}.toml"
        for name, journey in tomllib.loads(path.read_text("utf-8")).items():
            turns = tuple(_turns(skill.device(), journey["talk"]))
            yield Transcript(name, journey["promise"], level, turns)


def _turns(device: Device, talk: list[str]) -> Iterator[tuple[str, str]]:
    for step in talk:
        said = step.partition("->")[0].strip()
        if not said:
            turn = device.open()
        else:
            turn = device.says(said) if device.is_open else device.open_with(said)
        yield said, turn.speech or ""
