"""What has been heard: fact id -> value. Hearing only ever adds; it never takes away."""

from collections.abc import Iterable, Mapping

from triage.protocol.fact import Answer, Fact, FactKind, Setting, Value

_YES = Answer.YES
"""A name of its own: until Python 3.12 a member of an enumeration takes as long as a call."""

Heard = Mapping[str, Value]
"""What is known so far. A fact that is missing has not been heard; that is not a 'no'."""


def hear(facts: Mapping[str, Fact], heard: Heard, told: Mapping[str, Value]) -> Heard:
    """Add what was told to what was heard, with all that it implies; give the new whole.

    Each fact moves only towards the more cautious value (`Fact.join`), so for every rule that
    held before, it still holds after. KeyError for a fact that is not in `facts`.
    """
    if not told:
        return heard
    known = dict(heard)
    waiting = list(told.items())
    for fact_id, value in waiting:
        fact, before = facts[fact_id], known.get(fact_id)
        joined = value if before is None else fact.join(before, value)
        if joined == before:
            continue
        known[fact_id] = joined
        if (fact.implies or fact.several_mean) and (implied := _implied(fact, joined)):
            waiting.extend(settings_as_told(facts, implied).items())
    return known


def is_news(facts: Mapping[str, Fact], heard: Heard, told: Mapping[str, Value]) -> bool:
    """Tell whether hearing what was told would add anything."""
    return any(facts[f].join(heard.get(f), value) != heard.get(f) for f, value in told.items())


def settings_as_told(facts: Mapping[str, Fact], settings: Iterable[Setting]) -> dict[str, Value]:
    """Give the settings in the form that `hear` takes."""
    return {setting.fact: _value(facts[setting.fact], setting) for setting in settings}


def is_present(heard: Heard, fact_id: str) -> bool:
    """Tell whether a finding was heard as there."""
    return heard.get(fact_id) == Answer.YES


def _implied(fact: Fact, value: Value) -> tuple[Setting, ...]:
    if value == _YES:
        return fact.implies
    if isinstance(value, tuple) and len(value) > 1:
        return fact.several_mean
    return ()


def _value(fact: Fact, setting: Setting) -> Value:
    if setting.value is None:
        return Answer.YES
    if fact.kind is FactKind.DAYS:
        return int(setting.value)
    return (setting.value,) if fact.kind is FactKind.PARTS else setting.value
