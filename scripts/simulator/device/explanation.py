"""Why a sentence was understood as it was: what `/why` shows and a failing line tells."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, runtime_checkable

from simulator.device.resolution import brief_slots
from simulator.recognition.elicitation import Understands
from simulator.recognition.understanding import RunnerUp, Understanding

_SHOWN = 3


@runtime_checkable
class Ranks(Protocol):
    """A recogniser that can also tell what else it thought of. It need not."""

    def rank(self, utterance: str, today: date | None = None) -> list[RunnerUp]:
        """Order all intents by likeness."""
        ...

    def read(self, utterance: str) -> str:
        """Give the words as they were compared."""
        ...


@dataclass(frozen=True)
class Explanation:
    """Why, in full."""

    utterance: str
    understanding: Understanding
    read_as: str
    """The words as they were compared; empty where the recogniser does not tell."""
    others: tuple[RunnerUp, ...]
    """The other intents that come nearest, the nearest first, each with its nearest sample."""

    def lines(self) -> Iterator[str]:
        """Write it, a line each."""
        found = self.understanding
        slots = json.dumps(brief_slots(found.slots), ensure_ascii=False)
        yield f"{found.intent.name} {slots}"
        yield f"because {found.reason} (score {found.score:.2f})"
        if self.read_as and self.read_as != self.utterance.lower().strip(" .?!"):
            yield f"read as: {self.read_as}"
        for place, other in enumerate(self.others, start=2):
            like = f", like '{other.sample}'" if other.sample else ""
            yield f"{place}. {other.intent} (score {other.score:.2f}{like})"


def explain(
    recogniser: Understands, utterance: str, understanding: Understanding, today: date
) -> Explanation:
    """Say why a sentence was understood as it was.

    Args:
        recogniser: what understood it; one that cannot rank tells its runner-up only.
        utterance: what was said.
        understanding: what was made of it.
        today: the day that it was said.
    """
    read_as, others = "", _runner_up(understanding)
    if isinstance(recogniser, Ranks):
        read_as, others = recogniser.read(utterance), recogniser.rank(utterance, today)
    name = understanding.intent.name
    nearest = [other for other in others if other.intent != name and other.score > 0]
    return Explanation(utterance, understanding, read_as, tuple(nearest[:_SHOWN]))


def _runner_up(understanding: Understanding) -> Sequence[RunnerUp]:
    return [understanding.runner_up] if understanding.runner_up else []
