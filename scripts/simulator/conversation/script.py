"""A conversation as it is to go: what the person does, and what is checked after each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from simulator.conversation.pattern import Pattern
from simulator.device.device import Device
from simulator.device.turn import Turn
from simulator.home.home import Home

Action = Callable[[Device], list[Turn]]
"""What the person does; gives the turns that come of it."""
Preparation = Callable[[Home], None]
"""What is set in the home."""


class ConversationError(Exception):
    """A file that cannot be read as a conversation; names every problem by file and line."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        """Keep the problems, one line each."""
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass
class Check:
    """One thing that is looked at after a turn."""

    line: int
    what: str
    """Of what: 'Alexa' for what is said, or a detail, as 'reprompt' or 'attributes.level'."""
    any_of: list[Pattern]
    is_negative: bool = False
    """Whether none of them may match."""

    def __str__(self) -> str:
        joined = " or ".join(pattern.written for pattern in self.any_of)
        return f"{self.what}: {'not ' if self.is_negative else ''}{joined}"


@dataclass
class Step:
    """One thing that the person does, with the checks of each turn that comes of it."""

    line: int
    written: str
    """As it stands in the file."""
    action: Action
    checks: list[list[Check]] = field(default_factory=lambda: [[]])
    """One list a turn; most steps are one turn."""


@dataclass
class Conversation:
    """One conversation from one file."""

    path: Path
    name: str
    preparations: list[Preparation] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    tags: frozenset[str] = frozenset()
    notes: list[str] = field(default_factory=list)
    """What the file asks for and this simulator does not support, in words."""
    is_skipped: bool = False
