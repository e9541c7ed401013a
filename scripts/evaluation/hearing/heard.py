"""What a recogniser made of an utterance."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

FALLBACK = "AMAZON.FallbackIntent"
YES = "AMAZON.YesIntent"
NO = "AMAZON.NoIntent"


@dataclass(frozen=True)
class Heard:
    """An intent with the values of its filled slots."""

    intent: str
    slots: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """For a listed value its id, else the platform's form: a number, 'P3W', a date."""


class Hears(Protocol):
    """A recogniser, made from an interaction model and nothing else."""

    def hear(self, utterance: str) -> Heard:
        """Find the intent and the slots; FALLBACK where nothing is near enough."""
        ...
