"""The paths: how many ways of answering lead to each level, and how many questions they take.

Counted without listing them: the number of ways to a state is the sum over the states before it.
Turns that neither tell nor answer, and those that leave the state as it was, are no part of a way.
A way ends with the first advice.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass

from proof.walk import Edge, Walk
from triage.protocol.level import Level


@dataclass(frozen=True)
class Paths:
    """What the ways from the opening to the first advice come to."""

    by_level: Counter[Level]
    by_questions: Counter[int]
    """Questions asked -> number of ways."""
    endless: tuple[int, ...]
    """States on a circle: from there a person who goes on answering may never be advised."""

    @property
    def longest(self) -> int:
        """Give the most questions on any way."""
        return max(self.by_questions)

    @property
    def median(self) -> int:
        """Give the number of questions that half of the ways do not go beyond."""
        total, so_far = self.by_questions.total(), 0
        for questions in sorted(self.by_questions):
            so_far += self.by_questions[questions]
            if 2 * so_far >= total:
                return questions
        raise ValueError("there is no way to any advice")


def count_paths(walk: Walk) -> Paths:
    """Count the ways, state by state, each after all that lead to it."""
    edges = [edge for edge in walk.edges if edge.way.is_progress and edge.start != edge.end]
    onward: dict[int, list[Edge]] = defaultdict(list)
    waiting: Counter[int] = Counter()
    for edge in edges:
        onward[edge.start].append(edge)
        waiting[edge.end] += edge.way.level is None
    ways: Counter[int] = Counter({0: 1})
    paths = Paths(Counter(), Counter(), ())
    ready = [state for state in range(walk.states) if not waiting[state]]
    while ready:
        state = ready.pop()
        for edge in onward[state]:
            _go(edge, ways[state] * edge.count, ways, paths)
            if edge.way.level is None:
                waiting[edge.end] -= 1
                ready += [edge.end] if not waiting[edge.end] else []
    endless = tuple(state for state, count in waiting.items() if count)
    return Paths(paths.by_level, paths.by_questions, endless)


def _go(edge: Edge, count: int, ways: Counter[int], paths: Paths) -> None:
    if edge.way.level is None:
        ways[edge.end] += count
    elif count:
        paths.by_level[edge.way.level] += count
        paths.by_questions[edge.way.asked] += count
