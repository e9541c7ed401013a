"""Replying: ask the next question, go back to the open one, give advice, tell a tip."""

from dataclasses import replace

from triage.advice import advise, tips_for
from triage.assessment import assess, next_question, unanswered_dangers
from triage.content import filled
from triage.heard import hear, settings_as_told
from triage.level import Level
from triage.protocol import Region
from triage.question import Question
from triage.reply import Reply
from triage.turn import Turn


def ask_next(turn: Turn, *lead: str) -> tuple[Turn, Reply]:
    """Ask the next question worth asking; advise when there is none."""
    state = turn.state
    question = next_question(turn.protocol, state.heard, state.asked, state.asking)
    if question is None:
        return give_advice(turn)
    reply = _asking(turn, question, *lead)
    if question.id in turn.state.asked:
        return turn, reply
    return turn.having(asked=(*turn.state.asked, question.id)), reply


def _asking(turn: Turn, question: Question, *lead: str) -> Reply:
    words = turn.wording.questions[question.id]
    if question.id not in turn.state.asked:
        return Reply((*lead, words.ask), question.id, words.again)
    if question.id == turn.state.asking and question.is_named_in(turn.event.told):
        return Reply((*lead, turn.say("any_other")), question.id, words.again)
    return Reply((*lead, words.again), question.id, words.hint)


def give_advice(turn: Turn) -> tuple[Turn, Reply]:
    """Tell what to do; below urgent, offer a tip and keep the conversation open."""
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


def next_tip(turn: Turn) -> tuple[Turn, Reply]:
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


def go_back(turn: Turn, *answer: str) -> tuple[Turn, Reply]:
    """Answer in one breath, then go back to what was open, or offer the check."""
    if turn.question is not None:
        return turn, _asking(turn, turn.question, *answer)
    if turn.state.asking == "another_tip" or turn.state.outcome is not None:
        offer, words = "another_tip", turn.say("offer_tip")
    else:
        offer, words = "start_check", turn.say("offer_check")
    return turn, Reply((*answer, words), offer, turn.say("offer_again"))


def with_numbers(reply: Reply, region: Region) -> Reply:
    """Put the country's telephone numbers into the sentences that name them."""

    def fill(text: str) -> str:
        return filled(text, emergency_number=region.emergency, crisis_line=region.crisis)

    return replace(
        reply,
        sentences=tuple(map(fill, reply.sentences)),
        reprompt=None if reply.reprompt is None else fill(reply.reprompt),
    )
