"""The expansion: every turn that can follow a state, taken and checked."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from zlib import crc32

from proof.catalogue import Catalogue
from proof.invariants import Invariants, Step
from proof.reports import reports
from proof.sameness import Sameness
from proof.taking_back import Attempt, Trial
from triage.dialogue.dialogue import respond
from triage.dialogue.event import Event, EventKind
from triage.dialogue.reply import Reply
from triage.dialogue.state import OFFERS, State
from triage.protocol.content import DEFAULT_LOCALE, Content
from triage.protocol.level import Level

Standing = tuple[State, int]
"""A state, and how many more things may be told from it."""


_ONE_IN = 9
"""Of the keys under which states are merged, one in so many has two of its states compared."""


@dataclass(frozen=True)
class Arrival:
    """A state that was not seen before, and the turn that led to it, with any report in it."""

    key: Hashable
    state: State
    spare: int
    events: tuple[Event, ...]


class Way(NamedTuple):
    """Where a turn leads."""

    key: Hashable
    is_progress: bool
    """Whether the person went on: opened the talk, told something or answered a question."""
    asked: int
    """How many questions were asked up to here."""
    level: Level | None
    """The level of the advice that was given."""


@dataclass
class Found:
    """What one state leads to."""

    arrivals: list[Arrival] = field(default_factory=list)
    edges: Counter[Way] = field(default_factory=Counter)
    """How many alike answers lead each way."""
    broken: list[tuple[int, str, tuple[Event, ...]]] = field(default_factory=list)
    """(number of the invariant, how it is broken, the events that break it)."""
    turns: int = 0
    compared: int = 0
    digest: int = 0
    """Of every turn: what came in and what came out, in any order."""

    def count(self, step: Step) -> None:
        """Count a turn."""
        self.turns += 1
        self.digest += crc32(repr((step.event, step.reply, step.after.history[-1:])).encode())


class Expander:
    """Takes every turn from the states it is given."""

    def __init__(self, content: Content, most: int, signs: int | None) -> None:
        """Walk this content, with at most `most` things told (see `Catalogue` for `signs`)."""
        self._content = content
        self._most = most
        self._catalogue = Catalogue(content.protocol, signs)
        self._invariants = Invariants(content)
        self._sameness = Sameness(content.protocol)
        self._seen: set[Hashable] = set()
        self._first: dict[Hashable, State] = {}

    def expand(self, standings: Iterable[Standing]) -> list[Found]:
        """Give what each state leads to; a state that was given out before is not given again."""
        return [self._expand(state, spare) for state, spare in standings]

    def _expand(self, state: State, spare: int) -> Found:
        found = Found()
        for move in self._catalogue.moves(state, spare, self._most):
            left = spare - move.spends
            for events, after, reply in outcomes(self._content, state, move.event):
                self._check(Step(state, move.event, after, reply), events, left, found)
                key = self._key(after, left)
                edge = Way(key, _is_progress(state, move.event), len(after.asked), reply.level)
                found.edges[edge] += move.count
                self._arrive(Arrival(key, after, left, events), found)
        return found

    def _key(self, state: State, spare: int) -> Hashable:
        """Give the key of a state; what may follow depends on the walk's own bound too."""
        return self._catalogue.is_at_bound(state), self._sameness.key(state, spare)

    def _check(self, step: Step, events: tuple[Event, ...], left: int, found: Found) -> None:
        found.broken += [(n, what, events) for n, what in self._invariants.broken(step)]
        found.count(step)
        trial = Trial(respond, self._content, step.before, step.after)
        found.broken += [(5, what, events) for what in trial.wrong()]
        for attempt in trial.attempts:
            self._correct(attempt, events, left, found)

    def _correct(
        self, attempt: Attempt, events: tuple[Event, ...], left: int, found: Found
    ) -> None:
        """Check a turn of a correction, and go on from where it leads."""
        told = (*events, *attempt.events)
        broken = self._invariants.broken_by_correction(attempt.step)
        found.broken += [(n, what, told) for n, what in broken]
        found.count(attempt.step)
        after = attempt.step.after
        left = min(left, self._most - 1)
        self._arrive(Arrival(self._key(after, left), after, left, told), found)

    def _arrive(self, arrival: Arrival, found: Found) -> None:
        if arrival.key in self._seen:
            self._compare(arrival, found)
            return
        self._seen.add(arrival.key)
        found.arrivals.append(arrival)
        if len(self._seen) % _ONE_IN == 0:
            self._first[arrival.key] = arrival.state
        carried = self._invariants.carried(arrival.state)
        found.broken += [(n, what, arrival.events) for n, what in carried]

    def _compare(self, arrival: Arrival, found: Found) -> None:
        """Check that the first other state that is merged under a key goes on alike."""
        first, state, spare = self._first.get(arrival.key), arrival.state, arrival.spare
        if first is None or _told(first) == _told(state):
            return
        del self._first[arrival.key]
        found.compared += 1
        ways, others = self._ways(first, spare), self._ways(state, spare)
        for way in sorted(map(str, ways ^ others))[:1]:
            what = f"states that were merged go on differently: {way}"
            found.broken.append((0, what, arrival.events))

    def _ways(self, state: State, spare: int) -> frozenset[Hashable]:
        """Give all that can follow a state: what the person does, what is open, the next key.

        What is told is left out: two states may need different things told to get to the same.
        """
        ways = set()
        for move in self._catalogue.moves(state, spare, most=spare, is_whole=False):
            done = (move.event.kind, move.event.answer, move.spends)
            for _, after, reply in outcomes(self._content, state, move.event):
                key, _ = self._sameness.key(after, spare - move.spends)
                ways.add((done, reply.asking, reply.level, key))
        return frozenset(ways)


def outcomes(
    content: Content, state: State, event: Event
) -> Iterator[tuple[tuple[Event, ...], State, Reply]]:
    """Give what a turn can come to: one reply, or one for each way that its errand can end."""
    after, reply = respond(content, DEFAULT_LOCALE, state, event)
    if reply.errand is None:
        yield (event,), after, reply
        return
    for report in reports(reply.errand):
        reported = Event(EventKind.REPORTED, report=report)
        yield (event, reported), *respond(content, DEFAULT_LOCALE, after, reported)


def _is_progress(state: State, event: Event) -> bool:
    """Tell whether the person goes on: opens the talk, or answers a question of the content."""
    if event.kind is EventKind.OPENED:
        return state.last is None
    if event.kind is EventKind.TOLD and not event.told:
        return False
    return event.kind in (EventKind.TOLD, EventKind.ANSWERED) and state.asking not in OFFERS


def _told(state: State) -> tuple[Hashable, ...]:
    return state.heard, state.asked, state.tips
