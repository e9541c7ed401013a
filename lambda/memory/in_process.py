"""Records in the memory of this process, for tests: gone with it."""

from memory.record import Record, UnreadableRecord, dump_record, load_record
from memory.records import Clock, Conflict, utc_now


class InProcessRecords:
    """Keeps the forms of records in a dictionary."""

    def __init__(self, clock: Clock = utc_now) -> None:
        """Keep nothing yet."""
        self.forms: dict[str, object] = {}
        self._clock = clock

    def read(self, key: str) -> Record | None:
        """Give the record (see `Records`)."""
        return self._found(key)

    def _found(self, key: str) -> Record | None:
        if key not in self.forms:
            return None
        record = load_record(self.forms[key])
        return record if record.expires_at > self._clock().timestamp() else None

    def write(self, key: str, record: Record) -> None:
        """Write a record (see `Records`)."""
        try:
            there = self._found(key)
        except UnreadableRecord as fault:
            raise Conflict from fault
        if (there.revision if there else 0) != record.revision and there is not None:
            raise Conflict
        self.forms[key] = dump_record(record.lasting(self._clock()))

    def delete(self, key: str) -> bool:
        """Delete the record (see `Records`)."""
        return self.forms.pop(key, None) is not None
