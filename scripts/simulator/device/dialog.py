"""A dialog under way: which slot or confirmation is open, and what comes next.

The intent is kept in the platform's own form, for that is what the skill is sent and what it sends
back changed.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from simulator.device.directives import CONFIRM_INTENT, CONFIRM_SLOT, ELICIT
from simulator.device.validation import values_of, violated
from simulator.dialog_model import DialogIntent, DialogModel, DialogSlot

Json = dict[str, Any]

STARTED, IN_PROGRESS, COMPLETED = "STARTED", "IN_PROGRESS", "COMPLETED"
NONE, CONFIRMED, DENIED = "NONE", "CONFIRMED", "DENIED"


@dataclass(frozen=True, slots=True)
class Step:
    """What a dialog waits for."""

    kind: str
    """The directive that asks for it: one of ElicitSlot, ConfirmSlot, ConfirmIntent."""
    slot: str | None = None
    prompt: str | None = None
    """What Alexa says to ask for it, as markup; None where the skill says it."""


@dataclass
class Dialog:
    """One dialog: the model's part, the intent as it stands, and what is waited for."""

    plan: DialogIntent
    intent: Json
    waits_for: Step | None = None
    asked: dict[str, int] = field(default_factory=dict)
    """How often each prompt was said."""

    @property
    def state(self) -> str:
        """How far it is, once it has begun."""
        return IN_PROGRESS if self._gaps() or self._unconfirmed() else COMPLETED

    def next_step(self, model: DialogModel) -> Step | None:
        """Decide what Alexa asks for next when the skill leaves it to her; None when all is there.

        The first slot that is missing, does not pass its validations, or is to be confirmed; then
        the intent. The wordings of a prompt take turns.
        """
        for slot in self.plan.slots:
            step = self._step_for(slot, model)
            if step:
                return step
        if self.plan.is_confirmed and self.intent.get("confirmationStatus", NONE) == NONE:
            return Step(CONFIRM_INTENT, None, self._prompt(model, self.plan.confirmation))
        return None

    def take_values(self, slots: Json) -> None:
        """Put values that were said into the slots."""
        for name, slot in slots.items():
            if values_of(slot):
                self.intent["slots"][name] = slot

    def confirm(self, *, is_right: bool) -> None:
        """Note the answer to the question whether a slot or the intent is right."""
        status = CONFIRMED if is_right else DENIED
        if self.waits_for and self.waits_for.slot:
            self.intent["slots"][self.waits_for.slot]["confirmationStatus"] = status
        else:
            self.intent["confirmationStatus"] = status

    def _step_for(self, slot: DialogSlot, model: DialogModel) -> Step | None:
        payload = self.intent["slots"].setdefault(
            slot.name, {"name": slot.name, "confirmationStatus": NONE}
        )
        if payload.get("confirmationStatus") == DENIED:
            _empty(payload)
        if not values_of(payload):
            if not slot.is_elicited:
                return None
            return Step(ELICIT, slot.name, self._prompt(model, slot.elicitation))
        broken = next((v for v in slot.validations if violated(v, payload)), None)
        if broken:
            wording = self._prompt(model, broken.get("prompt"))
            _empty(payload)
            return Step(ELICIT, slot.name, wording)
        if slot.is_confirmed and payload.get("confirmationStatus", NONE) == NONE:
            return Step(CONFIRM_SLOT, slot.name, self._prompt(model, slot.confirmation))
        return None

    def _prompt(self, model: DialogModel, prompt_id: Any) -> str | None:
        count = self.asked.get(str(prompt_id), 0)
        self.asked[str(prompt_id)] = count + 1
        wording = model.prompt(prompt_id, count)
        return _with_values(wording, self.intent) if wording else None

    def _gaps(self) -> bool:
        slots = self.intent["slots"]
        return any(s.is_elicited and not values_of(slots.get(s.name, {})) for s in self.plan.slots)

    def _unconfirmed(self) -> bool:
        return any(status == NONE for status in self._statuses())

    def _statuses(self) -> Iterator[str]:
        if self.plan.is_confirmed:
            yield self.intent.get("confirmationStatus", NONE)
        for slot in self.plan.slots:
            payload = self.intent["slots"].get(slot.name, {})
            if slot.is_confirmed and values_of(payload):
                yield payload.get("confirmationStatus", NONE)


def begin(model: DialogModel, intent: Json) -> Dialog | None:
    """Begin the dialog of an intent; None for an intent without one."""
    plan = model.intent(str(intent.get("name")))
    if plan is None:
        return None
    kept = copy.deepcopy(intent)
    kept.setdefault("slots", {})
    return Dialog(plan, kept)


def _empty(slot: Json) -> None:
    """Take the value out of a slot."""
    for key in ("value", "resolutions", "slotValue", "source"):
        slot.pop(key, None)
    slot["confirmationStatus"] = NONE


def _with_values(wording: str, intent: Json) -> str:
    """Put what was said for a slot where the prompt names it in braces."""
    for name, slot in intent["slots"].items():
        wording = wording.replace(f"{{{name}}}", " and ".join(values_of(slot)))
    return wording
