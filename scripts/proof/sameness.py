"""Sameness: which states of a conversation go on alike, so that one of them is enough to walk.

What is left out of a state's key, and why nothing is lost by it:

- Below the level that is due already, rules: levels are joined by `max`, so they change no level.
- With an emergency, everything that was heard: every further turn is the same advice.
- Of what was heard, what no rule above the level and no question that could still be asked reads.
- The words of the last speech: they are only said again. The order of what was asked: it picks
  'okay' or 'thanks'.
- Which tips are left: how many decides what follows, which ones only the words.
- What is remembered from another day, once it was taken up: it is only told when asked for.

A field of the state that is not known here stays in the key whole, so that a new one is never
left out by mistake. A change that waits for its yes counts as the state that it leads to, since
what an alarm hides matters again once the alarm is taken back. That the claims hold is tested by
the walk itself, on pairs of states that it merged (`Walk.compared`).
"""

from collections.abc import Hashable
from dataclasses import fields

from proof.bits import Bits
from proof.rest import Rest
from triage.assessment import Outcome, assess, next_question
from triage.dialogue.advice import tips_for
from triage.dialogue.correction import apply
from triage.dialogue.remembered import Memory
from triage.dialogue.state import RETURNING, State
from triage.protocol.condition import Condition
from triage.protocol.fact import Answer, Value
from triage.protocol.heard import Heard
from triage.protocol.level import Level
from triage.protocol.protocol import Protocol
from triage.protocol.question import Question, QuestionKind
from triage.protocol.rule import Rule

_READ = ("heard", "asking", "asked", "outcome", "tips", "misses", "remembered", "memory", "pending")
_LEFT_OUT = ("last", "history", "seed", "is_slow")

MERGED = (
    "findings and values that no rule, question, cause or tip tells apart (one is walked for all)",
    "facts that no rule above the level already due, and no question that is left, reads",
    "everything heard once an emergency is due: every turn after it is the same advice",
    "what is remembered from another day, once it was taken up; memory off or refused",
    "which tips are left (how many decides what follows), the last words, the order of the asked",
)
"""What is merged, in the words of the report."""


class Sameness:
    """Gives the key of a state: two states with the same key go on alike."""

    def __init__(self, protocol: Protocol) -> None:
        """Work out, level by level, what the protocol still reads."""
        self._protocol = protocol
        self._bits = Bits(protocol)
        self._readings = {level: _Reading(protocol, self._bits, level) for level in Level}
        self._fitting: dict[tuple[int, int], frozenset[str]] = {}
        self._outcomes: dict[int, Outcome] = {}
        self._more = [f.name for f in fields(State) if f.name not in (*_READ, *_LEFT_OUT)]

    def key(self, state: State, spare: int) -> tuple[Hashable, Hashable]:
        """Give the key of a state from which `spare` more things will be told.

        Its second half counts the tips, which matter only once there was advice.
        """
        outcome = self._outcome(state.heard)
        is_advised = state.outcome is not None
        more = tuple(repr(getattr(state, name)) for name in self._more)
        again = state.last and state.last.level
        is_recalling = state.last is None or state.asking in RETURNING
        recalled = state.remembered if is_recalling else None
        kept = state.memory if state.memory in (Memory.ASKABLE, Memory.GIVEN) else None
        waiting = state.pending and self.key(apply(self._protocol, state, state.pending), spare)
        ahead = (
            outcome.level,
            state.asking,
            not state.history,
            is_advised,
            again,
            recalled,
            kept,
            waiting,
            more,
            spare,
        )
        if outcome.level is Level.EMERGENCY:
            return ahead, None
        is_of_another = state.heard.get("about") == "other"
        course = (*ahead, state.misses, is_of_another, state.outcome == outcome)
        tips = self._tips(state) if is_advised else None
        if is_advised and spare <= 0 and self._is_through(state):
            return course, tips
        reading = self._readings[outcome.level]
        asked = frozenset(state.asked) & reading.questions
        known = reading.of(state) if spare > 0 else reading.left_of(state)
        return (*course, len(state.asked), asked, known), tips

    def _outcome(self, heard: Heard) -> Outcome:
        """Assess what was heard, once for all that meets the same conditions."""
        met = self._bits.met(heard)
        outcome = self._outcomes.get(met)
        if outcome is None:
            outcome = self._outcomes[met] = assess(self._protocol, heard)
        return outcome

    def _is_through(self, state: State) -> bool:
        """Tell whether nothing is left to ask; after a correction something may be again."""
        if state.asking in self._protocol.questions:
            return False
        return next_question(self._protocol, state.heard, state.asked) is None

    def _tips(self, state: State) -> tuple[int, int]:
        """Count the tips that fit and are left: they hang on what is there or not sure alone."""
        read = self._bits.met(state.heard), self._bits.unsure(state.heard)
        fitting = self._fitting.get(read)
        if fitting is None:
            fitting = frozenset(tip.id for tip in tips_for(self._protocol, state.heard))
            self._fitting[read] = fitting
        return len(fitting), len(fitting.difference(state.tips))


