"""Scoring: the counts behind every figure, for each way and each expected level."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from evaluation.consultation import Consultation
from evaluation.vignette import Vignette
from triage import Level


@dataclass(frozen=True)
class Result:
    """One case brought in one way, and how its advice compares with what was right."""

    case: Vignette
    way: str
    consultation: Consultation

    @property
    def is_exact(self) -> bool:
        """Tell whether the advice is the expected one."""
        return self.consultation.level is self.case.expected

    @property
    def is_acceptable(self) -> bool:
        """Tell whether the advice is one that a clinician could defend."""
        return self.consultation.level in self.case.acceptable

    @property
    def is_safe(self) -> bool:
        """Tell whether the advice is at least the least acceptable one; no advice is not safe."""
        level = self.consultation.level
        return level is not None and level >= self.case.least

    @property
    def is_missed_emergency(self) -> bool:
        """Tell whether it is an emergency and the advice is below what is acceptable."""
        return self.case.expected is Level.EMERGENCY and not self.is_safe

    @property
    def is_emergency_below_urgent(self) -> bool:
        """Tell whether it is an emergency that was told to wait longer than today."""
        level = self.consultation.level
        is_late = level is None or level < Level.URGENT
        return self.case.expected is Level.EMERGENCY and is_late

    @property
    def is_over_triaged(self) -> bool:
        """Tell whether the advice is above everything that is acceptable."""
        level = self.consultation.level
        return level is not None and level > max(self.case.acceptable)

    @property
    def is_above_expected(self) -> bool:
        """Tell whether the advice is above the expected one, acceptable or not."""
        level = self.consultation.level
        return level is not None and level > self.case.expected


@dataclass(frozen=True)
class Counts:
    """The counts over some results; every share is one of them over `cases`."""

    cases: int
    exact: int
    acceptable: int
    safe: int
    missed_emergencies: int
    emergencies_below_urgent: int
    above_expected: int
    over_triaged: int
    questions: tuple[int, ...]
    """How many questions each case was asked, in the order of the cases."""

    @property
    def median_questions(self) -> float:
        """Give the median number of questions; 0 where there is no case."""
        return float(median(self.questions)) if self.questions else 0.0

    @property
    def most_questions(self) -> int:
        """Give the largest number of questions."""
        return max(self.questions, default=0)


def count(results: Sequence[Result]) -> Counts:
    """Count what the figures are made of."""
    return Counts(
        cases=len(results),
        exact=sum(result.is_exact for result in results),
        acceptable=sum(result.is_acceptable for result in results),
        safe=sum(result.is_safe for result in results),
        missed_emergencies=sum(result.is_missed_emergency for result in results),
        emergencies_below_urgent=sum(result.is_emergency_below_urgent for result in results),
        above_expected=sum(result.is_above_expected for result in results),
        over_triaged=sum(result.is_over_triaged for result in results),
        questions=tuple(len(result.consultation.questions) for result in results),
    )


def count_by_level(results: Iterable[Result]) -> dict[Level | None, Counts]:
    """Count for each expected level, and under None for all cases together."""
    known = list(results)
    counts: dict[Level | None, Counts] = {
        level: count([result for result in known if result.case.expected is level])
        for level in Level
    }
    counts[None] = count(known)
    return counts
