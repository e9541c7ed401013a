"""A session as the device holds it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from simulator.device.dialog import Dialog
from simulator.device.envelope import SessionView
from simulator.device.listener import Listener

Json = dict[str, Any]


class SessionIsOver(Exception):
    """Something was done in a skill that is not open."""

    def __init__(self) -> None:
        super().__init__("the session is over")


@dataclass(frozen=True, slots=True)
class Consent:
    """A permission that Alexa asks for on the skill's behalf."""

    scope: str
    token: str


@dataclass
class Session:
    """What lasts from the opening of a skill to its end."""

    session_id: str
    listener: Listener
    """What understands the person; another one once the skill has sent values of its own."""
    attributes: Json = field(default_factory=dict)
    is_new: bool = True
    listens: bool = True
    """Whether the microphone is open; a screen may keep a session open without it."""
    reprompt: str | None = None
    """What is said after silence, as markup."""
    was_reprompted: bool = False
    dialog: Dialog | None = None
    consent: Consent | None = None
    shown: Json | None = None
    """The directive that brought what is on the screen."""

    def view(self) -> SessionView:
        """Show the session as a request has it."""
        return SessionView(self.session_id, self.is_new, self.attributes, self.shown)
