"""The dialogue: what the person did and the state, in; the new state and the reply, out.

A turn: the facts told are heard, then emergency comes before anything else, then what the
person did is answered, and the talk goes straight back to the open question.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from triage.advice import advise, explain, tips_for
from triage.assessment import assess, next_question, unanswered_dangers
from triage.content import Content, Wording
from triage.event import Event, EventKind
from triage.fact import Answer
from triage.heard import hear, is_present, settings_as_told
from triage.level import Level
from triage.paraphrase import paraphrase
from triage.protocol import Protocol, Region
from triage.question import Question
from triage.reply import Reply
from triage.state import Spoken, State

_THANKS = ("okay", "thanks", "got_it")
"""Said in turn after a bare answer, so that it does not sound like a machine."""

Route = Callable[["Turn"], tuple["Turn", Reply]]


@dataclass(frozen=True)
class Turn:
    """Everything that one turn needs; it is handed from step to step."""

    protocol: Protocol
    wording: Wording
    state: State
    event: Event

    @property
    def question(self) -> Question | None:
        """Give the open question of the content; None when nothing or an offer is open."""
        return self.protocol.questions.get(self.state.asking or "")

    def say(self, key: str) -> str:
        """Give a general sentence of the locale."""
        return self.wording.replies[key]

    def having(self, **changes: object) -> "Turn":
        """Give the same turn with a changed state."""
        return replace(self, state=replace(self.state, **changes))  # type: ignore[arg-type]


def respond(content: Content, locale: str, state: State, event: Event) -> tuple[State, Reply]:
    """Give the new state and the reply. Every event has a reply in every state."""
    turn = Turn(content.protocol, content.wording_for(locale), state, event)
    turn, reply = _take(turn)
    reply = _with_numbers(reply, content.region_of(locale))
    last = Spoken(reply.speech, reply.reprompt, reply.level)
    return replace(turn.state, asking=reply.asking, last=last), reply


def _take(turn: Turn) -> tuple[Turn, Reply]:
    kind = turn.event.kind
    if kind is EventKind.STOPPED:
        return turn, Reply((turn.say("goodbye"),))
    if kind is EventKind.STARTED_OVER:
        return _ask_next(replace(turn, state=State()), turn.say("starting_over"))
    turn = _listen(_count_misses(turn))
    if assess(turn.protocol, turn.state.heard).level is Level.EMERGENCY:
        return _advise(turn)
    return _ROUTES[turn.event.kind](turn)


def _count_misses(turn: Turn) -> Turn:
    """Count a reply that is no answer; after too many in a row it counts as 'not sure'."""
    event, question = turn.event, turn.question
    if not _is_miss(turn):
        is_reply = event.kind in (EventKind.TOLD, EventKind.ANSWERED)
        return turn.having(misses=0) if is_reply else turn
    misses = turn.state.misses + 1
    if question is not None and misses >= turn.protocol.limits.misses:
        given_up = Event(EventKind.GIVEN_UP, event.told, Answer.UNSURE)
        return replace(turn.having(misses=0), event=given_up)
    if event.told or event.kind is EventKind.HEDGED:
        return turn.having(misses=misses)
    return replace(turn.having(misses=misses), event=Event(EventKind.NOT_UNDERSTOOD))


def _is_miss(turn: Turn) -> bool:
    """Tell whether the reply leaves the open question where it was and tells nothing new."""
    event, question = turn.event, turn.question
    if question is None or event.kind in (EventKind.NOT_UNDERSTOOD, EventKind.HEDGED):
        return event.kind in (EventKind.NOT_UNDERSTOOD, EventKind.HEDGED)
    if event.kind is EventKind.TOLD:
        known = turn.state.heard
        return hear(turn.protocol.facts, known, event.told) == known
    return event.answer is not None and not question.takes(event.answer)


def _listen(turn: Turn) -> Turn:
    """Hear what was told and answered, in the light of the open question."""
    facts, question, event = turn.protocol.facts, turn.question, turn.event
    heard = hear(facts, turn.state.heard, event.told)
    if question is not None and event.answer is not None:
        heard = hear(facts, heard, question.told_by(event.answer, facts, heard))
    if question is not None and question.is_named_in(event.told):
        heard = hear(facts, heard, settings_as_told(facts, question.naming_means))
    return turn.having(heard=heard)


# -- what each kind of event leads to -------------------------------------------------------------


def _open(turn: Turn) -> tuple[Turn, Reply]:
    return _ask_next(turn, turn.say("welcome"))


def _restart(turn: Turn) -> tuple[Turn, Reply]:
    return _ask_next(turn, turn.say("content_changed"))


def _go_on(turn: Turn) -> tuple[Turn, Reply]:
    """Take what was told or answered, and ask the next question or advise."""
    if turn.state.asking == "another_tip" and turn.event.answer:
        return _take_offer(turn, _next_tip)
    if turn.state.asking == "start_check" and turn.event.answer:
        return _take_offer(turn, _ask_next)
    if turn.state.outcome is not None and not turn.event.answer:
        return _after_advice(turn)
    return _ask_next(turn, *_acknowledgement(turn))


def _take_offer(turn: Turn, accept: Route) -> tuple[Turn, Reply]:
    if turn.event.answer is Answer.YES:
        return accept(turn)
    return turn, Reply((turn.say("goodbye"),))


def _acknowledgement(turn: Turn) -> tuple[str, ...]:
    """Read back what was told, so that the person can hear whether it was understood."""
    understood = paraphrase(turn.wording, turn.event.told)
    if turn.state.asking is not None:
        return (understood or turn.say(_THANKS[len(turn.state.asked) % len(_THANKS)]),)
    return (understood, turn.say("welcome_told")) if understood else (turn.say("welcome"),)


def _after_advice(turn: Turn) -> tuple[Turn, Reply]:
    """Take a fact that comes after the advice: advise anew if it changes, else go on with tips."""
    outcome = turn.state.outcome
    question = next_question(turn.protocol, turn.state.heard, turn.state.asked)
    if question is not None or assess(turn.protocol, turn.state.heard) != outcome:
        return _ask_next(turn, *_acknowledgement(turn))
    return _next_tip(turn)


def _miss(turn: Turn) -> tuple[Turn, Reply]:
    """Say that it was not understood, and ask again in the short form."""
    if turn.state.asking is None:
        return _open(turn)
    if turn.question is None and turn.state.misses >= turn.protocol.limits.misses:
        return turn, Reply((turn.say("goodbye"),))
    return _back(turn, turn.say("not_understood"))


def _hedge(turn: Turn) -> tuple[Turn, Reply]:
    """Ask again, because neither a soft yes nor a soft no may settle a question."""
    return _back(turn, turn.say("hedged")) if turn.state.asking is not None else _open(turn)


def _give_up(turn: Turn) -> tuple[Turn, Reply]:
    return _ask_next(turn, turn.say("counted_unsure"))


def _why(turn: Turn) -> tuple[Turn, Reply]:
    if turn.question is not None:
        return _back(turn, turn.wording.questions[turn.question.id].why)
    if turn.state.outcome is not None:
        return _back(turn, *explain(turn.wording, turn.state.outcome))
    return _help(turn)


def _help(turn: Turn) -> tuple[Turn, Reply]:
    hint = turn.wording.questions[turn.question.id].hint if turn.question else ""
    return _back(turn, *filter(None, (turn.say("help"), hint)))


def _repeat(turn: Turn) -> tuple[Turn, Reply]:
    last = turn.state.last
    if last is None or turn.state.asking is None:
        return _open(turn)
    return turn, Reply((last.speech,), turn.state.asking, last.reprompt, last.level)


def _tips(turn: Turn) -> tuple[Turn, Reply]:
    if turn.state.outcome is not None:
        return _next_tip(turn)
    if turn.question is None:
        return _ask_next(turn, turn.say("tips_after_check"))
    return _back(turn, turn.say("tips_after_check"))


def _topic(turn: Turn) -> tuple[Turn, Reply]:
    return _back(turn, turn.wording.topics[turn.event.about or ""])


def _cause(turn: Turn) -> tuple[Turn, Reply]:
    return _back(turn, turn.wording.causes[turn.event.about or ""].say)


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


# -- what a reply is made of ----------------------------------------------------------------------


def _ask_next(turn: Turn, *lead: str) -> tuple[Turn, Reply]:
    """Ask the next question worth asking; advise when there is none."""
    state = turn.state
    question = next_question(turn.protocol, state.heard, state.asked, state.asking)
    if question is None:
        return _advise(turn)
    reply = _asking(turn, question, *lead)
    if question.id in turn.state.asked:
        return turn, reply
    return turn.having(asked=(*turn.state.asked, question.id)), reply


def _asking(turn: Turn, question: Question, *lead: str) -> Reply:
    words = turn.wording.questions[question.id]
    if question.id not in turn.state.asked:
        return Reply((*lead, words.ask), question.id, words.again)
    has_named = any(is_present(turn.state.heard, fact) for fact in question.settles)
    if has_named and question.id == turn.state.asking:
        return Reply((*lead, turn.say("any_other")), question.id, words.again)
    return Reply((*lead, words.again), question.id, words.hint)


def _advise(turn: Turn) -> tuple[Turn, Reply]:
    turn = _with_unfinished(turn)
    outcome = assess(turn.protocol, turn.state.heard)
    sentences = advise(turn.protocol, turn.wording, turn.state.heard, outcome)
    told = tips_for(turn.protocol, turn.state.heard)[:1]
    if outcome.level >= Level.URGENT:
        return turn.having(outcome=outcome), Reply(sentences, level=outcome.level)
    given = tuple(tip.id for tip in told) if outcome.level is Level.SELF_CARE else ()
    offer = turn.say("offer_tip" if outcome.level is Level.SEE_DOCTOR else "offer_another_tip")
    reply = Reply((*sentences, offer), "another_tip", turn.say("offer_again"), outcome.level)
    return turn.having(outcome=outcome, tips=given), reply


def _with_unfinished(turn: Turn) -> Turn:
    """Count danger questions that are still open against self-care (invariant 2)."""
    heard = turn.state.heard
    if assess(turn.protocol, heard).level is not Level.SELF_CARE:
        return turn
    if not unanswered_dangers(turn.protocol, heard):
        return turn
    told = settings_as_told(turn.protocol.facts, turn.protocol.limits.unfinished_means)
    return turn.having(heard=hear(turn.protocol.facts, heard, told))


def _next_tip(turn: Turn) -> tuple[Turn, Reply]:
    """Tell one tip that was not told yet; say so when there are no more."""
    left = [t for t in tips_for(turn.protocol, turn.state.heard) if t.id not in turn.state.tips]
    if not left:
        return turn, Reply((turn.say("no_more_tips"), turn.say("goodbye")))
    tip = left[0]
    turn = turn.having(tips=(*turn.state.tips, tip.id))
    if len(left) == 1:
        return turn, Reply(
            (turn.wording.tips[tip.id], turn.say("no_more_tips"), turn.say("goodbye"))
        )
    words = (turn.wording.tips[tip.id], turn.say("offer_another_tip"))
    return turn, Reply(words, "another_tip", turn.say("offer_again"))


def _back(turn: Turn, *answer: str) -> tuple[Turn, Reply]:
    """Answer in one breath, then go back to what was open, or offer the check."""
    if turn.question is not None:
        return turn, _asking(turn, turn.question, *answer)
    if turn.state.asking == "another_tip" or turn.state.outcome is not None:
        offer, words = "another_tip", turn.say("offer_tip")
    else:
        offer, words = "start_check", turn.say("offer_check")
    return turn, Reply((*answer, words), offer, turn.say("offer_again"))


def _with_numbers(reply: Reply, region: Region) -> Reply:
    """Put the country's telephone numbers into the sentences that name them."""

    def fill(text: str) -> str:
        filled = text.replace("{emergency_number}", region.emergency)
        return filled.replace("{crisis_line}", region.crisis)

    return replace(
        reply,
        sentences=tuple(map(fill, reply.sentences)),
        reprompt=None if reply.reprompt is None else fill(reply.reprompt),
    )
