"""A reminder as a skill asks for it: whether the platform would take it, and when it rings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from simulator import ssml
from simulator.home.recurrence import RecurrenceError, Rule, next_ringing, rules_of

Json = dict[str, Any]

ABSOLUTE, RELATIVE = "SCHEDULED_ABSOLUTE", "SCHEDULED_RELATIVE"
_LOCAL = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?")
"""A local time: no zone, and no finer than a thousandth of a second."""


class ReminderRefused(ValueError):
    """A reminder that the platform would not take: a code and the reason in words."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


@dataclass(frozen=True)
class Schedule:
    """When a reminder rings."""

    zone: ZoneInfo
    first: datetime
    """With its zone."""
    rules: tuple[Rule, ...] = ()
    start: datetime | None = None
    """Local and naive, for the rules."""
    end: datetime | None = None

    def after(self, moment: datetime) -> datetime | None:
        """Find the next ringing later than a moment; None when there is none."""
        if not self.rules:
            return self.first if self.first > moment else None
        local = moment.astimezone(self.zone).replace(tzinfo=None)
        ringing = next_ringing(self.rules, local, self.start or local)
        if ringing is None or (self.end and ringing > self.end):
            return None
        return ringing.replace(tzinfo=self.zone)


def schedule_of(body: object, moment: datetime, zone: str) -> Schedule:
    """Read when the reminder rings, and refuse it where the platform would.

    Args:
        body: the request's JSON.
        moment: the time now, with its zone.
        zone: the time zone of the device, for a reminder that names none.

    Raises:
        ReminderRefused: it breaks the format, or lies in the past.
    """
    if not isinstance(body, Mapping):
        raise ReminderRefused("INVALID_REQUEST", "the request is not a JSON object")
    _local(body.get("requestTime"), "requestTime")
    _check_spoken(body.get("alertInfo"))
    _check_push(body.get("pushNotification"))
    trigger = body.get("trigger")
    if not isinstance(trigger, Mapping):
        raise ReminderRefused("INVALID_TRIGGER", "trigger is missing or no object")
    if trigger.get("type") == RELATIVE:
        return _relative(trigger, moment, zone)
    if trigger.get("type") == ABSOLUTE:
        return _absolute(trigger, moment, zone)
    raise ReminderRefused("INVALID_TRIGGER_TYPE", f"trigger.type must be {ABSOLUTE} or {RELATIVE}")


def spoken(body: Mapping[str, Any], locale: str) -> str:
    """Give what a reminder says, as markup, in the locale or in the first there is."""
    contents = body["alertInfo"]["spokenInfo"]["content"]
    content = next((each for each in contents if each.get("locale") == locale), contents[0])
    return str(content.get("ssml") or ssml.from_text(content["text"]))


def _relative(trigger: Mapping[str, Any], moment: datetime, zone: str) -> Schedule:
    offset = trigger.get("offsetInSeconds")
    if not re.fullmatch(r"[1-9]\d*", str(offset)):
        raise ReminderRefused("INVALID_OFFSET", "offsetInSeconds must be a whole number from 1")
    if trigger.get("recurrence"):
        raise ReminderRefused("INVALID_RECURRENCE", "a relative reminder cannot recur")
    return Schedule(_zone(zone), moment + timedelta(seconds=int(str(offset))))


def _absolute(trigger: Mapping[str, Any], moment: datetime, zone: str) -> Schedule:
    place = _zone(trigger.get("timeZoneId") or zone)
    recurrence = trigger.get("recurrence")
    if recurrence:
        return _recurring(trigger, recurrence, moment, place)
    first = _local(trigger.get("scheduledTime"), "trigger.scheduledTime").replace(tzinfo=place)
    if first <= moment:
        raise ReminderRefused("TRIGGER_TIME_IN_PAST", "trigger.scheduledTime is in the past")
    return Schedule(place, first)


def _recurring(
    trigger: Mapping[str, Any], recurrence: object, moment: datetime, place: ZoneInfo
) -> Schedule:
    if not isinstance(recurrence, Mapping):
        raise ReminderRefused("INVALID_RECURRENCE", "trigger.recurrence must be an object")
    now = moment.astimezone(place).replace(tzinfo=None)
    scheduled = _optional(trigger, "scheduledTime")
    try:
        rules = rules_of(recurrence, scheduled)
    except RecurrenceError as error:
        raise ReminderRefused("INVALID_RECURRENCE", f"trigger.recurrence: {error}") from error
    start = _optional(recurrence, "startDateTime") or scheduled or now
    end = _optional(recurrence, "endDateTime")
    first = next_ringing(rules, now, start)
    if first is None or (end and first > end):
        raise ReminderRefused("TRIGGER_TIME_IN_PAST", "the recurrence never rings")
    return Schedule(place, first.replace(tzinfo=place), rules, start, end)


def _optional(parent: Mapping[str, Any], key: str) -> datetime | None:
    return _local(parent[key], key) if parent.get(key) else None


def _local(text: object, key: str) -> datetime:
    """Read a local time; one with a zone, or in millionths of a second, is refused as it is there.

    Raises:
        ReminderRefused: it is not in the platform's form.
    """
    if isinstance(text, str) and _LOCAL.fullmatch(text):
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            pass
    message = f"{key} must be a local time without a zone, as 2026-05-06T12:30:00, not {text!r}"
    raise ReminderRefused("INVALID_TIME_FORMAT", message)


def _zone(name: object) -> ZoneInfo:
    try:
        return ZoneInfo(str(name))
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ReminderRefused("INVALID_TIME_ZONE", f"there is no time zone {name!r}") from error


def _check_spoken(info: object) -> None:
    for fault in _spoken_faults(info):
        raise ReminderRefused("INVALID_ALERT_INFO", fault)


def _spoken_faults(info: object) -> Iterator[str]:
    said = info.get("spokenInfo") if isinstance(info, Mapping) else None
    contents = said.get("content") if isinstance(said, Mapping) else None
    if not isinstance(contents, list) or not contents:
        yield "alertInfo.spokenInfo.content must be a list and may not be empty"
        return
    for content in contents:
        if not isinstance(content, Mapping) or not content.get("locale"):
            yield "each of alertInfo.spokenInfo.content needs a locale"
        elif not (content.get("text") or content.get("ssml")):
            yield "each of alertInfo.spokenInfo.content needs a text"
        elif content.get("ssml"):
            yield from (fault.message for fault in ssml.faults_of(str(content["ssml"])))


def _check_push(push: object) -> None:
    known = ("ENABLED", "DISABLED")
    if push is not None and not (isinstance(push, Mapping) and push.get("status") in known):
        raise ReminderRefused(
            "INVALID_PUSH_NOTIFICATION", "pushNotification.status must be ENABLED or DISABLED"
        )
