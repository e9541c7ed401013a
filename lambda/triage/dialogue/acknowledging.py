"""Acknowledging: what was told is said back; a bare answer gets a word of thanks."""

from triage.dialogue.paraphrase import paraphrase, paraphrase_denied
from triage.dialogue.turn import Turn
from triage.protocol.fact import Answer

_THANKS = ("okay", "thanks", "got_it", "all_right")
"""Said in turn after a bare answer, so that it does not sound like a machine."""


def acknowledgement(turn: Turn) -> tuple[str, ...]:
    """Read back what was told, so that the person can hear whether it was understood."""
    told, heard = turn.event.told, turn.state.heard
    about = {"about": heard["about"]} if "about" in heard else {}
    understood = paraphrase(turn.wording, {**about, **told}) if told else ""
    if turn.state.asking is not None:
        denied = paraphrase_denied(turn.wording, turn.event.told)
        return (understood or denied or _thanks(turn),)
    return (understood, turn.say("welcome_told")) if understood else (turn.say("welcome"),)


def _thanks(turn: Turn) -> str:
    """Thank for an answer; 'not sure' is said back, since a mumble such as 'hmm' counts as one."""
    if turn.question is not None and turn.event.answer is Answer.UNSURE:
        return turn.say("counted_unsure")
    if turn.event.answer not in (Answer.YES, Answer.NO):
        return turn.say("okay")
    return turn.say(_THANKS[(turn.state.seed + len(turn.state.asked)) % len(_THANKS)])
