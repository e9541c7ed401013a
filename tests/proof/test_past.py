"""Coming back is walked from what the real shell keeps and reads, and breaks nothing."""

from proof.past import come_back, pasts, returning, wrongly_kept
from proof.recollection import is_of_last_time
from proof.walk import walk
from triage import Content, Level
from triage.dialogue.remembered import Memory


def test_what_is_kept_is_read_as_it_was(content: Content) -> None:
    """The days counted on, every level, what was broken off; nothing without leave."""
    assert list(wrongly_kept(content)) == []

    states = [come_back(content, past) for past in pasts(content)]
    last = [state.remembered for state in states if state.remembered is not None]
    assert {each.duration_days for each in last} >= {None, 14, 15}
    assert {each.level for each in last} == {None, *Level}
    assert any(each.is_broken_off for each in last)
    assert any(state.memory is Memory.ASKABLE for state in states)


def test_coming_back_breaks_nothing(content: Content) -> None:
    """Whatever one says or tells of last time."""
    walked = walk(content, 1, workers=2, starts=returning(content), within=is_of_last_time)

    assert walked.violations == []
    assert walked.compared > 100
    assert walked.states > 1000
