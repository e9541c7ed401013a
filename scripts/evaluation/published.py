"""What others reached: published figures of symptom checkers, for comparison.

Their cases are of general medicine and ours are all of twitches, so a figure beside ours shows how
hard triage by asking is, not that this skill is better.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from triage import Level


@dataclass(frozen=True)
class PublishedFigure:
    """Shares of right triage advice, in percent, as a study reports them."""

    study: str
    tested: str
    """What was tested, and on what."""
    overall: float
    by_level: MappingProxyType[Level, float]
    """The levels that the study reports; where it has fewer than ours, the nearest."""
    address: str

    def share(self, level: Level | None) -> float | None:
        """Give the share for a level, or for all under None; None where it is not reported."""
        return self.overall if level is None else self.by_level.get(level)


PUBLISHED: Final = (
    PublishedFigure(
        "Semigran 2015",
        "23 symptom checkers, 45 vignettes, 532 runs; 'non-emergent' stands under see_doctor",
        57,
        MappingProxyType({Level.SELF_CARE: 33, Level.SEE_DOCTOR: 55, Level.EMERGENCY: 80}),
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC4496786",
    ),
    PublishedFigure(
        "Hill 2020",
        "19 symptom checkers that triage, 48 vignettes, 688 runs",
        49,
        MappingProxyType(
            {
                Level.SELF_CARE: 40,
                Level.SEE_DOCTOR: 30,
                Level.URGENT: 56,
                Level.EMERGENCY: 63,
            }
        ),
        "https://doi.org/10.5694/mja2.50600",
    ),
    PublishedFigure(
        "Schmieding 2022",
        "22 apps, the 45 vignettes of Semigran; median of the apps",
        55.8,
        MappingProxyType({}),
        "https://www.jmir.org/2022/5/e31810",
    ),
)
