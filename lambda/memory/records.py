"""The port: what every store of records promises. One contract test holds all of them to it."""

from datetime import datetime
from typing import Protocol

from memory.record import Record


class RecordsUnavailable(Exception):
    """The store could not be asked, or not in time. The message holds nothing private."""


class Conflict(Exception):
    """Somebody else wrote the record since it was read; nothing was written."""


class Records(Protocol):
    """Records by key. `now` is the time of the request, with its zone."""

    def read(self, key: str, now: datetime) -> Record | None:
        """Give the record, or None when there is none or it has expired.

        Raises:
            UnreadableRecord: there is one that this version cannot read.
            RecordsUnavailable: the store cannot be asked.
        """

    def write(self, key: str, record: Record, now: datetime) -> None:
        """Write a record that was read at `record.revision`, 0 for a new one.

        Raises:
            Conflict: there is one of another revision that has not expired.
            RecordsUnavailable: the store cannot be asked.
        """

    def delete(self, key: str) -> bool:
        """Delete the record, whatever it is; tell whether there was one.

        Raises:
            RecordsUnavailable: the store cannot be asked.
        """
