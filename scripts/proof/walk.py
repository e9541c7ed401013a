"""The walk: every state that a conversation can reach, once, breadth first."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import cycle
from multiprocessing import get_context

from proof.expansion import Arrival, Expander, Found, Standing, Way
from triage.dialogue.event import Event
from triage.dialogue.state import State
from triage.protocol.content import Content

_CHUNK = 16
"""So many states are handed to a worker at once: few, since some lead to a hundred times more."""

Chunks = Iterable[Sequence[Standing]]
Run = Callable[[Chunks], Iterable[list[Found]]]
"""Expands chunks of states, and gives what each leads to in the same order."""


@dataclass(frozen=True)
class Violation:
    """An invariant that a step breaks, with the conversation that leads there."""

    invariant: int
    """Its number in the design; 0 for a merge of states that do not go on alike."""
    what: str
    events: tuple[Event, ...]
    """From the opening to the turn that breaks it. The walk is breadth first: none is shorter."""
    start: State = field(default_factory=State)
    """What was known before the opening."""


@dataclass(frozen=True)
class Edge:
    """A step between two states of the walk."""

    start: int
    end: int
    count: int
    """How many alike answers lead this way."""
    way: Way


@dataclass
class Walk:
    """What was walked."""

    states: int = 1
    edges: list[Edge] = field(default_factory=list)
    turns: int = 0
    digest: int = 0
    """Alike for two walks just when every turn of both was."""
    compared: int = 0
    """Pairs of states that were merged, and went on alike when both were walked."""
    violations: list[Violation] = field(default_factory=list)


def walk(  # noqa: PLR0913 - what is walked, and where it begins and ends
    content: Content,
    most: int,
    workers: int,
    *,
    signs: int | None = None,
    stop: bool = False,
    starts: Sequence[State] = (State(),),
    within: Callable[[State], bool] = lambda state: True,
) -> Walk:
    """Walk every conversation in which at most `most` things are told beyond yes, no, not sure.

    They are told from every state, or from those with at most so many `signs`, a bare 'yes' or
    'not sure' each. `starts` are the states before the opening, which differ in what is known
    from another day; a state that is not `within` is reached and not gone on from. With `workers`
    of 0 in this process, else in so many others. `stop` ends it at the first violation.
    """
    explorer = _Explorer(most, starts, within, stop=stop)
    expander = Expander(content, most, signs)
    if workers == 0:
        return explorer.explore(lambda chunks: map(expander.expand, chunks))
    _inherited[:] = [expander]
    with ExitStack() as stack:
        fork = get_context("fork")
        pools = [stack.enter_context(ProcessPoolExecutor(1, fork)) for _ in range(workers)]
        return explorer.explore(lambda chunks: _in_turn(pools, chunks))


_inherited: list[Expander] = []
"""The expander that a worker process begins with, as it is when it is forked."""


def _expand(standings: Sequence[Standing]) -> list[Found]:
    return _inherited[0].expand(standings)


def _in_turn(pools: Sequence[ProcessPoolExecutor], chunks: Chunks) -> Iterator[list[Found]]:
    """Hand the chunks out in turn, so that which worker sees which state is no matter of speed."""
    waiting = [
        pool.submit(_expand, chunk) for pool, chunk in zip(cycle(pools), chunks, strict=False)
    ]
    for future in waiting:
        yield future.result()


class _Explorer:
    """Keeps the frontier, and which state was reached from which."""

    def __init__(
        self, most: int, starts: Sequence[State], within: Callable[[State], bool], *, stop: bool
    ) -> None:
        self._walk = Walk(states=len(starts))
        self._index: dict[Hashable, int] = {}
        self._starts = starts
        self._came: list[tuple[int, tuple[Event, ...]]] = [(-1, ())] * len(starts)
        self._frontier = [(number, (state, most)) for number, state in enumerate(starts)]
        self._within = within
        self._stop = stop

    def explore(self, run: Run) -> Walk:
        while self._frontier:
            standings, self._frontier = self._frontier, []
            chunks = [standings[at : at + _CHUNK] for at in range(0, len(standings), _CHUNK)]
            results = run([standing for _, standing in chunk] for chunk in chunks)
            for chunk, expanded in zip(chunks, results, strict=True):
                for (number, _), found in zip(chunk, expanded, strict=True):
                    self._take(number, found)
                if self._stop and self._walk.violations:
                    return self._walk
        return self._walk

    def _take(self, start: int, found: Found) -> None:
        for arrival in found.arrivals:
            self._arrive(start, arrival)
        for way, count in found.edges.items():
            self._walk.edges.append(Edge(start, self._index[way.key], count, way))
        for number, what, events in found.broken:
            begin, before = self._way_to(start)
            told = (*before, *events)
            self._walk.violations.append(Violation(number, what, told, self._starts[begin]))
        self._walk.turns += found.turns
        self._walk.digest += found.digest
        self._walk.compared += found.compared

    def _arrive(self, start: int, arrival: Arrival) -> None:
        if arrival.key in self._index:
            return
        number = self._index[arrival.key] = len(self._came)
        self._came.append((start, arrival.events))
        self._walk.states += 1
        if self._within(arrival.state):
            self._frontier.append((number, (arrival.state, arrival.spare)))

    def _way_to(self, number: int) -> tuple[int, tuple[Event, ...]]:
        """Give the start that a state was reached from, and the events that led there."""
        way: tuple[Event, ...] = ()
        while self._came[number][0] >= 0:
            number, events = self._came[number]
            way = (*events, *way)
        return number, way
