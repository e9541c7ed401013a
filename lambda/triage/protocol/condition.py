"""Conditions of rules, and settings of facts, with the little grammar that content writes them in.

    weakness                  the finding is there
    duration_days > 14        more days than
    places > one              a choice that comes later in the fact's list
    age_group = child         a choice, or one of the parts named

There is no 'not' and no 'less than': a condition asks for presence only, so that adding
a finding can never lower the level.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from triage.protocol.fact import Fact, FactKind, Setting, Value

_GRAMMAR = r"(?P<fact>[a-z][a-z0-9_]*)(?:\s*(?P<sign>[>=])\s*(?P<value>[a-z0-9_]+))?"
_ABSENCE = r"(?:not|no|without)\s|!|[^=]*(?:<|!=)|[^=]*=\s*no$"
_PRESENCE_ONLY = "a condition may only ask for what is there"


class ConditionError(ValueError):
    """A condition or setting that does not read; the message says what is wrong with it."""


@dataclass(frozen=True)
class Condition:
    """Something that must be present for a rule to hold."""

    fact: str
    accepted: frozenset[str] = frozenset({"yes"})
    """The values that satisfy it; for parts, one of them is enough."""
    more_than: int | None = None
    """For days: satisfied by any larger number."""

    def holds(self, heard: Mapping[str, Value]) -> bool:
        """Tell whether what was heard satisfies the condition; what is unknown never does."""
        value = heard.get(self.fact)
        if value is None:
            return False
        return self.is_met_by(value)

    def is_met_by(self, value: Value) -> bool:
        """Tell whether a value of its fact satisfies the condition."""
        if isinstance(value, str):
            return value in self.accepted
        if isinstance(value, tuple):
            return not self.accepted.isdisjoint(value)
        return self.more_than is not None and value > self.more_than


def parse_condition(text: str, facts: Mapping[str, Fact]) -> Condition:
    """Read a condition such as `places > one`; ConditionError says what is wrong."""
    if re.match(_ABSENCE, text.strip()):
        raise ConditionError(f"{text!r} asks for an absence or for less: {_PRESENCE_ONLY}")
    name, sign, value = _split(text, facts)
    fact = facts[name]
    if fact.is_finding:
        if sign:
            raise ConditionError(f"{name!r} is a finding: write just {name!r}")
        return Condition(name)
    if sign is None or value is None:
        raise ConditionError(f"{name!r} takes a value: write '{name} > …' or '{name} = …'")
    if fact.kind is FactKind.DAYS:
        return Condition(name, frozenset(), _days(text, sign, value))
    _check_value(fact, value)
    if sign == "=":
        return Condition(name, frozenset({value}))
    if fact.kind is not FactKind.CHOICE:
        raise ConditionError(f"{name!r} has no order: write '{name} = …'")
    later = fact.values[fact.values.index(value) + 1 :]
    if not later:
        raise ConditionError(f"nothing comes after {value!r} in {name!r}")
    return Condition(name, frozenset(later))


def parse_setting(text: str, facts: Mapping[str, Fact]) -> Setting:
    """Read a setting such as `places = several`; ConditionError says what is wrong."""
    name, sign, value = _split(text, facts)
    fact = facts[name]
    if fact.is_finding and sign is None:
        return Setting(name)
    if fact.kind is FactKind.DAYS and sign == "=" and value is not None and value.isdigit():
        return Setting(name, value)
    if fact.is_finding or fact.kind is FactKind.DAYS or sign != "=" or value is None:
        raise ConditionError(f"{text!r} sets nothing: write a finding, or 'fact = value'")
    _check_value(fact, value)
    return Setting(name, value)


def _split(text: str, facts: Mapping[str, Fact]) -> tuple[str, str | None, str | None]:
    match = re.fullmatch(_GRAMMAR, text.strip())
    if match is None:
        raise ConditionError(
            f"{text!r} does not read: write 'fact', 'fact > value' or 'fact = value'"
        )
    if match["fact"] not in facts:
        raise ConditionError(f"unknown fact {match['fact']!r}")
    return match["fact"], match["sign"], match["value"]


def _days(text: str, sign: str, value: str) -> int:
    if sign != ">" or not value.isdigit():
        raise ConditionError(f"{text!r}: days are compared as '> a whole number'")
    return int(value)


def _check_value(fact: Fact, value: str) -> None:
    if value not in fact.values:
        raise ConditionError(f"{fact.id!r} has no value {value!r}: it has {', '.join(fact.values)}")
