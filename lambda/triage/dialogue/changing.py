"""Changing: a correction is made and read back, or waits for a yes when it would lower an alarm."""

from triage.dialogue.advice import action_of
from triage.dialogue.correction import apply, lowers
from triage.dialogue.event import EventKind
from triage.dialogue.paraphrase import paraphrase, spoken_list
from triage.dialogue.reply import Reply
from triage.dialogue.replying import ask_next, give_advice, put
from triage.dialogue.state import CONFIRM_CHANGE, Change
from triage.dialogue.turn import Turn
from triage.protocol.fact import Answer
from triage.protocol.level import Level


def propose(turn: Turn, change: Change) -> tuple[Turn, Reply]:
    """Make a change and read it back; one that would lower an alarm is put to the person first."""
    if not change.values and not turn.state.history:
        return ask_next(turn, turn.say("nothing_to_take_back"))
    after = apply(turn.protocol, turn.state, change)
    if not lowers(turn.protocol, turn.state, after):
        return _make(turn, change)
    return turn.having(pending=change), _put(turn, change)


def _put(turn: Turn, change: Change) -> Reply:
    """Ask whether to make a change; in an emergency the action comes first even now."""
    words, again = _question(turn, change), turn.say("confirm_again")
    outcome = turn.due
    if outcome.level is not Level.EMERGENCY:
        return Reply((words,), CONFIRM_CHANGE, again)
    action = action_of(turn.wording, outcome)
    return Reply((action, words), CONFIRM_CHANGE, f"{action} {again}", outcome.level)


def settle(turn: Turn) -> tuple[Turn, Reply]:
    """Take a yes or no to the open change; everything but a yes keeps what was heard."""
    change, turn = turn.state.pending, turn.having(pending=None)
    if change is not None and turn.is_yes:
        return _make(turn, change)
    if turn.state.outcome is not None:
        return give_advice(turn)
    return ask_next(turn, turn.say("kept"))


def is_settling(turn: Turn) -> bool:
    """Tell whether the turn answers the open change; a yes that tells more may mean the more."""
    if turn.state.asking != CONFIRM_CHANGE:
        return False
    return turn.event.kind in _SETTLING and not turn.event.told


_SETTLING = (EventKind.ANSWERED, EventKind.GIVEN_UP, EventKind.LOST)


def _make(turn: Turn, change: Change) -> tuple[Turn, Reply]:
    state = apply(turn.protocol, turn.state, change)
    turn = turn.in_state(state)
    if not change.values and turn.question is not None:
        return put(turn, turn.question, turn.say("changed_back"))
    after, reply = ask_next(turn, _read_back(turn, change))
    if reply.level is None or reply.level is Level.EMERGENCY:
        return after, reply
    return give_advice(turn, _in_short(turn, change))


def _read_back(turn: Turn, change: Change) -> str:
    """Say that it was changed, and what is known now."""
    if not change.values:
        return _in_short(turn, change)
    if denied := _denied(turn, change):
        return turn.say("denied", findings=denied)
    return turn.say("changed", told=_told(turn, change)).rstrip()


def _in_short(turn: Turn, change: Change) -> str:
    """Say that it was changed; the advice says by itself what is known now."""
    if not change.values:
        return turn.say("changed_back")
    return turn.say("changed", told="").rstrip()


def _question(turn: Turn, change: Change) -> str:
    if not change.values:
        return turn.say("confirm_back")
    denied = _denied(turn, change)
    if denied:
        return turn.say("confirm_denied", findings=denied)
    told = _told(turn, change).rstrip(".")
    return turn.say("confirm_value", told=told) if told else turn.say("confirm_again")


def _denied(turn: Turn, change: Change) -> str:
    names = turn.wording.findings
    denied = [f for f, v in change.values.items() if v == Answer.NO and f in names]
    return spoken_list(turn.wording, [names[f] for f in denied], "or")


def _told(turn: Turn, change: Change) -> str:
    about = {f: v for f, v in turn.state.heard.items() if f == "about"}
    return paraphrase(turn.wording, {**about, **change.values})
