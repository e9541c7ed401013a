import pytest

from triage.protocol.condition import Condition
from triage.protocol.fact import Answer, Setting, Value
from triage.protocol.quality import Quality

EYELID, NUMB = Condition("body_part", frozenset({"eyelid"})), Condition("numb")
HANGING = Quality("hanging", {"droop": (EYELID, NUMB)}, (Setting("weak"),))


@pytest.mark.parametrize(
    ("told", "made"),
    [
        pytest.param({"body_part": ("eyelid", "calf")}, {"droop": (EYELID,)}, id="of-a-part"),
        pytest.param({"numb": Answer.YES}, {"droop": (NUMB,)}, id="of-a-finding"),
        pytest.param({"body_part": ("calf",)}, {}, id="of-another-part"),
        pytest.param({"numb": Answer.NO}, {}, id="of-what-is-denied"),
        pytest.param({}, {}, id="of-nothing"),
    ],
)
def test_a_quality_makes_a_finding_of_what_it_goes_with(
    told: dict[str, Value], made: dict[str, tuple[Condition, ...]]
) -> None:
    """It names the finding and what that is made of."""
    assert HANGING.made_of(told) == made
