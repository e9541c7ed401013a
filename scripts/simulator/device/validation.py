"""Validations of slots, as the model writes them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

Json = Mapping[str, Any]


def values_of(slot: Json) -> list[str]:
    """List the values of a slot, in the platform's form; none for an unfilled one."""
    value = slot.get("slotValue")
    if isinstance(value, dict) and value.get("type") == "List":
        return [str(each.get("value")) for each in value.get("values") or []]
    said = slot.get("value")
    return [str(said)] if isinstance(said, str) and said.strip() else []


def violated(validation: Json, slot: Json) -> bool:
    """Tell whether a filled slot fails a validation; one of an unknown kind never does."""
    kind = str(validation.get("type"))
    if kind == "hasEntityResolutionMatch":
        return not _is_known(slot)
    test = _TESTS.get(kind)
    return test is not None and not all(test(validation, value) for value in values_of(slot))


def _is_known(slot: Json) -> bool:
    value = slot.get("slotValue") or slot
    simple = value.get("values") if value.get("type") == "List" else [value]
    return all(_matches(each.get("resolutions") or {}) for each in simple or [])


def _matches(resolutions: Json) -> bool:
    authorities = resolutions.get("resolutionsPerAuthority") or []
    return any(each["status"]["code"] == "ER_SUCCESS_MATCH" for each in authorities)


def _is_in_set(validation: Json, value: str) -> bool:
    return value.lower() in [str(each).lower() for each in validation.get("values") or []]


def _compare(compare: Callable[[float, float], bool]) -> Callable[[Json, str], bool]:
    """Compare as numbers where both are; dates of one form compare as they are written."""

    def test(validation: Json, value: str) -> bool:
        limit = str(validation.get("value"))
        if re.fullmatch(r"-?\d+(\.\d+)?", value) and re.fullmatch(r"-?\d+(\.\d+)?", limit):
            return compare(float(value), float(limit))
        return compare((value > limit) - (value < limit), 0)

    return test


def _is_between(validation: Json, value: str) -> bool:
    start, end = str(validation.get("start") or ""), str(validation.get("end") or "")
    return start <= value and (not end or value <= end)


_TESTS: Mapping[str, Callable[[Json, str], bool]] = {
    "isInSet": _is_in_set,
    "isNotInSet": lambda validation, value: not _is_in_set(validation, value),
    "isGreaterThan": _compare(lambda value, limit: value > limit),
    "isGreaterThanOrEqualTo": _compare(lambda value, limit: value >= limit),
    "isLessThan": _compare(lambda value, limit: value < limit),
    "isLessThanOrEqualTo": _compare(lambda value, limit: value <= limit),
    "isInDuration": _is_between,
    "isNotInDuration": lambda validation, value: not _is_between(validation, value),
}
