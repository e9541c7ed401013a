"""A person who answers every question truthfully from the facts, and volunteers nothing."""

from collections.abc import Iterator, Mapping

from triage import Content, Reply, State, hear, respond
from triage.dialogue.event import Event, EventKind
from triage.protocol.fact import Answer, Value
from triage.protocol.question import Question, QuestionKind

_NOT_NAMED = (Answer.NO, Answer.UNSURE, "one", "self", "adult")
"""Values that nobody names when asked: what is not there, and what goes without saying."""


def conversation(content: Content, facts: Mapping[str, Value]) -> Iterator[Reply]:
    """Open the skill and answer until it advises; give every reply, the advice last.

    This is the dialogue without the words: nothing can be heard wrongly.
    """
    facts = hear(content.protocol.facts, {}, facts)
    state, reply = respond(content, "en-US", State(), Event(EventKind.OPENED))
    yield reply
    while reply.level is None:
        question = content.protocol.questions[reply.asking or ""]
        untold = {fact: value for fact, value in facts.items() if state.heard.get(fact) != value}
        state, reply = respond(content, "en-US", state, answer_to(question, untold))
        yield reply


def answer_to(question: Question, facts: Mapping[str, Value]) -> Event:
    """Name what is there of what is asked; else say no, or not sure where no makes no sense."""
    told = {fact: value for fact, value in facts.items() if _is_named(question, fact, facts)}
    if told:
        return Event(EventKind.TOLD, told)
    there = Answer.NO if question.yes_is_fine else Answer.YES
    for answer, meaning in (
        (there, question.yes_means),
        (Answer.UNSURE, question.unsure_means),
    ):
        if any(setting.fact in facts for setting in meaning):
            return Event(EventKind.ANSWERED, answer=answer)
    can_deny = question.kind in (QuestionKind.SCREEN, QuestionKind.HABITS)
    return Event(EventKind.ANSWERED, answer=question.harmless if can_deny else Answer.UNSURE)


def _is_named(question: Question, fact: str, facts: Mapping[str, Value]) -> bool:
    """Tell whether a truthful person names the fact here, with all that naming it here means."""
    if facts[fact] in _NOT_NAMED:
        return False
    if fact in question.asks_about:
        return True
    return question.covers(fact) and all(setting.fact in facts for setting in question.naming_means)
