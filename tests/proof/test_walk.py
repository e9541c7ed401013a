from collections.abc import Iterator
from dataclasses import replace
from unittest.mock import patch

import pytest
from hypothesis import given

from proof import expansion
from proof.catalogue import MADE_BY_THE_DIALOGUE, PLACES, Catalogue
from proof.invariants import Invariants, Step
from proof.paths import count_paths
from proof.story import tell
from proof.walk import Walk, walk
from tests.conftest import ROOT
from tests.triage.tellings import WALK, conversations
from triage import Content, Level, Reply, State, load_content, respond
from triage.dialogue.event import Event, EventKind
from triage.protocol.fact import Answer

CONTENT = load_content(ROOT / "content")


def test_every_kind_of_event_has_its_place() -> None:
    """A new thing that people can do has to be given to the walk."""
    assert set(PLACES) == set(EventKind)


def test_the_walk_takes_every_kind_of_event(content: Content) -> None:
    """Each kind comes up in some state, but for what the dialogue makes itself."""
    catalogue = Catalogue(content.protocol)
    asking = next(iter(content.protocol.questions))
    states = (State(), State(asking=asking, asked=(asking,)))
    kinds = {m.event.kind for state in states for m in catalogue.moves(state, 1, 1)}

    assert kinds == set(EventKind) - MADE_BY_THE_DIALOGUE


def test_no_invariant_is_broken_by_any_answers(plain_walk: Walk) -> None:
    """The walk without anything told is part of every test run; scripts/prove tells more."""
    assert plain_walk.violations == []
    assert plain_walk.compared > 0
    assert plain_walk.states > 300


def test_every_way_ends_within_nine_questions(plain_walk: Walk) -> None:
    """Whoever goes on answering is advised, and every level can be reached."""
    paths = count_paths(plain_walk)

    assert paths.endless == ()
    assert paths.longest <= 9
    assert paths.median <= paths.longest
    assert set(paths.by_level) == set(Level)


def test_the_walk_is_the_same_in_one_process_and_in_two(plain_walk: Walk, content: Content) -> None:
    """How the work is shared out changes neither the states nor what leads where."""
    shared = walk(content, most=0, workers=2)

    assert shared.states == plain_walk.states
    assert len(shared.edges) == len(plain_walk.edges)
    assert shared.violations == []


def test_a_violation_comes_with_the_shortest_conversation(content: Content) -> None:
    """Whoever breaks something reads how it shows, in as few turns as possible."""

    def ends_late(content: Content, locale: str, state: State, event: Event) -> tuple[State, Reply]:
        after, reply = respond(content, locale, state, event)
        return after, reply if len(after.asked) < 3 else replace(reply, asking=None)

    with patch.object(expansion, "respond", ends_late):
        found = walk(content, most=0, workers=0, stop=True).violations

    shortest = min(found, key=lambda violation: len(violation.events))
    assert shortest.invariant == 7
    assert [event.kind.value for event in shortest.events] == ["opened", "answered", "answered"]
    assert list(tell(content, shortest.events))[2] == "  person: no"


def test_the_walk_goes_on_from_what_was_taken_back(content: Content) -> None:
    """A fault that shows only some answers after a correction is found."""

    def forgets(content: Content, locale: str, state: State, event: Event) -> tuple[State, Reply]:
        after, reply = respond(content, locale, state, event)
        was_changed = any(None not in step.before.values() for step in state.history)
        is_late = (
            was_changed and len(after.asked) > 3 and state.asking in content.protocol.questions
        )
        return after, replace(reply, asking=None) if is_late else reply

    with patch.object(expansion, "respond", forgets):
        found = walk(content, most=1, signs=0, workers=0, stop=True).violations

    shortest = min(found, key=lambda violation: len(violation.events))
    assert shortest.invariant == 7
    assert any(Answer.NO in event.told.values() for event in shortest.events)


@pytest.mark.parametrize(
    "talk",
    [
        pytest.param([Event(EventKind.WANTED_FORGETTING)], id="an-errand"),
        pytest.param(
            [Event(EventKind.ANSWERED, answer=Answer.NO), Event(EventKind.WENT_BACK)],
            id="an-answer-taken-back",
        ),
    ],
)
def test_talks_that_random_ones_may_miss_break_nothing(talk: list[Event]) -> None:
    """An errand is run, and going back is what the person asked for."""
    assert list(_broken(talk)) == []


@given(talk=conversations(CONTENT.protocol))
@WALK
def test_many_findings_in_any_order_break_nothing(talk: list[Event]) -> None:
    """What the structure promises for any number of findings holds in random talks."""
    assert list(_broken(talk)) == []


def _broken(talk: list[Event]) -> Iterator[tuple[int, str]]:
    invariants = Invariants(CONTENT)
    state = State()
    for event in (Event(EventKind.OPENED), *talk):
        for _, after, reply in expansion.outcomes(CONTENT, state, event):
            yield from invariants.broken(Step(state, event, after, reply))
            yield from invariants.carried(after)
        state = after
