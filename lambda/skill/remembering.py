"""Remembering: what the core may know from last time, out of a store of records and into it.

One read when a conversation begins, one write when it ends. Whatever fails, the conversation goes
on as if nothing were known, and what could not be read is not written over.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta

from memory.key import key_of
from memory.record import Record, UnreadableRecord
from memory.records import Conflict, Records, RecordsUnavailable
from skill.failure import log_memory
from triage.dialogue.keeping import to_keep
from triage.dialogue.remembered import Memory, Remembered
from triage.dialogue.state import State
from triage.protocol.content import Content
from triage.protocol.level import Level
from triage.protocol.protocol import Protocol

_FAULTS = (UnreadableRecord, RecordsUnavailable)


class Remembering:
    """Brings records to the core and back."""

    def __init__(self, records: Records, salt: str, content: Content) -> None:
        """Keep them in this store, under keys of this salt; only what the content knows counts.

        ValueError without a salt: the keys would then tell who they are of.
        """
        if not salt:
            raise ValueError("records need a salt (RECORDS_SALT), and there is none")
        self._records = records
        self._salt = salt
        self._content = content

    def recalled(self, state: State, user_id: str, now: datetime) -> State:
        """Give a fresh state with what is remembered of the person, if anything is."""
        if not user_id:
            return state
        try:
            record = self._records.read(key_of(user_id, self._salt), now)
        except _FAULTS as fault:
            log_memory(fault)
            return replace(state, memory=Memory.UNREADABLE)
        if record is None:
            return replace(state, memory=Memory.ASKABLE)
        return replace(
            state,
            memory=Memory.GIVEN,
            remembered=_remembered(record, now.date(), self._content.protocol),
        )

    def keep(self, state: State, user_id: str, now: datetime, *, is_broken_off: bool) -> None:
        """Write what is to be kept when a conversation ends, if anything is."""
        kept = to_keep(self._content.protocol, state, is_broken_off=is_broken_off)
        if kept is None or not user_id:
            return
        key, record = key_of(user_id, self._salt), _record(kept, now.date(), self._content.version)
        try:
            self._write(key, record, now)
        except (*_FAULTS, Conflict) as fault:
            log_memory(fault)

    def _write(self, key: str, record: Record, now: datetime) -> None:
        """Write; a record that another device wrote meanwhile is joined, not lost."""
        try:
            self._records.write(key, record, now)
        except Conflict:
            other = self._records.read(key, now)
            if other is None:
                raise
            self._records.write(key, _joined(record, other), now)

    def forget(self, user_id: str) -> bool:
        """Delete all that is kept; tell whether there was something. Raises what the store does."""
        return bool(user_id) and self._records.delete(key_of(user_id, self._salt))


def _remembered(record: Record, today: date, protocol: Protocol) -> Remembered:
    """Give a record in the core's terms; what the content does not know any more is left out."""
    facts = protocol.facts
    parts = tuple(part for part in record.body_part if part in facts["body_part"].values)
    places = record.places if record.places in facts["places"].values else None
    return Remembered(
        days_ago=max(0, (today - record.talked).days),
        duration_days=None if record.began is None else max(0, (today - record.began).days),
        body_part=parts,
        places=places,
        level=_level(record.level),
        is_broken_off=record.broken_off,
        revision=record.revision,
    )


def _level(level_id: str | None) -> Level | None:
    return next((level for level in Level if level.id == level_id), None)


def _record(kept: Remembered, today: date, content: str) -> Record:
    began = None if kept.duration_days is None else today - timedelta(days=kept.duration_days)
    return Record(
        talked=today,
        consented=today,
        content=content,
        began=began,
        body_part=kept.body_part,
        places=kept.places,
        level=None if kept.level is None else kept.level.id,
        broken_off=kept.is_broken_off,
        revision=kept.revision,
    )


def _joined(mine: Record, theirs: Record) -> Record:
    """Join two records of one person to the more cautious of each."""
    begun = [day for day in (mine.began, theirs.began) if day is not None]
    levels = [level for level in map(_level, (mine.level, theirs.level)) if level is not None]
    return replace(
        mine,
        began=min(begun, default=None),
        body_part=tuple(dict.fromkeys((*theirs.body_part, *mine.body_part))),
        places=mine.places or theirs.places,
        level=max(levels).id if levels else None,
        broken_off=mine.broken_off and not levels,
        consented=min(mine.consented, theirs.consented),
        revision=theirs.revision,
    )
