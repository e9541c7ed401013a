"""The state of a conversation: everything that is remembered from one turn to the next."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from triage.assessment import Outcome
from triage.dialogue.changed import changed
from triage.dialogue.errand import NO_WISH, Wish
from triage.dialogue.remembered import Memory, Remembered
from triage.protocol.fact import Value
from triage.protocol.heard import Heard
from triage.protocol.level import Level

START_CHECK = "start_check"
ANOTHER_TIP = "another_tip"
TELL_DOCTOR = "tell_doctor"
SAY_NUMBER = "say_number"
CONFIRM_CHANGE = "confirm_change"
WHICH_MEANT = "which_meant"
REMIND_ME = "remind_me"
CONFIRM_REMINDER = "confirm_reminder"
MAY_REMEMBER = "may_remember"
STILL_THERE = "still_there"
GO_ON = "go_on"
GOT_HELP = "got_help"
WHERE_NOW = "where_now"
NEED_HELP = "need_help"

RETURNING = (STILL_THERE, GO_ON, GOT_HELP, WHERE_NOW)
"""What is open while it is spoken of last time."""

OFFERS = (
    *(START_CHECK, ANOTHER_TIP, TELL_DOCTOR, SAY_NUMBER, CONFIRM_CHANGE, WHICH_MEANT),
    *(REMIND_ME, CONFIRM_REMINDER, MAY_REMEMBER, NEED_HELP, *RETURNING),
)
"""What can be open besides the questions of the content."""


@dataclass(frozen=True)
class Spoken:
    """The last reply, kept so that it can be said again."""

    speech: str
    reprompt: str | None = None
    level: Level | None = None


@dataclass(frozen=True)
class Step:
    """What one turn changed, kept so that it can be taken back."""

    question: str | None
    """The question that was open."""
    asked: int
    """How many questions had been put, that one included."""
    before: Mapping[str, Value | None]
    """The facts that the turn changed, as they were before; None for one not heard."""


@dataclass(frozen=True)
class Change:
    """A correction that waits for a yes, because it would lower urgent or emergency advice."""

    values: Mapping[str, Value] = field(default_factory=dict)
    """What is to be known instead; nothing when the last answer is to be taken back."""


@dataclass(frozen=True)
class State:
    """Everything that is remembered from one turn to the next."""

    heard: Heard = field(default_factory=dict)
    asking: str | None = None
    asked: tuple[str, ...] = ()
    outcome: Outcome | None = None
    tips: tuple[str, ...] = ()
    misses: int = 0
    last: Spoken | None = None
    history: tuple[Step, ...] = ()
    """What each turn changed, the last one last."""
    pending: Change | None = None
    """There just while `asking` is CONFIRM_CHANGE."""
    seed: int = 0
    """Differs from session to session, so that small words vary; it changes nothing else."""
    is_slow: bool = False
    """The person asked to be spoken to more slowly."""
    can_remind: bool = False
    """Reminders may be set on this device, as far as one knows without trying."""
    memory: Memory = Memory.OFF
    remembered: Remembered | None = None
    """From an earlier conversation."""
    offered: tuple[str, ...] = ()
    """The offers that are made once in a conversation and were made."""
    wish: Wish = NO_WISH
    """When a reminder is wanted."""
    reminder: datetime | None = None
    """When it would ring, by the clock on the wall."""
    is_gone: bool = False
    """The twitching of last time is gone."""

    def having(self, **changes: Any) -> "State":
        """Give the same state with changes."""
        return changed(self, **changes)

    def anew(self) -> "State":
        """Give the state for a check from the start, in the same conversation."""
        return State(
            seed=self.seed,
            is_slow=self.is_slow,
            can_remind=self.can_remind,
            memory=self.memory,
            remembered=self.remembered,
            offered=self.offered,
        )
