"""What was said when a slot had been asked for: its value, or something else.

An answer to 'which plant?' is first looked at as a value of that slot, in its own sentences, in
those of the intent, or bare. What says plainly something else is another intent, as it is on the
platform: one can always break out of a dialog.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Protocol

from simulator.language.text import read
from simulator.model import FALLBACK, InteractionModel, Slot
from simulator.recognition.builtin_slots import FREE_TEXT
from simulator.recognition.mentions import Mention
from simulator.recognition.understanding import FilledSlot, Understanding

_LONGEST_UNLISTED = 3
"""Words that a value has at most which the model does not list."""


class Understands(Protocol):
    """Whatever makes an intent of a sentence. A recogniser of one's own is a class like this."""

    def understand(self, utterance: str, today: date | None = None) -> Understanding:
        """Find the intent and the slots of what was said; never raises.

        Args:
            utterance: any text.
            today: the day that 'yesterday' is counted from.
        """
        ...


MakeRecogniser = Callable[[InteractionModel], Understands]
"""Makes a recogniser for a model; a class that takes the model is one."""


class Elicitation:
    """Hears the answers to questions for slots, for one model."""

    def __init__(self, model: InteractionModel, make: MakeRecogniser) -> None:
        """Keep the model; each slot is prepared when it is first asked for."""
        self._model = model
        self._make = make
        self._prepared: dict[tuple[str, str], Understands] = {}

    def value(self, intent: str, slot: str, utterance: str, today: date) -> Understanding | None:
        """Understand an answer as the value of a slot; None if it is none that is known."""
        if (intent, slot) not in self._prepared:
            self._prepared[intent, slot] = self._make(self._narrowed(intent, slot))
        found = self._prepared[intent, slot].understand(utterance, today)
        has_value = any(filled.slot.name == slot for filled in found.slots)
        return found if found.intent.name == intent and has_value else None

    def unlisted(self, intent: str, slot: str, utterance: str) -> Understanding | None:
        """Take the words themselves for the value: of a type of free text, or of a custom type."""
        target = self._slot(intent, slot)
        words = read(utterance)
        is_short = 0 < len(words) <= _LONGEST_UNLISTED
        if target.type != FREE_TEXT and (target.is_built_in or not is_short):
            return None
        resolved = utterance.strip() if target.type == FREE_TEXT else None
        said = Mention(target.type, 0, len(words), words.raw(0, len(words)), resolved)
        return Understanding(
            self._model.by_name[intent],
            (FilledSlot(target, (said,)),),
            f"it answers the question for '{slot}' with words that the model does not list",
            0.0,
        )

    def _slot(self, intent: str, slot: str) -> Slot:
        found = self._model.by_name[intent].slot(slot)
        if found is None:
            raise KeyError(slot)
        return found

    def _narrowed(self, intent: str, slot: str) -> InteractionModel:
        """Make a model in which nothing but the answer, or a built-in intent, can be said."""
        whole = self._model.by_name[intent]
        own = self._slot(intent, slot).samples
        with_slot = tuple(text for text in whole.samples if f"{{{slot}}}" in text)
        asked = replace(whole, samples=(f"{{{slot}}}", *own, *with_slot))
        others = tuple(each for each in self._model.intents if each.is_built_in)
        return replace(self._model, intents=(asked, *others))


def is_nothing(understanding: Understanding) -> bool:
    """Tell whether nothing was understood."""
    return understanding.intent.name == FALLBACK
