"""What each answer to a question leads to, found by giving it to the real assessment."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from triage import Content, Level, assess, hear
from triage.protocol.fact import Answer, Value
from triage.protocol.heard import settings_as_told
from triage.protocol.question import Question


@dataclass(frozen=True)
class Given:
    """An answer and the level that it alone gives, for the mildest reason to ask."""

    answer: str
    """'yes', 'not sure', or the id of a finding that was named."""
    level: Level


def bare_answers(content: Content, question: Question) -> Iterator[Given]:
    """Give what a bare 'yes' and a 'not sure' lead to, where the question takes them."""
    for answer, settings in (("yes", question.yes_means), ("not sure", question.unsure_means)):
        if settings:
            told = settings_as_told(content.protocol.facts, settings)
            yield Given(answer, _level(content, question, told))


def named_answers(content: Content, question: Question) -> Iterator[Given]:
    """Give what naming each finding leads to, in the order of the content."""
    facts = content.protocol.facts
    meant = settings_as_told(facts, question.naming_means)
    for fact_id in (*question.asks_about, *question.naming_covers):
        if facts[fact_id].is_finding:
            yield Given(fact_id, _level(content, question, {**meant, fact_id: Answer.YES}))


def _level(content: Content, question: Question, told: dict[str, Value]) -> Level:
    return min(
        assess(content.protocol, hear(content.protocol.facts, {}, told | reason)).level
        for reason in _reasons(content, question)
    )


def _reasons(content: Content, question: Question) -> Iterable[dict[str, Value]]:
    """Give what must have been heard for the question to be put: one dict a reason."""
    facts = content.protocol.facts
    reasons: list[dict[str, Value]] = []
    for condition in question.relevant_when:
        fact = facts[condition.fact]
        if fact.is_finding:
            reasons.append({fact.id: Answer.YES})
        elif condition.more_than is not None:
            reasons.append({fact.id: condition.more_than + 1})
        else:
            value = next(value for value in fact.values if value in condition.accepted)
            reasons.append({fact.id: (value,) if fact.kind == "parts" else value})
    return reasons or [{}]
