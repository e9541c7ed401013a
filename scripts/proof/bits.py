"""The bits: which conditions of the protocol are met, as one number; and so which level is due.

Worked out from the rules alone, beside the engine, so that the engine can be held against it.
"""

from collections import defaultdict
from dataclasses import dataclass

from proof.likeness import conditions
from triage.protocol.condition import Condition
from triage.protocol.fact import Answer, Value
from triage.protocol.heard import Heard
from triage.protocol.level import Level
from triage.protocol.protocol import Protocol
from triage.protocol.rule import Rule


@dataclass(frozen=True)
class RuleBits:
    """A rule, with its conditions as bits."""

    id: str
    level: Level
    all_of: int
    any_of: int
    at_least: int

    def is_met(self, met: int) -> bool:
        """Tell whether the rule holds where the conditions `met` are met."""
        if self.all_of & ~met:
            return False
        return (self.any_of & met).bit_count() >= self.at_least


class Bits:
    """Numbers every condition of a protocol."""

    def __init__(self, protocol: Protocol) -> None:
        """Give each condition that stands anywhere its bit."""
        found = dict.fromkeys(condition for _, condition in conditions(protocol))
        self._bits = {condition: 1 << place for place, condition in enumerate(found)}
        self._by_fact: dict[str, list[Condition]] = defaultdict(list)
        for condition in found:
            self._by_fact[condition.fact].append(condition)
        self._met: dict[tuple[str, Value], int] = {}
        self._due: dict[int, Level] = {}
        self._about = {fact: self.of(*those) for fact, those in self._by_fact.items()}
        rules = [self._rule(rule) for rule in protocol.rules.values()]
        self.rules = tuple(sorted(rules, key=lambda rule: -rule.level))
        """The worst first."""

    def due(self, heard: Heard) -> Level:
        """Give the level that is due, by looking at the rules one after the other."""
        met = self.met(heard)
        level = self._due.get(met)
        if level is None:
            holding = (rule.level for rule in self.rules if rule.is_met(met))
            level = self._due[met] = next(holding, Level.SELF_CARE)
        return level

    def met(self, heard: Heard) -> int:
        """Give the conditions that are met by what was heard."""
        total = 0
        for pair in heard.items():
            bits = self._met.get(pair)
            if bits is None:
                bits = self._met[pair] = self._met_by(*pair)
            total |= bits
        return total

    def unsure(self, heard: Heard) -> int:
        """Give the conditions on what the person is not sure of."""
        total = 0
        for fact, value in heard.items():
            if value == Answer.UNSURE:
                total |= self.about(fact)
        return total

    def of(self, *conditions: Condition) -> int:
        """Give these conditions as bits."""
        return sum(self._bits[condition] for condition in dict.fromkeys(conditions))

    def about(self, fact: str) -> int:
        """Give the conditions about a fact."""
        return self._about.get(fact, 0)

    def _rule(self, rule: Rule) -> RuleBits:
        return RuleBits(
            rule.id, rule.level, self.of(*rule.when), self.of(*rule.any_of), rule.at_least
        )

    def _met_by(self, fact: str, value: Value) -> int:
        return self.of(*(c for c in self._by_fact.get(fact, ()) if _is_there(c, value)))


def _is_there(condition: Condition, value: Value) -> bool:
    if isinstance(value, tuple):
        return any(part in condition.accepted for part in value)
    if isinstance(value, int):
        return condition.more_than is not None and value > condition.more_than
    return str(value) in condition.accepted
