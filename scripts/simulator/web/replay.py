"""A written conversation that is performed on the page, a step at a time."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from simulator.conversation.performance import Performance, take_step
from simulator.conversation.reader import read_talk
from simulator.conversation.script import Conversation
from simulator.device.device import Device
from simulator.home.home import Home

Json = dict[str, Any]


@dataclass
class Replay:
    """Where a performance stands."""

    conversation: Conversation
    taken: int = 0
    """How many steps were taken."""
    found: Performance = field(init=False)

    def __post_init__(self) -> None:
        self.found = Performance(self.conversation)

    @classmethod
    def read(cls, text: str) -> Replay:
        """Read a conversation in the form of a `.talk` file.

        Raises:
            ConversationError: a line cannot be read.
        """
        return cls(read_talk(Path("replay.talk"), text))

    def prepare(self, home: Home) -> None:
        """Set a home up as the conversation wants it."""
        for prepare in self.conversation.preparations:
            prepare(home)

    def step(self, device: Device) -> None:
        """Take the next step, if there is one left and all went as written so far."""
        if not self.is_over:
            step = self.conversation.steps[self.taken]
            self.taken += 1
            take_step(self.found, step, device)

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to do: the end, or something that went otherwise."""
        return bool(self.found.problems) or self.taken == len(self.conversation.steps)

    def form(self) -> Json:
        """Tell the page."""
        return {
            "name": self.conversation.name,
            "taken": self.taken,
            "of": len(self.conversation.steps),
            "isOver": self.is_over,
            "problems": self.found.problems,
        }
