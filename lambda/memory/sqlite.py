"""Records in a SQLite file: for a machine of one's own, safe across processes and crashes."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from memory.record import Record, UnreadableRecord, dump_record, load_record
from memory.records import Conflict, RecordsUnavailable

PATIENCE = 2.0
"""Seconds to wait for another process that is writing."""

_TABLE = """
create table if not exists records (
    key text primary key, revision integer not null, expires_at integer not null, form text not null
) without rowid
"""
_WRITE = """
insert into records (key, revision, expires_at, form) values (?1, ?2, ?3, ?4)
on conflict (key) do update set revision = ?2, expires_at = ?3, form = ?4
where records.revision = ?5 or records.expires_at <= ?6
"""


class SqliteRecords:
    """Keeps each record in a row; a connection lives for one call."""

    def __init__(self, file: Path) -> None:
        """Keep them in this file, which is made when it is not there; its folder has to be.

        Raises:
            RecordsUnavailable: the file cannot be opened, or is no database.
        """
        self._file = file
        with self._open() as database:
            database.execute("pragma journal_mode = wal")
            database.execute(_TABLE)
        file.chmod(0o600)

    def read(self, key: str, now: datetime) -> Record | None:
        """Give the record (see `Records`)."""
        with self._open() as database:
            row = database.execute(
                "select form, expires_at from records where key = ?", (key,)
            ).fetchone()
        if row is None or row[1] <= now.timestamp():
            return None
        try:
            return load_record(json.loads(row[0]))
        except json.JSONDecodeError:
            raise UnreadableRecord("it is no JSON") from None

    def write(self, key: str, record: Record, now: datetime) -> None:
        """Write a record (see `Records`); those that have run out are cleared away."""
        lasting = record.lasting(now)
        form = json.dumps(dump_record(lasting))
        moment = int(now.timestamp())
        row = (key, lasting.revision, lasting.expires_at, form, record.revision, moment)
        with self._open() as database:
            is_written = database.execute(_WRITE, row).rowcount == 1
            database.execute("delete from records where expires_at <= ?", (moment,))
        if not is_written:
            raise Conflict

    def delete(self, key: str) -> bool:
        """Delete the record (see `Records`)."""
        with self._open() as database:
            return database.execute("delete from records where key = ?", (key,)).rowcount == 1

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            database = sqlite3.connect(self._file, timeout=PATIENCE)
        except sqlite3.Error as fault:
            raise RecordsUnavailable(type(fault).__name__) from None
        try:
            with database:
                yield database
        except sqlite3.Error as fault:
            raise RecordsUnavailable(type(fault).__name__) from None
        finally:
            database.close()
