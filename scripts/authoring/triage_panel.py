"""What the page of the simulator shows of this skill: what is known, what is open, which rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from authoring.book.words import Words, title
from simulator.panel import Chip, Chips, Known, Ladder, Mark, Panel, Rung, Standing, Steps, Tone
from triage import Content, Level
from triage.assessment import assess
from triage.dialogue.outlook import UNKNOWN_PART, questions_left
from triage.dialogue.paraphrase import spoken_days
from triage.dialogue.plain_value import StateError
from triage.dialogue.state import OFFERS, State
from triage.dialogue.state_form import load_state
from triage.protocol.fact import Answer, Fact, FactKind, Value
from triage.protocol.heard import Heard
from triage.protocol.protocol import Protocol
from triage.protocol.question import Question, QuestionKind
from triage.protocol.rule import Rule

_LEVELS = {
    Level.EMERGENCY: ("Emergency", Tone.ALARM),
    Level.URGENT: ("Doctor today", Tone.WARN),
    Level.SEE_DOCTOR: ("See a doctor", Tone.NOTICE),
    Level.SELF_CARE: ("Self-care", Tone.CALM),
}
_SELF_CARE_NOTE = "When every danger question was answered no."
_KNOWN = {Answer.YES: Known.YES, Answer.NO: Known.NO, Answer.UNSURE: Known.UNSURE}
_MOST_NAMED = 5
"""Findings offered as buttons; more would bury the plain answers."""
_PLAIN_ANSWERS = ("yes", "no", "not sure")
_OFFER_ANSWERS = ("yes", "no")
_WHEN = ("since yesterday", "three weeks", "two months")
_WHERE_AND_WHEN = (
    "my calf since yesterday",
    "my eyelid for three weeks",
    "my thumb for two months",
)


class TriagePanel:
    """Reads the session attributes: `TriagePanel(content)(attributes)` is what is shown."""

    def __init__(self, content: Content) -> None:
        """Take the words for facts and rules from the content."""
        self._content, self._protocol = content, content.protocol
        self._words = Words(content)

    def __call__(self, attributes: Mapping[str, Any]) -> Panel:
        """Show where a conversation stands; a state that does not read is shown as that."""
        if not attributes:
            return self._panel(State())
        try:
            return self._panel(load_state(attributes, self._protocol, self._content.version))
        except StateError as error:
            return Panel(f"This state cannot be shown: {error}.", Tone.WARN)

    def _panel(self, state: State) -> Panel:
        headline, tone = _standing(state)
        blocks = (self._ladder(state), self._known(state.heard), self._way(state))
        return Panel(headline, tone, blocks, tuple(self._answers(state)))

    def _ladder(self, state: State) -> Ladder:
        level = state.outcome.level if state.outcome else _worst(self._protocol, state.heard)
        order = tuple(reversed(Level))
        rungs = tuple(self._rung(each, state.heard) for each in order)
        return Ladder("Rules", rungs, None if level is None else order.index(level))

    def _rung(self, level: Level, heard: Heard) -> Rung:
        note = _SELF_CARE_NOTE if level is Level.SELF_CARE else ""
        return Rung(*_LEVELS[level], self._marks(level, heard), note)

    def _marks(self, level: Level, heard: Heard) -> tuple[Mark, ...]:
        rules = (rule for rule in self._protocol.rules.values() if rule.level is level)
        return tuple(
            Mark(rule.id, title(rule.id), _stands(rule, heard), self._words.rule(rule))
            for rule in rules
        )

    def _known(self, heard: Heard) -> Chips:
        facts = self._protocol.facts
        found = [chip for fact, value in heard.items() for chip in self._chips(facts[fact], value)]
        return Chips("Heard", tuple(found), "Nothing yet.")

    def _chips(self, fact: Fact, value: Value) -> Iterator[Chip]:
        if isinstance(value, Answer):
            if fact.kind is not FactKind.SIGN or value is Answer.YES:
                yield Chip(self._words.fact(fact.id), _KNOWN[value])
        elif isinstance(value, tuple):
            parts = self._words.wording.parts
            yield from (Chip(parts[part]) for part in value if part != UNKNOWN_PART)
        elif isinstance(value, int):
            yield Chip(spoken_days(self._words.wording, value))
        else:
            yield Chip(f"{title(fact.id).lower()}: {value.replace('_', ' ')}")

    def _way(self, state: State) -> Steps:
        asking = state.asking if state.asking in self._protocol.questions else None
        done = tuple(title(question) for question in state.asked if question != asking)
        if state.outcome or not (state.asked or state.asking):
            return Steps("Questions", done)
        left = questions_left(self._protocol, state) - (asking is not None)
        return Steps("Questions", done, title(asking) if asking else None, max(0, left))

    def _answers(self, state: State) -> Iterator[str]:
        if state.asking in OFFERS:
            yield from _OFFER_ANSWERS
        question = self._protocol.questions.get(state.asking or "")
        if question:
            yield from self._answers_to(question)

    def _answers_to(self, question: Question) -> Iterator[str]:
        facts = [self._protocol.facts[fact] for fact in question.settles]
        named = [self._words.fact(fact.id) for fact in facts if fact.is_finding][:_MOST_NAMED]
        if question.kind is QuestionKind.SCREEN:
            yield from _PLAIN_ANSWERS
        elif question.kind is QuestionKind.WHICH:
            yield from (*named, "not sure")
        elif question.kind is QuestionKind.HABITS:
            yield from ("no", *named)
        else:
            asks_where = any(fact.kind is FactKind.PARTS for fact in facts)
            yield from (*(_WHERE_AND_WHEN if asks_where else _WHEN), "not sure")


def _stands(rule: Rule, heard: Heard) -> Standing:
    if rule.holds(heard):
        return Standing.HOLDS

    def is_open(fact_id: str) -> bool:
        return heard.get(fact_id, Answer.UNSURE) == Answer.UNSURE

    return Standing.POSSIBLE if rule.could_hold(heard, is_open) else Standing.OUT


def _worst(protocol: Protocol, heard: Heard) -> Level | None:
    """Give the level that the rules give so far; self-care is none before it is told."""
    level = assess(protocol, heard).level
    return None if level is Level.SELF_CARE else level


def _standing(state: State) -> tuple[str, Tone]:
    if state.outcome:
        label, tone = _LEVELS[state.outcome.level]
        return f"Advice: {label.lower()}", tone
    if state.asking or state.asked:
        return "Asking, danger first", Tone.PLAIN
    return "Nothing said yet", Tone.PLAIN
