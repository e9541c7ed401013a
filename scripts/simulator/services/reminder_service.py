"""The service for reminders: `/v1/alerts/reminders`."""

from __future__ import annotations

from typing import Any

from simulator.home.home import REMINDERS_SCOPE, Home
from simulator.home.reminder_request import ReminderRefused
from simulator.home.reminders import Reminder
from simulator.services.answer import Answer, error

_STATUSES = {"MAX_REMINDERS_EXCEEDED": 403}
"""The status of a refusal by its code; any other is a bad request."""


def create(home: Home, _token: str, body: Any) -> Answer:
    """Set a reminder. Only a skill that is answering a request may, with permission."""
    barred = _barred(home)
    if barred:
        return barred
    if home.request_id is None:
        return error(401, "UNAUTHORIZED", "reminders are set in a session only")
    if not home.takes_reminders:
        return error(403, "DEVICE_NOT_SUPPORTED", "the device cannot ring")
    try:
        made = home.reminders.add(body, home.clock(), home.time_zone)
    except ReminderRefused as refusal:
        return _refusal(refusal)
    return Answer(200, made.brief())


def list_all(home: Home, _token: str, _body: Any) -> Answer:
    """Tell of every reminder that the skill has set."""
    barred = _barred(home)
    if barred:
        return barred
    alerts = [reminder.full() for reminder in home.reminders]
    return Answer(200, {"totalCount": str(len(alerts)), "alerts": alerts, "links": None})


def get(home: Home, token: str, _body: Any) -> Answer:
    """Tell of one reminder."""
    found = _found(home, token)
    return found if isinstance(found, Answer) else Answer(200, found.full())


def update(home: Home, token: str, body: Any) -> Answer:
    """Set a reminder anew."""
    found = _found(home, token)
    if isinstance(found, Answer):
        return found
    try:
        changed = home.reminders.change(found, body, home.clock(), home.time_zone)
    except ReminderRefused as refusal:
        return _refusal(refusal)
    return Answer(200, changed.brief())


def delete(home: Home, token: str, _body: Any) -> Answer:
    """Delete a reminder."""
    found = _found(home, token)
    if isinstance(found, Answer):
        return found
    home.reminders.remove(token)
    return Answer(200)


def _barred(home: Home) -> Answer | None:
    if home.allows(REMINDERS_SCOPE):
        return None
    return error(401, "UNAUTHORIZED", f"the customer has not granted {REMINDERS_SCOPE}")


def _found(home: Home, token: str) -> Reminder | Answer:
    barred = _barred(home)
    if barred:
        return barred
    found = home.reminders.get(token)
    return found or error(404, "ALERT_NOT_FOUND", f"there is no reminder {token}")


def _refusal(refusal: ReminderRefused) -> Answer:
    return error(_STATUSES.get(refusal.code, 400), refusal.code, refusal.message)
