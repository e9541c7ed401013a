"""What may be wrong with a service, on demand."""

from __future__ import annotations

from dataclasses import dataclass

_STATUSES = ("401", "403", "404", "409", "429", "500", "503", "504")
KINDS = (*_STATUSES, "slow", "hung", "garbled")
"""A status to answer with; an answer after three seconds; none at all; one that is not JSON."""
SECONDS_IF_SLOW = 3.0


@dataclass(frozen=True, slots=True)
class Outage:
    """One thing that is wrong with a service."""

    kind: str
    seconds: float = SECONDS_IF_SLOW
    """How long a slow service takes."""

    def __post_init__(self) -> None:
        """Refuse a kind that no service can have.

        Raises:
            ValueError: there is no such kind.
        """
        if self.kind not in KINDS:
            raise ValueError(f"there is no outage '{self.kind}': it is one of {', '.join(KINDS)}")

    @property
    def status(self) -> int | None:
        """The HTTP status to answer with, if it is one of those."""
        return int(self.kind) if self.kind in _STATUSES else None
