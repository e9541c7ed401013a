"""The ambulance: whether it is needed, asked once the advice was given.

While any sign is open or there, who asks has reason to, and is told to call. Where each was
answered with no, what was told is weighed against the fear: no sign needs it now, this is what to
do, and whoever feels the need after all is told to call.
"""

from triage.dialogue.advice import action_of
from triage.dialogue.offer import offer_of
from triage.dialogue.reply import Reply
from triage.dialogue.replying import give_advice, offer_after
from triage.dialogue.state import CONFIRM_CHANGE, NEED_HELP
from triage.dialogue.turn import Turn
from triage.protocol.fact import Answer
from triage.protocol.heard import hear
from triage.protocol.level import Level

AMBULANCE = "wants_ambulance"
"""The sign that alone is an emergency."""


def is_all_clear(turn: Turn) -> bool:
    """Tell whether the advice was self-care, for which each sign was answered with no.

    Whoever asks again when asked whether they need help is not reasoned with.
    """
    state = turn.state
    if state.outcome is None or turn.question is not None:
        return False
    if state.asking in (NEED_HELP, CONFIRM_CHANGE):
        return False
    return turn.due.level is Level.SELF_CARE


def answer(turn: Turn) -> tuple[Turn, Reply]:
    """Say that nothing told needs an ambulance, what to do, and when to call; ask how they feel."""
    advice = turn.wording.advice
    action = action_of(turn.wording, turn.due)
    said = (advice["no_ambulance"], action, advice["ambulance_if"])
    return turn, offer_of(turn, NEED_HELP, *said, level=turn.due.level)


def call(turn: Turn) -> tuple[Turn, Reply]:
    """Take the wish for help."""
    told = {AMBULANCE: Answer.YES}
    return give_advice(turn.having(heard=hear(turn.protocol.facts, turn.state.heard, told)))


def go_on(turn: Turn) -> tuple[Turn, Reply]:
    """Go on with what is offered after the advice."""
    return turn, offer_after(turn, turn.say("okay"))
