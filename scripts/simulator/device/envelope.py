"""Request envelopes, field for field as the service sends them."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC
from typing import Any

from simulator.home.home import GRANTED, Home
from simulator.home.screens import APL

Json = dict[str, Any]


@dataclass(frozen=True)
class SessionView:
    """The session as one request shows it."""

    session_id: str
    is_new: bool
    attributes: Json
    shown: Json | None = None
    """The screen document that was rendered last, as the directive that brought it."""


def new_id() -> str:
    """Make the unique part of an id."""
    return str(uuid.uuid4())


@dataclass(frozen=True)
class Envelopes:
    """Writes the envelopes of the device in one home."""

    home: Home = field(default_factory=Home)
    new_id: Callable[[], str] = new_id

    def new_session_id(self) -> str:
        """Make the id of a new session."""
        return f"amzn1.echo-api.session.{self.new_id()}"

    def launch(self, session: SessionView) -> Json:
        """Write the request for a skill that was opened without a question."""
        return self._envelope(session, "LaunchRequest", {"shouldLinkResultBeReturned": False})

    def intent(self, session: SessionView, intent: Json, dialog_state: str | None = None) -> Json:
        """Write the request for a sentence that was understood.

        Args:
            session: the session it is said in.
            intent: the intent with its slots, as `resolution.intent_payload` writes it.
            dialog_state: how far the dialog is; None for an intent without a dialog.
        """
        details: Json = {"intent": intent}
        return self._envelope(
            session,
            "IntentRequest",
            ({"dialogState": dialog_state} if dialog_state else {}) | details,
        )

    def ended(self, session: SessionView, reason: str, error: Json | None = None) -> Json:
        """Write the request that tells a skill that its session is over."""
        details: Json = {"reason": reason} | ({"error": error} if error else {})
        return self._envelope(session, "SessionEndedRequest", details)

    def touched(self, session: SessionView, arguments: list[Any], source: Json) -> Json:
        """Write the request for something that was touched on the screen."""
        token = (session.shown or {}).get("token", "")
        details = {"token": token, "arguments": arguments, "source": source, "components": {}}
        return self._envelope(session, "Alexa.Presentation.APL.UserEvent", details)

    def consented(self, session: SessionView, status: str, scope: str, token: str) -> Json:
        """Write the request that tells what became of a question for a permission.

        Args:
            session: the session in which the skill asked.
            status: ACCEPTED, DENIED or NOT_ANSWERED.
            scope: the permission.
            token: what the skill sent along.
        """
        payload = {"permissionScope": scope, "status": status, "isCardThrown": False}
        details = {
            "name": "AskFor",
            "status": {"code": "200", "message": "OK"},
            "payload": payload,
            "token": token,
        }
        return self._envelope(session, "Connections.Response", details)

    def event(self, event_type: str, body: Json) -> Json:
        """Write the request that tells of something outside of any session."""
        nowhere = self._envelope(SessionView("", is_new=True, attributes={}), event_type, body)
        return {key: value for key, value in nowhere.items() if key != "session"}

    def _envelope(self, session: SessionView, request_type: str, details: Json) -> Json:
        return {
            "version": "1.0",
            "session": self._session(session),
            "context": self._context(session),
            "request": {
                "type": request_type,
                "requestId": f"amzn1.echo-api.request.{self.new_id()}",
                "locale": self.home.locale,
                "timestamp": self.home.clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
                **details,
            },
        }

    def _session(self, session: SessionView) -> Json:
        return {
            "new": session.is_new,
            "sessionId": session.session_id,
            "application": {"applicationId": self.home.identity.skill_id},
            "attributes": session.attributes,
            "user": self._user(),
        }

    def _context(self, session: SessionView) -> Json:
        context: Json = {"System": self._system()}
        if "AudioPlayer" in self.home.interfaces:
            context["AudioPlayer"] = {"playerActivity": "IDLE"}
        if self.home.screen:
            context |= self.home.screen.context
            context["Extensions"] = {"available": {"aplext:backstack:10": {}}}
        if self.home.screen and session.shown:
            context[APL] = _visible(session.shown)
        return context

    def _system(self) -> Json:
        identity = self.home.identity
        person = {"person": {"personId": identity.person_id}} if identity.person_id else {}
        return {
            "application": {"applicationId": identity.skill_id},
            "user": self._user(),
            **person,
            "device": {
                "deviceId": identity.device_id,
                "supportedInterfaces": self._interfaces(),
            },
            "unit": {
                "unitId": identity.unit_id,
                "persistentUnitId": identity.unit_id.replace("ask.unit", "alexa.unit.did"),
            },
            "apiEndpoint": self.home.api_endpoint,
            "apiAccessToken": identity.api_access_token,
        }

    def _interfaces(self) -> Json:
        screen = self.home.screen.interface if self.home.screen else {}
        return {**self.home.interfaces, **screen}

    def _user(self) -> Json:
        user: Json = {"userId": self.home.identity.user_id}
        return user | ({"permissions": self._permissions()} if self.home.permissions else {})

    def _permissions(self) -> Json:
        scopes = {scope: {"status": status} for scope, status in self.home.permissions.items()}
        token = self.home.identity.api_access_token
        granted = GRANTED in self.home.permissions.values()
        return ({"consentToken": token} if granted else {}) | {"scopes": scopes}


def _visible(shown: Mapping[str, Any]) -> Json:
    visible = {"version": "AriaRuntimeLibrary-1.0", "componentsVisibleOnScreen": []}
    return {"token": str(shown.get("token", ""))} | visible
