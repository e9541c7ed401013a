"""The records of a service of one's own: a SQLite file with its salt beside it, or a table."""

import contextlib
import os
import secrets
from pathlib import Path

from memory.records import Records
from memory.sqlite import SqliteRecords

SHORTEST_SALT = 32
"""Characters."""


def open_records(file: Path, salt: str = "") -> tuple[SqliteRecords, str]:
    """Give the records of a file, which is made when it is not there, and the salt of their keys.

    Without a `salt` it is the one in FILE.salt, made once and readable by its owner alone.

    Raises:
        RecordsUnavailable: the file cannot be opened, or is no database.
        ValueError: what is in FILE.salt is too short to be a secret.
        OSError: FILE.salt cannot be written or read.
    """
    return SqliteRecords(file), salt or _kept_salt(file.with_name(f"{file.name}.salt"))


def open_table(name: str) -> Records:
    """Give the records of a DynamoDB table, with the region and credentials of the environment.

    Raises:
        ValueError: there is no region, or another setting of AWS is wrong.
    """
    # AWS is loaded only where it is used.
    from botocore.exceptions import BotoCoreError  # noqa: PLC0415

    from memory.dynamodb import DynamoRecords  # noqa: PLC0415

    try:
        return DynamoRecords(name)
    except BotoCoreError as fault:
        raise ValueError(f"--table: {fault}") from None


def _kept_salt(file: Path) -> str:
    with contextlib.suppress(FileExistsError):
        made = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(made, "w", encoding="ascii") as salt:
            salt.write(secrets.token_hex(SHORTEST_SALT))
    kept = file.read_text(encoding="ascii").strip()
    if len(kept) < SHORTEST_SALT:
        raise ValueError(
            f"{file}: this is no salt. Put the old one back, or delete the file: a new one is made,"
            " and nobody's record is found again"
        )
    return kept
