import pytest

from evaluation import WAYS, Clinic, Vignette
from evaluation.scoring import Result
from evaluation.shortfall import find_shortfall
from triage import Level
from triage.protocol.fact import Answer, Value


def case(facts: dict[str, Value], story: str = "") -> Vignette:
    """Give a case that expects self-care, so that anything else needs a reason."""
    return Vignette("x", story, facts, Level.SELF_CARE, frozenset({Level.SELF_CARE}))


HARMLESS: dict[str, Value] = {"body_part": ("calf",), "places": "one", "duration_days": 3}


@pytest.mark.parametrize("way", WAYS)
def test_every_way_reaches_self_care(clinic: Clinic, way: str) -> None:
    """A harmless twitch is harmless however it is brought."""
    done = WAYS[way](clinic, case(HARMLESS, "My calf twitches."))

    assert done.level is Level.SELF_CARE
    assert done.rules == ()


@pytest.mark.parametrize("way", WAYS)
def test_a_length_that_nobody_knows_counts_as_long(clinic: Clinic, way: str) -> None:
    """Not knowing is never taken for the mildest."""
    facts = {fact: value for fact, value in HARMLESS.items() if fact != "duration_days"}

    assert WAYS[way](clinic, case(facts, "My calf twitches.")).level is Level.SEE_DOCTOR


def test_a_truthful_person_names_what_is_asked(clinic: Clinic) -> None:
    """What is true is said in words when it is asked for, and only then."""
    facts = HARMLESS | {"weakness": Answer.YES, "age_group": "child", "about": "other"}

    done = clinic.by_dialogue(case(facts))

    spoken = [line for line in done.transcript if line.startswith("person: ")]
    assert "person: weakness" in spoken
    assert any("my child" in line for line in spoken)
    assert done.heard["weakness"] is Answer.YES
    assert len(done.questions) == len(set(done.questions)) >= 5


def test_a_story_is_told_before_anything_is_answered(clinic: Clinic) -> None:
    """The sentences come in order, the first one with the opening."""
    story = "My calf has been twitching for three days. I drink a lot of coffee."

    done = clinic.by_story(case(HARMLESS | {"caffeine": Answer.YES}, story))

    assert [line for line in done.transcript if line.startswith("person")][:2] == [
        "person: My calf has been twitching for three days.",
        "person: I drink a lot of coffee.",
    ]
    assert done.heard["caffeine"] is Answer.YES


def test_a_story_stops_where_the_skill_has_closed(clinic: Clinic) -> None:
    """Nobody talks on to a device that has ended the session."""
    done = clinic.by_story(case(HARMLESS, "I have chest pain. Stop. My calf twitches."))

    assert done.level is Level.EMERGENCY
    assert len(done.transcript) == 4


def test_too_much_is_explained_by_what_was_heard(clinic: Clinic) -> None:
    """A reader sees the rule and the fact that is not true."""
    told = case(HARMLESS, "My calf has been twitching for three weeks.")

    short = find_shortfall(clinic.content.protocol, Result(told, "story", clinic.by_story(told)))

    assert short.wrongly_heard == ("duration_days",)
    assert str(short) == "held: over_two_weeks; heard though not true: duration_days"


def test_too_little_is_explained_by_what_was_not(clinic: Clinic) -> None:
    """A reader sees which facts were asked for in vain, and which nobody asked for."""
    seen = clinic.by_dialogue(case(HARMLESS))
    sick = Vignette(
        "x",
        "",
        {**HARMLESS, "dark_urine": Answer.YES, "muscle_pain": Answer.YES},
        Level.URGENT,
        frozenset({Level.URGENT}),
    )

    short = find_shortfall(clinic.content.protocol, Result(sick, "dialogue", seen))

    assert "dark_urine" in short.not_heard
    assert "muscle_pain" in short.never_asked
