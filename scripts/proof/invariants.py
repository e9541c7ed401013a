"""The ten safety invariants, and that of memory, as checks of one step of a conversation.

Each is worked out anew from the protocol, not asked of the engine (`proof.bits`).
The tenth, a turn that fails, is proved through the real handler (`proof.faults`).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from authoring.sentence_rules import MOST_CHOICES, MOST_SIGNS
from proof.bits import Bits
from proof.emergency_words import emergency_words_are_heard
from proof.hearing import faults_of, faults_of_question
from proof.recollection import recollection_is_sound
from triage.dialogue.event import Event, EventKind
from triage.dialogue.plain_value import StateError
from triage.dialogue.reply import Reply
from triage.dialogue.state import CONFIRM_CHANGE, OFFERS, WHICH_MEANT, State
from triage.dialogue.state_form import dump_state, load_state
from triage.protocol.condition import Condition
from triage.protocol.content import DEFAULT_LOCALE, Content
from triage.protocol.fact import Answer
from triage.protocol.heard import Heard
from triage.protocol.level import Level
from triage.protocol.question import Question, QuestionKind

MOST_QUESTIONS = 9
MOST_QUESTIONS_IF_ALL_IS_WELL = 6
MEMORY = 11
"""The number of what must hold of what is remembered: the design has ten."""

_ENDING = (EventKind.STOPPED, EventKind.STARTED_OVER, EventKind.RESTARTED)
_AT_WISH = (*_ENDING, EventKind.WENT_BACK)  # another question is what the person asked for
_CORRECTING = (EventKind.CORRECTED, EventKind.WENT_BACK)


@dataclass(frozen=True)
class Step:
    """One turn: the state before, what the person did, the state after, what was said."""

    before: State
    event: Event
    after: State
    reply: Reply


class Invariants:
    """Checks steps of conversations held with one content."""

    def __init__(self, content: Content) -> None:
        """Check against this content."""
        self.content = content
        self.protocol = content.protocol
        self._bits = Bits(content.protocol)
        self._region = content.region_of(DEFAULT_LOCALE)

    def broken(self, step: Step) -> Iterator[tuple[int, str]]:
        """Give the number of each invariant that the step breaks, and how."""
        if step.before.asking == CONFIRM_CHANGE and step.event.answer is Answer.YES:
            yield from self.broken_by_correction(step)
            return
        for number, check in _CHECKS.items():
            for what in check(self, step):
                yield number, what

    def broken_by_correction(self, step: Step) -> Iterator[tuple[int, str]]:
        """Give what a turn of a correction breaks of what holds in it too.

        It may lower the level and leave or reopen a question: what of that is right is checked
        where it is tried (`proof.taking_back`).
        """
        for number in _HOLD_IN_CORRECTIONS:
            for what in _CHECKS[number](self, step):
                yield number, what

    def carried(self, state: State) -> Iterator[tuple[int, str]]:
        """Check that the session carries a state whole: every invariant stands on that."""
        version = self.content.version
        try:
            is_whole = load_state(dump_state(state, version), self.protocol, version) == state
        except StateError as error:
            yield 0, f"the session cannot carry the state on: {error}"
        else:
            if not is_whole:
                yield 0, "the session does not carry the state whole"

    def due(self, heard: Heard) -> Level:
        """Give the level that is due."""
        return self._bits.due(heard)

    def is_call(self, sentence: str) -> bool:
        """Tell whether a sentence begins with the action: to call, and whom."""
        numbers = (self._region.emergency, self._region.crisis)
        return sentence.startswith(tuple(f"Call {number}" for number in numbers))

    def names_number(self, sentence: str) -> bool:
        """Tell whether a sentence has the emergency number in it."""
        return self._region.emergency in sentence

    def is_any_met(self, conditions: Iterable[Condition], heard: Heard) -> bool:
        """Tell whether one of the conditions is met."""
        return bool(self._bits.of(*conditions) & self._bits.met(heard))


def _emergency_comes_first(proof: Invariants, step: Step) -> Iterator[str]:
    if step.event.kind in _ENDING or proof.due(step.after.heard) is not Level.EMERGENCY:
        return
    if step.reply.level is not Level.EMERGENCY:
        yield "an emergency rule holds, and the reply is no emergency advice"
    elif not proof.is_call(step.reply.sentences[0]):
        yield f"emergency advice begins with {step.reply.sentences[0]!r}, not with the action"


def _self_care_after_every_no(proof: Invariants, step: Step) -> Iterator[str]:
    if step.reply.level is not Level.SELF_CARE:
        return
    heard = step.after.heard
    for question in proof.protocol.questions.values():
        reasons = question.relevant_when
        is_due = not reasons or proof.is_any_met(reasons, heard)
        if question.is_danger and is_due:
            for fact in question.settles:
                if heard.get(fact) != Answer.NO:
                    yield f"self-care is told, and {fact} of {question.id} was not answered 'no'"


def _level_never_falls(proof: Invariants, step: Step) -> Iterator[str]:
    if step.event.kind in _ENDING:
        return
    for fact, value in step.event.told.items():
        known = step.after.heard.get(fact)
        is_denied = value == Answer.NO or step.event.kind in _CORRECTING
        if not is_denied and proof.protocol.facts[fact].join(known, value) != known:
            yield f"{fact} is told, and is not heard"
    before, after = proof.due(step.before.heard), proof.due(step.after.heard)
    if after < before:
        yield f"the level falls from {before.id} to {after.id}"
    if step.reply.level is not None and step.reply.level < after:
        yield f"the advice is {step.reply.level.id} where {after.id} is due"


def _nothing_but_no_is_no(proof: Invariants, step: Step) -> Iterator[str]:
    event, before, after = step.event, step.before.heard, step.after.heard
    question = proof.protocol.questions.get(step.before.asking or "")
    said_no = question is not None and _is_no(before, event, question)
    asked = set(_denied_by_no(question)) if question and said_no else set()
    for fact, value in after.items():
        is_new = value == Answer.NO and before.get(fact) != Answer.NO
        if is_new and fact not in asked and event.told.get(fact) != Answer.NO:
            yield f"{fact} counts as 'no' after something else"
    puts_it_off = (step.before.asking, WHICH_MEANT)  # after 'which do you mean' it comes again
    is_left = step.reply.is_open and step.reply.asking not in puts_it_off
    if question and question.is_danger and is_left and not (said_no or event.kind in _AT_WISH):
        is_all_no = all(after.get(fact) == Answer.NO for fact in question.settles)
        if not is_all_no and proof.due(after) is Level.SELF_CARE:
            yield f"{question.id} is left behind without a 'no', and nothing is due"


def _is_no(before: Heard, event: Event, question: Question) -> bool:
    knows = not question.is_danger or before.get("about") != "other"
    denies = event.kind is EventKind.DENIED_ALL or (knows and event.kind is EventKind.KNEW_OF_NONE)
    return (denies and question.harmless is Answer.NO) or event.answer is question.harmless


def _denied_by_no(question: Question) -> tuple[str, ...]:
    return (*question.asks_about, *(setting.fact for setting in question.yes_means))


def _emergency_sticks(proof: Invariants, step: Step) -> Iterator[str]:
    outcome = step.before.outcome
    was_told = outcome is not None and outcome.level is Level.EMERGENCY
    is_due = proof.due(step.before.heard) is Level.EMERGENCY  # no more once it was taken back
    goes_on = step.event.kind not in _ENDING
    if was_told and is_due and goes_on and step.reply.level is not Level.EMERGENCY:
        yield "after emergency advice the reply is something else"


def _questions_are_few(proof: Invariants, step: Step) -> Iterator[str]:
    asked = step.after.asked
    if len(set(asked)) < len(asked):
        yield "a question is counted twice"
    if len(asked) > MOST_QUESTIONS:
        yield f"{len(asked)} questions are asked"
    question = proof.protocol.questions.get(step.reply.asking or "")
    is_again = question and question.id in step.before.asked and step.event.kind not in _AT_WISH
    is_another = question and question.id not in (step.before.asking, *step.before.asked[-1:])
    if question and is_again and is_another and _is_settled(question, step.before.heard):
        yield f"{question.id} is asked again though it was settled"
    is_well = step.reply.level is Level.SELF_CARE and not _told(step.after.heard)
    common = [q for q in asked if not proof.protocol.questions[q].relevant_when]
    if is_well and len(common) > MOST_QUESTIONS_IF_ALL_IS_WELL:
        yield f"{len(common)} questions are asked of a person with nothing to report"


def _is_settled(question: Question, heard: Heard) -> bool:
    """Tell whether it was answered; 'yes, one of them' leaves open which."""
    is_open = (None, Answer.UNSURE) if question.kind is QuestionKind.WHICH else (None,)
    return all(heard.get(fact) not in is_open for fact in question.settles)


def _told(heard: Heard) -> bool:
    """Tell whether something beyond where and how long was told as there."""
    return any(value == Answer.YES for value in heard.values()) or "age_group" in heard


def _just_a_question_stays_open(proof: Invariants, step: Step) -> Iterator[str]:
    reply, kind = step.reply, step.event.kind
    if reply.asks_permission:
        if reply.sentences or not reply.is_open:
            yield "the platform is to ask for leave, and something else is said or it closes"
        return
    if not reply.speech.endswith("?") == reply.is_open == (reply.reprompt is not None):
        yield "a reply stays open without a question, or closes on one"
    if kind is EventKind.STOPPED and reply.is_open:
        yield "Stop does not end it"
    if kind is EventKind.ASKED_HELP and not step.event.told:
        same = replace(step.after, last=step.before.last, asking=step.before.asking)
        is_advice = reply.level is Level.EMERGENCY
        if not is_advice and (
            same != step.before or step.before.asking not in (None, reply.asking)
        ):
            yield "Help changes the state"


def _can_be_followed_by_ear(proof: Invariants, step: Step) -> Iterator[str]:
    reply = step.reply
    if not reply.asks_permission:  # there the platform speaks
        yield from faults_of(reply.speech)
        most = MOST_CHOICES if reply.asking in OFFERS else MOST_SIGNS
        for speech in (reply.speech, reply.reprompt) if reply.is_open else ():
            yield from faults_of_question(speech or "", most)


Check = Callable[[Invariants, Step], Iterator[str]]

_CHECKS: Mapping[int, Check] = {
    1: _emergency_comes_first,
    2: _self_care_after_every_no,
    3: _level_never_falls,
    4: _nothing_but_no_is_no,
    5: _emergency_sticks,
    6: _questions_are_few,
    7: _just_a_question_stays_open,
    8: emergency_words_are_heard,
    9: _can_be_followed_by_ear,
    MEMORY: recollection_is_sound,
}

_HOLD_IN_CORRECTIONS = (1, 2, 7, 8, 9)
