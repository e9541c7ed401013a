"""Facts: what can be known about the person and the twitch, and the values each can take."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class Answer(StrEnum):
    """A three-valued answer. 'Not sure' is an answer of its own and never counts as no."""

    NO = "no"
    UNSURE = "unsure"
    YES = "yes"


Value = Answer | int | str | tuple[str, ...]
"""What is known of a fact: an answer, days, one choice, or several parts."""


class FactKind(StrEnum):
    """What a fact is about, which decides the values it takes."""

    SYMPTOM = "symptom"
    """Something the person feels or shows: yes, no or not sure."""
    EXPOSURE = "exposure"
    """Something the person does, takes or went through: yes, no or not sure."""
    CONDITION = "condition"
    """A diagnosis or state that the person tells us: yes, no or not sure."""
    SIGN = "sign"
    """What a bare 'yes' or 'not sure' to a question amounts to: yes, no or not sure."""
    DAYS = "days"
    """Whole days, zero or more."""
    CHOICE = "choice"
    """One of `values`, listed from the least to the most cautious."""
    PARTS = "parts"
    """One or more of `values`."""


FINDING_KINDS = (FactKind.SYMPTOM, FactKind.EXPOSURE, FactKind.CONDITION, FactKind.SIGN)

BOTH = "_both"
"""Ends what stands for a part on both sides, such as `calf_both`: two places, not one."""

NAMED_WITH = "."
"""Joins a finding and the part that it is named with: `tremor.hand` for 'my hand shakes'."""

_CAUTION = (Answer.NO, Answer.UNSURE, Answer.YES)


@dataclass(frozen=True)
class Setting:
    """A value that a fact is given: the finding is there, or the choice is this one."""

    fact: str
    value: str | None = None
    """None for a finding, which becomes yes; for days, the number."""


@dataclass(frozen=True)
class Fact:
    """One thing that can be known."""

    id: str
    kind: FactKind
    values: tuple[str, ...] = ()
    """For a choice, from the least to the most cautious; for parts, all that there are."""
    implies: tuple[Setting, ...] = ()
    """What else is known once this finding is there."""
    kind_of: tuple[str, ...] = ()
    """Findings that this one is a kind of though it does not imply them: they are never denied
    in the same breath."""
    several_mean: tuple[Setting, ...] = ()
    """For parts: what is known once two or more were named."""
    shows_part: bool = False
    """Whether the part that it is named with is where it twitches, as in 'my hand shakes'."""
    is_for_anyone: bool = False
    """Whether it counts whoever it is told of: somebody needs help, and it is heard here."""
    is_a_loss: bool = False
    """Whether who tells it has lost somebody, and is told first that we are sorry."""
    fear_of: str = ""
    """The cause that who tells this is afraid of, and is answered about as if they had asked."""

    @cached_property
    def is_finding(self) -> bool:
        """Tell whether the fact is answered yes, no or not sure."""
        return self.kind in FINDING_KINDS

    @cached_property
    def known(self) -> frozenset[str]:
        """Give the values without their order, among which one is found at once."""
        return frozenset(self.values)

    def is_kind_of(self, finding: str) -> bool:
        """Tell whether it says all that the other says, by implying it or as a kind of it."""
        return finding in self.kind_of or any(finding == each.fact for each in self.implies)

    def accepts(self, value: object) -> bool:
        """Tell whether `value` is one that this fact can take."""
        if self.is_finding:
            return isinstance(value, Answer)
        if self.kind is FactKind.DAYS:
            return isinstance(value, int) and not isinstance(value, bool) and value >= 0
        if self.kind is FactKind.CHOICE:
            return isinstance(value, str) and value in self.known
        return isinstance(value, tuple) and bool(value) and self.known.issuperset(value)

    def join(self, known: Value | None, told: Value) -> Value:
        """Give what is known after hearing `told`: the more cautious of the two, or both parts.

        Joining never moves down, so hearing more can never lower the level (invariant 3).
        """
        if known is None:
            return told
        if isinstance(known, tuple) and isinstance(told, tuple):
            return known + tuple(part for part in told if part not in known)
        return max(known, told, key=self._caution)

    def _caution(self, value: Value) -> int:
        if isinstance(value, Answer):
            return _CAUTION.index(value)
        if isinstance(value, int):
            return value
        return self.values.index(str(value))
