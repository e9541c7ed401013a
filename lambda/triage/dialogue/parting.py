"""Parting: goodbye, and before it what is offered once in a conversation."""

from triage.dialogue.errand import Wish
from triage.dialogue.offer import offer_of
from triage.dialogue.outlook import days_to_other_advice
from triage.dialogue.remembered import Memory
from triage.dialogue.reply import Reply
from triage.dialogue.state import MAY_REMEMBER, REMIND_ME
from triage.dialogue.turn import Turn
from triage.protocol.level import Level

DAYS_TO_LOOK_AGAIN = 14
"""When to look again where no rule says when: the two weeks of the advice."""


def part(turn: Turn, *lead: str) -> tuple[Turn, Reply]:
    """Take leave; before that offer a reminder, and then to remember, once and where it fits."""
    if _may_remind(turn):
        days = days_to_other_advice(turn.protocol, turn.state.heard) or DAYS_TO_LOOK_AGAIN
        turn = _offered(turn, REMIND_ME).having(wish=Wish(days))
        return turn, offer_of(turn, REMIND_ME, *lead)
    if _may_ask_to_remember(turn):
        turn = _offered(turn, MAY_REMEMBER)
        return turn, offer_of(turn, MAY_REMEMBER, *lead)
    return turn, Reply((*lead, turn.say("goodbye")))


def _offered(turn: Turn, offer: str) -> Turn:
    return turn.having(offered=(*turn.state.offered, offer))


def _may_remind(turn: Turn) -> bool:
    state = turn.state
    return (
        state.can_remind
        and REMIND_ME not in state.offered
        and state.outcome is not None
        and turn.due.level is Level.SELF_CARE
    )


def _may_ask_to_remember(turn: Turn) -> bool:
    state = turn.state
    return (
        state.memory is Memory.ASKABLE
        and MAY_REMEMBER not in state.offered
        and state.outcome is not None
        and not turn.is_about_another
    )
