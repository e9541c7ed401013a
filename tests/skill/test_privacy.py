"""Privacy: with memory on, every conversation that is written, and what is left of it."""

import logging
import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from memory.in_process import InProcessRecords
from memory.key import key_of
from memory.record import Record, dump_record
from simulator import Device, Home, Identity, Skill
from simulator.conversation.files import read_conversations
from simulator.conversation.performance import perform
from simulator.conversation.script import Conversation
from simulator.model import InteractionModel
from skill import build_skill
from triage import Content, Level

ROOT = Path(__file__).parents[2]
ORDINARY = read_conversations([ROOT / "tests" / "conversations"])
REMEMBERING = read_conversations([ROOT / "tests" / "remembering"])
SALT = "salt"
KEY = key_of(Identity().user_id, SALT)
LEAVE = Record(
    talked=date(2026, 11, 1),
    consented=date(2026, 11, 1),
    content="before",
    revision=1,
    expires_at=4_000_000_000,
)
"""Nothing but the person's yes."""

KEPT = {
    *("schema", "revision", "began", "body_part", "places", "level", "broken_off"),
    *("talked", "content", "consented", "expires_at"),
}


class WatchedRecords(InProcessRecords):
    """Counts what is asked of it."""

    def __init__(self) -> None:
        """Know nothing yet."""
        super().__init__()
        self.begin(None)

    def begin(self, known: Record | None) -> None:
        """Know this of the person, or nothing; count from here."""
        self.calls: list[str] = []
        self.forms = {} if known is None else {KEY: dump_record(known)}

    def read(self, key: str, now: datetime) -> Record | None:
        """Count a read."""
        self.calls.append("read")
        return super().read(key, now)

    def write(self, key: str, record: Record, now: datetime) -> None:
        """Count a write."""
        self.calls.append("write")
        super().write(key, record, now)


class Remembering:
    """The real skill with a memory, and how many conversations were begun with it."""

    def __init__(self, content: Content) -> None:
        """Make the skill once: its ear takes time."""
        self.records = WatchedRecords()
        self.begun = 0
        handle = build_skill(content, records=self.records, salt=SALT, is_local=True)

        def counted(event: Any, context: Any) -> Any:
            self.begun += bool((event.get("session") or {}).get("new"))
            return handle(event, context)

        model = InteractionModel.load(ROOT / "interaction_model" / "en-US.json")
        self.skill = Skill(counted, model)

    def begin(self, known: Record | None) -> None:
        """Know this of the person, or nothing; count from here."""
        self.records.begin(known)
        self.begun = 0


@pytest.fixture(scope="module")
def remembering(content: Content) -> Remembering:
    """The real skill with a memory."""
    return Remembering(content)


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Everything that is logged, from the lowest level up."""
    with caplog.at_level(logging.DEBUG):
        yield caplog


@pytest.mark.parametrize("conversation", [*ORDINARY, *REMEMBERING], ids=lambda talk: talk.path.stem)
def test_a_conversation_leaves_no_more_than_was_allowed(
    conversation: Conversation,
    content: Content,
    remembering: Remembering,
    logged: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """In the store no sentence, no other finding, no id; in the log none of them either."""
    is_known = conversation in ORDINARY
    remembering.begin(LEAVE if is_known else None)
    devices: list[Device] = []

    def make_device(home: Home) -> Device:
        devices.append(remembering.skill.device(home))
        return devices[-1]

    performance = perform(conversation, make_device)

    assert is_known or not performance.problems
    records = remembering.records
    assert set(records.forms) <= {KEY}
    for form in records.forms.values():
        assert isinstance(form, dict)
        assert_kept(form, content)
    assert_quiet(logged.text + "".join(capfd.readouterr()), conversation, content, devices)
    assert records.calls.count("read") <= remembering.begun
    assert records.calls.count("write") <= remembering.begun


def assert_kept(form: dict[str, object], content: Content) -> None:
    """Hold a record to what may be kept, each in its form."""
    assert form.keys() == KEPT
    facts, parts = content.protocol.facts, form["body_part"]
    assert isinstance(parts, list)
    assert set(parts) <= set(facts["body_part"].values)
    assert form["places"] in (None, *facts["places"].values)
    assert form["level"] in (None, *(level.id for level in Level))
    assert form["content"] in ("before", content.version)
    for day in ("talked", "consented", "began"):
        assert form[day] is None or re.fullmatch(r"\d{4}-\d\d-\d\d", str(form[day]))
    for number in ("schema", "revision", "expires_at"):
        assert type(form[number]) is int
    assert type(form["broken_off"]) is bool


def assert_quiet(
    log: str, conversation: Conversation, content: Content, devices: list[Device]
) -> None:
    """Look in a log for what was said, for every finding and place, and for every id and token."""
    said = [step.written for step in conversation.steps if " " in step.written]
    findings = [fact for fact in content.protocol.facts if "_" in fact and fact in log]
    ids = [
        str(value) for device in devices for value in vars(device.home.identity).values() if value
    ]

    assert not [sentence for sentence in said if sentence in log]
    assert not findings
    assert not [one for one in (*ids, KEY, SALT + '"') if one in log]


def test_what_was_allowed_is_kept(remembering: Remembering) -> None:
    """The test above would pass on a skill that remembers nothing; this one does."""
    remembering.begin(LEAVE)
    device = remembering.skill.device()
    device.open()
    device.says("my calf has been twitching for ten days")
    for _ in range(6):
        device.says("no")
    device.says("stop")

    form = remembering.records.forms[KEY]
    assert isinstance(form, dict)
    assert (form["body_part"], form["level"], form["revision"]) == (["calf"], "self_care", 2)
    assert remembering.records.calls == ["read", "write"]
