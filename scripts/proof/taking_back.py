"""Taking back: what a correction may do, tried after every turn that added something (invariant 5).

Going back leads to what was heard before the turn and puts the same question again, so it leads to
a state that the walk has seen, and adds none. Denying what was heard as there changes just that
finding. Neither is made without a yes where it would lower urgent or emergency advice.
"""

from collections.abc import Callable, Generator, Iterator, Mapping

from triage.assessment import assess
from triage.dialogue.event import Event, EventKind
from triage.dialogue.reply import Reply
from triage.dialogue.state import CONFIRM_CHANGE, State
from triage.protocol.content import DEFAULT_LOCALE, Content
from triage.protocol.fact import Answer, Value
from triage.protocol.heard import Heard
from triage.protocol.level import Level

Respond = Callable[[Content, str, State, Event], tuple[State, Reply]]

_YES = Event(EventKind.ANSWERED, answer=Answer.YES)
_NO = Event(EventKind.ANSWERED, answer=Answer.NO)


def wrong_corrections(
    respond: Respond, content: Content, before: State, after: State
) -> Iterator[str]:
    """Give what is wrong with taking back what a turn from `before` to `after` added."""
    if after.asking is None or len(after.history) <= len(before.history):
        return
    trial = _Trial(respond, content, after)
    yield from trial.taking_back(before)
    for fact in _denied(content, after.heard):
        yield from trial.denying(fact)


class _Trial:
    """Tries corrections in one state."""

    def __init__(self, respond: Respond, content: Content, state: State) -> None:
        self._respond = respond
        self._content = content
        self._state = state
        self._unfinished = {s.fact for s in content.protocol.limits.unfinished_means}

    def taking_back(self, before: State) -> Iterator[str]:
        """Go back, with a yes where one is asked for."""
        state = yield from self._made(Event(EventKind.WENT_BACK), before.heard)
        if self._known(state.heard) != self._known(before.heard):
            yield "going back does not lead to what was heard before"
        if before.asking in self._content.protocol.questions and state.asking != before.asking:
            yield f"going back puts {state.asking}, not {before.asking}"

    def denying(self, fact: str) -> Iterator[str]:
        """Deny one finding that is there."""
        wanted = {**self._state.heard, fact: Answer.NO}
        state = yield from self._made(Event(EventKind.TOLD, {fact: Answer.NO}), wanted)
        if self._known(state.heard) != self._known(wanted):
            yield f"denying {fact} changes more or less than that finding"

    def _made(self, event: Event, wanted: Heard) -> Generator[str, None, State]:
        """Make a correction; where it would lower an alarm it has to wait for a yes."""
        state, reply = self._respond(self._content, DEFAULT_LOCALE, self._state, event)
        due = self._level(self._state.heard)
        if due < Level.URGENT or self._level(wanted) >= due:
            return state
        if reply.asking != CONFIRM_CHANGE or state.heard != self._state.heard:
            yield f"{due.id} advice would fall without a yes"
        kept, _ = self._respond(self._content, DEFAULT_LOCALE, state, _NO)
        if self._level(kept.heard) < due:
            yield f"{due.id} advice falls although the change was refused"
        return self._respond(self._content, DEFAULT_LOCALE, state, _YES)[0]

    def _level(self, heard: Heard) -> Level:
        return assess(self._content.protocol, self._known(heard)).level

    def _known(self, heard: Heard) -> Mapping[str, Value]:
        """Leave out what only the end of the check adds, since after a correction it goes on."""
        return {f: value for f, value in heard.items() if f not in self._unfinished}


def _denied(content: Content, heard: Heard) -> Iterator[str]:
    """Give the findings that a person can have named and can deny."""
    for fact, value in heard.items():
        if value == Answer.YES and fact in content.wordings[DEFAULT_LOCALE].findings:
            yield fact
