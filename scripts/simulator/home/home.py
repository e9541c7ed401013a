"""The home that a device stands in: its clock, its settings, what is allowed, what will ring.

A tester sets it up, and may change it between one turn and the next; the request envelopes and the
services at the API endpoint both read it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from simulator.home.clock import Clock
from simulator.home.outages import Outage
from simulator.home.reminders import Reminder, Reminders
from simulator.home.screens import Screen

Json = dict[str, Any]

NOBODYS_SKILL = "amzn1.ask.skill.00000000-0000-4000-8000-000000000000"
NOWHERE = "http://127.0.0.1:9"
"""An API endpoint where nothing listens, so that a call which no service was started for fails at
once, and never reaches the real service."""
REMINDERS_SCOPE = "alexa::alerts:reminders:skill:readwrite"
GRANTED, DENIED = "GRANTED", "DENIED"


@dataclass(frozen=True)
class Identity:
    """Who is speaking to what. Made-up values, none of them a secret."""

    skill_id: str = NOBODYS_SKILL
    user_id: str = "amzn1.ask.account.SIMULATED-USER"
    device_id: str = "amzn1.ask.device.SIMULATED-DEVICE"
    unit_id: str = "amzn1.ask.unit.SIMULATED-UNIT"
    person_id: str | None = None
    """The person whose voice was recognised; None where nobody's was."""
    api_access_token: str = "simulated-token-that-opens-nothing"  # noqa: S105 - it opens nothing


@dataclass
class Home:
    """Where a device stands and what is set there."""

    identity: Identity = field(default_factory=Identity)
    clock: Clock = field(default_factory=Clock)
    locale: str = "en-US"
    time_zone: str = "America/New_York"
    """An IANA name."""
    temperature_unit: str = "FAHRENHEIT"
    distance_unit: str = "IMPERIAL"
    screen: Screen | None = None
    interfaces: Mapping[str, Json] = field(default_factory=dict)
    """What the device can do beside speech and its screen, as `supportedInterfaces` says it."""
    takes_reminders: bool = True
    """Whether the device is one that can ring."""
    permissions: dict[str, str] = field(default_factory=dict)
    """Scope -> GRANTED or DENIED. A scope that nobody was asked about is not in it."""
    profile: dict[str, Any] = field(default_factory=dict)
    """What the customer has filled in: name, givenName, email, mobileNumber, address."""
    reminders: Reminders = field(default_factory=Reminders)
    outages: dict[str, Outage] = field(default_factory=dict)
    """Service ('reminders', 'settings', 'directives', or 'all') -> what is wrong with it."""
    api_endpoint: str = NOWHERE
    """Set by `Services` while they run."""
    request_id: str | None = None
    """The request that the skill is answering just now."""
    meanwhile: list[str] = field(default_factory=list)
    """What was said while the skill was still at work (progressive responses), as markup."""

    def local_time(self) -> datetime:
        """Tell the time as a clock on the wall shows it, with its zone."""
        return self.clock().astimezone(ZoneInfo(self.time_zone))

    def today(self) -> date:
        """Tell the day that people there call today."""
        return self.local_time().date()

    def allows(self, scope: str) -> bool:
        """Tell whether the skill may do what the scope names."""
        return self.permissions.get(scope) == GRANTED

    def ring(self, until: datetime) -> Reminder | None:
        """Let the next reminder ring that is due up to a moment; the clock then shows its time."""
        reminder = self.reminders.next_due(until)
        if reminder is None:
            return None
        if reminder.due and reminder.due > self.clock():
            self.clock.move_on(reminder.due - self.clock())
        self.reminders.ring(reminder)
        return reminder
