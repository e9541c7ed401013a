"""Shortfalls: why the advice of a case was not acceptable."""

from collections.abc import Iterable
from dataclasses import dataclass

from evaluation.scoring import Result
from triage import assess, hear
from triage.protocol.fact import Answer
from triage.protocol.protocol import Protocol

_NOTHING = (Answer.NO, Answer.UNSURE)


@dataclass(frozen=True)
class Shortfall:
    """What led to advice that is not acceptable."""

    rules: tuple[str, ...]
    """The rules that held for the advice that was given."""
    wrongly_heard: tuple[str, ...]
    """Facts that a rule rested on and that are not true of the case."""
    not_heard: tuple[str, ...]
    """Facts that the right advice rests on, asked about and yet not heard."""
    never_asked: tuple[str, ...]
    """Facts that the right advice rests on, and that no question asked about."""

    def __str__(self) -> str:
        """Say it in one line."""
        parts = [
            f"{name} {', '.join(items)}"
            for name, items in (
                ("held:", self.rules),
                ("heard though not true:", self.wrongly_heard),
                ("not heard:", self.not_heard),
                ("never asked:", self.never_asked),
            )
            if items
        ]
        return "; ".join(parts) or "no rule held"


def find_shortfall(protocol: Protocol, result: Result) -> Shortfall:
    """Find out why, for a result that is not acceptable."""
    heard = result.consultation.heard
    true = hear(protocol.facts, {}, result.case.facts)
    held = result.consultation.rules
    if result.is_safe:
        wrong = (
            fact
            for fact in _facts_of(protocol, held)
            if heard.get(fact, Answer.NO) not in _NOTHING and heard[fact] != true.get(fact)
        )
        return Shortfall(held, tuple(wrong), (), ())
    due = assess(protocol, true).rules
    missing = [f for f in _facts_of(protocol, due) if f in true and heard.get(f) != true[f]]
    asked = [protocol.questions[question] for question in result.consultation.questions]
    were_asked = [f for f in missing if any(question.covers(f) for question in asked)]
    never_asked = [f for f in missing if f not in were_asked]
    return Shortfall(held, (), tuple(were_asked), tuple(never_asked))


def _facts_of(protocol: Protocol, rules: Iterable[str]) -> tuple[str, ...]:
    conditions = (c for rule in rules for c in protocol.rules[rule].conditions)
    return tuple(dict.fromkeys(condition.fact for condition in conditions))
