"""The emergency: once one is due, every turn says so, whatever was said."""

from triage.dialogue.event import EventKind
from triage.dialogue.remembered import Memory
from triage.dialogue.reply import Reply
from triage.dialogue.replying import give_advice
from triage.dialogue.state import SAY_NUMBER
from triage.dialogue.turn import Turn
from triage.protocol.fact import Answer


def insist(turn: Turn) -> tuple[Turn, Reply]:
    """Say the emergency advice, whatever was said; once more and for good after a no.

    Whoever wants to be forgotten now is not remembered from here on; what is kept can wait.
    """
    if turn.event.kind is EventKind.WANTED_FORGETTING:
        turn = turn.having(memory=Memory.REFUSED)
    is_no = turn.state.asking == SAY_NUMBER and turn.event.answer is Answer.NO
    is_end = (is_no and not turn.event.told) or turn.event.kind is EventKind.LOST
    return give_advice(turn, is_last=is_end)
