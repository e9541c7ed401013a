"""Likeness: which findings and values nothing in the protocol tells apart.

Two findings are alike when swapping them everywhere leaves the protocol as it is, but for names
and sentences. What follows from one then follows from the other, so one of them is walked and
counted for all.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from triage.protocol.condition import Condition
from triage.protocol.fact import Answer, Fact, FactKind, Setting, Value
from triage.protocol.protocol import Protocol
from triage.protocol.rule import Rule


@dataclass(frozen=True)
class Telling:
    """Something that a person can tell, standing for all that is alike."""

    told: Mapping[str, Value]
    count: int = 1
    """How many are alike, itself included."""


def tellings(protocol: Protocol) -> tuple[Telling, ...]:
    """Give one telling of each kind: every finding that is there, and every kind of value."""
    findings = [Telling({alike[0]: Answer.YES}, len(alike)) for alike in alike_findings(protocol)]
    values = [t for fact in protocol.facts.values() for t in _value_tellings(protocol, fact)]
    return (*findings, *values)


def alike_findings(protocol: Protocol) -> tuple[tuple[str, ...], ...]:
    """Group the findings that a person can tell, in the order of the content."""
    mentions = _mentions(protocol)
    groups: dict[Hashable, list[str]] = defaultdict(list)
    for fact in protocol.facts.values():
        if fact.is_finding and fact.kind is not FactKind.SIGN:
            groups[(fact.implies, frozenset(mentions[fact.id]))].append(fact.id)
    return tuple(tuple(group) for group in groups.values())


def conditions(protocol: Protocol) -> Iterator[tuple[str, Condition]]:
    """Give every condition of the protocol, with the place in which it stands."""
    for thing in _things(protocol):
        for field, item in _items(thing):
            if isinstance(item, Condition):
                yield f"{type(thing).__name__} {thing.id} {field}", item


def _things(protocol: Protocol) -> Iterator[Any]:
    for table in (
        protocol.facts,
        protocol.rules,
        protocol.questions,
        protocol.causes,
        protocol.tips,
    ):
        yield from table.values()


def _items(thing: Any) -> Iterator[tuple[str, object]]:
    """Give what stands in the lists of a rule, a question, a tip ... with the name of the list."""
    for field in fields(thing):
        value = getattr(thing, field.name)
        if isinstance(value, tuple):
            yield from ((field.name, item) for item in value)


def _mentions(protocol: Protocol) -> Mapping[str, list[Hashable]]:
    """Give, for each fact, the places in which it stands, named alike where they do alike."""
    found: dict[str, list[Hashable]] = defaultdict(list)
    for thing in _things(protocol):
        place = thing.level if isinstance(thing, Rule) and _is_alone(thing) else thing.id
        for field, item in _items(thing):
            where = (type(thing), place, "" if place is not thing.id else field)
            if isinstance(item, Condition | Setting):
                found[item.fact].append((*where, getattr(item, "value", None)))
            elif isinstance(item, str) and item in protocol.facts:
                found[item].append(where)
    return found


def _is_alone(rule: Rule) -> bool:
    """Tell whether one finding meets the rule: then only its level matters, not which rule."""
    return len(rule.when) + rule.at_least == 1


def _value_tellings(protocol: Protocol, fact: Fact) -> Iterator[Telling]:
    """Give the kinds of value of a fact that is no finding: one for each way to meet conditions."""
    if fact.is_finding:
        return
    values: Iterable[Value] = fact.values
    if fact.kind is FactKind.DAYS:
        values = _days(protocol, fact.id)
    if fact.kind is FactKind.PARTS:
        values = [(part,) for part in fact.values]
    groups: dict[Hashable, list[Value]] = defaultdict(list)
    for value in values:
        groups[_met(protocol, fact, value)].append(value)
    for group in groups.values():
        yield Telling({fact.id: group[0]}, len(group))
    if fact.kind is FactKind.PARTS:
        yield Telling({fact.id: fact.values[-3:-1]})


def _days(protocol: Protocol, fact_id: str) -> list[int]:
    """Give the days on either side of each bound."""
    bounds = {c.more_than for _, c in conditions(protocol) if c.fact == fact_id}
    return sorted({0} | {n + more for n in bounds if n is not None for more in (0, 1)})


def _met(protocol: Protocol, fact: Fact, value: Value) -> Hashable:
    if fact.kind is FactKind.CHOICE:
        return value
    return frozenset(
        place
        for place, c in conditions(protocol)
        if c.fact == fact.id and c.holds({fact.id: value})
    )
