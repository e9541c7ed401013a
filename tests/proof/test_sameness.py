"""Which states the walk may merge: those that go on alike, and no others."""

from collections.abc import Sequence

import pytest

from proof.sameness import Sameness
from tests.triage.talking import BACK, NO, OPENED, UNSURE, YES, after, answered, told
from triage import Content
from triage.dialogue.event import Event

WELL_SO_FAR = (answered(NO), answered(NO))
"""Up to the question on nerves."""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            (told(weakness=YES), answered(YES), BACK), (answered(YES), BACK), id="under-an-alarm"
        ),
        pytest.param(
            (told(places="several", wound=NO), *WELL_SO_FAR),
            (told(places="several", stiff_neck=NO), *WELL_SO_FAR),
            id="denied-before-its-screen",
        ),
        pytest.param((answered(NO),), (answered(UNSURE),), id="not-sure"),
        pytest.param((told(weakness=YES),), (told(fever=YES),), id="what-is-there"),
    ],
)
def test_states_that_may_go_on_differently_are_kept_apart(
    content: Content, one: Sequence[Event], other: Sequence[Event]
) -> None:
    """What an alarm hides, and what can become doubtful again, is part of the key."""
    same = Sameness(content.protocol)
    first, second = after(content, [OPENED, *one]), after(content, [OPENED, *other])

    assert first.asking == second.asking or None in (first.asking, second.asking)
    assert same.key(first, 0) != same.key(second, 0)


def test_what_was_only_told_and_denied_is_merged(content: Content) -> None:
    """No question asks for it, and nothing more is told: it cannot matter any more."""
    same = Sameness(content.protocol)
    denied = after(content, [OPENED, told(pain_back=YES), told(pain_back=NO)])
    other = after(content, [OPENED, told(tic_urge=YES), told(tic_urge=NO)])

    assert denied.heard != other.heard
    assert same.key(denied, 0) == same.key(other, 0)
