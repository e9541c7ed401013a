"""Acknowledging: what was told is said back; a bare answer gets a word of thanks."""

from triage.assessment import assess
from triage.dialogue.paraphrase import paraphrase, paraphrase_denied
from triage.dialogue.turn import Turn
from triage.protocol.fact import Answer
from triage.protocol.heard import hear
from triage.protocol.level import Level

_THANKS = ("okay", "thanks", "got_it", "all_right")
"""Said in turn after a bare answer, so that it does not sound like a machine."""


def acknowledgement(turn: Turn) -> tuple[str, ...]:
    """Read back what was told, so that the person can hear whether it was understood."""
    told, heard = turn.event.told, turn.state.heard
    about = {"about": heard["about"]} if "about" in heard else {}
    understood = paraphrase(turn.wording, {**about, **told}) if told else ""
    if turn.state.asking is not None:
        denied = paraphrase_denied(turn.wording, turn.event.told)
        return (*_sympathy(turn), understood or denied or _thanks(turn), *_not_now(turn))
    if not understood:
        return (turn.say("welcome"),)
    return (*_sympathy(turn), understood, *_not_now(turn), turn.say("welcome_told"))


def grave_past(turn: Turn) -> tuple[str, ...]:
    """Name the findings, of those taken for past or another's, that would be an emergency now."""
    protocol = turn.protocol
    return tuple(
        fact
        for fact in turn.event.past
        if assess(protocol, hear(protocol.facts, {}, {fact: Answer.YES})).level is Level.EMERGENCY
    )


def _not_now(turn: Turn) -> tuple[str, ...]:
    """Say what was not taken for a danger, and what to do if it is one after all."""
    names = [turn.wording.findings[fact] for fact in grave_past(turn)]
    return (turn.say("not_now", finding=names[0]),) if names else ()


def _sympathy(turn: Turn) -> tuple[str, ...]:
    """Say to who tells of a loss that we are sorry, before anything else."""
    facts, told = turn.protocol.facts, turn.event.told
    has_lost = any(facts[fact].is_a_loss for fact, value in told.items() if value is Answer.YES)
    return (turn.say("sorry_for_loss"),) if has_lost else ()


def _thanks(turn: Turn) -> str:
    """Thank for an answer; 'not sure' is said back, so that it does not seem passed over."""
    if turn.question is not None and turn.event.answer is Answer.UNSURE:
        return turn.say("counted_unsure")
    if turn.event.answer not in (Answer.YES, Answer.NO):
        return turn.say("okay")
    return turn.say(_THANKS[(turn.state.seed + len(turn.state.asked)) % len(_THANKS)])
