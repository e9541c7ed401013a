"""Offers: what the conversation can end a reply with besides a question of the content."""

from collections.abc import Mapping

from triage.dialogue.reply import Reply
from triage.dialogue.state import (
    ANOTHER_TIP,
    CONFIRM_CHANGE,
    SAY_NUMBER,
    START_CHECK,
    TELL_DOCTOR,
    WHICH_MEANT,
)
from triage.dialogue.turn import Turn
from triage.protocol.level import Level

_WORDS: Mapping[str, tuple[str, str]] = {
    START_CHECK: ("offer_check", "offer_again"),
    ANOTHER_TIP: ("offer_another_tip", "offer_again"),
    TELL_DOCTOR: ("offer_summary", "offer_again"),
    SAY_NUMBER: ("offer_number", "offer_number_again"),
    CONFIRM_CHANGE: ("confirm_again", "confirm_again"),
    WHICH_MEANT: ("which_meant", "which_meant"),
}
"""How each is put, and what is said when no answer comes."""


def offer_of(turn: Turn, offer: str, *lead: str, level: Level | None = None) -> Reply:
    """Give the reply that says `lead` and ends with an offer."""
    ask, again = _WORDS[offer]
    if offer == ANOTHER_TIP and not turn.state.tips:
        ask = "offer_tip"
    return Reply((*lead, turn.say(ask)), offer, turn.say(again), level)
