"""Causes and tips, and which of them fit what the person said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from triage.protocol.condition import Condition
from triage.protocol.fact import Answer
from triage.protocol.heard import Heard
from triage.protocol.source import Citation


@dataclass(frozen=True)
class Tip:
    """One thing to try."""

    id: str
    citation: Citation
    is_general: bool = False
    """Fits everyone, and is told after the person's own."""
    unless: tuple[Condition, ...] = ()
    """Never given when one of these holds, because it could do harm."""

    only_when: tuple[Condition, ...] = ()
    """Given only when one of these holds; to everyone when there are none."""

    is_first: bool = False
    """Told before the tips for the person's own causes."""

    is_for_self_care: bool = False
    """Says less than the advice of any higher level."""

    general_unless: tuple[Condition, ...] = ()
    """Where one of these holds it is told for a cause alone, and is no general tip."""

    def is_safe(self, heard: Heard) -> bool:
        """Tell whether the tip may be given to this person; where they are not sure, it may not."""
        return not any(c.holds(heard) or heard.get(c.fact) == Answer.UNSURE for c in self.unless)

    def is_general_for(self, heard: Heard) -> bool:
        """Tell whether the tip is told to this person without a cause for it."""
        return self.is_general and not any(c.holds(heard) for c in self.general_unless)

    def fits(self, heard: Heard) -> bool:
        """Tell whether the tip is one for this person."""
        return not self.only_when or any(condition.holds(heard) for condition in self.only_when)


@dataclass(frozen=True)
class Cause:
    """Something that can make a muscle twitch."""

    id: str
    citation: Citation
    suggested_by: tuple[Condition, ...] = ()
    """Each that holds makes the cause more worth mentioning."""
    tips: tuple[str, ...] = ()
    is_volunteered: bool = True
    """False for what is named only to a person who asks about it."""


def rank_causes(causes: Iterable[Cause], heard: Heard) -> tuple[Cause, ...]:
    """Give the causes that the person's own words suggest, the best supported first.

    Causes with equal support keep the order of the content.
    """
    supported = [
        (sum([condition.holds(heard) for condition in cause.suggested_by]), cause)
        for cause in causes
        if cause.is_volunteered
    ]
    supported.sort(key=lambda pair: -pair[0])
    return tuple(cause for count, cause in supported if count)


def first_suggested(causes: Iterable[Cause], told: Heard) -> Cause | None:
    """Give the first cause that a finding suggests, also one that is not volunteered."""
    findings = {fact: value for fact, value in told.items() if value == Answer.YES}
    suggested = (cause for cause in causes if any(c.holds(findings) for c in cause.suggested_by))
    return next(suggested, None)


def fitting_tips(causes: Iterable[Cause], tips: Mapping[str, Tip], heard: Heard) -> tuple[Tip, ...]:
    """Give the tips for these causes, then the general ones, each once, none that could harm.

    Of the general ones, those for the person's own group come first.
    """
    wanted = [tips[tip_id] for cause in causes for tip_id in cause.tips]
    general = sorted(
        (t for t in tips.values() if t.is_general_for(heard)), key=lambda t: not t.only_when
    )
    found = {tip.id: tip for tip in (*(t for t in general if t.is_first), *wanted, *general)}
    return tuple(tip for tip in found.values() if tip.is_safe(heard) and tip.fits(heard))
