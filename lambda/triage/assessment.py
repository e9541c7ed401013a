"""The assessment: which rules hold, the level they give, and the next question worth asking."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from triage.protocol.fact import Answer
from triage.protocol.heard import Heard, is_present
from triage.protocol.level import Level
from triage.protocol.protocol import Protocol
from triage.protocol.question import Question, QuestionKind


@dataclass(frozen=True)
class Outcome:
    """What is due, and because of what."""

    level: Level
    rules: tuple[str, ...]
    """The ids of the rules of this level that hold, in the order of the content."""


def assess(protocol: Protocol, heard: Heard) -> Outcome:
    """Give the highest level of the rules that hold; self-care when none does."""
    level = Level.SELF_CARE
    decisive: set[str] = set()
    for fact_id, value in heard.items():
        if value in _ABSENT:
            continue
        for rule in protocol.rules_met(fact_id, value):
            if rule.level < level or not rule.holds(heard):
                continue
            if rule.level > level:
                level, decisive = rule.level, set()
            decisive.add(rule.id)
    if len(decisive) < 2:
        return Outcome(level, tuple(decisive))
    return Outcome(level, tuple(sorted(decisive, key=protocol.place_of_rule.__getitem__)))


_ABSENT = (Answer.NO, Answer.UNSURE)
"""Values of a finding on which no rule can rest, since rules ask for presence only."""


def next_question(
    protocol: Protocol,
    heard: Heard,
    asked: Sequence[str],
    asking: str | None = None,
    level: Level | None = None,
) -> Question | None:
    """Give the next question worth asking, in order of danger, or None when it is time to advise.

    A question is worth asking while an answer to it could still raise the level. `asked` are
    the ids of the questions put so far: those, once settled, are never put again. `asking` is
    the open one: a danger question that is answered in part is finished before another begins.
    `level` is the one that is due, where it is known already.
    """
    level = assess(protocol, heard).level if level is None else level
    opened = protocol.questions.get(asking or "")
    first = [opened] if opened is not None and opened.is_danger else []
    for question in (*first, *protocol.questions.values()):
        if _is_worth_asking(protocol, question, heard, asked, level):
            return question
    return None


def unanswered_dangers(protocol: Protocol, heard: Heard) -> tuple[str, ...]:
    """Give the ids of the questions that stand between what was heard and self-care.

    Those are the danger questions that have not been answered 'no' in full, and any other
    question whose answer could still raise the level, had there been room to ask it.
    Self-care is safe only when there are none (invariant 2).
    """
    level = assess(protocol, heard).level
    return tuple(
        question.id
        for question in protocol.questions.values()
        if question.is_relevant(heard) and _is_unanswered(protocol, question, heard, level)
    )


def _is_unanswered(protocol: Protocol, question: Question, heard: Heard, level: Level) -> bool:
    if question.is_danger:
        return any(heard.get(fact_id) != Answer.NO for fact_id in question.settles)
    if question.kind is QuestionKind.HABITS or _was_unsure(question, heard):
        return False
    is_named = question.kind is QuestionKind.WHICH and question.is_named_in(heard)
    return not is_named and _could_raise(protocol, question, heard, level)


def _is_worth_asking(
    protocol: Protocol, question: Question, heard: Heard, asked: Sequence[str], level: Level
) -> bool:
    if question.kind in _SETTLED and question.is_answered(heard):
        return False  # as most are in the middle of a talk
    if not question.is_relevant(heard) or _was_unsure(question, heard):
        return False
    if question.kind is QuestionKind.HABITS:
        return _is_habit_due(protocol, question, heard, asked, level)
    if question.kind is QuestionKind.WHICH and question.is_named_in(heard):
        return False
    is_new = question.id not in asked
    if is_new and len(asked) >= protocol.limits.questions:
        return False
    return _could_raise(protocol, question, heard, level)


_SETTLED = (QuestionKind.SCREEN, QuestionKind.VALUE)
"""Kinds of which a question is not worth asking once something was heard of all it settles."""


def _was_unsure(question: Question, heard: Heard) -> bool:
    return True in [heard.get(s.fact) == Answer.YES for s in question.unsure_means]


def _is_habit_due(
    protocol: Protocol, question: Question, heard: Heard, asked: Sequence[str], level: Level
) -> bool:
    habits = [q for q in asked if protocol.questions[q].kind is QuestionKind.HABITS]
    return (
        level is Level.SELF_CARE
        and question.id not in asked
        and len(asked) < min(protocol.limits.habits_within, protocol.limits.questions)
        and len(habits) < protocol.limits.habits
        and not any(is_present(heard, fact_id) for fact_id in question.settles)
    )


def _could_raise(protocol: Protocol, question: Question, heard: Heard, level: Level) -> bool:
    if question.kind in _SETTLED and question.is_answered(heard):
        return False
    is_open = _openness(protocol, question, heard)
    for fact_id in question.settled_by_no:
        if is_open(fact_id):
            for _, rule in protocol.rules_about(fact_id):
                if rule.level > level and rule.could_hold(heard, is_open):
                    return True
    return False


def _openness(protocol: Protocol, question: Question, heard: Heard) -> Callable[[str], bool]:
    """Tell which facts a question could still bring: those not heard, or for 'which' not yet yes.

    A fact that no question asks about can only be volunteered, and is no reason to go on asking.
    """
    reopened = question.asks_about if question.kind is QuestionKind.WHICH else ()

    def is_open(fact_id: str) -> bool:
        if fact_id not in heard:
            return fact_id in protocol.askable
        return fact_id in reopened and heard[fact_id] == Answer.UNSURE

    return is_open
