"""The report: all that was found, and what of it is wrong."""

from collections.abc import Iterator
from dataclasses import dataclass

from host.load.endurance import MOST_GROWTH, Endurance, Survival
from host.load.speed import Speed


@dataclass(frozen=True)
class Report:
    """Speed is told and not judged, since it is the machine's too; all else must be right."""

    speed: Speed
    endurance: Endurance
    survival: Survival

    def problems(self) -> Iterator[str]:
        """Give what is wrong."""
        if self.speed.errors or self.endurance.errors:
            yield f"{self.speed.errors + self.endurance.errors} requests were not answered"
        if self.endurance.growth > MOST_GROWTH:
            yield f"memory has grown by {self.endurance.growth} bytes"
        for outcome in (self.survival.calm, self.survival.disturbed):
            if outcome.different:
                yield f"{outcome.different} answers were not those of their conversations"
            if outcome.ways < self.survival.sessions / 4:
                yield f"only {outcome.ways} conversations were told apart"
        if not self.survival.disturbed.retries:
            yield "the killing was not noticed, so it proves nothing"
