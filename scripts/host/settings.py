"""The settings of the service: flags, or the environment where a flag is not given."""

import argparse
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_SKILL_ID = re.compile(r"amzn1\.ask\.skill\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_BIND = re.compile(r"(?:\[([0-9a-fA-F:.]+)\]|([0-9.]+|localhost)):([0-9]{1,5})")

MOST_WORKERS = 64
MOST_THREADS = 64


@dataclass(frozen=True)
class Settings:
    """How the skill is to be served."""

    address: str
    port: int
    workers: int
    """Processes."""
    threads: int
    """In each process."""
    skill_id: str
    """Empty in developer mode only."""
    developer: bool
    """Take unsigned requests, from this machine only."""
    records: Path | None = None
    """The file of what persons agree to have kept; None keeps none."""
    table: str = ""
    """The DynamoDB table of it, instead of a file; empty keeps none."""
    salt: str = ""
    """Of the keys of either; empty for the one that is kept beside the file."""


def read_settings(arguments: Sequence[str] | None, environment: Mapping[str, str]) -> Settings:
    """Give the settings; where they are wrong, say all that is wrong and exit with status 2."""
    parser = _parser(environment)
    told = parser.parse_args(arguments)
    bind = _BIND.fullmatch(told.bind)
    problems = [] if bind else [f"--bind: {told.bind!r} is not ADDRESS:PORT, like 127.0.0.1:8000"]
    problems += _count_problems("--workers", told.workers, MOST_WORKERS)
    problems += _count_problems("--threads", told.threads, MOST_THREADS)
    if not told.developer and not _SKILL_ID.fullmatch(told.skill_id):
        problems.append(
            f"--skill-id or SKILL_ID: {told.skill_id!r} is no skill id; it is in the developer"
            " console and begins with amzn1.ask.skill. (--developer serves without one)"
        )
    salt = environment.get("RECORDS_SALT", "")
    if told.table and told.records:
        problems.append("--table and --records: records are kept in one of them")
    if told.table and not salt:
        problems.append(
            "--table: needs RECORDS_SALT, a long secret that all who share the table have"
        )
    if problems or bind is None:
        parser.error("\n  ".join(["", *problems]))
    address = (bind[1] or bind[2]).replace("localhost", "127.0.0.1")
    skill_id = "" if told.developer else told.skill_id
    counts = int(told.workers), int(told.threads)
    records = Path(told.records).absolute() if told.records else None
    return Settings(
        address, int(bind[3]), *counts, skill_id, told.developer, records, told.table, salt
    )


def _parser(environment: Mapping[str, str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="serve",
        description="Serve the skill over HTTP, for a TLS proxy in front (scripts/host/README.md).",
        epilog="TWITCH_CHECK_CONTENT names another folder of content. RECORDS_SALT is the secret"
        " that records are found by; without it there is one in a file beside them.",
    )

    def add(flag: str, variable: str, default: str, meaning: str) -> None:
        value = environment.get(variable, default)
        shown = f"{meaning}; or {variable} (now {value or 'not set'})"
        parser.add_argument(flag, default=value, help=shown)

    cores = str(min(len(os.sched_getaffinity(0)), MOST_WORKERS)) if _knows_cores() else "1"
    add("--bind", "TWITCH_CHECK_BIND", "127.0.0.1:8000", "address and port to listen at")
    add("--workers", "TWITCH_CHECK_WORKERS", cores, "processes, one a core")
    add("--threads", "TWITCH_CHECK_THREADS", "4", "threads in each")
    add("--skill-id", "SKILL_ID", "", "the skill that requests must be for")
    add("--records", "RECORDS_FILE", "", "file to keep what persons agree to; none keeps nothing")
    add("--table", "RECORDS_TABLE", "", "DynamoDB table to keep it in, instead of a file")
    parser.add_argument(
        "--developer",
        action="store_true",
        help="take unsigned requests, on loopback only; no variable sets this",
    )
    return parser


def _knows_cores() -> bool:
    return hasattr(os, "sched_getaffinity")


def _count_problems(flag: str, value: str, most: int) -> list[str]:
    if re.fullmatch("[0-9]{1,3}", value) and 1 <= int(value) <= most:
        return []
    return [f"{flag}: {value!r} is not a number from 1 to {most}"]
