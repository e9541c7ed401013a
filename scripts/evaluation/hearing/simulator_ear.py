"""The simulator's own recogniser, heard in the same form as the others."""

from datetime import date

from evaluation.hearing.heard import Heard
from simulator import InteractionModel
from simulator.device.resolution import brief_slots
from simulator.recognition.recogniser import Recogniser
from simulator.recognition.understanding import FilledSlot

_TODAY = date(2026, 11, 28)
"""A fixed day, so that 'since monday' means the same in every run."""


class SimulatorEar:
    """Hears as the simulator does."""

    def __init__(self, model: InteractionModel) -> None:
        """Compile the model."""
        self._recogniser = Recogniser(model)

    def hear(self, utterance: str) -> Heard:
        """Understand the utterance."""
        found = self._recogniser.understand(utterance, _TODAY)
        slots = {filled.slot.name: _values(filled) for filled in found.slots}
        return Heard(found.intent.name, slots)


def _values(filled: FilledSlot) -> tuple[str, ...]:
    brief = [brief_slots([FilledSlot(filled.slot, (each,))]) for each in filled.mentions]
    values = (each[filled.slot.name] for each in brief)
    return tuple(str(value["value"] if value["id"] is None else value["id"]) for value in values)
