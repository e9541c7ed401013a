import pytest

from skill.session import read_state
from triage import Content, Level, Outcome, State
from triage.dialogue.state_form import dump_state
from triage.protocol.fact import Answer

STATE = State(
    heard={"weakness": Answer.NO, "duration_days": 3},
    asking="how_long",
    asked=("danger_now", "how_long"),
    outcome=Outcome(Level.SELF_CARE, ()),
)


def test_a_session_carries_its_state(content: Content) -> None:
    """What one turn leaves, the next one finds."""
    assert read_state(content, dump_state(STATE, content.version)) == STATE


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"version": 0}, id="another-version"),
        pytest.param({"content": "00000000"}, id="another-content"),
        pytest.param({"heard": []}, id="broken"),
        pytest.param({"asking": "unheard_of"}, id="unknown-question"),
    ],
)
def test_a_state_that_cannot_be_carried_on_is_none(
    content: Content, changes: dict[str, object]
) -> None:
    """A state of another version or a broken one is never read in part."""
    assert read_state(content, {**dump_state(STATE, content.version), **changes}) is None
