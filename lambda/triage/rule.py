"""Rules: what must be there for a level to be due."""

from collections.abc import Callable
from dataclasses import dataclass

from triage.condition import Condition
from triage.heard import Heard
from triage.level import Level
from triage.source import Citation


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
        return self._satisfied(lambda condition: condition.holds(heard))

    def could_hold(self, heard: Heard, is_open: Callable[[str], bool]) -> bool:
        """Tell whether the rule holds, or would if every open fact turned out to be there."""
        return self._satisfied(lambda condition: is_open(condition.fact) or condition.holds(heard))

    def _satisfied(self, satisfied: Callable[[Condition], bool]) -> bool:
        if not all(map(satisfied, self.when)):
            return False
        return self.at_least == 0 or sum(map(satisfied, self.any_of)) >= self.at_least
