"""One turn of a conversation: what was typed, what was made of it, what came back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from simulator.understanding import Understanding

Json = dict[str, Any]


@dataclass(frozen=True)
class Turn:
    """What happened between one thing that a person did and the next."""

    utterance: str | None
    """What was typed; None for a launch, empty for silence."""
    understanding: Understanding | None = None
    """None when the turn had no intent: a launch, silence, an ending."""
    speech: str | None = None
    """What is heard, as plain text; after silence, the reprompt."""
    ssml: str | None = None
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
    faults: tuple[str, ...] = ()
    """For what a device would refuse the response, in words."""
    was_refused: bool = False
    """Whether the response was one of those, so that nothing of it counts."""
    is_reprompt: bool = False
    """Whether it repeats a question after silence, so that nothing new was said."""

    @property
    def intent(self) -> str | None:
        """The name of the intent that was understood."""
        return self.understanding.intent.name if self.understanding else None
