"""Plain values: what single things of a state look like in JSON, read with suspicion."""

from typing import Any

from triage.protocol.fact import Answer, Fact, Value


class StateError(ValueError):
    """A state that cannot be carried on; the message says why and holds nothing private."""


ANSWERS = {answer.value: answer for answer in Answer}
"""JSON's form of an answer -> the answer."""


def plain(value: Value) -> str | int | list[str]:
    """Give a value as JSON has it."""
    if isinstance(value, str):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


def value(fact: Fact, plain: Any) -> Value:
    """Read a value of a fact; StateError for one that it cannot have."""
    if fact.is_finding:
        return ANSWERS[plain]
    told: Value = tuple(plain) if isinstance(plain, list) else plain
    if not fact.accepts(told):
        raise StateError("a fact has a value that it cannot have")
    return told


def one_of(value: Any, allowed: Any) -> Any:
    """Read an id that has to be among these; StateError for any other."""
    if value not in allowed:
        raise StateError("an id is not known")
    return value


def count(value: Any, most: int) -> int:
    """Read a whole number from 0 to `most`; StateError for any other thing."""
    is_count = isinstance(value, int) and not isinstance(value, bool)
    if not is_count or not 0 <= value <= most:
        raise StateError("a count is none that there can be")
    return int(value)


def flag(value: Any) -> bool:
    """Read true or false; StateError for any other thing."""
    if not isinstance(value, bool):
        raise StateError("a flag is neither true nor false")
    return value
