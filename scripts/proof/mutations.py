"""Mutations: the faults that are put into the content on purpose, one at a time."""

from collections.abc import Iterator
from dataclasses import replace

from proof.red_flags import is_redundant
from triage.protocol.content import DEFAULT_LOCALE, Content
from triage.protocol.level import Level
from triage.protocol.protocol import Protocol
from triage.protocol.question import Question
from triage.protocol.rule import Rule


def content_faults(content: Content) -> Iterator[tuple[str, Content]]:
    """Give every fault of the content by its name."""
    for name, protocol in _protocol_faults(content.protocol):
        yield name, replace(content, protocol=protocol)
    sentence = content.wordings[DEFAULT_LOCALE].advice["emergency_action"]
    first, *others = sentence.split()
    yield "the emergency sentence is cut to its first word", _saying(content, f"{first}.")
    yield "the emergency sentence loses its first word", _saying(content, " ".join(others))


def _saying(content: Content, sentence: str) -> Content:
    """Give the content with another sentence for emergencies."""
    wording = content.wordings[DEFAULT_LOCALE]
    advice = {**wording.advice, "emergency_action": sentence}
    changed = {**content.wordings, DEFAULT_LOCALE: replace(wording, advice=advice)}
    return replace(content, wordings=changed)


def _protocol_faults(protocol: Protocol) -> Iterator[tuple[str, Protocol]]:
    for rule in protocol.rules.values():
        if is_redundant(protocol, rule):
            continue
        others = {r.id: r for r in protocol.rules.values() if r is not rule}
        yield f"rule {rule.id} is dropped", replace(protocol, rules=others)
        lower = replace(rule, level=Level(rule.level - 1))
        yield f"rule {rule.id} is one level lower", _with_rule(protocol, lower)
    for question in protocol.questions.values():
        yield from _question_faults(protocol, question)


def _question_faults(protocol: Protocol, question: Question) -> Iterator[tuple[str, Protocol]]:
    if question.is_danger:
        deaf = replace(question, unsure_means=())
        yield f"'not sure' to {question.id} means nothing", _with_question(protocol, deaf)
        for fact in [fact for fact in question.settles if _is_asked_once(protocol, fact)][:1]:
            others = tuple(other for other in question.settles if other != fact)
            short = _with_question(protocol, replace(question, settles=others))
            yield f"{question.id} leaves out {fact}", short
        rest = {q.id: q for q in protocol.questions.values() if q is not question}
        late = {**rest, question.id: question}
        yield f"{question.id} is asked last", replace(protocol, questions=late)
        yield f"{question.id} is not asked", replace(protocol, questions=rest)


def _is_asked_once(protocol: Protocol, fact: str) -> bool:
    """Tell whether just one question asks about a finding, so that nothing makes up for it."""
    covering = [question for question in protocol.questions.values() if question.covers(fact)]
    return len(covering) == 1 and len(covering[0].settles) > 1


def _with_rule(protocol: Protocol, rule: Rule) -> Protocol:
    return replace(protocol, rules={**protocol.rules, rule.id: rule})


def _with_question(protocol: Protocol, question: Question) -> Protocol:
    return replace(protocol, questions={**protocol.questions, question.id: question})
