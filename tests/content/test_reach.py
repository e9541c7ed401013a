"""Every red flag can be found by asking: a person who answers truthfully, and volunteers nothing.

For each rule of level urgent or emergency, and each way to meet it with as little as possible, a
person who has just those facts opens the skill, answers what is asked, and must end at that level.
"""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from evaluation import conversation
from triage import Content, Level, assess, hear, load_content
from triage.protocol.condition import Condition
from triage.protocol.fact import Answer, FactKind, Value
from triage.protocol.protocol import Protocol
from triage.protocol.rule import Rule

CONTENT = Path(__file__).resolve().parents[2] / "content"
PROTOCOL = load_content(CONTENT).protocol

IMPLIED_BY = {
    "medicine_change": ("new_medication", "dose_change", "supplement_other"),
    "fluid_loss": ("vomiting", "diarrhoea", "vomiting_diarrhoea", "diuretic"),
}
"""Signs that nobody has alone: what a person has who has them."""

EYE = ("eye_pain", "eye_light_sensitive", "vision_change", "double_vision", "eyelid_droop")
"""Asked only of a person whose eyelid or face twitches: others are asked when it came suddenly."""

GROUPS: dict[str, dict[str, Value]] = {
    "nobody special": {},
    "a pregnant person": {"pregnant": Answer.YES},
    "a child": {"age_group": "child"},
    "a person with diabetes": {"diabetes": Answer.YES},
    "a person on an antidepressant": {"antidepressant": Answer.YES},
    "a person with kidney disease": {"kidney_disease": Answer.YES},
    "a person whose eyelid twitches": {"body_part": ("eyelid",)},
}


def ways_to_meet(rule: Rule, protocol: Protocol) -> Iterator[dict[str, Value]]:
    """Give the smallest sets of facts that meet a rule, of those that a person can have."""
    for some in combinations(rule.any_of, rule.at_least):
        facts: dict[str, Value] = {}
        for condition in (*rule.when, *some):
            value = _least(condition, protocol)
            known = facts.get(condition.fact, ())
            is_parts = isinstance(value, tuple) and isinstance(known, tuple)
            facts[condition.fact] = known + value if is_parts else value  # type: ignore[operator]
        for told in _as_a_person_has_them(facts):
            if not any(protocol.facts[fact].kind is FactKind.SIGN for fact in told):
                yield told


def _as_a_person_has_them(facts: dict[str, Value]) -> Iterator[dict[str, Value]]:
    implied = next((fact for fact in facts if fact in IMPLIED_BY), None)
    for instead in IMPLIED_BY.get(implied or "", ()):
        yield {fact: value for fact, value in facts.items() if fact != implied} | {
            instead: Answer.YES
        }
    if implied is None:
        yield facts


def _least(condition: Condition, protocol: Protocol) -> Value:
    fact = protocol.facts[condition.fact]
    if fact.is_finding:
        return Answer.YES
    if condition.more_than is not None:
        return condition.more_than + 1
    value = min(condition.accepted)
    return (value,) if fact.kind is FactKind.PARTS else value


RED_FLAGS = [
    pytest.param(facts, id=f"{rule.id}-{'+'.join(map(str, facts))}")
    for rule in PROTOCOL.rules.values()
    if rule.level >= Level.URGENT
    for facts in ways_to_meet(rule, PROTOCOL)
]


def test_no_red_flag_is_left_out() -> None:
    """Each rule on something a person can have is met in some way, or rests on a combination."""
    met = {str(param.id).partition("-")[0] for param in RED_FLAGS}
    signs = {fact.id for fact in PROTOCOL.facts.values() if fact.kind is FactKind.SIGN}

    left_out = {
        rule.id
        for rule in PROTOCOL.rules.values()
        if rule.level >= Level.URGENT and rule.id not in met
        if not (signs - set(IMPLIED_BY)) & {condition.fact for condition in rule.conditions}
    }

    assert left_out == set()
    assert len(RED_FLAGS) > 250


@pytest.mark.parametrize("facts", RED_FLAGS)
def test_asking_finds_every_red_flag(content: Content, facts: dict[str, Value]) -> None:
    """Whoever has it and answers truthfully, in whatever group, is told at least its level."""
    protocol = content.protocol
    told = facts if not set(facts) & set(EYE) else {"body_part": ("eyelid",), **facts}
    for name, group in GROUPS.items():
        person = {**group, **told}
        due = assess(protocol, hear(protocol.facts, {}, facts)).level

        replies = list(conversation(content, person))

        reached = replies[-1].level
        assert reached is not None
        assert reached >= due, f"{name} with {facts}: {reached.id} for {due.id}"
        assert len({reply.asking for reply in replies[:-1]}) <= protocol.limits.questions
