"""The rest: what can still come of a conversation in which nothing more will be told.

Answers of yes, no and not sure bring signs, and clear findings. A rule that waits for a finding
that was cleared is out for good, and whatever only such rules read no longer matters.
"""

from collections.abc import Hashable, Sequence

from proof.bits import Bits, RuleBits
from triage.protocol.fact import Answer, Value
from triage.protocol.heard import Heard, is_present
from triage.protocol.level import Level
from triage.protocol.protocol import Protocol
from triage.protocol.question import Question, QuestionKind


class Rest:
    """Gives what is left of the rules above a level, and of the questions they hang on."""

    def __init__(
        self, protocol: Protocol, bits: Bits, level: Level, questions: Sequence[Question]
    ) -> None:
        """Take the level that is due, and the questions that can still be asked."""
        self._bits = bits
        self._rules = [rule for rule in bits.rules if rule.level > level]
        self._which = [q for q in questions if q.kind is QuestionKind.WHICH]
        self._reopened = {fact for question in self._which for fact in question.asks_about}
        volunteered = protocol.facts.keys() - protocol.askable
        self._volunteered = sum(map(bits.about, volunteered))
        """Conditions on what no question asks about: met already, or never."""
        self._brought = {q: sum(map(bits.about, _brought_by(q))) for q in questions}
        self._reasons = {q: bits.of(*q.relevant_when) for q in questions}
        self._settled: dict[tuple[str, Value], tuple[int, int]] = {}

    def of(self, heard: Heard) -> Hashable:
        """Give the rules that can still hold, what each waits for, and the questions left."""
        met = self._bits.met(heard)
        known, unsure = self._standing(heard)
        hopeless = (known | self._volunteered) & ~met & ~unsure
        left = [self._waits(rule, met, hopeless) for rule in self._rules]
        alive = [waits for waits in left if waits is not None]
        waited = 0
        for _, needed, others, _ in alive:
            waited |= needed | others
        questions = [
            self._question(question, heard, met, known)
            for question, brought in self._brought.items()
            if brought & waited
        ]
        named = tuple(question.is_named_in(heard) for question in self._which)
        return tuple(alive), unsure & waited, tuple(questions), named

    def _waits(self, rule: RuleBits, met: int, hopeless: int) -> tuple[str, int, int, int] | None:
        """Give what a rule waits for, and how many alternatives; None if it waits in vain."""
        if rule.all_of & hopeless:
            return None
        missing = rule.at_least - (rule.any_of & met).bit_count()
        others = rule.any_of & ~met & ~hopeless if missing > 0 else 0
        if others.bit_count() < missing:
            return None
        return rule.id, rule.all_of & ~met, others, missing

    def _standing(self, heard: Heard) -> tuple[int, int]:
        """Give the conditions on what is known, and those a 'which' still asks about."""
        known = unsure = 0
        for pair in heard.items():
            if pair not in self._settled:
                about = self._bits.about(pair[0])
                is_unsure = pair[0] in self._reopened and pair[1] == Answer.UNSURE
                self._settled[pair] = (about, about if is_unsure else 0)
            known |= self._settled[pair][0]
            unsure |= self._settled[pair][1]
        return known, unsure

    def _question(self, question: Question, heard: Heard, met: int, known: int) -> Hashable:
        """Give what decides whether a question is asked, beside the rules."""
        reasons = self._reasons[question]
        is_due = not reasons or bool(reasons & met)
        was_unsure = any(is_present(heard, setting.fact) for setting in question.unsure_means)
        is_partly_known = question.only_if_all_open and any(f in heard for f in question.settles)
        may_be = 0 if is_due else reasons & ~known
        return question.id, is_due, may_be, was_unsure, is_partly_known


def _brought_by(question: Question) -> frozenset[str]:
    means = (*question.yes_means, *question.unsure_means, *question.no_means)
    return frozenset((*question.asks_about, *(setting.fact for setting in means)))