class _Reading:
    """What of the facts can still matter once a level is due, as bits of one number."""

    def __init__(self, protocol: Protocol, bits: Bits, level: Level) -> None:
        rules = [rule for rule in protocol.rules.values() if rule.level > level]
        asked = [q for q in protocol.questions.values() if _can_matter(q, rules, level)]
        self.questions = frozenset(question.id for question in asked)
        self._masks: dict[tuple[str, Value], int] = {}
        self._conditions = _conditions_of(rules, asked)
        marks = [*self._conditions, *_standings(protocol, level, rules, asked)]
        self._bits = {mark: 1 << place for place, mark in enumerate(marks)}
        self._rest = Rest(protocol, bits, level, asked)
        self._is_exact = level is Level.SELF_CARE

    def of(self, state: State) -> int:
        """Give all that can still matter of what was heard."""
        total = 0
        for pair in state.heard.items():
            mask = self._masks.get(pair)
            if mask is None:
                mask = self._masks[pair] = self._mask(*pair)
            total |= mask
        return total

    def left_of(self, state: State) -> Hashable:
        """Give what can still matter if nothing more is told: what answers can still bring."""
        known = self.of(state)
        if self._is_exact:
            return known
        return self._rest.of(state.heard)

    def _mask(self, fact: str, value: Value) -> int:
        met = [c for c in self._conditions if c.fact == fact and c.holds({fact: value})]
        standing = [(fact, "known"), (fact, value)]
        return sum(self._bits.get(mark, 0) for mark in (*met, *standing))


def _can_matter(question: Question, rules: list[Rule], level: Level) -> bool:
    """Tell whether the question can still be asked: a rule above the level hangs on it."""
    brought = {*question.asks_about, *(setting.fact for setting in question.yes_means)}
    hangs = any(c.fact in brought for rule in rules for c in rule.conditions)
    return hangs or level is Level.SELF_CARE


def _conditions_of(rules: list[Rule], questions: list[Question]) -> list[Condition]:
    found = [condition for rule in rules for condition in rule.conditions]
    for question in questions:
        found += question.relevant_when
        found += [Condition(setting.fact) for setting in question.unsure_means]
    return list(dict.fromkeys(found))


def _standings(
    protocol: Protocol, level: Level, rules: list[Rule], questions: list[Question]
) -> list[tuple[str, Value]]:
    """Give the pairs of a fact and how it stands that a question reads beside the conditions.

    Whether it is known decides if it is still open; 'not sure' is still open to a 'which', and a
    finding that was named answers one. With no level due, self-care hangs on every 'no'.
    """
    is_open = {c.fact for rule in rules for c in rule.conditions} & protocol.askable
    which = [q for q in questions if q.kind is QuestionKind.WHICH]
    found = {(fact, "known") for fact in is_open}
    found |= {(f, "known") for q in questions if q.only_if_all_open for f in q.settles}
    found |= {(fact, Answer.UNSURE) for q in which for fact in q.asks_about}
    found |= {(f, Answer.YES) for q in which for f in (*q.asks_about, *q.naming_covers)}
    found |= {
        (f, value) for q in which for f in q.naming_covers for value in protocol.facts[f].values
    }
    if level is Level.SELF_CARE:
        asked = {fact for question in questions for fact in question.asks_about}
        found |= {(fact, answer) for fact in asked for answer in Answer}
    return sorted(found)
