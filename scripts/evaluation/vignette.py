"""A vignette: one made-up case, what is true of it, and the advice that is right."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from triage import Level
from triage.protocol.fact import Value

_END_OF_SENTENCE = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True)
class Vignette:
    """One case."""

    id: str
    story: str
    """How the person tells it."""
    facts: Mapping[str, Value]
    """What is true, in the form that `triage.hear` takes. A length of time that nobody knows is
    left out."""
    expected: Level
    acceptable: frozenset[Level]
    """The levels that a clinician could defend; `expected` is one of them."""

    @property
    def sentences(self) -> list[str]:
        """Give the story sentence by sentence."""
        return _END_OF_SENTENCE.split(self.story.strip())

    @property
    def least(self) -> Level:
        """Give the least acceptable level: anything below it is a danger."""
        return min(self.acceptable)
