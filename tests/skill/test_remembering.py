"""Remembering: one read, one write, and nothing lost or told where a store fails."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from memory.in_process import InProcessRecords
from memory.key import key_of
from memory.record import LASTS, Record, UnreadableRecord
from memory.records import Conflict, RecordsUnavailable
from skill.remembering import Remembering
from triage import Content, Level, Outcome, State
from triage.dialogue.remembered import Memory, Remembered
from triage.protocol.fact import Answer

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
USER, SALT = "amzn1.ask.account.SOMEBODY", "salt"
KEY = key_of(USER, SALT)
BEGAN = date(2026, 11, 15)
RECORD = Record(
    talked=date(2026, 11, 18),
    consented=date(2026, 11, 18),
    content="abcdef01",
    began=BEGAN,
    body_part=("eyelid",),
    places="one",
    level="self_care",
)
ADVISED = State(
    heard={"duration_days": 10, "body_part": ("calf",), "numbness": Answer.YES},
    outcome=Outcome(Level.SEE_DOCTOR, ()),
    memory=Memory.GIVEN,
)


class FailingRecords(InProcessRecords):
    """A store on which every call fails in one way."""

    def __init__(self, fault: Exception) -> None:
        """Fail with this."""
        super().__init__()
        self.fault = fault

    def read(self, key: str, now: datetime) -> Record | None:
        """Fail."""
        raise self.fault

    def write(self, key: str, record: Record, now: datetime) -> None:
        """Fail."""
        raise self.fault


@pytest.fixture
def records() -> InProcessRecords:
    """A store."""
    return InProcessRecords()


def remembering(records: InProcessRecords, content: Content) -> Remembering:
    """Remember in this store."""
    return Remembering(records, SALT, content)


def test_days_are_counted_on_to_today(records: InProcessRecords, content: Content) -> None:
    """What began ten days ago has lasted ten days, whenever it was written."""
    records.write(KEY, RECORD, NOW)

    state = remembering(records, content).recalled(State(), USER, NOW)

    assert state.memory is Memory.GIVEN
    assert state.remembered == Remembered(
        days_ago=7,
        duration_days=10,
        body_part=("eyelid",),
        places="one",
        level=Level.SELF_CARE,
        revision=1,
    )


def test_of_whom_nothing_is_known_may_be_asked(records: InProcessRecords, content: Content) -> None:
    """No record is no leave."""
    state = remembering(records, content).recalled(State(), USER, NOW)

    assert state.memory is Memory.ASKABLE
    assert state.remembered is None


def test_without_a_user_nothing_is_read_or_written(
    records: InProcessRecords, content: Content
) -> None:
    """All who have none would share a record."""
    memory = remembering(records, content)

    assert memory.recalled(State(), "", NOW) == State()
    memory.keep(ADVISED, "", NOW, is_broken_off=False)
    assert not records.forms


@pytest.mark.parametrize(
    "fault", [UnreadableRecord("newer"), RecordsUnavailable("ThrottlingException")]
)
def test_a_store_that_fails_is_as_if_nothing_were_known(
    content: Content, fault: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    """Nor is leave asked for, nor anything written over; the log names the kind of fault."""
    memory = Remembering(FailingRecords(fault), SALT, content)

    assert memory.recalled(State(), USER, NOW) == State(memory=Memory.UNREADABLE)
    memory.keep(ADVISED, USER, NOW, is_broken_off=False)

    for record in caplog.records:
        assert record.message == f'{{"event": "memory_failed", "fault": "{type(fault).__name__}"}}'
    assert len(caplog.records) == 2


def test_only_where_and_since_when_and_the_level_are_kept(
    records: InProcessRecords, content: Content
) -> None:
    """No other finding, no sentence."""
    remembering(records, content).keep(ADVISED, USER, NOW, is_broken_off=False)

    assert records.forms[KEY] == {
        "schema": 2,
        "revision": 1,
        "began": "2026-11-15",
        "body_part": ["calf"],
        "places": None,
        "level": "see_doctor",
        "broken_off": False,
        "talked": "2026-11-25",
        "consented": "2026-11-25",
        "content": content.version,
        "expires_at": int((NOW + LASTS).timestamp()),
    }


@pytest.mark.parametrize("memory", [m for m in Memory if m is not Memory.GIVEN])
def test_without_leave_nothing_is_kept(
    records: InProcessRecords, content: Content, memory: Memory
) -> None:
    """Whatever was said."""
    state = replace(ADVISED, memory=memory)

    remembering(records, content).keep(state, USER, NOW, is_broken_off=False)

    assert not records.forms


def test_nothing_is_kept_about_somebody_else(records: InProcessRecords, content: Content) -> None:
    """The record is of the one whose account it is."""
    state = replace(ADVISED, heard={**ADVISED.heard, "about": "other"})

    remembering(records, content).keep(state, USER, NOW, is_broken_off=False)

    assert not records.forms


def test_two_devices_lose_nothing_of_each_other(
    records: InProcessRecords, content: Content
) -> None:
    """The later write is joined to the earlier: the more cautious of each."""
    memory = remembering(records, content)
    records.write(KEY, RECORD, NOW)
    here = memory.recalled(ADVISED, USER, NOW)
    there = replace(
        memory.recalled(ADVISED, USER, NOW),
        heard={"duration_days": 30, "body_part": ("thumb",)},
        outcome=Outcome(Level.URGENT, ()),
    )

    memory.keep(there, USER, NOW, is_broken_off=False)
    memory.keep(here, USER, NOW, is_broken_off=False)

    kept = records.read(KEY, NOW)
    assert kept is not None
    assert kept.revision == 3
    assert kept.level == "urgent"
    assert kept.began == NOW.date() - timedelta(days=30)
    assert set(kept.body_part) == {"thumb", "calf"}


def test_a_store_in_which_every_write_meets_another_gives_up(
    content: Content, caplog: pytest.LogCaptureFixture
) -> None:
    """It is tried once more and then let be."""
    Remembering(FailingRecords(Conflict()), SALT, content).keep(
        ADVISED, USER, NOW, is_broken_off=False
    )

    assert "Conflict" in caplog.text


def test_what_the_content_does_not_know_any_more_is_left_out(
    records: InProcessRecords, content: Content
) -> None:
    """A record may be older than the content."""
    strange = replace(RECORD, body_part=("tail", "calf"), places="sky", level="dire")
    records.write(KEY, strange, NOW)

    remembered = remembering(records, content).recalled(State(), USER, NOW).remembered

    assert remembered is not None
    assert remembered.body_part == ("calf",)
    assert remembered.places is None
    assert remembered.level is None


def test_who_is_forgotten_is_gone(records: InProcessRecords, content: Content) -> None:
    """Once; the second time there is nothing to forget."""
    records.write(KEY, RECORD, NOW)
    memory = remembering(records, content)

    assert memory.forget(USER)
    assert not memory.forget(USER)
    assert not records.forms


def test_a_store_without_a_salt_is_refused(records: InProcessRecords, content: Content) -> None:
    """A plain hash of an id would tell whose it is."""
    with pytest.raises(ValueError, match="RECORDS_SALT"):
        Remembering(records, "", content)
