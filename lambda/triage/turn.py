"""The turn: what one step of the dialogue hands to the next."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from triage.content import Wording
from triage.event import Event
from triage.protocol import Protocol
from triage.question import Question
from triage.reply import Reply
from triage.state import State


@dataclass(frozen=True)
class Turn:
    """Everything that one turn needs; it is handed from step to step."""

    protocol: Protocol
    wording: Wording
    state: State
    event: Event

    @property
    def question(self) -> Question | None:
        """Give the open question of the content; None when nothing or an offer is open."""
        return self.protocol.questions.get(self.state.asking or "")

    def say(self, key: str) -> str:
        """Give a general sentence of the locale."""
        return self.wording.replies[key]

    def having(self, **changes: object) -> "Turn":
        """Give the same turn with a changed state."""
        return replace(self, state=replace(self.state, **changes))  # type: ignore[arg-type]


Route = Callable[[Turn], tuple[Turn, Reply]]
"""What leads from a turn to the changed turn and its reply."""
