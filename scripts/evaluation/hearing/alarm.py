"""What the skill would make of what was heard: whether it is an emergency at once."""

from datetime import date
from typing import Any

from evaluation.hearing.heard import Heard
from evaluation.hearing.utterance import Utterance, least_of
from skill.interpretation import interpret
from triage import Content, Level, assess, hear

_TODAY = date(2026, 11, 28)
_ASKING = "AskEmergencyIntent"


class Alarm:
    """Tells the level that one utterance gives by itself."""

    def __init__(self, content: Content) -> None:
        """Keep the content whose rules decide."""
        self._content = content

    def is_called_for(self, utterance: Utterance) -> bool:
        """Whether the utterance is an emergency, by its level or by what should be heard in it."""
        if utterance.intent == _ASKING or utterance.level is not None:
            return utterance.intent == _ASKING or utterance.level is Level.EMERGENCY
        slots = {name: least_of(lists[0]) for name, lists in utterance.slots.items()}
        told = {name: values for name, values in slots.items() if values}
        return self.is_raised(Heard(utterance.intent, told))

    def is_raised(self, heard: Heard) -> bool:
        """Whether what was heard leads to emergency advice, whatever else is known."""
        if heard.intent == _ASKING:
            return True
        slots = {name: _slot(values) for name, values in heard.slots.items()}
        protocol = self._content.protocol
        event = interpret(self._content, heard.intent, slots, _TODAY)
        told = hear(protocol.facts, {}, event.told)
        return assess(protocol, told).level is Level.EMERGENCY


def _slot(values: tuple[str, ...]) -> dict[str, Any]:
    """Give a slot as the platform sends it, holding these ids."""
    return {"slotValue": {"type": "List", "values": [*map(_simple, values)]}}


def _simple(value: str) -> dict[str, Any]:
    match = {"status": {"code": "ER_SUCCESS_MATCH"}, "values": [{"value": {"id": value}}]}
    return {"type": "Simple", "value": value, "resolutions": {"resolutionsPerAuthority": [match]}}
