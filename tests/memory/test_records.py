"""The contract of the port, held by every store there is."""

from dataclasses import replace
from datetime import timedelta

import pytest

from memory.record import LASTS, Record
from memory.records import Conflict, Records
from tests.memory.conftest import NOW


def test_what_was_written_is_read(records: Records, record: Record) -> None:
    """All of it, once more written than before, for as long as a record lasts."""
    records.write("key", record, NOW)

    expires = int((NOW + LASTS).timestamp())
    assert records.read("key", NOW) == replace(record, revision=1, expires_at=expires)
    assert records.read("other", NOW) is None


def test_a_record_may_be_almost_empty(records: Records, record: Record) -> None:
    """Of a person of whom nothing is known but the leave."""
    bare = Record(talked=record.talked, consented=record.consented, content=record.content)
    records.write("key", bare, NOW)

    found = records.read("key", NOW)

    assert found is not None
    assert replace(found, expires_at=0) == replace(bare, revision=1)


def test_a_record_is_written_over_only_by_who_read_it(records: Records, record: Record) -> None:
    """Two devices of one person do not lose each other's."""
    records.write("key", record, NOW)
    read = records.read("key", NOW)
    assert read is not None
    records.write("key", replace(read, level="urgent"), NOW)

    with pytest.raises(Conflict):
        records.write("key", replace(read, level="see_doctor"), NOW)
    with pytest.raises(Conflict):
        records.write("key", record, NOW)

    found = records.read("key", NOW)
    assert found is not None
    assert (found.level, found.revision) == ("urgent", 2)


def test_after_sixty_days_it_is_as_if_it_had_never_been(records: Records, record: Record) -> None:
    """To the second: it is not read, and whoever writes anew is not held up by it."""
    records.write("key", record, NOW)
    last = NOW + LASTS - timedelta(seconds=1)

    assert records.read("key", last) is not None
    assert records.read("key", NOW + LASTS) is None
    records.write("key", record, NOW + LASTS)
    assert records.read("key", NOW + LASTS) is not None


def test_every_write_makes_it_last_anew(records: Records, record: Record) -> None:
    """Sixty days from the last conversation."""
    records.write("key", record, NOW)
    read = records.read("key", NOW)
    assert read is not None
    later = NOW + timedelta(days=40)
    records.write("key", read, later)

    assert records.read("key", NOW + LASTS) is not None
    assert records.read("key", later + LASTS) is None


def test_what_is_deleted_is_gone(records: Records, record: Record) -> None:
    """Once; then there is nothing to delete, and everything may be written anew."""
    records.write("key", record, NOW)

    assert records.delete("key")
    assert records.read("key", NOW) is None
    assert not records.delete("key")
    records.write("key", record, NOW)
