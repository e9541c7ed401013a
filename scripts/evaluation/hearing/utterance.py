"""An utterance with what should be heard in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from evaluation.hearing.heard import FALLBACK, Heard
from triage import Level

ANYTHING = "*"
NOTHING = "-"
FINDING = "finding"
ABILITY = "ability"
"""The slot of what goes well, whose values are the findings that it denies."""


@dataclass(frozen=True)
class Utterance:
    """What a person says, and what it means."""

    words: str
    intents: tuple[str, ...]
    """Any of these is right; the first is the one that is meant most."""
    slots: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """For each slot, the sets of values that are right, each written with commas."""
    level: Level | None = None
    """The level that what is heard must give at once, where the file tells it."""

    @property
    def intent(self) -> str:
        """The intent that is meant most."""
        return self.intents[0]

    @property
    def is_foreign(self) -> bool:
        """Whether it is none of the skill's business."""
        return self.intent == FALLBACK

    def is_intent_right(self, heard: Heard) -> bool:
        """Whether one of its intents was heard."""
        return heard.intent in self.intents

    def are_slots_right(self, heard: Heard) -> bool:
        """Whether each slot that is written was heard so, and no finding beside those written.

        What is denied is written as a finding, by whichever slot it is heard.
        """
        findings = (*heard.slots.get(FINDING, ()), *heard.slots.get(ABILITY, ()))
        said = {**heard.slots, FINDING: findings}
        slots = {FINDING: (NOTHING,), **self.slots}
        return all(_is_among(said.get(slot, ()), sets) for slot, sets in slots.items())


def _is_among(values: tuple[str, ...], sets: tuple[str, ...]) -> bool:
    if not values:
        return NOTHING in sets
    return ANYTHING in sets or any(set(values) == set(each.split(",")) for each in sets)
