"""One turn of a conversation: what was typed, what was made of it, what came back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from simulator import ssml
from simulator.device.resolution import brief_slots
from simulator.device.response import Response
from simulator.device.screen_text import ScreenText, screen_of
from simulator.fault import Fault
from simulator.recognition.understanding import Understanding

Json = dict[str, Any]

OPENING, SAYING, SILENCE, TOUCH, WAITING, LEAVING = (
    "opening saying silence touch waiting leaving".split()
)
"""What a person does: see `Turn.action`."""


@dataclass(frozen=True)
class Turn:
    """What happened between one thing that a person did and the next."""

    utterance: str | None
    """What was typed; None where nothing was, empty for silence."""
    action: str = SAYING
    """What the person did: one of the constants above."""
    understanding: Understanding | None = None
    """None when the turn had no intent: a launch, silence, an ending."""
    speech: str | None = None
    """What is heard, as plain text; after silence, the reprompt."""
    ssml: str | None = None
    """What is heard, as markup."""
    reprompt: str | None = None
    """What would be heard after silence, as plain text."""
    attributes: Json = field(default_factory=dict)
    """The session attributes after the turn."""
    request: Json | None = None
    """The envelope that was sent; None when nothing was."""
    response: object = None
    """What the handler returned."""
    has_ended: bool = False
    """Whether the session is over after the turn."""
    listens: bool = False
    """Whether the microphone is open after the turn."""
    faults: tuple[Fault, ...] = ()
    """What is wrong with the answer, by rule."""
    was_refused: bool = False
    """Whether a device would refuse the answer, so that nothing of it counts."""
    is_reprompt: bool = False
    """Whether it repeats a question after silence, so that nothing new was said."""
    is_platforms: bool = False
    """Whether Alexa herself speaks: a prompt of the model, a question for a permission, a
    reminder."""
    rang: str | None = None
    """The token of the reminder that rings."""
    span: timedelta | None = None
    """How much time was let pass, for all that comes of letting it pass."""
    meanwhile: tuple[str, ...] = ()
    """What was heard before the answer (progressive responses), as plain text."""
    before: tuple[Turn, ...] = ()
    """The exchanges with the skill that the person did not notice, as when it delegated."""
    seconds: float = 0.0
    """How long the skill took."""

    @property
    def intent(self) -> str | None:
        """The name of the intent that was understood."""
        return self.understanding.intent.name if self.understanding else None

    @property
    def slots(self) -> Json:
        """The filled slots in brief, in the form of `resolution.brief_slots`."""
        return brief_slots(self.understanding.slots) if self.understanding else {}

    @property
    def dialog_state(self) -> str | None:
        """How far the dialog was, as the skill was told."""
        state = self.request["request"].get("dialogState") if self.request else None
        return str(state) if state else None

    @property
    def card(self) -> Json | None:
        """The card that the companion app shows."""
        return None if self.was_refused else Response(self.response).card

    @property
    def directives(self) -> Sequence[Json]:
        """What the device was told to do beside speaking."""
        return () if self.was_refused else Response(self.response).directives

    @property
    def screen(self) -> ScreenText | None:
        """What came to the screen with this turn, as text; None when nothing did."""
        return screen_of(self.directives)

    def because(self, understanding: Understanding) -> Turn:
        """Note what was understood."""
        return replace(self, understanding=understanding)

    def spoken(self, markup: str, attributes: Json, *, has_ended: bool, listens: bool) -> Turn:
        """Let Alexa herself speak in this turn."""
        text = ssml.as_text(markup)
        return replace(
            self,
            speech=text,
            ssml=markup,
            reprompt=text if listens else None,
            attributes=attributes,
            has_ended=has_ended,
            listens=listens,
            is_platforms=True,
        )
