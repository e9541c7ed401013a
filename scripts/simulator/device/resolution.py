"""Slots as the platform sends them, with entity resolution.

The `resolve` form of a slot value is what its type says it stands for; `ER_SUCCESS_NO_MATCH` means
that the words were heard in the slot's place but are not in the list of its type.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from simulator.model import Intent, Slot, Value
from simulator.recognition.mentions import Mention
from simulator.recognition.understanding import FilledSlot, Understanding

Json = dict[str, Any]


def intent_payload(understanding: Understanding, skill_id: str) -> Json:
    """Write the intent of an IntentRequest; every slot is there, unfilled ones without a value."""
    filled = {slot.slot.name: slot for slot in understanding.slots}
    return {
        "name": understanding.intent.name,
        "confirmationStatus": "NONE",
        "slots": _slots(understanding.intent, filled, skill_id),
    }


def brief_slots(slots: Sequence[FilledSlot]) -> Json:
    """Write the filled slots in brief: name -> {"value": what was said, "id": what it stands for}.

    For a custom type, `value` is the raw text and `id` the id of the value (its name when it has
    none), or null when it is not in the list; both are lists when several values were said. For
    a built-in type, `value` is the resolved form ('P3W') and `id` is null.
    """
    return {slot.slot.name: _brief(slot.mentions) for slot in slots}


def _brief(mentions: Sequence[Mention]) -> Json:
    if len(mentions) == 1:
        return {"value": _value(mentions[0]), "id": _id(mentions[0])}
    return {"value": [_value(m) for m in mentions], "id": [_id(m) for m in mentions]}


def _slots(intent: Intent, filled: Mapping[str, FilledSlot], skill_id: str) -> Json:
    return {
        slot.name: _slot(slot, filled[slot.name].mentions if slot.name in filled else (), skill_id)
        for slot in intent.slots
    }


def _slot(slot: Slot, mentions: Sequence[Mention], skill_id: str) -> Json:
    payload: Json = {"name": slot.name, "confirmationStatus": "NONE"}
    if not mentions:
        return payload
    simple = [_simple(mention, skill_id) for mention in mentions]
    payload["source"] = "USER"
    if len(simple) > 1:
        return payload | {"slotValue": {"type": "List", "values": simple}}
    flat = {key: value for key, value in simple[0].items() if key != "type"}
    return payload | flat | {"slotValue": simple[0]}


def _simple(mention: Mention, skill_id: str) -> Json:
    payload: Json = {"type": "Simple", "value": _value(mention)}
    if mention.resolved is None:
        payload["resolutions"] = {"resolutionsPerAuthority": _authorities(mention, skill_id)}
    return payload


def _authorities(mention: Mention, skill_id: str) -> list[Json]:
    """Let the values that the skill sent for this session speak first, if it sent any."""
    fixed = [value for value in mention.values if not value.is_dynamic]
    own = _authority(f"{skill_id}.{mention.type}", fixed)
    if len(fixed) == len(mention.values):
        return [own]
    dynamic = [value for value in mention.values if value.is_dynamic]
    return [_authority(f"dynamic.{skill_id}.{mention.type}", dynamic), own]


def _authority(name: str, values: Sequence[Value]) -> Json:
    authority = f"amzn1.er-authority.echo-sdk.{name}"
    if not values:
        return {"authority": authority, "status": {"code": "ER_SUCCESS_NO_MATCH"}}
    found = [
        {"value": {"name": value.name} | ({"id": value.id} if value.id else {})} for value in values
    ]
    return {"authority": authority, "status": {"code": "ER_SUCCESS_MATCH"}, "values": found}


def _value(mention: Mention) -> str:
    return mention.resolved or mention.said


def _id(mention: Mention) -> str | None:
    return (mention.values[0].id or mention.values[0].name) if mention.values else None
