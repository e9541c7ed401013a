"""Which service answers what, and what may be wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from simulator.home.home import Home
from simulator.home.outages import Outage
from simulator.services import directive_service, reminder_service, settings_service
from simulator.services.answer import Answer, error

Serve = Callable[[Home, str, Any], Answer]

_REMINDERS = r"/v1/alerts/reminders"
_ROUTES: tuple[tuple[str, str, str, Serve], ...] = (
    ("POST", _REMINDERS, "reminders", reminder_service.create),
    ("GET", _REMINDERS, "reminders", reminder_service.list_all),
    ("GET", rf"{_REMINDERS}/([^/]+)", "reminders", reminder_service.get),
    ("PUT", rf"{_REMINDERS}/([^/]+)", "reminders", reminder_service.update),
    ("DELETE", rf"{_REMINDERS}/([^/]+)", "reminders", reminder_service.delete),
    ("GET", r"/v2/devices/([^/]+)/settings/(System\.\w+)", "settings", settings_service.of_device),
    (
        "GET",
        r"/v2/accounts/~current/settings/Profile\.(\w+)",
        "settings",
        settings_service.of_profile,
    ),
    ("GET", r"/v2/persons/~current/profile/(\w+)", "settings", settings_service.of_profile),
    (
        "GET",
        r"/v1/devices/([^/]+)/settings/(address(?:/countryAndPostalCode)?)",
        "settings",
        settings_service.of_address,
    ),
    ("POST", r"/v1/directives", "directives", directive_service.enqueue),
)
"""Method, path, name of the service, and what answers; what the path names is joined by '/'."""


def disturbed(home: Home, path: str) -> tuple[Outage | None, Answer]:
    """Find what is wrong with the service that a path belongs to, and what it then answers."""
    service = next((name for _, pattern, name, _ in _ROUTES if re.fullmatch(pattern, path)), "")
    outage = home.outages.get(service) or home.outages.get("all")
    status = (outage and outage.status) or 500
    return outage, _error(service, status, "as it was told to")


def answer(home: Home, method: str, path: str, authorization: str, body: Any) -> Answer:
    """Answer a request to a service that works."""
    matching = [(route, found) for route in _ROUTES if (found := re.fullmatch(route[1], path))]
    if not matching:
        return error(404, "NOT_FOUND", f"no service is simulated at {path}")
    if authorization != f"Bearer {home.identity.api_access_token}":
        return _error(matching[0][0][2], 401, "the token is not the one of the request")
    for (allowed, _, _, serve), found in matching:
        if allowed == method:
            return serve(home, "/".join(found.groups()), body)
    return _error(matching[0][0][2], 405, f"{method} is not for {path}")


def _error(service: str, status: int, message: str) -> Answer:
    """Make an error with a code of the kind that the client of the service can read."""
    codes: dict[str, str | int] = {
        "reminders": "UNAUTHORIZED" if status == 401 else f"ERROR_{status}",
        "settings": "INVALID_TOKEN" if status == 401 else "UNKNOWN_ERROR",
        "directives": status,
    }
    return error(status, codes.get(service, "NOT_FOUND"), message)
