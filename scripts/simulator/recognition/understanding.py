"""What the recogniser made of a sentence, and why."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.model import Intent, Slot
from simulator.recognition.mentions import Mention


@dataclass(frozen=True, slots=True)
class FilledSlot:
    """A slot with the values that were found for it."""

    slot: Slot
    mentions: tuple[Mention, ...]
    """At least one; more than one only for a slot that takes several."""


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """The intent that came second."""

    intent: str
    score: float
    sample: str | None = None
    """The sample of it that is most like the sentence."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """An intent with its slots, and the reason for it."""

    intent: Intent
    slots: tuple[FilledSlot, ...]
    reason: str
    """The sample or the rule that decided, in words."""
    score: float
    """1 for a rule or a sample to the letter, less for likeness, 0 for a fallback."""
    runner_up: RunnerUp | None = None
    sample: str | None = None
    """The sample that decided, as the model has it; None where a rule did."""
