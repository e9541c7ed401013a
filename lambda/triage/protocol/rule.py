"""Rules: what must be there for a level to be due."""

from collections.abc import Callable
from dataclasses import dataclass

from triage.protocol.condition import Condition
from triage.protocol.heard import Heard
from triage.protocol.level import Level
from triage.protocol.source import Citation


@dataclass(frozen=True)
class Rule:
    """A level that is due when all of some things, and enough of some others, are there.

    It asks for presence only and counts only upwards, so hearing more never makes it stop holding.
    """

    id: str
    level: Level
    citation: Citation
    when: tuple[Condition, ...] = ()
    """All of these must hold."""
    any_of: tuple[Condition, ...] = ()
    """Of these, `at_least` must hold."""
    at_least: int = 0

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Give every condition that the rule mentions."""
        return self.when + self.any_of

    def holds(self, heard: Heard) -> bool:
        """Tell whether the rule holds for what was heard."""
        for condition in self.when:
            if not condition.holds(heard):
                return False
        return sum([condition.holds(heard) for condition in self.any_of]) >= self.at_least

    def could_hold(self, heard: Heard, is_open: Callable[[str], bool]) -> bool:
        """Tell whether the rule holds, or would if every open fact turned out to be there."""
        for condition in self.when:
            if not is_open(condition.fact) and not condition.holds(heard):
                return False
        return sum([is_open(c.fact) or c.holds(heard) for c in self.any_of]) >= self.at_least
