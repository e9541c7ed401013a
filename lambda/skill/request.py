"""The request: the guard in front of everything, on the raw envelope."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

SPOKEN_TYPES = ("LaunchRequest", "IntentRequest")
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
    kind = _within(envelope, "request", "type")
    return kind if isinstance(kind, str) else ""


def readable(envelope: Mapping[str, Any]) -> dict[str, Any]:
    """Give the parts of an envelope that the skill reads.

    The SDK refuses a whole request for one screen of a kind that it does not know, and loads
    more than a hundred modules for one that it does; the skill has no use for either.
    """
    return {key: value for key, value in envelope.items() if key != "context"}


def _application_id(envelope: object) -> object:
    from_context = _within(envelope, "context", "System", "application", "applicationId")
    return from_context or _within(envelope, "session", "application", "applicationId")


def _within(thing: Any, *keys: str) -> object:
    for key in keys:
        thing = thing.get(key) if isinstance(thing, Mapping) else None
    return thing
