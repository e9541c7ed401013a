"""What may be wrong with a service, on demand."""

from __future__ import annotations

from dataclasses import dataclass

_STATUSES = ("401", "403", "404", "409", "429", "500", "503", "504")
KINDS = (*_STATUSES, "slow", "hung", "garbled")
"""A status to answer with; an answer that takes its time; none at all; one that is not JSON."""
_SECONDS = {"slow": 3.0, "hung": 12.0}
"""A slow service is still in time for the device; a hung one hangs up long after it gave up."""


@dataclass(frozen=True, slots=True)
class Outage:
    """One thing that is wrong with a service."""

    kind: str
    lasts: float | None = None
    """Seconds that a slow or hung service takes, where it is not as long as they do."""

    def __post_init__(self) -> None:
        """Refuse a kind that no service can have.

        Raises:
            ValueError: there is no such kind.
        """
        if self.kind not in KINDS:
            raise ValueError(f"there is no outage '{self.kind}': it is one of {', '.join(KINDS)}")

    @property
    def seconds(self) -> float:
        """How long a slow or hung service takes."""
        return _SECONDS.get(self.kind, 0.0) if self.lasts is None else self.lasts

    @property
    def status(self) -> int | None:
        """The HTTP status to answer with, if it is one of those."""
        return int(self.kind) if self.kind in _STATUSES else None
