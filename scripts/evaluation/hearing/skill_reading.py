"""What the skill would make of what was heard: an emergency at once, or a cause asked about."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from evaluation.hearing.heard import Heard
from evaluation.hearing.utterance import Utterance, least_of
from skill.interpretation import interpret
from triage import Content, Level, assess, hear
from triage.dialogue.event import Event, EventKind
from triage.protocol.fact import NAMED_WITH

_TODAY = date(2026, 11, 28)
_ASKING = "AskEmergencyIntent"


class SkillReading:
    """Reads one utterance, or what was heard of it, as the skill would at the start of a talk."""

    def __init__(self, content: Content) -> None:
        """Keep the content whose rules decide."""
        self._content = content

    def is_emergency_meant(self, utterance: Utterance) -> bool:
        """Whether the utterance is an emergency, by its level or by what should be heard in it."""
        if utterance.intent == _ASKING or utterance.level is not None:
            return utterance.intent == _ASKING or utterance.level is Level.EMERGENCY
        slots = {name: least_of(lists[0]) for name, lists in utterance.slots.items()}
        told = {name: values for name, values in slots.items() if values}
        return self.is_emergency(Heard(utterance.intent, told))

    def is_emergency(self, heard: Heard) -> bool:
        """Whether what was heard leads to emergency advice, whatever else is known."""
        if heard.intent == _ASKING:
            return True
        protocol = self._content.protocol
        told = hear(protocol.facts, {}, self._event(heard).told)
        return assess(protocol, told).level is Level.EMERGENCY

    def taken(self, heard: Heard) -> Heard:
        """Give what was heard as the skill takes it.

        That is with the cause that it takes from a finding, 'could it be all that coffee', the
        part that a finding was named with, 'my hand shakes', and the finding that a quality makes
        of another, 'numb all down one side'.
        """
        slots, event = dict(heard.slots), self._event(heard)
        named = [value.partition(NAMED_WITH) for value in slots.get("finding", ())]
        if named:
            parts = [part for _, _, part in named if part]
            findings = [finding for finding, _, _ in named]
            slots["finding"] = self._qualified(findings, event)
            slots["body_part"] = tuple(dict.fromkeys([*slots.get("body_part", ()), *parts]))
        if event.kind is EventKind.ASKED_CAUSE and "cause" not in slots:
            slots["cause"] = (str(event.about),)
        return replace(heard, slots={slot: values for slot, values in slots.items() if values})

    def _qualified(self, findings: Sequence[str], event: Event) -> tuple[str, ...]:
        """Give the findings as the event tells them where a quality is among them."""
        facts, qualities = self._content.protocol.facts, self._content.protocol.qualities
        if any(one in qualities for one in findings):
            findings = [fact for fact in event.told if facts[fact].is_finding]
        return tuple(dict.fromkeys(findings))

    def _event(self, heard: Heard) -> Event:
        slots = {name: _slot(values) for name, values in heard.slots.items()}
        return interpret(self._content, heard.intent, slots, _TODAY)


def _slot(values: tuple[str, ...]) -> dict[str, Any]:
    """Give a slot as the platform sends it, holding these ids."""
    return {"slotValue": {"type": "List", "values": [*map(_simple, values)]}}


def _simple(value: str) -> dict[str, Any]:
    match = {"status": {"code": "ER_SUCCESS_MATCH"}, "values": [{"value": {"id": value}}]}
    return {"type": "Simple", "value": value, "resolutions": {"resolutionsPerAuthority": [match]}}
