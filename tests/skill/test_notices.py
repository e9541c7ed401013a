"""Notices: what nobody waits behind, in any order and perhaps twice."""

from typing import Any

import pytest

from memory.in_process import InProcessRecords
from memory.record import dump_record
from skill import build_skill
from skill.builder import Handler
from tests.skill.envelopes import Envelope, following, intent, launch, matched, session_ended
from tests.skill.test_remembering import RECORD, SALT
from triage import Content

EMPTY = {"version": "1.0", "response": {}}
EVENTS = (
    "AlexaSkillEvent.SkillEnabled",
    "AlexaSkillEvent.SkillDisabled",
    "AlexaSkillEvent.SkillPermissionAccepted",
    "AlexaSkillEvent.SkillPermissionChanged",
    "AlexaSkillEvent.SkillAccountLinked",
    "Reminders.ReminderCreated",
    "Reminders.ReminderStarted",
    "Reminders.ReminderStatusChanged",
    "Reminders.ReminderUpdated",
    "Reminders.ReminderDeleted",
)


@pytest.fixture
def records() -> InProcessRecords:
    """A store."""
    return InProcessRecords()


@pytest.fixture
def handle(content: Content, records: InProcessRecords) -> Handler:
    """The skill with a memory."""
    return build_skill(content, records=records, salt=SALT)


def event(kind: str, **body: Any) -> Envelope:
    """Give the envelope of a skill event: it has no session."""
    envelope = {key: value for key, value in launch().items() if key != "session"}
    return envelope | {"request": {**envelope["request"], "type": kind, "body": body}}


def known(handle: Handler, records: InProcessRecords) -> str:
    """Have the person allow to be remembered, and give the key of their record."""
    answer = handle(intent("DescribeTwitchIntent", matched("body_part", "calf", "calf")), None)
    attributes = {**answer["sessionAttributes"], "memory": "given"}
    handle(session_ended_in(attributes), None)
    (key,) = records.forms
    return key


def session_ended_in(attributes: dict[str, Any], reason: str = "USER_INITIATED") -> Envelope:
    """Give the envelope that tells of the end of a session with these attributes."""
    envelope = session_ended(reason)
    return envelope | {"session": {**envelope["session"], "attributes": attributes}}


@pytest.mark.parametrize("kind", EVENTS)
def test_an_event_is_taken_without_a_reply(handle: Handler, kind: str) -> None:
    """Nobody listens; twice is as once."""
    assert handle(event(kind), None) == EMPTY
    assert handle(event(kind), None) == EMPTY


def test_who_switches_the_skill_off_is_forgotten(
    handle: Handler, records: InProcessRecords
) -> None:
    """Whenever the event comes, and however often."""
    known(handle, records)

    handle(event("AlexaSkillEvent.SkillDisabled"), None)
    assert not records.forms
    handle(event("AlexaSkillEvent.SkillDisabled"), None)
    handle(event("AlexaSkillEvent.SkillEnabled"), None)
    assert not records.forms


@pytest.mark.parametrize("kind", [e for e in EVENTS if not e.endswith("Disabled")])
def test_no_other_event_forgets(handle: Handler, records: InProcessRecords, kind: str) -> None:
    """A reminder that rings says nothing of the record."""
    known(handle, records)

    handle(event(kind), None)

    assert records.forms


def test_a_check_that_was_broken_off_is_kept(handle: Handler, records: InProcessRecords) -> None:
    """Where it twitches, and that the check was not finished; no answer."""
    answer = handle(intent("DescribeTwitchIntent", matched("body_part", "calf", "calf")), None)
    answer = handle(following(answer, "AMAZON.NoIntent"), None)

    handle(
        session_ended_in(
            {**answer["sessionAttributes"], "memory": "given"}, "EXCEEDED_MAX_REPROMPTS"
        ),
        None,
    )

    (form,) = records.forms.values()
    assert isinstance(form, dict)
    assert form["broken_off"] is True
    assert form["body_part"] == ["calf"]
    assert form["level"] is None


@pytest.mark.parametrize(
    "attributes",
    [{}, {"version": 1}, {"memory": "given"}, {"version": 3, "content": "other"}],
    ids=["none", "old", "torn", "other-content"],
)
def test_a_session_that_cannot_be_read_leaves_nothing(
    handle: Handler, records: InProcessRecords, attributes: dict[str, Any]
) -> None:
    """And nothing fails."""
    assert handle(session_ended_in(attributes), None) == EMPTY
    assert not records.forms


def test_a_store_that_fails_is_logged_and_no_more(
    content: Content, caplog: pytest.LogCaptureFixture
) -> None:
    """The platform is told nothing: it would only send the event again."""

    class Broken(InProcessRecords):
        def delete(self, key: str) -> bool:
            raise RuntimeError(key)

    handle = build_skill(content, records=Broken(), salt=SALT)

    assert handle(event("AlexaSkillEvent.SkillDisabled"), None) == EMPTY
    assert caplog.messages == ['{"event": "memory_failed", "fault": "RuntimeError"}']


def test_the_record_of_another_person_is_not_touched(
    handle: Handler, records: InProcessRecords
) -> None:
    """Only that of the account that the event names."""
    records.forms["somebody"] = dump_record(RECORD)

    handle(event("AlexaSkillEvent.SkillDisabled"), None)

    assert set(records.forms) == {"somebody"}
