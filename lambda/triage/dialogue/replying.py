"""Replying: ask the next question, go back to the open one, give advice."""

from triage.assessment import next_question, unanswered_dangers
from triage.dialogue.advice import advise, tips_for
from triage.dialogue.changed import changed
from triage.dialogue.offer import offer_of
from triage.dialogue.paraphrase import spoken_list
from triage.dialogue.parting import part
from triage.dialogue.reply import Reply
from triage.dialogue.state import ANOTHER_TIP, SAY_NUMBER, START_CHECK, TELL_DOCTOR
from triage.dialogue.turn import Turn
from triage.protocol.content import filled
from triage.protocol.fact import Answer
from triage.protocol.heard import hear, settings_as_told
from triage.protocol.level import Level
from triage.protocol.protocol import Region
from triage.protocol.question import Question


def ask_next(turn: Turn, *lead: str) -> tuple[Turn, Reply]:
    """Ask the next question worth asking; advise when there is none."""
    state = turn.state
    level = turn.due.level
    question = next_question(turn.protocol, state.heard, state.asked, state.asking, level)
    return give_advice(turn) if question is None else put(turn, question, *lead)


def put(turn: Turn, question: Question, *lead: str) -> tuple[Turn, Reply]:
    """Put a question, and count it when it is put for the first time."""
    reply = _asking(turn, question, *lead)
    if question.id in turn.state.asked:
        return turn, reply
    return turn.having(asked=(*turn.state.asked, question.id)), reply


def _asking(turn: Turn, question: Question, *lead: str) -> Reply:
    words = turn.words_of(question.id)
    if question.id not in turn.state.asked:
        return _question(turn, question, *lead, *_besides(turn, question), words.ask)
    if question.id == turn.state.asking and question.is_answered_in_part(turn.event.told):
        return _question(turn, question, *lead, turn.say("any_other"))
    return Reply((*lead, words.again), question.id, turn.meant(words.hint))


def _question(turn: Turn, question: Question, *sentences: str) -> Reply:
    """Put a question; silence at a danger question is told when to call, before it is put again."""
    again = turn.meant(turn.words_of(question.id).again)
    reprompt = f"{turn.say('silence_danger')} {again}" if question.is_danger else again
    return Reply(sentences, question.id, reprompt)


def _besides(turn: Turn, question: Question) -> tuple[str, ...]:
    """Name what was said already of what is asked about, so that nobody repeats themselves."""
    heard, names = turn.state.heard, turn.wording.findings
    if heard.keys().isdisjoint(question.settles):
        return ()
    said = [names[f] for f in question.settles if heard.get(f) == Answer.YES and f in names]
    return (turn.say("besides", findings=spoken_list(turn.wording, said)),) if said else ()


def give_advice(turn: Turn, *lead: str, is_last: bool = False) -> tuple[Turn, Reply]:
    """Tell what to do, and offer what may help with it; `is_last` ends the conversation there."""
    turn = _with_unfinished(turn)
    outcome = turn.due
    sentences = advise(turn.protocol, turn.wording, turn.state.heard, outcome, *lead)
    told = tips_for(turn.protocol, turn.state.heard)[:1]
    given = tuple(tip.id for tip in told) if outcome.level is Level.SELF_CARE else ()
    turn = turn.having(outcome=outcome, tips=given)
    if is_last:
        return turn, Reply(sentences, level=outcome.level)
    offer = _AFTER[outcome.level]
    return turn, offer_of(turn, offer, *sentences, level=outcome.level)


_AFTER = {
    Level.SELF_CARE: ANOTHER_TIP,
    Level.SEE_DOCTOR: TELL_DOCTOR,
    Level.URGENT: TELL_DOCTOR,
    Level.EMERGENCY: SAY_NUMBER,
}
"""What is offered after the advice of each level."""


def _with_unfinished(turn: Turn) -> Turn:
    """Count danger questions that are still open against self-care (invariant 2)."""
    heard = turn.state.heard
    if turn.due.level is not Level.SELF_CARE:
        return turn
    if not unanswered_dangers(turn.protocol, heard):
        return turn
    told = settings_as_told(turn.protocol.facts, turn.protocol.limits.unfinished_means)
    return turn.having(heard=hear(turn.protocol.facts, heard, told))


def next_tip(turn: Turn) -> tuple[Turn, Reply]:
    """Tell one tip that was not told yet; say so when there are no more."""
    left = [t for t in tips_for(turn.protocol, turn.state.heard) if t.id not in turn.state.tips]
    if not left:
        return part(turn, turn.say("no_more_tips"))
    tip = left[0]
    turn = turn.having(tips=(*turn.state.tips, tip.id))
    if len(left) == 1:
        return part(turn, turn.wording.tips[tip.id], turn.say("no_more_tips"))
    return turn, offer_of(turn, ANOTHER_TIP, turn.wording.tips[tip.id])


def offer_tips(turn: Turn, *lead: str) -> tuple[Turn, Reply]:
    """Offer a tip where there is one that was not told; else take leave."""
    left = {tip.id for tip in tips_for(turn.protocol, turn.state.heard)} - set(turn.state.tips)
    level = turn.due.level
    if left and level < Level.URGENT:
        return turn, offer_of(turn, ANOTHER_TIP, *lead)
    return part(turn, *lead)


def go_back(turn: Turn, *answer: str) -> tuple[Turn, Reply]:
    """Answer in one breath, then go back to what was open, or offer the check."""
    if turn.question is not None:
        return turn, _asking(turn, turn.question, *answer)
    if turn.state.asking is None:
        return turn, offer_after(turn, *answer)
    return turn, offer_of(turn, turn.state.asking, *answer)


def offer_after(turn: Turn, *lead: str) -> Reply:
    """Give the reply that ends with what is offered after the advice, or before any."""
    outcome = turn.state.outcome
    return offer_of(turn, START_CHECK if outcome is None else _AFTER[outcome.level], *lead)


def leave(turn: Turn) -> tuple[Turn, Reply]:
    """Take leave; whoever leaves with a red flag hears once more what to do about it."""
    outcome = turn.due
    if outcome.level < Level.URGENT:
        return turn, Reply((turn.say("goodbye"),))
    action = advise(turn.protocol, turn.wording, {}, outcome)[0]
    return turn, Reply((action, turn.say("goodbye")), level=outcome.level)


def worded(turn: Turn, reply: Reply, region: Region) -> Reply:
    """Put the sentences for whom they are about, with the country's telephone numbers."""
    sentences, reprompt = reply.sentences, reply.reprompt
    if turn.is_about_another:
        sentences = tuple(map(turn.meant, sentences))
        reprompt = reprompt and turn.meant(reprompt)
    return changed(
        reply,
        sentences=tuple([_told_in(region, s) if "{" in s else s for s in sentences]),
        reprompt=_told_in(region, reprompt) if reprompt and "{" in reprompt else reprompt,
        is_slow=turn.state.is_slow,
    )


def _told_in(region: Region, text: str) -> str:
    """Put a country's telephone numbers into a text that has places for them."""
    return filled(text, emergency_number=region.emergency, crisis_line=region.crisis)
