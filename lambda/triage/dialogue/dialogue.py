"""The dialogue: what the person did and the state, in; the new state and the reply, out.

A turn: the facts told are heard, then emergency comes before anything else, then what the
person did is answered, and the talk goes straight back to the open question.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from triage.assessment import next_question
from triage.dialogue import ambulance, emergency, keeping, reminding, returning
from triage.dialogue.acknowledging import acknowledgement
from triage.dialogue.answering import ANSWERS, tell_summary
from triage.dialogue.changing import is_settling, propose, settle
from triage.dialogue.correction import change_in
from triage.dialogue.errand import ErrandKind, Report
from triage.dialogue.event import Event, EventKind
from triage.dialogue.listening import count_misses, keep_pace, listen, take_age
from triage.dialogue.paraphrase import spoken_list
from triage.dialogue.parting import part
from triage.dialogue.reply import Reply
from triage.dialogue.replying import (
    ask_next,
    give_advice,
    go_back,
    leave,
    next_tip,
    offer_tips,
    worded,
)
from triage.dialogue.state import (
    ANOTHER_TIP,
    CONFIRM_CHANGE,
    CONFIRM_REMINDER,
    GO_ON,
    GOT_HELP,
    MAY_REMEMBER,
    NEED_HELP,
    REMIND_ME,
    SAY_NUMBER,
    START_CHECK,
    STILL_THERE,
    TELL_DOCTOR,
    WHERE_NOW,
    WHICH_MEANT,
    Spoken,
    State,
)
from triage.dialogue.turn import Route, Turn
from triage.protocol.content import Content
from triage.protocol.fact import Answer
from triage.protocol.level import Level
from triage.protocol.question import SMALL_AFTER

_MOST_CHOICES = 3
"""What can be kept in mind of an offer; the best matches come first."""


def respond(content: Content, locale: str, state: State, event: Event) -> tuple[State, Reply]:
    """Give the new state and the reply. Every event has a reply in every state.

    A reply with an errand is to be run and reported, with the state given here, before anything
    is said.
    """
    turn = Turn(content.protocol, content.wording_for(locale), state, event)
    turn, reply = _take(turn)
    if reply.errand is not None:
        return turn.state, reply
    reply = worded(turn, reply, content.region_of(locale))
    return _carried(state, turn.state, reply), reply


def _carried(before: State, after: State, reply: Reply) -> State:
    """Give the state to go on with; misses count for one question, a change waits for its yes."""
    return after.having(
        asking=reply.asking,
        last=Spoken(reply.speech, reply.reprompt, reply.level) if reply.sentences else after.last,
        misses=after.misses if reply.asking == before.asking else 0,
        pending=after.pending if reply.asking == CONFIRM_CHANGE else None,
    )


def _take(turn: Turn) -> tuple[Turn, Reply]:
    if turn.event.kind is EventKind.STOPPED:
        return leave(turn)
    if turn.event.kind is EventKind.STARTED_OVER:
        turn = turn.in_state(turn.state.anew())
        return ask_next(turn, turn.say("starting_over"))
    turn = count_misses(returning.recall(keep_pace(take_age(turn))))
    change = change_in(turn.event, turn.state.heard)
    turn = listen(turn, change)
    if change is not None:
        return propose(turn, change)
    if is_settling(turn):
        return settle(turn)
    if turn.due.level is Level.EMERGENCY:
        return emergency.insist(turn)
    return _ROUTES[turn.event.kind](turn)


def _open(turn: Turn) -> tuple[Turn, Reply]:
    return returning.come_back(turn) or ask_next(turn, turn.say("welcome"))


def _restart(turn: Turn) -> tuple[Turn, Reply]:
    return ask_next(turn, turn.say("content_changed"))


def _go_on(turn: Turn) -> tuple[Turn, Reply]:
    """Take what was told or answered, and ask the next question or advise."""
    if returning.is_of_another(turn):
        return returning.not_me(turn)
    offered = _OFFERED.get(turn.state.asking or "")
    if turn.is_answered and offered is not None:
        return _take_offer(turn, *offered)
    if turn.event.unclear:
        return _ask_which(turn)
    if turn.state.outcome is not None and not turn.is_answered:
        return _after_advice(turn)
    return ask_next(turn, *acknowledgement(turn))


def _take_offer(turn: Turn, accept: Route, decline: Route) -> tuple[Turn, Reply]:
    if turn.is_yes:
        return accept(turn)
    if turn.event.answer is Answer.UNSURE:
        return _UNSETTLED.get(turn.state.asking or "", go_back)(turn)
    return decline(turn)


_OFFERED: Mapping[str, tuple[Route, Route]] = {
    START_CHECK: (ask_next, leave),
    ANOTHER_TIP: (next_tip, part),
    TELL_DOCTOR: (tell_summary, offer_tips),
    SAY_NUMBER: (give_advice, leave),
    WHICH_MEANT: (ask_next, ask_next),
    REMIND_ME: (reminding.accept, part),
    CONFIRM_REMINDER: (reminding.confirm, reminding.another_time),
    MAY_REMEMBER: (keeping.agree, keeping.refuse),
    NEED_HELP: (ambulance.call, ambulance.go_on),
    STILL_THERE: (returning.still_there, returning.gone),
    GO_ON: (returning.still_there, returning.afresh),
    GOT_HELP: (returning.helped, returning.not_helped),
    WHERE_NOW: (returning.still_there, returning.still_there),
}
"""What a yes and a no to each offer lead to."""

_UNHEARD: Mapping[str, Route] = {**returning.UNSETTLED, NEED_HELP: ambulance.call}
"""What it leads to where no answer can be understood: the safer reading."""

_UNSETTLED: Mapping[str, Route] = {**_UNHEARD, MAY_REMEMBER: keeping.refuse}
"""What 'not sure' leads to where it is not asked again."""


def _ask_which(turn: Turn) -> tuple[Turn, Reply]:
    """Ask which body part was meant where a word fits several."""
    names = [turn.wording.parts[part] for part in turn.event.unclear[:_MOST_CHOICES]]
    asked = turn.say("did_you_mean", parts=spoken_list(turn.wording, names, "or"))
    return turn, Reply((asked,), WHICH_MEANT, turn.say("which_meant"))


def _after_advice(turn: Turn) -> tuple[Turn, Reply]:
    """Take a fact that comes after the advice: advise anew if it changes, else go on with tips."""
    outcome = turn.state.outcome
    question = next_question(turn.protocol, turn.state.heard, turn.state.asked)
    if question is not None or turn.due != outcome:
        return ask_next(turn, *acknowledgement(turn))
    return next_tip(turn)


def _miss(turn: Turn) -> tuple[Turn, Reply]:
    """Say that it was not understood; ask again with an example, then in the smallest form."""
    if turn.state.asking is None:
        return _open(turn)
    if turn.question is None:
        return go_back(turn, turn.say("not_understood"))
    words = turn.words_of(turn.question.id)
    if turn.state.misses < SMALL_AFTER:
        return go_back(turn, turn.say("not_understood"), words.hint)
    is_plain = turn.question.takes(Answer.YES, turn.state.misses)
    again = "not_understood_again" if is_plain else "not_understood_which"
    turn, reply = go_back(turn, turn.say(again))
    small = words.small or words.again
    return turn, replace(reply, sentences=(*reply.sentences[:-1], small))


def _hedge(turn: Turn) -> tuple[Turn, Reply]:
    """Ask again, because neither a soft yes nor a soft no may settle a question."""
    return go_back(turn, turn.say("hedged")) if turn.state.asking is not None else _open(turn)


def _send_to_look(turn: Turn) -> tuple[Turn, Reply]:
    return go_back(turn, turn.say("please_look"))


def _give_up(turn: Turn) -> tuple[Turn, Reply]:
    return ask_next(turn, turn.say("counted_unsure"))


def _lose(turn: Turn) -> tuple[Turn, Reply]:
    """End safely with what is known, since nothing more can be understood."""
    unsettled = _UNHEARD.get(turn.state.asking or "")
    if unsettled is not None:
        return unsettled(turn)
    if turn.question is None:
        return leave(turn)
    return give_advice(turn, turn.say("way_out"), is_last=True)


def _told(turn: Turn) -> tuple[Turn, Reply]:
    """Take the report of an errand."""
    report = turn.event.report
    return _REPORTED[report.errand](turn, report) if report else go_back(turn)


_REPORTED: Mapping[ErrandKind, Callable[[Turn, Report], tuple[Turn, Reply]]] = {
    ErrandKind.TELL_TIME: reminding.told_time,
    ErrandKind.SET_REMINDER: reminding.told_set,
    ErrandKind.CANCEL_REMINDER: reminding.told_canceled,
    ErrandKind.FORGET: keeping.told_forgotten,
}

_ROUTES: Mapping[EventKind, Route] = {
    **ANSWERS,
    EventKind.OPENED: _open,
    EventKind.RESTARTED: _restart,
    EventKind.TOLD: _go_on,
    EventKind.CORRECTED: _go_on,
    EventKind.WENT_BACK: _go_on,
    EventKind.ANSWERED: _go_on,
    EventKind.ASKED_AMBULANCE: ambulance.answer,
    EventKind.NOT_UNDERSTOOD: _miss,
    EventKind.HEDGED: _hedge,
    EventKind.MUST_LOOK: _send_to_look,
    EventKind.GIVEN_UP: _give_up,
    EventKind.LOST: _lose,
    EventKind.COMPARED: returning.compare,
    EventKind.ASKED_MEMORY: keeping.tell_what_is_known,
    EventKind.WANTED_FORGETTING: keeping.forget,
    EventKind.WANTED_REMINDER: reminding.want,
    EventKind.CANCELED_REMINDER: reminding.cancel,
    EventKind.PERMITTED: reminding.permitted,
    EventKind.REPORTED: _told,
}
