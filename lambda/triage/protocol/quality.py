"""Qualities: what a word adds to a finding or a part that is told in the same breath."""

from collections.abc import Mapping
from dataclasses import dataclass

from triage.protocol.condition import Condition
from triage.protocol.fact import Setting, Value


@dataclass(frozen=True)
class Quality:
    """Something like 'all down one side', which makes one-sided numbness of 'numb'."""

    id: str
    makes: Mapping[str, tuple[Condition, ...]]
    """The finding that it makes of what meets one of the conditions."""
    alone_means: tuple[Setting, ...] = ()
    """What it tells where it makes nothing."""

    def made_of(self, told: Mapping[str, Value]) -> dict[str, tuple[Condition, ...]]:
        """Give the findings that it makes of what is told, each with what it makes it of."""
        made = {}
        for finding, conditions in self.makes.items():
            met = tuple(condition for condition in conditions if condition.holds(told))
            if met:
                made[finding] = met
        return made
