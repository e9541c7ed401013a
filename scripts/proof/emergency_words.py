"""Emergency words: heard at any turn, and weighed only where nothing is left that could be one.

After the advice, whoever asks whether it is one for an ambulance is told what was found, if no
emergency would be due even with everything there that is open or not sure.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from triage.dialogue.event import EventKind
from triage.dialogue.state import CONFIRM_CHANGE, NEED_HELP
from triage.protocol.fact import Answer
from triage.protocol.heard import Heard
from triage.protocol.level import Level
from triage.protocol.question import QuestionKind

if TYPE_CHECKING:
    from proof.invariants import Invariants, Step

_ENDING = (EventKind.STOPPED, EventKind.STARTED_OVER, EventKind.RESTARTED)


def emergency_words_are_heard(proof: "Invariants", step: "Step") -> Iterator[str]:
    """Give everything that a turn does wrong with words that alone call for help."""
    told = {fact for fact, value in step.event.told.items() if value == Answer.YES}
    alone = {fact for fact in told if proof.due({fact: Answer.YES}) is Level.EMERGENCY}
    is_called = step.event.kind in _ENDING or step.reply.level is Level.EMERGENCY
    if alone and not is_called:
        yield f"{', '.join(sorted(alone))} was told, and the reply is no emergency advice"
    is_asked = step.event.kind is EventKind.ASKED_AMBULANCE
    if is_asked and not is_called and not _may_be_weighed(proof, step):
        yield "an ambulance is asked for, and the reply is no emergency advice"
    is_needed = step.before.asking == NEED_HELP and step.event.answer in (Answer.YES, Answer.UNSURE)
    if is_needed and not is_called:
        yield "help may be needed now, and the reply is no emergency advice"


def _may_be_weighed(proof: "Invariants", step: "Step") -> bool:
    """Tell whether the advice was given, and nothing that is open could make an emergency."""
    before, heard = step.before, step.after.heard
    is_open = before.asking in (NEED_HELP, CONFIRM_CHANGE, *proof.protocol.questions)
    if before.outcome is None or is_open or not any(map(proof.names_number, step.reply.sentences)):
        return False
    return proof.due({**heard, **_open(proof, heard)}) is not Level.EMERGENCY


def _open(proof: "Invariants", heard: Heard) -> Heard:
    """Give all that a screen could still bring, or that is not sure, as if it were there."""
    screens = [q for q in proof.protocol.questions.values() if q.kind is QuestionKind.SCREEN]
    due = [q for q in screens if not q.relevant_when or proof.is_any_met(q.relevant_when, heard)]
    asked = {fact for question in due for fact in question.settled_by_no}
    return {
        fact: Answer.YES for fact in (*asked, *heard) if heard.get(fact) in (None, Answer.UNSURE)
    }
