import pytest

from triage.dialogue.paraphrase import paraphrase, paraphrase_denied, spoken_days, spoken_list
from triage.protocol.content import Wording
from triage.protocol.fact import Answer, Value

YES, NO, UNSURE = Answer.YES, Answer.NO, Answer.UNSURE


@pytest.mark.parametrize(
    ("heard", "sentence"),
    [
        pytest.param({}, "", id="nothing"),
        pytest.param({"weakness": NO, "numbness": UNSURE}, "", id="nothing-that-is-there"),
        pytest.param({"body_part": ("unknown",)}, "", id="unknown-part"),
        pytest.param({"places": "one"}, "", id="one-place"),
        pytest.param({"danger_sign": YES}, "", id="a-sign-that-nobody-says"),
        pytest.param({"body_part": ("eyelid",)}, "Your eyelid.", id="part"),
        pytest.param(
            {"body_part": ("eyelid",), "about": "other"}, "Their eyelid.", id="somebody-else"
        ),
        pytest.param(
            {"body_part": ("calf", "thumb"), "places": "several"},
            "Your calf and thumb.",
            id="two-parts-say-it-themselves",
        ),
        pytest.param(
            {"body_part": ("calf", "thumb", "foot", "hand")},
            "Your calf, thumb and foot.",
            id="at-most-three-parts",
        ),
        pytest.param(
            {"body_part": ("calf",), "places": "several"},
            "Your calf, in more than one place.",
            id="part-in-several-places",
        ),
        pytest.param({"places": "all_over"}, "In more than one place.", id="all-over"),
        pytest.param({"duration_days": 3}, "For 3 days.", id="days"),
        pytest.param({"weakness": YES}, "With weakness.", id="finding"),
        pytest.param(
            {"weakness": YES, "numbness": YES, "caffeine": YES},
            "With weakness and numbness.",
            id="at-most-two-findings",
        ),
        pytest.param(
            {"numbness": YES, "duration_days": 20, "body_part": ("foot",)},
            "Your foot, for more than two weeks, with numbness.",
            id="all-together",
        ),
    ],
)
def test_what_was_understood_is_said_back(
    wording: Wording, heard: dict[str, Value], sentence: str
) -> None:
    """One short sentence with the part, the time and the findings, and none when none is known."""
    assert paraphrase(wording, heard) == sentence


def test_what_was_denied_is_said_back(wording: Wording) -> None:
    """So that a 'no' which was heard wrongly can be put right; at most two findings of it."""
    three: dict[str, Value] = {"numbness": NO, "weakness": NO, "face_droop": NO}

    assert paraphrase_denied(wording, {"numbness": NO}) == "Not numbness, then."
    assert paraphrase_denied(wording, three) == "Not numbness or weakness, then."


def test_what_was_not_denied_or_has_no_name_is_not(wording: Wording) -> None:
    """Then there is nothing to say."""
    assert paraphrase_denied(wording, {}) == ""
    assert paraphrase_denied(wording, {"weakness": YES, "numbness": UNSURE, "coffee": NO}) == ""


@pytest.mark.parametrize(
    ("days", "spoken"),
    [
        (0, "since today"),
        (1, "for 1 day"),
        (2, "for 2 days"),
        (12, "for 12 days"),
        (13, "for under two weeks"),
        (14, "for two weeks"),
        (15, "for about two weeks"),
        (16, "for more than two weeks"),
        (20, "for more than two weeks"),
        (21, "for about 3 weeks"),
        (59, "for about 8 weeks"),
        (60, "for months"),
        (365, "for months"),
        (729, "for months"),
        (730, "for years"),
        (36500, "for years"),
    ],
)
def test_days_are_said_as_people_say_them(wording: Wording, days: int, spoken: str) -> None:
    """A number of days becomes days, weeks, months or years, whichever is easiest to hear."""
    assert spoken_days(wording, days) == spoken


@pytest.mark.parametrize(
    ("items", "joint", "spoken"),
    [
        ([], "and", ""),
        (["a"], "and", "a"),
        (["a", "b"], "and", "a and b"),
        (["a", "b", "c"], "or", "a, b or c"),
    ],
)
def test_a_list_is_said_as_people_say_it(
    wording: Wording, items: list[str], joint: str, spoken: str
) -> None:
    """Commas, and one 'and' or 'or' before the last."""
    assert spoken_list(wording, items, joint) == spoken
