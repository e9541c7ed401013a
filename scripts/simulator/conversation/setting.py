"""Settings of the home, as conversations and the terminal write them: 'screen: medium'."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from difflib import get_close_matches
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from simulator.conversation.script import Preparation
from simulator.home.clock import Clock
from simulator.home.home import DENIED, GRANTED, REMINDERS_SCOPE, Home
from simulator.home.outages import Outage
from simulator.home.screens import SCREENS

_SCOPES = {"reminders": REMINDERS_SCOPE}
"""Permissions that have a short name here."""
_ANSWERS = {"granted": GRANTED, "denied": DENIED, "unasked": None}


def setting(key: str, value: str) -> Preparation:
    """Read a setting.

    Raises:
        ValueError: there is no such setting, or it cannot have that value; says what it can have.
    """
    read = _READERS.get(key)
    if read is None:
        close = get_close_matches(key, _READERS, n=1)
        hint = f" (did you mean '{close[0]}'?)" if close else f": they are {', '.join(_READERS)}"
        raise ValueError(f"there is no setting '{key}'{hint}")
    return read(value.strip())


def is_setting(key: str) -> bool:
    """Tell whether there is a setting of that name."""
    return key in _READERS


def _locale(value: str) -> Preparation:
    def prepare(home: Home) -> None:
        home.locale = value

    return prepare


def _screen(value: str) -> Preparation:
    if value != "none" and value not in SCREENS:
        raise ValueError(f"there is no screen '{value}': they are none, {', '.join(SCREENS)}")

    def prepare(home: Home) -> None:
        home.screen = SCREENS.get(value)

    return prepare


def _clock(value: str) -> Preparation:
    try:
        local = datetime.fromisoformat(value)
    except ValueError as error:
        raise ValueError(f"'{value}' is no time: write it as 2026-05-06 12:30") from error

    def prepare(home: Home) -> None:
        zone = local.tzinfo or ZoneInfo(home.time_zone)
        home.clock = Clock.at(local.replace(tzinfo=zone))

    return prepare


def _time_zone(value: str) -> Preparation:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError(f"there is no time zone '{value}': write it as Europe/Berlin") from error

    def prepare(home: Home) -> None:
        home.time_zone = value

    return prepare


def _units(value: str) -> Preparation:
    known = {"metric": ("METRIC", "CELSIUS"), "imperial": ("IMPERIAL", "FAHRENHEIT")}
    if value not in known:
        raise ValueError("units are metric or imperial")

    def prepare(home: Home) -> None:
        home.distance_unit, home.temperature_unit = known[value]

    return prepare


def _permission(value: str) -> Preparation:
    scope, _, answer = value.rpartition(" ")
    if not scope or answer not in _ANSWERS:
        raise ValueError(f"'{value}': write a permission as 'reminders granted', denied or unasked")
    name, status = _SCOPES.get(scope, scope), _ANSWERS[answer]

    def prepare(home: Home) -> None:
        home.permissions.pop(name, None)
        if status:
            home.permissions[name] = status

    return prepare


def _outage(value: str) -> Preparation:
    service, _, kind = value.rpartition(" ")
    if service not in ("reminders", "settings", "directives", "all"):
        raise ValueError(
            f"'{value}': write an outage as 'reminders 403', of reminders, settings, directives "
            "or all; 'none' ends it"
        )
    outage = None if kind == "none" else Outage(kind)

    def prepare(home: Home) -> None:
        home.outages.pop(service, None)
        if outage:
            home.outages[service] = outage

    return prepare


_READERS: Mapping[str, Callable[[str], Preparation]] = {
    "locale": _locale,
    "time zone": _time_zone,
    "clock": _clock,
    "screen": _screen,
    "units": _units,
    "permission": _permission,
    "outage": _outage,
}
