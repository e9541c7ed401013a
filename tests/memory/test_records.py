"""The contract of the port, held by the adapters that run without AWS."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from memory.in_process import InProcessRecords
from memory.record import LASTS, Record
from memory.records import Conflict, Records
from memory.sqlite import SqliteRecords

RECORD = Record(
    talked=date(2026, 11, 25),
    consented=date(2026, 11, 20),
    content="abcdef01",
    began=date(2026, 11, 15),
    body_part=("eyelid", "calf"),
    places="several",
    level="self_care",
)


class Clock:
    """A clock that the test owns."""

    def __init__(self) -> None:
        """Begin on a day."""
        self.now = datetime(2026, 11, 25, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """The clock of the stores."""
    return Clock()


@pytest.fixture(params=["in process", "sqlite"])
def records(request: pytest.FixtureRequest, tmp_path: Path, clock: Clock) -> Iterator[Records]:
    """A fresh store of each kind."""
    if request.param == "sqlite":
        yield SqliteRecords(tmp_path / "records.db", clock)
    else:
        yield InProcessRecords(clock)


def test_what_was_written_is_read(records: Records) -> None:
    """All of it, once more written than before."""
    records.write("key", RECORD)

    found = records.read("key")

    assert found is not None
    assert replace(found, expires_at=0) == replace(RECORD, revision=1)
    assert records.read("other") is None


def test_a_record_is_written_over_only_by_who_read_it(records: Records) -> None:
    """Two devices of one person do not lose each other's."""
    records.write("key", RECORD)
    read = records.read("key")
    assert read is not None
    records.write("key", replace(read, level="urgent"))

    with pytest.raises(Conflict):
        records.write("key", replace(read, level="see_doctor"))
    with pytest.raises(Conflict):
        records.write("key", RECORD)

    found = records.read("key")
    assert found is not None
    assert (found.level, found.revision) == ("urgent", 2)


def test_after_sixty_days_it_is_as_if_it_had_never_been(records: Records, clock: Clock) -> None:
    """It is not read, and whoever writes anew is not held up by it."""
    records.write("key", RECORD)
    clock.now += LASTS

    assert records.read("key") is None
    records.write("key", RECORD)
    assert records.read("key") is not None


def test_what_is_deleted_is_gone(records: Records) -> None:
    """Once; then there is nothing to delete."""
    records.write("key", RECORD)

    assert records.delete("key")
    assert records.read("key") is None
    assert not records.delete("key")


def test_a_file_is_there_for_the_next_process_and_for_its_owner_alone(tmp_path: Path) -> None:
    """What was written by one is read by another."""
    file = tmp_path / "records.db"
    SqliteRecords(file).write("key", RECORD)

    assert SqliteRecords(file).read("key") is not None
    assert file.stat().st_mode & 0o777 == 0o600
