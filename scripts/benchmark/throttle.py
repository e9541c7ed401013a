"""A share of a processor, as Lambda gives it to a function's turns, though not to its start."""

import os
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

PERIOD = 20_000
"""Microseconds; the time in which a function may use its share and no more."""

GROUPS = Path("/sys/fs/cgroup")


class ThrottleError(Exception):
    """This machine lets us hold no process to a share; says why."""


class Throttle:
    """A control group (of either version) with a share of one processor."""

    def __init__(self, share: float) -> None:
        """Hold what is put into it to `share`; 0.29 is what 512 MB of memory bring."""
        quota = str(int(share * PERIOD))
        first = GROUPS / "cpu"
        self._group = (
            first if (first / "cpu.cfs_quota_us").exists() else GROUPS
        ) / f"bench-{os.getpid()}"
        limits = {"cpu.max": f"{quota} {PERIOD}"}
        if self._group.parent == first:
            limits = {"cpu.cfs_period_us": str(PERIOD), "cpu.cfs_quota_us": quota}
        try:
            self._group.mkdir()
            for name, limit in limits.items():
                (self._group / name).write_text(limit)
        except OSError as fault:
            raise ThrottleError(f"no control group can be made here: {fault}") from None

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Remove the group, which is empty by then."""
        with suppress(OSError):
            self._group.rmdir()

    def take(self, process: int) -> None:
        """Hold a process to the share from now on."""
        (self._group / "cgroup.procs").write_text(str(process))
