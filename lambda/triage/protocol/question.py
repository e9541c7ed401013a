"""Questions: what is asked, which facts that settles, and what each answer amounts to."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from triage.protocol.condition import Condition
from triage.protocol.fact import Answer, Fact, Setting, Value
from triage.protocol.heard import Heard, settings_as_told
from triage.protocol.source import Citation


class QuestionKind(StrEnum):
    """What a question is for, which decides when it is asked."""

    SCREEN = "screen"
    """Asks whether any of several findings is there; 'no' clears them all."""
    WHICH = "which"
    """After a bare 'yes' to a screen: which of its findings is it?"""
    VALUE = "value"
    """Asks for a number of days or a choice."""
    HABITS = "habits"
    """Helps to pick tips, and cannot raise the level."""


SMALL_AFTER = 2
"""After so many misses a question is put in its smallest form."""

_NOT_THERE = (Answer.NO, Answer.UNSURE)


@dataclass(frozen=True)
class Question:
    """One thing to ask."""

    id: str
    kind: QuestionKind
    citation: Citation
    settles: tuple[str, ...]
    """The facts that it asks about."""
    also_clears: tuple[str, ...] = ()
    """Facts that it asks about too, which alone are no danger: they decide what else is asked."""
    is_danger: bool = False
    """Self-care is out of reach until this has been answered 'no'."""
    yes_is_fine: bool = False
    """'Yes' is the harmless answer, as to 'are they awake?'."""
    only_if_all_open: bool = False
    """Asked only while nothing that it settles is known, so that nobody repeats themselves."""
    relevant_when: tuple[Condition, ...] = ()
    """Asked only when one of these holds; always when there are none."""
    known_when: tuple[Condition, ...] = ()
    """Where one of these holds, it does not ask who the person is."""
    grown_when: tuple[Condition, ...] = ()
    """Where one of these holds, it does not ask whether it is a child."""
    yes_means: tuple[Setting, ...] = ()
    """What a bare 'yes' amounts to."""
    no_means: tuple[Setting, ...] = ()
    """What 'no' amounts to beyond clearing what it settles."""
    unsure_means: tuple[Setting, ...] = ()
    """What 'not sure', or no answer that could be understood, counts as."""
    small_yes_means: tuple[Setting, ...] = ()
    """What 'yes' amounts to in the smallest form of a question that takes none otherwise."""
    small_no_means: tuple[Setting, ...] = ()
    """What 'no' amounts to there."""
    naming_covers: tuple[str, ...] = ()
    """Further findings that are an answer when named here, though 'no' does not clear them."""
    naming_means: tuple[Setting, ...] = ()
    """What naming any of them in answer to this question adds."""
    meaning: tuple[str, ...] = ()
    """The topics that say what its hard words mean, the hardest first."""

    @property
    def brings(self) -> tuple[str, ...]:
        """Give the facts that an answer can bring."""
        meant = (*self.yes_means, *self.no_means, *self.unsure_means, *self.naming_means)
        return (*self.asks_about, *self.naming_covers, *(setting.fact for setting in meant))

    @cached_property
    def asks_about(self) -> tuple[str, ...]:
        """Give every fact that the question asks about."""
        return self.settles + self.also_clears

    @cached_property
    def settled_by_no(self) -> tuple[str, ...]:
        """Give every fact that 'no' clears: what is asked about, and what 'yes' would mean."""
        return self.asks_about + tuple(setting.fact for setting in self.yes_means)

    @cached_property
    def _all_settled_by_no(self) -> frozenset[str]:
        return frozenset(self.settled_by_no)

    def is_answered(self, heard: Heard) -> bool:
        """Tell whether something has been heard of every fact that 'no' clears."""
        return heard.keys() >= self._all_settled_by_no

    def is_relevant(self, heard: Heard) -> bool:
        """Tell whether there is a reason to ask."""
        if self.only_if_all_open and not heard.keys().isdisjoint(self.settles):
            return False
        if not self.relevant_when:
            return True
        for condition in self.relevant_when:
            if condition.fact in heard and condition.holds(heard):
                return True
        return False

    def covers(self, fact_id: str) -> bool:
        """Tell whether naming this fact is an answer to the question."""
        return fact_id in self.asks_about or fact_id in self.naming_covers

    def is_named_in(self, told: Mapping[str, Value]) -> bool:
        """Tell whether something that was told as there is an answer to the question."""
        return any(self.covers(fact) for fact, value in told.items() if value not in _NOT_THERE)

    def is_answered_in_part(self, told: Mapping[str, Value]) -> bool:
        """Tell whether 'any of the others?' is what is left to ask: some was found or denied."""
        if self.kind is not QuestionKind.SCREEN or self.yes_is_fine:
            return False
        return any(self.covers(fact) and told[fact] != Answer.UNSURE for fact in told)

    @property
    def harmless(self) -> Answer:
        """Give the answer by which the person says that nothing is there."""
        return Answer.YES if self.yes_is_fine else Answer.NO

    def takes(self, answer: Answer, misses: int) -> bool:
        """Tell whether yes, no or not sure answers this question, rather than missing it.

        After `SMALL_AFTER` misses it is put in its smallest form, which may take yes and no.
        """
        if self.kind is QuestionKind.SCREEN or answer is Answer.UNSURE:
            return True
        if self.kind is QuestionKind.HABITS:
            return answer is Answer.NO
        is_yes = answer is Answer.YES
        if misses >= SMALL_AFTER and (self.small_yes_means if is_yes else self.small_no_means):
            return True
        return bool(self.yes_means if is_yes else self.no_means)

    def told_by(self, answer: Answer, facts: Mapping[str, Fact], heard: Heard) -> dict[str, Value]:
        """Give what an answer to this question tells, in the form that `hear` takes.

        'Yes' to a screen leaves its findings 'not sure' one by one: it is at least one of them.
        """
        if self.yes_is_fine and answer is not Answer.UNSURE:
            answer = Answer.NO if answer is Answer.YES else Answer.YES
        value, yes = (Answer.NO if answer is Answer.NO else Answer.UNSURE), Answer.YES
        told: dict[str, Value] = {
            fact_id: value
            for fact_id in self.settled_by_no
            if facts[fact_id].is_finding and heard.get(fact_id) != yes
        }
        return told | settings_as_told(facts, self._meaning_of(answer))

    def _meaning_of(self, answer: Answer) -> tuple[Setting, ...]:
        """Give what an answer amounts to beyond what it settles."""
        if answer is Answer.UNSURE:
            return self.unsure_means
        if answer is Answer.YES:
            return self.yes_means or self.small_yes_means
        return self.no_means or self.small_no_means
