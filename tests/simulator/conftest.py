"""A plant-care skill, which has nothing to do with the skill of this project, to talk to."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from simulator import Clock, Device, Home, InteractionModel, Recogniser
from simulator.device.handler import Handler
from simulator.recognition.understanding import Understanding
from simulator.skill import Skill
from tests.simulator import echo_skill

MODEL = Path(__file__).parent / "plant_care.json"
WEDNESDAY = date(2026, 5, 6)
NOON = datetime(2026, 5, 6, 12, 30, tzinfo=UTC)

Understand = Callable[[str], Understanding]
MakeDevice = Callable[..., Device]


@pytest.fixture(scope="session")
def model() -> InteractionModel:
    """Read the plant-care model."""
    return InteractionModel.load(MODEL)


def pytest_alexa_skill(path: Path) -> Skill:
    """Perform the conversations of this folder with the plant-care skill."""
    return plant_care()


@functools.cache
def plant_care() -> Skill:
    """Find the plant-care skill, once."""
    return Skill.load("tests.simulator.echo_skill:handler", MODEL)


@pytest.fixture(scope="session")
def alexa_skill() -> Skill:
    """Talk with the plant-care skill."""
    return plant_care()


@pytest.fixture(scope="session")
def recogniser(model: InteractionModel) -> Recogniser:
    """Compile the plant-care model once for all tests."""
    return Recogniser(model)


@pytest.fixture(scope="session")
def understand(recogniser: Recogniser) -> Understand:
    """Understand a sentence on a Wednesday in May 2026."""
    return lambda utterance: recogniser.understand(utterance, WEDNESDAY)


@pytest.fixture
def make_device(model: InteractionModel) -> MakeDevice:
    """Put a handler on a device whose clock stands still."""

    def make(handler: Handler = echo_skill.handler, home: Home | None = None) -> Device:
        return Device(handler, model, home or Home(clock=Clock.at(NOON)))

    return make
