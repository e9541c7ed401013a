"""The envelope: from the bytes of a body to a JSON object that is an Alexa request, in time."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from host.refusal import Reason, Refused
from host.strict_json import read_json
from skill.request import Verdict, judge

LARGEST_BODY = 128 * 1024
"""Bytes; Alexa's own requests have a few thousand."""

TOLERANCE = timedelta(seconds=150)
RETRY_TOLERANCE = timedelta(hours=1)

RETRIED_TYPES = frozenset(
    {f"AlexaSkillEvent.Skill{what}" for what in ("Enabled", "Disabled", "AccountLinked")}
    | {f"AlexaSkillEvent.SkillPermission{what}" for what in ("Accepted", "Changed")}
    | {f"AlexaSkillEvent.{what}SubscriptionChanged" for what in ("Proactive", "Notification")}
    | {
        f"Reminders.Reminder{what}"
        for what in ("Created", "Updated", "Deleted", "Started", "StatusChanged")
    }
)
"""Events that Amazon sends again, with their first timestamp, for up to an hour."""

Envelope = dict[str, Any]


def read_envelope(body: bytes, skill_id: str) -> Envelope:
    """Give the Alexa request in a body; an empty `skill_id` takes any skill's.

    Raises:
        Refused: if there is none, or it is meant for another skill.
    """
    envelope = _read_object(body)
    verdict = judge(envelope, skill_id)
    if verdict is Verdict.BROKEN:
        raise Refused(Reason.REQUEST)
    if verdict is Verdict.FOREIGN:
        raise Refused(Reason.SKILL)
    return envelope


def check_time(envelope: Mapping[str, Any], now: datetime) -> None:
    """Refuse an envelope that was not made at about `now`, so that none can be played back.

    Raises:
        Refused: if its timestamp is missing, has no time zone, or is too far off either way.
    """
    request = envelope["request"]
    tolerance = RETRY_TOLERANCE if request["type"] in RETRIED_TYPES else TOLERANCE
    try:
        made = datetime.fromisoformat(request["timestamp"])
        is_near = made.tzinfo is not None and abs(now - made.astimezone(UTC)) <= tolerance
    except (KeyError, TypeError, ValueError, OverflowError):
        is_near = False
    if not is_near:
        raise Refused(Reason.TIME)


def _read_object(body: bytes) -> Envelope:
    try:
        read = read_json(body)
    except ValueError as fault:
        raise Refused(Reason.JSON) from fault
    if not isinstance(read, dict):
        raise Refused(Reason.JSON)
    return read
