"""What an author would want to know of the protocol though it is safe: what is dead in it.

The loader refuses what could harm; this finds what could never come about: facts that imply each
other in a circle, questions nobody is asked, causes nobody hears of, rules that never decide.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from triage.loading.consistency import worst_of
from triage.protocol.cause import Cause
from triage.protocol.condition import Condition
from triage.protocol.fact import Fact, FactKind
from triage.protocol.level import Level
from triage.protocol.problems import Problems
from triage.protocol.protocol import Protocol
from triage.protocol.question import Question, QuestionKind
from triage.protocol.rule import Rule

TOLD_BY_INTENT = "wants_ambulance"
"""The sign that an intent of its own tells."""


def protocol_problems(draft: Protocol, problems: Problems) -> Iterator[str]:
    """Give everything in a protocol that can never come about, as `file: key: what is wrong`.

    What the loader found wrong already, as noted in `problems`, is left out, with all that follows.
    """
    yield from _circles(draft)
    protocol = _sound_part(draft, problems)
    reach = reachable(draft)
    if problems.touch("facts/", "questions.toml", "people.toml", "limits.toml"):
        reach = frozenset(draft.facts)
    if not problems.touch("rules/"):
        yield from _unasked(protocol)
    for question in protocol.questions.values():
        yield from _irrelevant(question, reach)
    for cause in protocol.causes.values():
        yield from _cause_problems(cause, reach)
    for rule in protocol.rules.values():
        yield from _rule_problems(rule, reach, protocol)
    yield from _doubles(protocol)


def _sound_part(draft: Protocol, problems: Problems) -> Protocol:
    """Give the protocol without the entries in which the loader found something wrong."""

    def sound(file: str, entry_id: str) -> bool:
        return not problems.touch(f"{file}.toml: {entry_id}.", f"{file}.toml: {entry_id}:")

    return replace(
        draft,
        rules={r.id: r for r in draft.rules.values() if sound(f"rules/{r.level.id}", r.id)},
        questions={q.id: q for q in draft.questions.values() if sound("questions", q.id)},
        causes={c.id: c for c in draft.causes.values() if sound("causes", c.id)},
    )


def _cause_problems(cause: Cause, reach: frozenset[str]) -> Iterator[str]:
    key = f"causes.toml: {cause.id}.suggested_by:"
    if cause.is_volunteered and not cause.suggested_by:
        yield f"{key} is missing, so it is never named; if so meant: is_volunteered = false"
    elif cause.suggested_by and not any(c.fact in reach for c in cause.suggested_by):
        yield f"{key} asks for what nothing ever tells, so the cause is never named"


def reachable(protocol: Protocol) -> frozenset[str]:
    """Give the facts that can be heard at all: said, implied, or meant by an answer that can come.

    A question whose every reason to be asked is out of reach brings nothing.
    """
    found = {fact.id for fact in protocol.facts.values() if fact.kind is not FactKind.SIGN}
    found |= {TOLD_BY_INTENT} & protocol.facts.keys()
    found |= {setting.fact for setting in protocol.limits.unfinished_means}
    found |= {setting.fact for setting in protocol.limits.unseen_means}
    found |= {setting.fact for means in protocol.people.values() for setting in means}
    while True:
        more = set(chain.from_iterable(_brought(protocol, found))) - found
        if not more:
            return frozenset(found)
        found |= more


def _brought(protocol: Protocol, found: set[str]) -> Iterator[Iterable[str]]:
    for question in protocol.questions.values():
        if _can_be_relevant(question, found):
            yield question.brings
    for fact_id in found & protocol.facts.keys():
        fact = protocol.facts[fact_id]
        yield (setting.fact for setting in (*fact.implies, *fact.several_mean))


def _can_be_relevant(question: Question, found: Iterable[str]) -> bool:
    return not question.relevant_when or any(c.fact in found for c in question.relevant_when)


def _circles(protocol: Protocol) -> Iterator[str]:
    for fact in protocol.facts.values():
        way = _way_back(protocol, fact)
        if way and fact.id == min(way):
            through = " -> ".join((fact.id, *way))
            yield f"{_file_of(fact)}: {fact.id}.implies: goes in a circle: {through}"


def _way_back(protocol: Protocol, start: Fact) -> tuple[str, ...]:
    """Give the shortest chain of what is implied that leads from a fact to itself, or nothing."""
    ways: list[tuple[str, ...]] = [()]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        fact = protocol.facts[way[-1] if way else start.id]
        for setting in (*fact.implies, *fact.several_mean):
            if setting.fact == start.id:
                return (*way, setting.fact)
            if setting.fact not in seen:
                seen.add(setting.fact)
                ways.append((*way, setting.fact))
    return ()


def _file_of(fact: Fact) -> str:
    if fact.is_finding:
        return f"facts/{fact.kind}s.toml"
    return "facts/values.toml"


def _irrelevant(question: Question, reach: frozenset[str]) -> Iterator[str]:
    if not _can_be_relevant(question, reach):
        reasons = ", ".join(condition.fact for condition in question.relevant_when)
        yield (
            f"questions.toml: {question.id}.relevant_when: nothing ever tells {reasons}, "
            "so it is never asked"
        )


def _unasked(protocol: Protocol) -> Iterator[str]:
    for question in protocol.questions.values():
        is_habit = question.kind is QuestionKind.HABITS
        if not is_habit and worst_of(protocol, question) is Level.SELF_CARE:
            yield f"questions.toml: {question.id}: no rule rests on it, so it is never asked"


def _rule_problems(rule: Rule, reach: frozenset[str], protocol: Protocol) -> Iterator[str]:
    place = f"rules/{rule.level.id}.toml: {rule.id}"
    for condition in rule.when:
        if condition.fact not in reach:
            yield f"{place}.when: nothing ever tells {condition.fact!r}, so the rule never holds"
    for fact in protocol.facts.values():
        if fact.kind is FactKind.CHOICE and _clash(rule.when, fact):
            yield f"{place}.when: no value of {fact.id!r} is all that is asked, so it never holds"
    if _most(rule, reach, protocol) < rule.at_least:
        yield f"{place}.any_of: fewer than {rule.at_least} can ever hold together"


def _clash(conditions: Iterable[Condition], fact: Fact) -> bool:
    return not _values_left(conditions, fact)


def _values_left(conditions: Iterable[Condition], fact: Fact) -> set[str]:
    left = set(fact.values)
    for condition in conditions:
        if condition.fact == fact.id:
            left &= condition.accepted
    return left


def _most(rule: Rule, reach: frozenset[str], protocol: Protocol) -> int:
    """Give how many of `any_of` can hold at once: a choice has one value, and `when` narrows it."""
    there = [condition for condition in rule.any_of if condition.fact in reach]
    count = 0
    for fact_id in {condition.fact for condition in there}:
        fact = protocol.facts[fact_id]
        about = [condition for condition in there if condition.fact == fact_id]
        if fact.kind is not FactKind.CHOICE:
            count += len(about)
            continue
        values = _values_left(rule.when, fact)
        count += max((sum(v in c.accepted for c in about) for v in values), default=0)
    return count


def _doubles(protocol: Protocol) -> Iterator[str]:
    """Give each rule that says what another says, or that a higher level always decides instead."""
    first: dict[object, Rule] = {}
    for rule in protocol.rules.values():
        other = first.setdefault(_meaning(rule), rule)
        if other is not rule:
            yield f"rules/{rule.level.id}.toml: {rule.id}: says the same as {other.id!r}"
            continue
        above = next((r for r in protocol.rules.values() if _always_decides(r, rule)), None)
        if above:
            yield (
                f"rules/{rule.level.id}.toml: {rule.id}: never decides: "
                f"{above.id!r} ({above.level.id}) holds whenever it does"
            )


def _meaning(rule: Rule) -> object:
    """Give what a rule asks for, the same for two that ask for the same in other words."""
    if rule.any_of and rule.at_least == len(rule.any_of):
        return frozenset(rule.conditions), frozenset(), 0
    return frozenset(rule.when), frozenset(rule.any_of), rule.at_least


def _always_decides(above: Rule, rule: Rule) -> bool:
    """Tell whether a higher rule asks only for things that this one asks for too."""
    if above.level <= rule.level or not set(above.when) <= set(rule.when):
        return False
    return sum(condition in rule.when for condition in above.any_of) >= above.at_least
