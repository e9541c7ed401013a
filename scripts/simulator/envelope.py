"""Request envelopes, field for field as the service sends them."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from simulator.resolution import intent_payload
from simulator.understanding import Understanding

Json = dict[str, Any]

NOBODYS_SKILL = "amzn1.ask.skill.00000000-0000-4000-8000-000000000000"


@dataclass(frozen=True)
class Identity:
    """Who is speaking to what. Made-up values, none of them a secret."""

    skill_id: str = NOBODYS_SKILL
    user_id: str = "amzn1.ask.account.SIMULATED-USER"
    device_id: str = "amzn1.ask.device.SIMULATED-DEVICE"
    api_endpoint: str = "https://api.amazonalexa.com"
    api_access_token: str = "simulated-token-that-opens-nothing"  # noqa: S105 - it opens nothing
    interfaces: Mapping[str, Json] = field(default_factory=dict)
    """What the device can do beside speech, as `supportedInterfaces` says it."""


@dataclass(frozen=True)
class SessionView:
    """The session as one request shows it."""

    session_id: str
    is_new: bool
    attributes: Json


def new_id() -> str:
    """Make the unique part of an id."""
    return str(uuid.uuid4())


def now() -> datetime:
    """Tell the time, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Envelopes:
    """Writes the envelopes of one device in one locale."""

    identity: Identity = field(default_factory=Identity)
    locale: str = "en-US"
    clock: Callable[[], datetime] = now
    new_id: Callable[[], str] = new_id

    def new_session_id(self) -> str:
        """Make the id of a new session."""
        return f"amzn1.echo-api.session.{self.new_id()}"

    def launch(self, session: SessionView) -> Json:
        """Write the request for a skill that was opened without a question."""
        return self._envelope(session, "LaunchRequest", {"shouldLinkResultBeReturned": False})

    def intent(self, session: SessionView, understanding: Understanding) -> Json:
        """Write the request for a sentence that was understood."""
        payload = intent_payload(understanding, self.identity.skill_id)
        return self._envelope(session, "IntentRequest", {"intent": payload})

    def ended(self, session: SessionView, reason: str, error: Json | None = None) -> Json:
        """Write the request that tells a skill that its session is over."""
        details: Json = {"reason": reason} | ({"error": error} if error else {})
        return self._envelope(session, "SessionEndedRequest", details)

    def _envelope(self, session: SessionView, request_type: str, details: Json) -> Json:
        return {
            "version": "1.0",
            "session": self._session(session),
            "context": {"System": self._system()},
            "request": {
                "type": request_type,
                "requestId": f"amzn1.echo-api.request.{self.new_id()}",
                "locale": self.locale,
                "timestamp": self.clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
                **details,
            },
        }

    def _session(self, session: SessionView) -> Json:
        return {
            "new": session.is_new,
            "sessionId": session.session_id,
            "application": {"applicationId": self.identity.skill_id},
            "attributes": session.attributes,
            "user": {"userId": self.identity.user_id},
        }

    def _system(self) -> Json:
        return {
            "application": {"applicationId": self.identity.skill_id},
            "user": {"userId": self.identity.user_id},
            "device": {
                "deviceId": self.identity.device_id,
                "supportedInterfaces": dict(self.identity.interfaces),
            },
            "apiEndpoint": self.identity.api_endpoint,
            "apiAccessToken": self.identity.api_access_token,
        }
