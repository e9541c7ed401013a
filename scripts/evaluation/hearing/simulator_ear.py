"""The simulator's own recogniser, heard in the same form as the others."""

from datetime import date

from evaluation.hearing.heard import Heard
from simulator import InteractionModel
from simulator.recogniser import Recogniser
from simulator.resolution import brief_slots

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
        slots = {name: _values(slot) for name, slot in brief_slots(found.slots).items()}
        return Heard(found.intent.name, slots)


def _values(slot: dict[str, object]) -> tuple[str, ...]:
    said, ids = slot["value"], slot["id"]
    pairs = zip(said, ids, strict=True) if isinstance(said, list) else [(said, ids)]  # type: ignore[arg-type]
    return tuple(str(value if identity is None else identity) for value, identity in pairs)
