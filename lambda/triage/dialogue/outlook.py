"""The outlook: how many questions are left, and what would change the advice."""

from triage.assessment import assess, next_question
from triage.dialogue.state import State
from triage.protocol.condition import Condition
from triage.protocol.fact import Answer, Fact, FactKind, Value
from triage.protocol.heard import Heard, hear
from triage.protocol.level import Level
from triage.protocol.protocol import Protocol
from triage.protocol.question import Question, QuestionKind
from triage.protocol.rule import Rule

UNKNOWN_PART = "unknown"
_FELT = FactKind.SYMPTOM


def questions_left(protocol: Protocol, state: State) -> int:
    """Count the questions to come, the open one included, if every answer is the harmless one."""
    heard, asked, count = state.heard, state.asked, 0
    question = protocol.questions.get(state.asking or "")
    question = question or next_question(protocol, heard, asked)
    while question is not None:
        count += 1
        asked = asked if question.id in asked else (*asked, question.id)
        heard = _without_harm(protocol, question, heard)
        question = next_question(protocol, heard, asked)
    return count


def nearest_conditions(protocol: Protocol, heard: Heard) -> tuple[Level, tuple[Condition, ...]]:
    """Give the next level that one more thing could bring, and each such thing, once.

    Those that some question asks about come first, and of them what one may yet feel: nobody gets
    thyroid surgery by tomorrow. The level is emergency when nothing is higher.
    """
    facts = protocol.facts
    level = assess(protocol, heard).level
    for higher in (one for one in Level if one > level):
        rules = [rule for rule in protocol.rules.values() if rule.level is higher]
        missing = [c for rule in rules for c in _one_missing(rule, heard)]
        named = [c for c in missing if facts[c.fact].kind is not FactKind.SIGN]
        if named:
            named.sort(
                key=lambda c: (c.fact not in protocol.askable, facts[c.fact].kind is not _FELT)
            )
            return higher, tuple({c.fact: c for c in named}.values())
    return Level.EMERGENCY, ()


def days_to_other_advice(protocol: Protocol, heard: Heard) -> int | None:
    """Give in how many days time alone would raise the level, if all else stays; None if never."""
    level, days = assess(protocol, heard).level, heard.get("duration_days")
    if not isinstance(days, int):
        return None
    bounds = {
        condition.more_than
        for condition, _ in protocol.rules_about("duration_days")
        if condition.more_than is not None and condition.more_than >= days
    }
    later = (bound + 1 for bound in sorted(bounds))
    return next(
        (
            day - days
            for day in later
            if assess(protocol, {**heard, "duration_days": day}).level > level
        ),
        None,
    )


def _one_missing(rule: Rule, heard: Heard) -> tuple[Condition, ...]:
    """Give what would make the rule hold by itself; nothing when it takes more than one thing."""
    missing = [c for c in rule.when if not c.holds(heard)]
    counted = sum(c.holds(heard) for c in rule.any_of)
    if len(missing) == 1 and counted >= rule.at_least:
        return tuple(missing)
    if not missing and counted == rule.at_least - 1:
        return tuple(c for c in rule.any_of if not c.holds(heard))
    return ()


def _without_harm(protocol: Protocol, question: Question, heard: Heard) -> Heard:
    """Give what is heard after the harmless answer; to 'which is it' that is 'none after all'."""
    if question.kind is QuestionKind.WHICH:
        denied = (*question.settles, *(reason.fact for reason in question.relevant_when))
        return {**heard, **dict.fromkeys(denied, Answer.NO)}
    told = question.told_by(question.harmless, protocol.facts, heard)
    told |= {f: _harmless(protocol.facts[f]) for f in question.settles if f not in told}
    return hear(protocol.facts, heard, told)


def _harmless(fact: Fact) -> Value:
    if fact.is_finding:
        return Answer.NO
    if fact.kind is FactKind.DAYS:
        return 0
    return (UNKNOWN_PART,) if fact.kind is FactKind.PARTS else fact.values[0]
