"""The dialogue: what the person did and the state, in; the new state and the reply, out.

A turn: the facts told are heard, then emergency comes before anything else, then what the
person did is answered, and the talk goes straight back to the open question.
"""

from collections.abc import Mapping
from dataclasses import replace

from triage.advice import explain
from triage.assessment import assess, next_question
from triage.content import Content
from triage.event import Event, EventKind
from triage.fact import Answer
from triage.level import Level
from triage.listening import count_misses, listen
from triage.paraphrase import paraphrase
from triage.reply import Reply
from triage.replying import ask_next, give_advice, go_back, next_tip, with_numbers
from triage.state import Spoken, State
from triage.turn import Route, Turn

_THANKS = ("okay", "thanks", "got_it")
"""Said in turn after a bare answer, so that it does not sound like a machine."""


def respond(content: Content, locale: str, state: State, event: Event) -> tuple[State, Reply]:
    """Give the new state and the reply. Every event has a reply in every state."""
    turn = Turn(content.protocol, content.wording_for(locale), state, event)
    turn, reply = _take(turn)
    reply = with_numbers(reply, content.region_of(locale))
    last = Spoken(reply.speech, reply.reprompt, reply.level)
    return replace(turn.state, asking=reply.asking, last=last), reply


def _take(turn: Turn) -> tuple[Turn, Reply]:
    kind = turn.event.kind
    if kind is EventKind.STOPPED:
        return turn, Reply((turn.say("goodbye"),))
    if kind is EventKind.STARTED_OVER:
        return ask_next(replace(turn, state=State()), turn.say("starting_over"))
    turn = listen(count_misses(turn))
    if assess(turn.protocol, turn.state.heard).level is Level.EMERGENCY:
        return give_advice(turn)
    return _ROUTES[turn.event.kind](turn)


def _open(turn: Turn) -> tuple[Turn, Reply]:
    return ask_next(turn, turn.say("welcome"))


def _restart(turn: Turn) -> tuple[Turn, Reply]:
    return ask_next(turn, turn.say("content_changed"))


def _go_on(turn: Turn) -> tuple[Turn, Reply]:
    """Take what was told or answered, and ask the next question or advise."""
    if turn.state.asking == "another_tip" and turn.event.answer:
        return _take_offer(turn, next_tip)
    if turn.state.asking == "start_check" and turn.event.answer:
        return _take_offer(turn, ask_next)
    if turn.state.outcome is not None and not turn.event.answer:
        return _after_advice(turn)
    return ask_next(turn, *_acknowledgement(turn))


def _take_offer(turn: Turn, accept: Route) -> tuple[Turn, Reply]:
    if turn.event.answer is Answer.YES:
        return accept(turn)
    if turn.event.answer is Answer.UNSURE:
        return go_back(turn)
    return turn, Reply((turn.say("goodbye"),))


def _acknowledgement(turn: Turn) -> tuple[str, ...]:
    """Read back what was told, so that the person can hear whether it was understood."""
    understood = paraphrase(turn.wording, turn.event.told)
    if turn.state.asking is not None:
        return (understood or _thanks(turn),)
    return (understood, turn.say("welcome_told")) if understood else (turn.say("welcome"),)


def _thanks(turn: Turn) -> str:
    has_answered = turn.event.answer in (Answer.YES, Answer.NO)
    return turn.say(_THANKS[len(turn.state.asked) % len(_THANKS)] if has_answered else "okay")


def _after_advice(turn: Turn) -> tuple[Turn, Reply]:
    """Take a fact that comes after the advice: advise anew if it changes, else go on with tips."""
    outcome = turn.state.outcome
    question = next_question(turn.protocol, turn.state.heard, turn.state.asked)
    if question is not None or assess(turn.protocol, turn.state.heard) != outcome:
        return ask_next(turn, *_acknowledgement(turn))
    return next_tip(turn)


def _miss(turn: Turn) -> tuple[Turn, Reply]:
    """Say that it was not understood, and ask again in the short form."""
    if turn.state.asking is None:
        return _open(turn)
    if turn.question is None and turn.state.misses >= turn.protocol.limits.misses:
        return turn, Reply((turn.say("goodbye"),))
    return go_back(turn, turn.say("not_understood"))


def _hedge(turn: Turn) -> tuple[Turn, Reply]:
    """Ask again, because neither a soft yes nor a soft no may settle a question."""
    return go_back(turn, turn.say("hedged")) if turn.state.asking is not None else _open(turn)


def _give_up(turn: Turn) -> tuple[Turn, Reply]:
    return ask_next(turn, turn.say("counted_unsure"))


def _why(turn: Turn) -> tuple[Turn, Reply]:
    if turn.question is not None:
        return go_back(turn, turn.wording.questions[turn.question.id].why)
    if turn.state.outcome is not None:
        return go_back(turn, *explain(turn.wording, turn.state.outcome))
    return _help(turn)


def _help(turn: Turn) -> tuple[Turn, Reply]:
    hint = turn.wording.questions[turn.question.id].hint if turn.question else ""
    return go_back(turn, *filter(None, (turn.say("help"), hint)))


def _repeat(turn: Turn) -> tuple[Turn, Reply]:
    last = turn.state.last
    if last is None or turn.state.asking is None:
        return _open(turn)
    return turn, Reply((last.speech,), turn.state.asking, last.reprompt, last.level)


def _tips(turn: Turn) -> tuple[Turn, Reply]:
    if turn.state.outcome is not None:
        return next_tip(turn)
    if turn.question is None:
        return ask_next(turn, turn.say("tips_after_check"))
    return go_back(turn, turn.say("tips_after_check"))


def _topic(turn: Turn) -> tuple[Turn, Reply]:
    return go_back(turn, turn.wording.topics[turn.event.about or ""])


def _cause(turn: Turn) -> tuple[Turn, Reply]:
    return go_back(turn, turn.wording.causes[turn.event.about or ""].say)


_ROUTES: Mapping[EventKind, Route] = {
    EventKind.OPENED: _open,
    EventKind.RESTARTED: _restart,
    EventKind.TOLD: _go_on,
    EventKind.ANSWERED: _go_on,
    EventKind.ASKED_WHY: _why,
    EventKind.ASKED_HELP: _help,
    EventKind.ASKED_REPEAT: _repeat,
    EventKind.ASKED_TIPS: _tips,
    EventKind.ASKED_TOPIC: _topic,
    EventKind.ASKED_CAUSE: _cause,
    EventKind.NOT_UNDERSTOOD: _miss,
    EventKind.HEDGED: _hedge,
    EventKind.GIVEN_UP: _give_up,
}
