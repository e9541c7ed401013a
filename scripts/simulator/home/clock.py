"""The clock of a device, which the tester owns."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta


def now() -> datetime:
    """Tell the time, in UTC."""
    return datetime.now(UTC)


class Clock:
    """A clock that can be moved on. It goes as its source does, ahead by what it was moved.

    Nobody waits for it: two weeks pass when the tester says so.
    """

    def __init__(self, source: Callable[[], datetime] = now) -> None:
        """Start at the source's time; a source that always says the same makes it stand still."""
        self._source = source
        self._ahead = timedelta()

    @classmethod
    def at(cls, moment: datetime) -> Clock:
        """Make a clock that stands at a moment until it is moved.

        Raises:
            ValueError: the moment has no time zone.
        """
        if moment.tzinfo is None:
            raise ValueError("a clock needs a moment with its time zone")
        return cls(lambda: moment)

    def __call__(self) -> datetime:
        """Tell the time, with its time zone."""
        return self._source() + self._ahead

    def move_on(self, span: timedelta) -> None:
        """Let time pass.

        Raises:
            ValueError: the span is negative, for sessions and reminders cannot be undone.
        """
        if span < timedelta():
            raise ValueError("time goes forward only")
        self._ahead += span
