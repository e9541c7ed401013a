"""What is wrong with an answer, with the name of the rule that it breaks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with what a skill did."""

    rule: str
    """The rule's name, as `speech-length`; the page in this folder lists them all."""
    message: str
    """What is wrong, in words."""
    is_refusal: bool = True
    """Whether a device refuses the whole answer for it. What only certification, or a person,
    would object to is told as loudly, but what was said is heard."""

    def __str__(self) -> str:
        return f"{self.message} [{self.rule}]"


def refused(faults: Iterable[Fault]) -> bool:
    """Tell whether a device would refuse an answer with these faults."""
    return any(fault.is_refusal for fault in faults)
