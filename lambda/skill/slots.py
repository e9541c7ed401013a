"""Slots: what was heard in each, whatever form the platform gave it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ask_sdk_model import ListSlotValue

from skill.request import MATCH


@dataclass(frozen=True)
class SlotValue:
    """One value heard in a slot."""

    spoken: str
    """The words as heard, or the platform's form for a built-in type; never blank."""
    ids: tuple[str, ...]
    """The ids that they resolve to; empty when they match nothing in the slot's type."""


def slot_values(slots: Mapping[str, Any] | None) -> dict[str, tuple[SlotValue, ...]]:
    """Give slot -> its values, several for a list; a slot that is unfilled or blank is left out."""
    read = (
        (name, tuple(_values(slot))) for name, slot in (slots or {}).items() if slot is not None
    )
    return {name: values for name, values in read if values}


def _values(slot: Any) -> Iterator[SlotValue]:
    whole = slot.slot_value
    parts: list[Any] = (whole.values or []) if isinstance(whole, ListSlotValue) else [whole or slot]
    for part in parts:
        spoken = (part.value or "").strip()
        if spoken and spoken != "?":
            yield SlotValue(spoken, tuple(_ids(part.resolutions)) if part.resolutions else ())


def _ids(resolutions: Any) -> Iterator[str]:
    for authority in (resolutions and resolutions.resolutions_per_authority) or []:
        if authority.status and authority.status.code and authority.status.code.value == MATCH:
            for match in authority.values or []:
                if match.value and match.value.id:
                    yield match.value.id
