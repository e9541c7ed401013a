"""Values found in a sentence: where they stand, what was said and what it stands for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from simulator.model import Value


@dataclass(frozen=True, slots=True)
class Mention:
    """One value of a slot type, found in a sentence."""

    type: str
    start: int
    end: int
    """Position after its last word."""
    said: str
    """What the person typed for it."""
    resolved: str | None = None
    """For a built-in type, its value in the platform's form ('P3W'); None for a custom type."""
    values: tuple[Value, ...] = field(default=(), compare=False)
    """For a custom type, the values it can stand for; none when it is not in the list."""
    slips: int = 0
    """How far the wording is from the listed phrase: 0 to the letter, more for looser matches."""
    is_guess: bool = False
    """Whether a misspelled word was put right to find it."""
    is_denied: bool = False
    """Whether the sentence says that it is not so."""
    is_sound: bool = False
    """Whether it says so by calling it all right, with no negator: 'the roots are fine'."""

    @property
    def key(self) -> str:
        """What makes two mentions the same thing: the resolved value, or else the words."""
        return self.resolved or (self.values[0].name if self.values else self.said)

    def covers(self, other: Mention) -> bool:
        """Whether the other lies inside this one and is shorter."""
        return (
            self.start <= other.start
            and other.end <= self.end
            and other.end - other.start < self.end - self.start
        )

    def overlaps(self, other: Mention) -> bool:
        """Whether the two share a word."""
        return self.start < other.end and other.start < self.end


def longest(mentions: Iterable[Mention]) -> list[Mention]:
    """Keep the longest of mentions that share words, in the order of the sentence."""
    ranked = sorted(mentions, key=lambda mention: (mention.start - mention.end, mention.slips))
    kept: list[Mention] = []
    for mention in ranked:
        if not any(mention.overlaps(other) for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda mention: mention.start)


def without_covered(mentions: Sequence[Mention]) -> list[Mention]:
    """Drop each mention that lies inside a longer one of its own type."""
    return [
        mention
        for mention in mentions
        if not any(other.type == mention.type and other.covers(mention) for other in mentions)
    ]
