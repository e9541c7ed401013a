"""Conversations with a memory: each begins with a skill that knows nobody."""

from functools import cache
from pathlib import Path

import pytest

from authoring.remembering_skill import RememberingSkill
from simulator import Skill

MODEL = Path(__file__).parents[2] / "interaction_model" / "en-US.json"


@cache
def remembering() -> Skill:
    """Make the skill once: its ear takes time."""
    return RememberingSkill.load("app:handler", MODEL)


@pytest.hookimpl
def pytest_alexa_skill() -> Skill:
    """Give the skill with a memory to the conversations of this folder."""
    return remembering()
