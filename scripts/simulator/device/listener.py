"""The ear of a device: what a sentence means, given the dialog it is said in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from simulator.device.dialog import STARTED, Dialog, Step, begin
from simulator.device.directives import ELICIT
from simulator.device.resolution import intent_payload
from simulator.dialog_model import ALWAYS
from simulator.language.text import read
from simulator.model import Intent, InteractionModel, SlotType, Value
from simulator.recognition.builtin_intents import POLARITY, BuiltInIntents
from simulator.recognition.builtin_phrases import YES
from simulator.recognition.elicitation import Elicitation, MakeRecogniser, Understands, is_nothing
from simulator.recognition.understanding import Understanding

Json = dict[str, Any]

_APPROVING = ("i approve", "approve", "i allow it", "i give permission")
_POLAR = InteractionModel(
    "", tuple(Intent(name, (), _APPROVING if name == YES else ()) for name in sorted(POLARITY))
)


@dataclass(frozen=True, slots=True)
class Heard:
    """What a sentence came to."""

    understanding: Understanding
    intent: Json
    """The intent as the skill is sent it."""
    dialog: Dialog | None = None
    state: str | None = None
    """How far the dialog is; None for an intent without one."""
    step: Step | None = None
    """What Alexa asks for herself before the skill hears of it."""


class Listener:
    """Understands a person in one session."""

    def __init__(self, model: InteractionModel, make: MakeRecogniser, skill_id: str) -> None:
        """Keep the model."""
        self.model = model
        self._make = make
        self._skill_id = skill_id
        self._elicitation = Elicitation(model, make)
        self._polarity = BuiltInIntents(_POLAR)

    @cached_property
    def recogniser(self) -> Understands:
        """What understands; made when the first sentence is said, for making it takes time."""
        return self._make(self.model)

    def hear(self, utterance: str, today: date, dialog: Dialog | None) -> Heard:
        """Understand a sentence, as the answer that the dialog waits for or as a new intent."""
        if dialog and dialog.waits_for:
            heard = self._in_dialog(utterance, today, dialog, dialog.waits_for)
            if heard:
                return heard
        return self._anew(self.recogniser.understand(utterance, today))

    def agrees(self, utterance: str) -> bool | None:
        """Take a sentence for yes or no; None where it is neither."""
        sentence = read(utterance)
        name = self._polarity.recognise(sentence)
        if name is None:
            lead = self._polarity.leading_answer(sentence)
            name = lead.intent if lead else None
        return None if name is None else name == YES

    def with_values(self, types: Sequence[Mapping[str, Any]]) -> Listener:
        """Make a listener that knows more values, as the skill sent them for this session."""
        more = {str(each.get("name")): tuple(_values(each)) for each in types}
        known = tuple(
            SlotType(each.name, (*more.get(each.name, ()), *each.values))
            for each in self.model.types
        )
        return Listener(replace(self.model, types=known), self._make, self._skill_id)

    def _anew(self, understanding: Understanding) -> Heard:
        intent = intent_payload(understanding, self._skill_id)
        dialog = begin(self.model.dialog, intent)
        if dialog is None:
            return Heard(understanding, intent)
        if dialog.plan.strategy == ALWAYS:
            return self._led_by_alexa(understanding, dialog)
        return Heard(understanding, dialog.intent, dialog, STARTED)

    def _in_dialog(self, utterance: str, today: date, dialog: Dialog, step: Step) -> Heard | None:
        """Take a sentence for what the dialog waits for; None if it is something else."""
        if step.kind == ELICIT and step.slot:
            found = self._value(utterance, today, dialog.plan.name, step.slot)
        else:
            found = self._confirmation(utterance, today, dialog)
        if found is None:
            return None
        dialog.take_values(intent_payload(found, self._skill_id)["slots"])
        dialog.waits_for = None
        if dialog.plan.strategy == ALWAYS:
            return self._led_by_alexa(found, dialog)
        return Heard(found, dialog.intent, dialog, dialog.state)

    def _value(self, utterance: str, today: date, intent: str, slot: str) -> Understanding | None:
        found = self._elicitation.value(intent, slot, utterance, today)
        if found:
            return found
        other = self.recogniser.understand(utterance, today)
        if other.intent.name == intent and other.slots:
            return other
        return self._elicitation.unlisted(intent, slot, utterance) if is_nothing(other) else None

    def _confirmation(self, utterance: str, today: date, dialog: Dialog) -> Understanding | None:
        """Take a yes or no, or another value for a slot of the same intent."""
        is_right = self.agrees(utterance)
        if is_right is None:
            other = self.recogniser.understand(utterance, today)
            is_same = other.intent.name == dialog.plan.name and bool(other.slots)
            return other if is_same else None
        dialog.confirm(is_right=is_right)
        said = "yes" if is_right else "no"
        reason = f"it says {said} to the question whether that is right"
        return Understanding(self.model.by_name[dialog.plan.name], (), reason, 1.0)

    def _led_by_alexa(self, understanding: Understanding, dialog: Dialog) -> Heard:
        step = dialog.next_step(self.model.dialog)
        dialog.waits_for = step
        return Heard(understanding, dialog.intent, dialog, dialog.state, step)


def _values(slot_type: Mapping[str, Any]) -> list[Value]:
    found = []
    for value in slot_type.get("values") or []:
        name = value.get("name") or {}
        synonyms = tuple(str(each) for each in name.get("synonyms") or [])
        identity = str(value["id"]) if value.get("id") else None
        found.append(Value(str(name.get("value")), identity, synonyms, is_dynamic=True))
    return found
