"""A skill to be talked to: its handler and its interaction model, found once, used many times."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any

from simulator.device.device import Device
from simulator.device.envelope import Envelopes
from simulator.device.exchange import Exchange, Reply
from simulator.device.handler import Handler, load_handler
from simulator.home.home import Home
from simulator.model import InteractionModel
from simulator.recognition.elicitation import MakeRecogniser, Understands
from simulator.recognition.recogniser import Recogniser
from simulator.uncollected import uncollected

Json = dict[str, Any]


@dataclass
class Skill:
    """A handler with its model. Its devices share one recogniser, which takes time to make."""

    handler: Handler
    model: InteractionModel
    recogniser: MakeRecogniser = Recogniser
    _made: Understands | None = field(default=None, repr=False)
    _making: Lock = field(default_factory=Lock, repr=False)

    @classmethod
    def load(cls, handler: str, model: Path, recogniser: MakeRecogniser = Recogniser) -> Skill:
        """Find a skill by the name of its handler and the file of its model.

        Raises:
            HandlerError: there is no such handler.
            ModelError: the model cannot be used.
        """
        with uncollected():
            return cls(load_handler(handler), InteractionModel.load(model), recogniser)

    def device(self, home: Home | None = None) -> Device:
        """Put the skill on a device in a home."""
        return Device(self.handler, self.model, home, self._make)

    def event(self, event_type: str, body: Json | None = None, home: Home | None = None) -> Reply:
        """Tell the skill of something outside of any session, and see what it answers.

        As `event("AlexaSkillEvent.SkillDisabled", {"body": {...}})`; `body` is what stands in the
        request beside its type, id, locale and time.
        """
        place = home or Home()
        request = Envelopes(place).event(event_type, body or {})
        return Exchange(self.handler, place, self.model.dialog).send(request)

    def _make(self, model: InteractionModel) -> Understands:
        if model is not self.model:
            return self.recogniser(model)
        with self._making:
            if self._made is None:
                with uncollected():
                    self._made = self.recogniser(model)
        return self._made
