"""The request: the guard in front of everything, on the raw envelope."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

LAUNCHED, TOLD, PERMITTED = "LaunchRequest", "IntentRequest", "Connections.Response"
SPOKEN_TYPES = (LAUNCHED, TOLD, PERMITTED)
"""The request types that a person waits behind."""


class Verdict(StrEnum):
    """What is to be done with an envelope."""

    ANSWER = "answer"
    SILENT = "silent"
    """A request that takes no speech in reply, known or not."""
    BROKEN = "broken"
    """Not an Alexa request, or one without its parts."""
    FOREIGN = "foreign"
    """From another skill than the one configured."""


def judge(envelope: object, skill_id: str) -> Verdict:
    """Say what is to be done with an envelope; never raises, whatever it is handed.

    An empty `skill_id` accepts every skill, which is for the first deployment only, when the
    skill does not have its id yet.
    """
    request_type = type_of(envelope)
    if not request_type:
        return Verdict.BROKEN
    if skill_id and _application_id(envelope) != skill_id:
        return Verdict.FOREIGN
    return Verdict.ANSWER if request_type in SPOKEN_TYPES else Verdict.SILENT


def type_of(envelope: object) -> str:
    """Give the request's type, or an empty text when there is none."""
    kind = within(envelope, "request", "type")
    return kind if isinstance(kind, str) else ""


def readable(envelope: Mapping[str, Any]) -> dict[str, Any]:
    """Give the parts of an envelope that the skill reads, where they are of a known form.

    The SDK refuses a whole request for one word that it does not know, in a screen or in a
    confirmation that the skill has no use for, and loads a module for each that it does.
    """
    request = envelope.get("request")
    return {
        "session": _only(envelope.get("session"), "new", "sessionId", "attributes"),
        "request": _only(request, "type", "timestamp", "locale", "intent", "payload"),
    }


def _only(thing: Any, *keys: str) -> Any:
    """Give a table with no other keys than these; what is no table is left as it is."""
    if not isinstance(thing, dict):
        return thing
    return {key: thing[key] for key in keys if key in thing}


def _application_id(envelope: object) -> object:
    from_context = within(envelope, "context", "System", "application", "applicationId")
    return from_context or within(envelope, "session", "application", "applicationId")


def within(thing: Any, *keys: str) -> object:
    """Give what stands under the keys, one inside the other; None where there is nothing."""
    for key in keys:
        thing = thing.get(key) if isinstance(thing, dict) else None
    return thing
