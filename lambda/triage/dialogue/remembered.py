"""What is remembered from one conversation to the next, by the person's leave, and nothing else."""

from dataclasses import dataclass
from enum import StrEnum

from triage.protocol.level import Level


class Memory(StrEnum):
    """Whether something may be remembered after this conversation."""

    OFF = "off"
    """Nothing is kept here."""
    UNREADABLE = "unreadable"
    """Something may be kept, and could not be read."""
    ASKABLE = "askable"
    """The person may be asked for leave."""
    GIVEN = "given"
    """The person gave leave, now or earlier."""
    REFUSED = "refused"
    """The person said no, wants to be forgotten, or is somebody else."""


@dataclass(frozen=True)
class Remembered:
    """What is known from an earlier conversation. Whoever holds the clock counts the days."""

    days_ago: int = 0
    """Days since that conversation."""
    duration_days: int | None = None
    """Days since the twitching began, counted on to today."""
    body_part: tuple[str, ...] = ()
    places: str | None = None
    level: Level | None = None
    """The last advice; None when there was none, or the twitching is gone."""
    is_broken_off: bool = False
    revision: int = 0
    """How often it was written: handed back, so that nobody's newer record is written over."""

    @property
    def is_of_a_twitch(self) -> bool:
        """Tell whether there is a twitch to come back to."""
        return self.level is not None or self.is_broken_off

    @property
    def is_grave(self) -> bool:
        """Tell whether the person was asked to get help within the day."""
        return self.level is not None and self.level >= Level.URGENT
