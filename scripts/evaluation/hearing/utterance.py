"""An utterance with what should be heard in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from evaluation.hearing.heard import FALLBACK, Heard
from triage import Level

ANYTHING = "*"
NOTHING = "-"
OR = "/"
"""Between values of which one is enough, inside a list."""
OPTIONAL = "?"
"""After what may be missing from a list."""
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
    """For each slot, the lists of values that are right, as the file has them: 'a,b/c,d?' is right
    with a, with b or c, and with d or without."""
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
        return all(_is_among(said.get(slot, ()), lists) for slot, lists in slots.items())


def _is_among(values: tuple[str, ...], lists: tuple[str, ...]) -> bool:
    if ANYTHING in lists and values:
        return True
    return any(_fits(set(values), written) for written in lists)


def _fits(values: set[str], written: str) -> bool:
    """Say whether values are those of a list: one for each that must be, and none beside."""
    if written == NOTHING:
        return not values
    needed = [set(item.split(OR)) for item in written.split(",") if not item.endswith(OPTIONAL)]
    return values <= values_of(written) and all(values & item for item in needed)


def values_of(written: str) -> set[str]:
    """Give every value that a list names."""
    return set(written.replace(OPTIONAL, "").replace(OR, ",").split(","))


def least_of(written: str) -> tuple[str, ...]:
    """Give the values that are meant first, without what may be missing; none if none are named."""
    items = [] if written in (ANYTHING, NOTHING) else written.split(",")
    return tuple(item.split(OR)[0] for item in items if not item.endswith(OPTIONAL))
