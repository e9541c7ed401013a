"""Records in the memory of this process, for tests: gone with it."""

from datetime import datetime

from memory.record import Record, UnreadableRecord, dump_record, load_record
from memory.records import Conflict


class InProcessRecords:
    """Keeps the forms of records in a dictionary."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self.forms: dict[str, object] = {}

    def read(self, key: str, now: datetime) -> Record | None:
        """Give the record (see `Records`)."""
        return self._found(key, now)

    def _found(self, key: str, now: datetime) -> Record | None:
        if key not in self.forms:
            return None
        record = load_record(self.forms[key])
        return record if record.expires_at > now.timestamp() else None

    def write(self, key: str, record: Record, now: datetime) -> None:
        """Write a record (see `Records`)."""
        try:
            there = self._found(key, now)
        except UnreadableRecord as fault:
            raise Conflict from fault
        if there is not None and there.revision != record.revision:
            raise Conflict
        self.forms[key] = dump_record(record.lasting(now))

    def delete(self, key: str) -> bool:
        """Delete the record (see `Records`)."""
        return self.forms.pop(key, None) is not None
