"""The reminders that are set on a device."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from simulator.home.reminder_request import ReminderRefused, Schedule, schedule_of, spoken

Json = dict[str, Any]

MOST = 250
"""Reminders that one device can have set."""
ON, COMPLETED = "ON", "COMPLETED"


@dataclass
class Reminder:
    """One reminder, as it was asked for and as it stands."""

    token: str
    body: Mapping[str, Any]
    schedule: Schedule
    created: datetime
    updated: datetime
    version: int = 1
    status: str = ON
    due: datetime | None = None
    """When it rings next; None when it has rung for the last time."""

    def __post_init__(self) -> None:
        if self.due is None and self.status == ON:
            self.due = self.schedule.first

    def spoken(self, locale: str) -> str:
        """Give what it says when it rings, as markup."""
        return spoken(self.body, locale)

    def brief(self) -> Json:
        """Write it as the platform answers a request to set or change it."""
        return {
            "alertToken": self.token,
            "createdTime": _written(self.created),
            "updatedTime": _written(self.updated),
            "status": self.status,
            "version": str(self.version),
            "href": f"/v1/alerts/reminders/{self.token}",
        }

    def full(self) -> Json:
        """Write it as the platform answers a request to read it."""
        brief = {key: value for key, value in self.brief().items() if key != "href"}
        asked = {key: self.body[key] for key in _ASKED if key in self.body}
        return brief | asked


_ASKED = ("trigger", "alertInfo", "pushNotification")


@dataclass
class Reminders:
    """Every reminder that the skill has set on the device, in the order of setting."""

    most: int = MOST
    _by_token: dict[str, Reminder] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Reminder]:
        return iter(tuple(self._by_token.values()))

    def __len__(self) -> int:
        return len(self._by_token)

    def get(self, token: str) -> Reminder | None:
        """Find a reminder."""
        return self._by_token.get(token)

    def add(self, body: Any, moment: datetime, zone: str) -> Reminder:
        """Set a reminder.

        Raises:
            ReminderRefused: the platform would not take it, or too many are set.
        """
        schedule = schedule_of(body, moment, zone)
        if sum(reminder.status == ON for reminder in self) >= self.most:
            raise ReminderRefused("MAX_REMINDERS_EXCEEDED", f"the device has {self.most} reminders")
        reminder = Reminder(str(uuid.uuid4()), body, schedule, moment, moment)
        self._by_token[reminder.token] = reminder
        return reminder

    def change(self, reminder: Reminder, body: Any, moment: datetime, zone: str) -> Reminder:
        """Set a reminder anew under its old token.

        Raises:
            ReminderRefused: the platform would not take it.
        """
        schedule = schedule_of(body, moment, zone)
        changed = Reminder(
            reminder.token, body, schedule, reminder.created, moment, reminder.version + 1
        )
        self._by_token[reminder.token] = changed
        return changed

    def remove(self, token: str) -> None:
        """Delete a reminder that is there."""
        del self._by_token[token]

    def next_due(self, until: datetime) -> Reminder | None:
        """Find the one that rings first, if any rings up to a moment."""
        waiting = [r for r in self if r.due is not None and r.due <= until]
        return min(waiting, key=lambda reminder: reminder.due or until, default=None)

    def ring(self, reminder: Reminder) -> None:
        """Let a reminder ring; one that does not recur is then completed."""
        if reminder.due is not None:
            reminder.due = reminder.schedule.after(reminder.due)
        if reminder.due is None:
            reminder.status = COMPLETED


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
