"""The record: what is kept about one person, and its form in a store.

The form, version 2:

    {"schema": 2, "revision": 3,              how often it was written
     "began": "2026-11-10" or null,           the day the twitching began
     "body_part": ["eyelid"], "places": "one" or null,
     "level": "self_care" or null,            the last advice; null without one
     "broken_off": false,                     the last check was not finished
     "talked": "2026-11-25",                  the day of the last conversation
     "content": "a6ce53d8",                   the version of the content that advised
     "consented": "2026-11-25",               the day on which the person allowed it
     "expires_at": 1769299200}                seconds since 1970; from then on it is not read

Version 1 had no "broken_off" and no "places".
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

SCHEMA = 2

LASTS = timedelta(days=60)
"""How long a record is kept after the last conversation."""


class UnreadableRecord(ValueError):
    """A record that this version cannot read. It is left alone, never written over."""


@dataclass(frozen=True)
class Record:
    """What is kept about one person."""

    talked: date
    consented: date
    content: str
    began: date | None = None
    body_part: tuple[str, ...] = ()
    places: str | None = None
    level: str | None = None
    broken_off: bool = False
    revision: int = 0
    """How often it was written; 0 for one that never was."""
    expires_at: int = 0

    def lasting(self, now: datetime) -> "Record":
        """Give the record as it is to be written now: once more, and for its whole time again."""
        expires = int((now + LASTS).timestamp())
        return replace(self, revision=self.revision + 1, expires_at=expires)


def dump_record(record: Record) -> dict[str, Any]:
    """Give the form of a record."""
    form = dict(vars(record))
    for day in ("talked", "consented", "began"):
        form[day] = form[day] and form[day].isoformat()
    return {"schema": SCHEMA, **form, "body_part": list(record.body_part)}


def load_record(form: object) -> Record:
    """Read a record of this or an older version; UnreadableRecord for any other thing."""
    try:
        return _read(form)
    except UnreadableRecord:
        raise
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise UnreadableRecord(f"it does not read ({type(fault).__name__})") from None


def _read(form: Any) -> Record:
    schema = int(form["schema"])
    if schema > SCHEMA:
        raise UnreadableRecord(f"it is of a newer version, {schema}")
    if schema < SCHEMA:
        form = _migrated(form)
    began, level, places = form["began"], form["level"], form["places"]
    if type(form["body_part"]) is not list or type(form["broken_off"]) is not bool:
        raise UnreadableRecord("a part of it is of another kind")
    return Record(
        talked=date.fromisoformat(form["talked"]),
        consented=date.fromisoformat(form["consented"]),
        content=_text(form["content"]),
        began=None if began is None else date.fromisoformat(began),
        body_part=tuple(_text(part) for part in form["body_part"]),
        places=None if places is None else _text(places),
        level=None if level is None else _text(level),
        broken_off=form["broken_off"],
        revision=int(form["revision"]),
        expires_at=int(form["expires_at"]),
    )


def _migrated(form: Mapping[str, Any]) -> dict[str, Any]:
    """Give a record of version 1 what version 2 added."""
    return {"places": None, "broken_off": False, **form}


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise UnreadableRecord("a text is none")
    return value
