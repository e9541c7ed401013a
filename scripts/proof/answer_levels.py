"""The level that every answer leads to, for one revision: `python answer_levels.py CONTENT`.

Prints one JSON object; before that it reads the paths of another revision, a JSON list. Each
answer to each question is given in a conversation in which nothing else is there, and each
smallest set of findings of a rule is told at once. It imports nothing but `triage`, so that the
code of an old revision can be walked by itself.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, product
from pathlib import Path
from typing import Any

from triage import Content, State, assess, hear, load_content, respond
from triage.dialogue.event import Event, EventKind
from triage.protocol.condition import Condition
from triage.protocol.fact import Answer, Fact, FactKind, Value
from triage.protocol.protocol import Protocol
from triage.protocol.question import Question
from triage.protocol.rule import Rule

_LOCALE = "en-US"
_MOST_TURNS = 30
_ELSE: Mapping[str, Value] = {"body_part": ("arm",), "duration_days": 3, "places": "one"}
"""What is so besides: nothing that is due anything by itself."""


def answer_levels(content: Content, more: Iterable[str] = ()) -> dict[str, Any]:
    """Give the questions, the rules, and the level of each path with its conversation.

    `more` are paths of another revision: what is told in them is looked up here too, so that
    a rule that is gone shows.
    """
    protocol = content.protocol
    others = dict(_told_again(protocol, more))
    return {
        "questions": list(protocol.questions),
        "rules": {rule.id: rule.level.id for rule in protocol.rules.values()},
        "paths": others | dict((*_told_paths(protocol), *_answered_paths(content))),
    }


def _told_paths(protocol: Protocol) -> Iterator[tuple[str, dict[str, Any]]]:
    for rule in protocol.rules.values():
        for told in _ways(protocol, rule):
            yield _told_path(protocol, told)


def _told_path(protocol: Protocol, told: Mapping[str, Value]) -> tuple[str, dict[str, Any]]:
    name = " + ".join(_named(fact, value) for fact, value in sorted(told.items()))
    level = assess(protocol, hear(protocol.facts, {}, told)).level
    return f"told {name}", {"level": level.id, "talk": [f"person: {name}"]}


def _told_again(protocol: Protocol, paths: Iterable[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in paths:
        sort, _, names = path.partition(" ")
        pairs = [name.partition(" = ")[::2] for name in names.split(" + ")]
        if sort == "told" and all(fact in protocol.facts for fact, _ in pairs):
            told = {f: _value(protocol.facts[f], value or "yes") for f, value in pairs}
            yield _told_path(protocol, told)


def _ways(protocol: Protocol, rule: Rule) -> Iterator[dict[str, Value]]:
    for some in combinations(rule.any_of, rule.at_least):
        for chosen in product(*(_meeting(protocol, c) for c in (*rule.when, *some))):
            yield {fact: value for told in chosen for fact, value in told.items()}


def _meeting(protocol: Protocol, condition: Condition) -> Iterator[dict[str, Value]]:
    fact = protocol.facts[condition.fact]
    if condition.more_than is not None:
        yield {fact.id: condition.more_than + 1}
    for value in sorted(condition.accepted):
        yield {fact.id: _value(fact, value)}


def _value(fact: Fact, value: str) -> Value:
    if fact.is_finding:
        return Answer(value)
    if fact.kind is FactKind.DAYS:
        return int(value)
    return (value,) if fact.kind is FactKind.PARTS else value


def _answered_paths(content: Content) -> Iterator[tuple[str, dict[str, Any]]]:
    for question in content.protocol.questions.values():
        for first in _reasons(content.protocol, question):
            for name, event in _answers(content.protocol, question):
                path = _talk(content, first, question, event)
                if path is not None:
                    reason = "".join(f"{_named(f, v)}, " for f, v in first.items())
                    yield f"{reason}{question.id}: {name}", path


def _reasons(protocol: Protocol, question: Question) -> Iterator[dict[str, Value]]:
    """Give what makes the question asked: one for each of its reasons."""
    if not question.relevant_when:
        yield {}
    for condition in question.relevant_when:
        yield from _meeting(protocol, condition)


def _answers(protocol: Protocol, question: Question) -> Iterator[tuple[str, Event]]:
    for answer in Answer:
        yield answer.value, Event(EventKind.ANSWERED, answer=answer)
    for fact_id in dict.fromkeys((*question.asks_about, *question.naming_covers)):
        if protocol.facts[fact_id].is_finding:
            yield fact_id, Event(EventKind.TOLD, {fact_id: Answer.YES})


def _talk(
    content: Content, first: Mapping[str, Value], question: Question, event: Event
) -> dict[str, Any] | None:
    """Hold the conversation up to the advice; None where the question is not asked in it."""
    told = {**_ELSE, **first}
    state, reply = respond(content, _LOCALE, State(), Event(EventKind.TOLD, told))
    talk = [f"person: {', '.join(_named(*pair) for pair in told.items())}"]
    waiting: Event | None = event
    for _ in range(_MOST_TURNS):
        talk.append(f"skill: {reply.speech}")
        if reply.level is not None or reply.asking is None:
            break
        is_here = waiting is not None and reply.asking == question.id
        said = (
            event if is_here else Event(EventKind.ANSWERED, answer=_denial(content, reply.asking))
        )
        waiting = None if is_here else waiting
        talk.append(f"person: {said.answer or ' and '.join(said.told)}")
        state, reply = respond(content, _LOCALE, state, said)
    if waiting is not None or reply.level is None:
        return None
    return {"level": reply.level.id, "talk": talk}


def _denial(content: Content, asking: str) -> Answer:
    question = content.protocol.questions.get(asking)
    return Answer.NO if question is None or question.takes(Answer.NO, misses=0) else Answer.UNSURE


def _named(fact: str, value: Value) -> str:
    if isinstance(value, Answer):
        return fact
    parts: Iterable[object] = value if isinstance(value, tuple) else (value,)
    return f"{fact} = {'+'.join(map(str, parts))}"


if __name__ == "__main__":
    json.dump(answer_levels(load_content(Path(sys.argv[1])), json.load(sys.stdin)), sys.stdout)
