"""The emergency: once one is due, every turn begins with the call, whatever was said.

The whole is said once, and when it is asked for. What is asked back is answered, since whoever is
left without an answer does not call either.
"""

from triage.dialogue.advice import action_of
from triage.dialogue.answering import ANSWERS
from triage.dialogue.event import EventKind
from triage.dialogue.offer import offer_of
from triage.dialogue.remembered import Memory
from triage.dialogue.reply import Reply
from triage.dialogue.replying import give_advice
from triage.dialogue.state import SAY_NUMBER
from triage.dialogue.turn import Turn
from triage.protocol.fact import Answer
from triage.protocol.level import Level

_ANSWERED = (
    EventKind.ASKED_WHY,
    EventKind.ASKED_TOPIC,
    EventKind.ASKED_CAUSE,
    EventKind.ASKED_SOURCE,
    EventKind.ASKED_HOW_MANY,
    EventKind.ASKED_SLOWER,
    EventKind.ASKED_FASTER,
    EventKind.TOLD_PAST,
)
"""What can be answered in one breath between two calls to act."""

_WHOLE = (
    EventKind.OPENED,
    EventKind.RESTARTED,
    EventKind.ASKED_HELP,
    EventKind.ASKED_MEANING,
    EventKind.ASKED_REPEAT,
)
"""What the whole advice is said again to."""


def insist(turn: Turn) -> tuple[Turn, Reply]:
    """Say the emergency advice, whatever was said; once more and for good after a no.

    Whoever wants to be forgotten now is not remembered from here on; what is kept can wait.
    """
    kind = turn.event.kind
    if kind is EventKind.WANTED_FORGETTING:
        turn = turn.having(memory=Memory.REFUSED)
    if kind is EventKind.LOST:
        return give_advice(turn, is_last=True)
    if turn.state.outcome != turn.due or kind in _WHOLE:
        return give_advice(turn)
    is_no = turn.state.asking == SAY_NUMBER and turn.event.answer is Answer.NO
    if is_no and not turn.event.told:
        return give_advice(turn, is_last=True)
    return turn, _in_short(turn, *_answer(turn))


def _answer(turn: Turn) -> tuple[str, ...]:
    if turn.event.kind is EventKind.WANTED_REMINDER:
        return (turn.say("no_reminder_now"),)
    if turn.event.kind not in _ANSWERED:
        return ()
    _, reply = ANSWERS[turn.event.kind](turn)
    return reply.sentences[:-1]


def _in_short(turn: Turn, *answer: str) -> Reply:
    """Say to call, then the answer with what comes before it."""
    said = (*answer, turn.say("call_first")) if answer else ()
    action = action_of(turn.wording, turn.due)
    return offer_of(turn, SAY_NUMBER, action, *said, level=Level.EMERGENCY)
