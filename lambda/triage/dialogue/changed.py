"""Changing what cannot be changed: the same thing with other values."""

from typing import Any, TypeVar

Thing = TypeVar("Thing")


def changed(thing: Thing, **changes: Any) -> Thing:
    """Give the same thing with changes: what `replace` does, in a quarter of the time.

    For the states and replies that every turn makes several of. Of a class with properties that
    are worked out once, those that are known already would be taken along.
    """
    before = vars(thing)
    after = before | changes
    if len(after) > len(before):
        raise TypeError(f"no fields: {', '.join(changes.keys() - before.keys())}")
    made = object.__new__(type(thing))
    object.__setattr__(made, "__dict__", after)
    return made
