import pytest

from triage.protocol.cause import Cause, Tip, fitting_tips, rank_causes
from triage.protocol.condition import Condition
from triage.protocol.fact import Answer, Value
from triage.protocol.source import Citation

YES, NO, UNSURE = Answer.YES, Answer.NO, Answer.UNSURE

CITATION = Citation("book", "One", "2026-11-23")
COFFEE = Cause("caffeine", CITATION, (Condition("coffee"), Condition("cola")), ("less_coffee",))
STRAIN = Cause("strain", CITATION, (Condition("running"),), ("rest", "drink"))
DRY = Cause("dry", CITATION, (Condition("heat"),), ("drink",))
RARE = Cause("rare", CITATION, (Condition("running"),), is_volunteered=False)
CAUSES = (COFFEE, STRAIN, DRY, RARE)
TIPS = {
    "less_coffee": Tip("less_coffee", CITATION),
    "rest": Tip("rest", CITATION),
    "drink": Tip("drink", CITATION, unless=(Condition("kidney"), Condition("heart"))),
    "sleep": Tip("sleep", CITATION, is_general=True),
}


@pytest.mark.parametrize(
    ("heard", "expected"),
    [
        pytest.param({}, [], id="nothing-said"),
        pytest.param({"coffee": NO, "running": UNSURE}, [], id="denied-and-unsure"),
        pytest.param({"running": YES}, ["strain"], id="one"),
        pytest.param({"heat": YES, "running": YES}, ["strain", "dry"], id="as-in-the-content"),
        pytest.param(
            {"running": YES, "coffee": YES, "cola": YES}, ["caffeine", "strain"], id="best-first"
        ),
        pytest.param(
            {"running": YES, "heat": YES, "coffee": YES},
            ["caffeine", "strain", "dry"],
            id="equal-support-keeps-the-order",
        ),
    ],
)
def test_causes_are_ranked_by_what_the_person_said(
    heard: dict[str, Value], expected: list[str]
) -> None:
    """The best supported comes first, and what nothing speaks for is never named."""
    assert [cause.id for cause in rank_causes(CAUSES, heard)] == expected


def test_a_frightening_cause_is_never_volunteered() -> None:
    """What is named only to a person who asks stays out, however well it is supported."""
    assert RARE not in rank_causes(CAUSES, {"running": YES})


@pytest.mark.parametrize(
    ("causes", "heard", "expected"),
    [
        pytest.param([], {}, ["sleep"], id="general-ones"),
        pytest.param([COFFEE], {}, ["less_coffee", "sleep"], id="then-the-general-ones"),
        pytest.param([STRAIN, DRY], {}, ["rest", "drink", "sleep"], id="each-once"),
        pytest.param([DRY], {"kidney": YES}, ["sleep"], id="unsafe"),
        pytest.param([DRY], {"heart": YES}, ["sleep"], id="unsafe-for-another-reason"),
        pytest.param([DRY], {"kidney": UNSURE}, ["sleep"], id="not-sure-whether-it-is-safe"),
        pytest.param([DRY], {"kidney": NO}, ["drink", "sleep"], id="safe-again"),
    ],
)
def test_tips_fit_the_causes_and_none_can_harm(
    causes: list[Cause], heard: dict[str, Value], expected: list[str]
) -> None:
    """Tips follow their causes, each once, then the general ones; an unsafe one is left out."""
    assert [tip.id for tip in fitting_tips(causes, TIPS, heard)] == expected


OWN_TIPS = {
    **TIPS,
    "parent": Tip("parent", CITATION, is_general=True, only_when=(Condition("child"),)),
    "visit": Tip(
        "visit",
        CITATION,
        is_general=True,
        only_when=(Condition("days", frozenset(), 13),),
        is_first=True,
    ),
}


@pytest.mark.parametrize(
    ("heard", "expected"),
    [
        pytest.param({}, ["less_coffee", "sleep"], id="nobody-special"),
        pytest.param({"child": YES}, ["less_coffee", "parent", "sleep"], id="own-group"),
        pytest.param({"child": UNSURE}, ["less_coffee", "sleep"], id="not-sure-of-the-group"),
        pytest.param({"days": 13}, ["less_coffee", "sleep"], id="not-long-enough"),
        pytest.param({"days": 14}, ["visit", "less_coffee", "sleep"], id="before-all-others"),
    ],
)
def test_a_tip_for_a_group_is_told_to_that_group_only(
    heard: dict[str, Value], expected: list[str]
) -> None:
    """Of the general tips, those for the person's group come first; some before all others."""
    assert [tip.id for tip in fitting_tips([COFFEE], OWN_TIPS, heard)] == expected


def test_a_general_tip_may_be_none_for_some() -> None:
    """Coffee is no matter of a baby's, unless it was told that it is."""
    child = {"age_group": "child"}
    cola = Tip(
        "cola",
        CITATION,
        is_general=True,
        general_unless=(Condition("age_group", frozenset({"child"})),),
    )
    fond = Cause("caffeine", CITATION, (Condition("cola"),), ("cola",))

    assert fitting_tips([], {"cola": cola}, {}) == (cola,)
    assert fitting_tips([], {"cola": cola}, child) == ()
    assert fitting_tips([fond], {"cola": cola}, child) == (cola,)
