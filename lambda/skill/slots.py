"""Slots: what was heard in each of an intent, whatever form the platform gave it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

INTENT = "ask_sdk_model.intent.Intent"
"""What the SDK calls an intent. It is read from JSON, since a dozen objects hold no more."""

_MATCH = "ER_SUCCESS_MATCH"
"""What the platform says of spoken words that it has an id for."""


@dataclass(frozen=True)
class SlotValue:
    """One value heard in a slot."""

    spoken: str
    """The words as heard, or the platform's form for a built-in type; never blank."""
    ids: tuple[str, ...]
    """The ids that they resolve to; empty when they match nothing in the slot's type."""


def slot_values(slots: Mapping[str, Any] | None) -> dict[str, tuple[SlotValue, ...]]:
    """Give slot -> its values, several for a list; a slot that is unfilled or blank is left out.

    Raises AttributeError or TypeError for what is no slot: what was said is then not known.
    """
    read = {name: _values(slot) for name, slot in (slots or {}).items() if slot is not None}
    return {name: values for name, values in read.items() if values}


def _values(slot: Any) -> tuple[SlotValue, ...]:
    return tuple([value for part in _parts(slot) if (value := _heard_in(part)) is not None])


def _parts(slot: Any) -> Any:
    """Give what holds words: the parts of a list, the newer form of a slot, or the slot itself."""
    whole: Any = slot.get("slotValue")
    kind = whole.get("type") if isinstance(whole, dict) else None
    if kind == "List":
        return whole.get("values") or ()
    return (whole if kind == "Simple" else slot,)


def _heard_in(part: Any) -> SlotValue | None:
    spoken = (part.get("value") or "").strip()
    if not spoken or spoken == "?":
        return None
    resolutions = part.get("resolutions")
    return SlotValue(spoken, _ids(resolutions) if resolutions else ())


def _ids(resolutions: Any) -> tuple[str, ...]:
    """Give the ids of what matches; where words match nothing, why is not asked."""
    authorities = resolutions.get("resolutionsPerAuthority") or ()
    return tuple(
        [
            found
            for authority in authorities
            if (authority.get("status") or {}).get("code") == _MATCH
            for match in authority.get("values") or ()
            if (found := (match.get("value") or {}).get("id"))
        ]
    )


def intent_as_json(intent: object) -> Any:
    """Give an intent in the form it came in, also where the SDK has read it and not left it to us.

    What is no intent is given as it is.
    """
    if isinstance(intent, dict):
        return intent
    from ask_sdk_core.serialize import DefaultSerializer  # noqa: PLC0415 - is there, if anywhere

    return DefaultSerializer().serialize(intent)
