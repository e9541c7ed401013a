"""SQLite: a file that outlives processes, crashes and broken rows."""

import json
import multiprocessing
import os
import signal
import sqlite3
import time
from dataclasses import replace
from pathlib import Path

import pytest

from memory.record import Record, UnreadableRecord
from memory.records import Conflict, RecordsUnavailable
from memory.sqlite import SqliteRecords
from tests.memory.conftest import NOW

WRITERS, WRITES = 4, 25


def test_a_file_is_there_for_the_next_process_and_for_its_owner_alone(
    tmp_path: Path, record: Record
) -> None:
    """What was written by one is read by another."""
    file = tmp_path / "records.db"
    SqliteRecords(file).write("key", record, NOW)

    assert SqliteRecords(file).read("key", NOW) is not None
    assert file.stat().st_mode & 0o777 == 0o600


def add_one_place(file: Path, number: int) -> None:
    """Write as two devices would: read, change, and once more where another was first."""
    records = SqliteRecords(file)
    for turn in range(WRITES):
        while True:
            read = records.read("key", NOW)
            assert read is not None
            grown = replace(read, body_part=(*read.body_part, f"{number}.{turn}"))
            try:
                records.write("key", grown, NOW)
            except Conflict:
                continue
            break


def test_processes_that_write_at_once_lose_nothing(tmp_path: Path, record: Record) -> None:
    """Every change of every process is in the record at the end."""
    file = tmp_path / "records.db"
    SqliteRecords(file).write("key", replace(record, body_part=()), NOW)
    # Their own start, not a copy of this process: a copy would share its threads' locks.
    context = multiprocessing.get_context("spawn")
    writers = [
        context.Process(target=add_one_place, args=(file, number)) for number in range(WRITERS)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert [writer.exitcode for writer in writers] == [0] * WRITERS
    found = SqliteRecords(file).read("key", NOW)
    assert found is not None
    assert len(set(found.body_part)) == WRITERS * WRITES
    assert found.revision == 1 + WRITERS * WRITES


def write_without_end(file: Path, record: Record, written: Path) -> None:
    """Write record after record; note each that was written."""
    records = SqliteRecords(file)
    with written.open("a", encoding="utf-8") as notes:
        for number in range(1_000_000):
            records.write(f"key {number}", record, NOW)
            notes.write(f"key {number}\n")
            notes.flush()


def test_a_process_killed_while_it_writes_loses_nothing_that_was_written(
    tmp_path: Path, record: Record
) -> None:
    """Whatever was told to be written is there, whole, and the file can be written on."""
    file, written = tmp_path / "records.db", tmp_path / "written"
    context = multiprocessing.get_context("spawn")
    for _ in range(3):
        written.unlink(missing_ok=True)
        file.unlink(missing_ok=True)
        writer = context.Process(target=write_without_end, args=(file, record, written))
        writer.start()
        while not written.exists() or written.stat().st_size < 200:
            assert writer.is_alive()
            time.sleep(0.01)
        assert writer.pid is not None
        os.kill(writer.pid, signal.SIGKILL)
        writer.join()

        records = SqliteRecords(file)
        keys = written.read_text(encoding="utf-8").splitlines()
        assert len(keys) > 1
        for key in keys:
            assert records.read(key, NOW) is not None
        records.write("after", record, NOW)


@pytest.mark.parametrize(
    ("form", "fault"),
    [("not json", "no JSON"), ("[]", "does not read"), (json.dumps({"schema": 3}), "newer")],
)
def test_a_record_that_cannot_be_read_is_said_to_be_so_and_left_alone(
    tmp_path: Path, record: Record, form: str, fault: str
) -> None:
    """Nobody writes over it, not even as if there were none; only 'forget me' deletes it."""
    file = tmp_path / "records.db"
    records = SqliteRecords(file)
    records.write("key", record, NOW)
    with sqlite3.connect(file) as database:
        database.execute("update records set form = ?", (form,))

    with pytest.raises(UnreadableRecord, match=fault):
        records.read("key", NOW)
    with pytest.raises(Conflict):
        records.write("key", record, NOW)
    assert records.delete("key")


def test_a_file_that_cannot_be_used_is_named_by_its_kind_of_fault(tmp_path: Path) -> None:
    """A folder that is not there; a file that is no database."""
    with pytest.raises(RecordsUnavailable, match="OperationalError"):
        SqliteRecords(tmp_path / "nowhere" / "records.db")
    other = tmp_path / "other"
    other.write_text("this is no database, and long enough to be seen to be none" * 20)
    with pytest.raises(RecordsUnavailable, match="DatabaseError"):
        SqliteRecords(other)


def test_a_file_held_by_another_is_waited_for_and_then_left(
    tmp_path: Path, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within the time that a person waits."""
    file = tmp_path / "records.db"
    records = SqliteRecords(file)
    monkeypatch.setattr("memory.sqlite.PATIENCE", 0.1)
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("begin immediate")

    with pytest.raises(RecordsUnavailable, match="OperationalError"):
        records.write("key", record, NOW)

    holder.rollback()
    holder.close()
    records.write("key", record, NOW)
