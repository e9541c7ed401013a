"""Taking back: what a correction may do, tried after every turn that added something (invariant 5).

Going back leads to what was heard before the turn and puts the same question again. Denying what
was heard as there changes just that finding, and a value that is put right just that value. Neither
is made without a yes where it would lower urgent or emergency advice. Wherever they lead, the walk
goes on from there.
"""

from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass

from proof.invariants import Step
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


@dataclass(frozen=True)
class Attempt:
    """A turn of a correction."""

    events: tuple[Event, ...]
    """All of the correction up to this turn."""
    step: Step


class Trial:
    """Tries the corrections of what one turn added; `attempts` are the turns that were taken."""

    def __init__(self, respond: Respond, content: Content, before: State, after: State) -> None:
        """Take the states before and after the turn."""
        self._respond = respond
        self._content = content
        self._before = before
        self._state = after
        self._unfinished = {s.fact for s in content.protocol.limits.unfinished_means}
        self.attempts: list[Attempt] = []

    def wrong(self) -> Iterator[str]:
        """Make every correction, and give what is wrong with it."""
        if self._state.asking is None or len(self._state.history) <= len(self._before.history):
            return
        yield from self._taking_back()
        for fact in _denied(self._content, self._state.heard):
            yield from self._denying(fact)
        for fact, value in self._values():
            yield from self._putting_right(fact, value)

    def _taking_back(self) -> Iterator[str]:
        """Go back, with a yes where one is asked for."""
        before = self._before
        state = yield from self._made(Event(EventKind.WENT_BACK), before.heard)
        if self._known(state.heard) != self._known(before.heard):
            yield "going back does not lead to what was heard before"
        if state.history != self._state.history[:-1]:
            yield "going back takes back more or less than one turn"
        if before.asking in self._content.protocol.questions and state.asking != before.asking:
            yield f"going back puts {state.asking}, not {before.asking}"

    def _denying(self, fact: str) -> Iterator[str]:
        """Deny one finding that is there."""
        wanted = {**self._state.heard, fact: Answer.NO}
        state = yield from self._made(Event(EventKind.TOLD, {fact: Answer.NO}), wanted)
        if self._known(state.heard) != self._known(wanted):
            yield f"denying {fact} changes more or less than that finding"

    def _putting_right(self, fact: str, value: Value) -> Iterator[str]:
        """Put right one value that the turn told."""
        wanted = {**self._state.heard, fact: value}
        state = yield from self._made(Event(EventKind.CORRECTED, {fact: value}), wanted)
        if state.heard.get(fact) != value:
            yield f"{fact} is put right to {value}, and {state.heard.get(fact)} is known"

    def _values(self) -> Iterator[tuple[str, Value]]:
        """Give what each value that the turn told can be put right to: the least and the most."""
        for fact_id, told in self._state.heard.items():
            fact = self._content.protocol.facts[fact_id]
            if fact.is_finding or told == self._before.heard.get(fact_id):
                continue
            for value in _ends(fact.id, fact.values):
                if value != told:
                    yield fact.id, value

    def _made(self, event: Event, wanted: Heard) -> Generator[str, None, State]:
        """Make a correction; where it would lower an alarm it has to wait for a yes."""
        state, reply = self._turn(self._state, event)
        due = self._level(self._state.heard)
        if due < Level.URGENT or self._level(wanted) >= due:
            return state
        if reply.asking != CONFIRM_CHANGE or state.heard != self._state.heard:
            yield f"{due.id} advice would fall without a yes"
        kept, _ = self._turn(state, event, _NO)
        if self._level(kept.heard) < due:
            yield f"{due.id} advice falls although the change was refused"
        return self._turn(state, event, _YES)[0]

    def _turn(self, state: State, *events: Event) -> tuple[State, Reply]:
        after, reply = self._respond(self._content, DEFAULT_LOCALE, state, events[-1])
        self.attempts.append(Attempt(events, Step(state, events[-1], after, reply)))
        return after, reply

    def _level(self, heard: Heard) -> Level:
        return assess(self._content.protocol, self._known(heard)).level

    def _known(self, heard: Heard) -> Mapping[str, Value]:
        """Leave out what only the end of the check adds, since after a correction it goes on."""
        return {f: value for f, value in heard.items() if f not in self._unfinished}


def _ends(fact_id: str, values: tuple[str, ...]) -> tuple[Value, ...]:
    if fact_id == "duration_days":
        return 0, 15
    return ((values[0],), values[-3:-1]) if fact_id == "body_part" else (values[0], values[-1])


def _denied(content: Content, heard: Heard) -> Iterator[str]:
    """Give the findings that a person can have named and can deny."""
    for fact, value in heard.items():
        if value == Answer.YES and fact in content.wordings[DEFAULT_LOCALE].findings:
            yield fact
