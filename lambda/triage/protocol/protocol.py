"""The protocol: the facts, rules, questions, causes and tips together, true in every language."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from triage.protocol.cause import Cause, Tip
from triage.protocol.condition import Condition
from triage.protocol.fact import Fact, Setting, Value
from triage.protocol.quality import Quality
from triage.protocol.question import Question
from triage.protocol.rule import Rule
from triage.protocol.source import Citation, Source


@dataclass(frozen=True)
class Limits:
    """How long a conversation may get, and how long a claim holds."""

    questions: int
    """No path asks more questions than this."""
    habits_within: int
    """Questions that only pick tips are asked while fewer than this many have been asked."""
    habits: int
    """At most this many questions that only pick tips."""
    misses: int
    """So many replies that are not understood end the talk, and count as 'not sure'."""
    hedges: int
    """So many replies between yes and no count as 'not sure'."""
    unfinished_means: tuple[Setting, ...]
    """What it amounts to when the check ends with a danger question not answered in full."""
    unseen_means: tuple[Setting, ...]
    """What it amounts to when nobody has looked at a warning sign of another day."""
    claims_last_days: int
    """So many days after it was checked against its source, a claim has to be checked again."""


@dataclass(frozen=True)
class Topic:
    """Something that people ask about, answered in one breath."""

    id: str
    citation: Citation | None
    """None where the answer makes no clinical claim."""


@dataclass(frozen=True)
class Region:
    """The telephone numbers of a country."""

    id: str
    emergency: str
    """The emergency number, as it is spoken."""
    crisis: str
    """The line for thoughts of suicide, as it is spoken."""


@dataclass(frozen=True)
class Protocol:
    """What is true and what follows from it. Mappings keep the order of the files."""

    facts: Mapping[str, Fact]
    rules: Mapping[str, Rule]
    questions: Mapping[str, Question]
    causes: Mapping[str, Cause]
    tips: Mapping[str, Tip]
    topics: Mapping[str, Topic]
    advice: Mapping[str, Citation]
    """The sentences of the advice that make a claim, by their id in the locale."""
    sources: Mapping[str, Source]
    regions: Mapping[str, Region]
    durations: Mapping[str, int]
    """Vague durations, such as `a_while`, in days; resolved to the safer side."""
    people: Mapping[str, tuple[Setting, ...]]
    """What it tells us that the person speaks of their son, their mother, ..."""
    qualities: Mapping[str, Quality]
    """What a word makes of a finding or a part beside it, in the order in which they are taken."""
    limits: Limits

    def rules_about(self, fact_id: str) -> Sequence[tuple[Condition, Rule]]:
        """Give the conditions on a fact, each with the rule in which it stands, in their order."""
        return self._rules_by_fact.get(fact_id, ())

    def rules_met(self, fact_id: str, value: Value) -> Iterable[Rule]:
        """Give the rules of which a condition is met by a value of a fact; others cannot hold."""
        if isinstance(value, int):
            return [r for condition, r in self.rules_about(fact_id) if condition.is_met_by(value)]
        if isinstance(value, tuple):
            return [r for part in value for r in self._rules_by_value.get((fact_id, part), ())]
        return self._rules_by_value.get((fact_id, value), ())

    @cached_property
    def _rules_by_fact(self) -> dict[str, list[tuple[Condition, Rule]]]:
        found: dict[str, list[tuple[Condition, Rule]]] = {}
        for rule in self.rules.values():
            for condition in rule.conditions:
                found.setdefault(condition.fact, []).append((condition, rule))
        return found

    @cached_property
    def _rules_by_value(self) -> dict[tuple[str, str], list[Rule]]:
        found: dict[tuple[str, str], list[Rule]] = {}
        for rule in self.rules.values():
            for condition in rule.conditions:
                for value in condition.accepted:
                    found.setdefault((condition.fact, value), []).append(rule)
        return found

    @cached_property
    def findings(self) -> frozenset[str]:
        """Give every fact that is answered yes, no or not sure."""
        return frozenset(fact.id for fact in self.facts.values() if fact.is_finding)

    @cached_property
    def place_of_rule(self) -> dict[str, int]:
        """Give the place of each rule in the order of the content."""
        return {rule_id: place for place, rule_id in enumerate(self.rules)}

    @cached_property
    def askable(self) -> frozenset[str]:
        """Give every fact that an answer to some question can bring, implied ones included."""
        found: set[str] = set()
        waiting = [fact for question in self.questions.values() for fact in question.brings]
        while waiting:
            fact_id = waiting.pop()
            if fact_id not in found:
                found.add(fact_id)
                fact = self.facts[fact_id]
                waiting += [setting.fact for setting in (*fact.implies, *fact.several_mean)]
        return frozenset(found)
