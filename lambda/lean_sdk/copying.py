"""Copies of JSON: the SDK copies session attributes for a handler, and walks what it gives back."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from ask_sdk_core import attributes_manager

AS_THEY_ARE = frozenset({str, bool, int, float, type(None)})
"""What JSON is made of and cannot change."""


class Finished(dict[str, Any]):
    """A table of nothing but JSON that its maker will not change: it goes out as it is.

    For session attributes that a skill makes anew in each turn. Whatever else than JSON is in it
    is not turned into JSON.
    """

    __slots__ = ()


def copied(value: Any) -> Any:
    """Give what `copy.deepcopy` gives, several times faster for what JSON is made of."""
    kind = value.__class__
    if kind is dict:
        return {
            key: item if item.__class__ in AS_THEY_ARE else copied(item)
            for key, item in value.items()
        }
    if kind is list:
        return [item if item.__class__ in AS_THEY_ARE else copied(item) for item in value]
    return value if kind in AS_THEY_ARE else deepcopy(value)


def copy_attributes(by: Callable[[Any], Any]) -> None:
    """Have the SDK copy session attributes by this function."""
    vars(attributes_manager)["deepcopy"] = by


def shared(value: Any) -> Any:
    """Give the value itself."""
    return value
