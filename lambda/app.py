"""The Lambda entry: environment in, handler out. Nothing else."""

import os
from importlib import import_module
from typing import TYPE_CHECKING

import start_bundle

bundle = start_bundle.install()

import lean_sdk  # noqa: E402 - is in the bundle

lean_sdk.install()

# What imports the SDK comes after the installation.
with lean_sdk.without_collecting():
    bundle.load_all()
    from skill import build_skill
    from skill.failure import out_of_order
    from skill.rehearsal import rehearse
    from triage import Content, ContentError

if TYPE_CHECKING:
    from memory.records import Records


def content() -> Content:
    """Give the content that the build compiled, else that of a folder: in a checkout, or named.

    ContentError where the folder's is not right.
    """
    if "TWITCH_CHECK_CONTENT" not in os.environ:
        try:
            compiled: Content = import_module("compiled_content").CONTENT
        except ModuleNotFoundError:
            pass
        else:
            return compiled
    # What reads TOML is imported here, since on Lambda nothing does.
    from content_folder import content_folder  # noqa: PLC0415
    from triage import load_content  # noqa: PLC0415

    return load_content(content_folder())


def records() -> "Records | None":
    """Give the store of records that the environment names: a table, a file, or none.

    Imported only where there is one, since most keep nothing.
    """
    if table := os.environ.get("RECORDS_TABLE"):
        from memory.dynamodb import DynamoRecords  # noqa: PLC0415

        return DynamoRecords(table)
    if file := os.environ.get("RECORDS_FILE"):
        from pathlib import Path  # noqa: PLC0415

        from memory.sqlite import SqliteRecords  # noqa: PLC0415

        return SqliteRecords(Path(file))
    return None


with lean_sdk.without_collecting():
    try:
        skill_id = os.environ.get("SKILL_ID", "")
        handler = build_skill(
            content(),
            skill_id,
            records=records(),
            salt=os.environ.get("RECORDS_SALT", ""),
            is_local="LOOPBACK_SERVICES" in os.environ,
        )
        rehearse(handler, skill_id)
    except ContentError as fault:
        handler = out_of_order(fault)
