"""Copies of JSON: the SDK copies the session attributes of a request before a handler sees them."""

from copy import deepcopy
from typing import Any

from ask_sdk_core import attributes_manager

AS_THEY_ARE = frozenset({str, bool, int, float, type(None)})
"""What JSON is made of and cannot change."""


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


def copy_attributes_fast() -> None:
    """Have the SDK copy session attributes by `copied`."""
    vars(attributes_manager)["deepcopy"] = copied
