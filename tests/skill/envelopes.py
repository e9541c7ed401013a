"""Request envelopes as the platform sends them, written out as JSON."""

import copy
from typing import Any

SKILL_ID = "amzn1.ask.skill.11111111-2222-3333-4444-555555555555"

PRIVATE = "private-to-this-person"
"""Stands in every id and token, so that a test can look for it where it must not be."""

Envelope = dict[str, Any]


def launch(**changes: str) -> Envelope:
    """Give the envelope of somebody opening the skill."""
    return _envelope({"type": "LaunchRequest"}, is_new=True, attributes=None, **changes)


def intent(
    name: str,
    slots: dict[str, Any] | None = None,
    attributes: dict[str, Any] | None = None,
    **changes: str,
) -> Envelope:
    """Give the envelope of an intent in a session that carries `attributes`; None begins one."""
    told = {"name": name, "confirmationStatus": "NONE", "slots": slots or {}}
    request = {"type": "IntentRequest", "dialogState": "COMPLETED", "intent": told}
    return _envelope(request, is_new=attributes is None, attributes=attributes, **changes)


def session_ended(reason: str, **more: object) -> Envelope:
    """Give the envelope that tells that the session was closed."""
    request = {"type": "SessionEndedRequest", "reason": reason, **more}
    return _envelope(request, is_new=False, attributes={})


def following(response: dict[str, Any], name: str, slots: dict[str, Any] | None = None) -> Envelope:
    """Give the envelope of the next intent in the session of a response."""
    return intent(name, slots, response.get("sessionAttributes") or {})


def matched(slot: str, value: str, *ids: str) -> dict[str, Any]:
    """Give a slot with one value that resolves to `ids`, the best first."""
    return {
        slot: {"name": slot, **_spoken(slot, value, ids), "slotValue": simple(slot, value, ids)}
    }


def unmatched(slot: str, value: str) -> dict[str, Any]:
    """Give a slot with words that are in no list."""
    return matched(slot, value)


def several(slot: str, **values: str) -> dict[str, Any]:
    """Give a slot with several values, each as `id="words"`."""
    found = [simple(slot, value, (term,)) for term, value in values.items()]
    return {slot: {"name": slot, "slotValue": {"type": "List", "values": found}}}


def plain(slot: str, value: str) -> dict[str, Any]:
    """Give a slot of a built-in type, which has a value and resolves to nothing."""
    return {slot: {"name": slot, "value": value, "slotValue": {"type": "Simple", "value": value}}}


def unfilled(slot: str) -> dict[str, Any]:
    """Give a slot that nothing was said for."""
    return {slot: {"name": slot, "confirmationStatus": "NONE"}}


def simple(slot: str, value: str, ids: tuple[str, ...] = ()) -> dict[str, Any]:
    """Give one value of a slot in the newer form."""
    return {"type": "Simple", **_spoken(slot, value, ids)}


def without(envelope: Envelope, *path: str) -> Envelope:
    """Give the envelope without the key at the end of `path`, which must be there."""
    left = copy.deepcopy(envelope)
    inner = left
    for key in path[:-1]:
        inner = inner[key]
    del inner[path[-1]]
    return left


def _spoken(slot: str, value: str, ids: tuple[str, ...]) -> dict[str, Any]:
    code = "ER_SUCCESS_MATCH" if ids else "ER_SUCCESS_NO_MATCH"
    authority: dict[str, Any] = {
        "authority": f"amzn1.er-authority.echo-sdk.{SKILL_ID}.{slot}",
        "status": {"code": code},
    }
    if ids:
        authority["values"] = [{"value": {"name": term, "id": term}} for term in ids]
    return {"value": value, "resolutions": {"resolutionsPerAuthority": [authority]}}


def _envelope(
    request: dict[str, Any],
    is_new: bool,
    attributes: dict[str, Any] | None,
    locale: str = "en-US",
    skill_id: str = SKILL_ID,
) -> Envelope:
    application = {"applicationId": skill_id}
    user = {"userId": PRIVATE, "permissions": {"scopes": {}}}
    return {
        "version": "1.0",
        "session": {
            "new": is_new,
            "sessionId": PRIVATE,
            "application": application,
            "attributes": attributes or {},
            "user": user,
        },
        "context": {
            "System": {
                "application": application,
                "user": user,
                "device": {"deviceId": PRIVATE, "supportedInterfaces": {}},
                "apiEndpoint": "https://api.amazonalexa.com",
                "apiAccessToken": PRIVATE,
            },
            "Viewport": {
                "shape": "RECTANGLE",
                "mode": "HUB",
                "dpi": 160,
                "pixelWidth": 1024,
                "pixelHeight": 600,
                "currentPixelWidth": 1024,
                "currentPixelHeight": 600,
                "touch": ["SINGLE"],
            },
        },
        "request": {
            "requestId": PRIVATE,
            "timestamp": "2026-11-23T12:00:00Z",
            "locale": locale,
            **request,
        },
    }
