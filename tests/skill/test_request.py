import pytest

from skill.request import Verdict, judge, type_of
from tests.skill.envelopes import SKILL_ID, intent, launch, session_ended, without

OTHER_ID = "amzn1.ask.skill.other"


@pytest.mark.parametrize(
    "envelope",
    [
        pytest.param(None, id="none"),
        pytest.param([], id="empty-list"),
        pytest.param(["LaunchRequest"], id="list"),
        pytest.param("LaunchRequest", id="text"),
        pytest.param(b"{}", id="bytes"),
        pytest.param(7, id="number"),
        pytest.param({}, id="empty"),
        pytest.param({"request": None}, id="request-none"),
        pytest.param({"request": "LaunchRequest"}, id="request-text"),
        pytest.param({"request": []}, id="request-list"),
        pytest.param({"request": {}}, id="no-type"),
        pytest.param({"request": {"type": ""}}, id="empty-type"),
        pytest.param({"request": {"type": None}}, id="type-none"),
        pytest.param({"request": {"type": 7}}, id="type-number"),
        pytest.param({"request": {"type": ["LaunchRequest"]}}, id="type-list"),
    ],
)
@pytest.mark.parametrize("skill_id", ["", SKILL_ID])
def test_what_is_no_request_is_broken(envelope: object, skill_id: str) -> None:
    """The guard takes whatever it is handed, and never raises."""
    assert judge(envelope, skill_id) is Verdict.BROKEN


@pytest.mark.parametrize("skill_id", ["", SKILL_ID])
def test_a_launch_and_an_intent_are_answered(skill_id: str) -> None:
    """What a person waits behind is answered."""
    assert judge(launch(), skill_id) is Verdict.ANSWER
    assert judge(intent("AMAZON.YesIntent"), skill_id) is Verdict.ANSWER


@pytest.mark.parametrize(
    "envelope",
    [
        pytest.param(session_ended("USER_INITIATED"), id="session-ended"),
        *(
            pytest.param({**launch(), "request": {"type": kind}}, id=kind)
            for kind in (
                "System.ExceptionEncountered",
                "AlexaSkillEvent.SkillDisabled",
                "CanFulfillIntentRequest",
                "Unheard.Of",
            )
        ),
    ],
)
def test_what_takes_no_speech_is_silent(envelope: object) -> None:
    """A request that no reply is possible to, known or not, is not spoken to."""
    assert judge(envelope, SKILL_ID) is Verdict.SILENT


@pytest.mark.parametrize(
    "envelope",
    [
        pytest.param(launch(skill_id=OTHER_ID), id="another-skill"),
        pytest.param(without(without(launch(), "context"), "session"), id="no-id-at-all"),
        pytest.param({"request": {"type": "LaunchRequest"}}, id="only-a-request"),
        pytest.param({**session_ended("ERROR"), "context": 7, "session": 7}, id="no-tables"),
    ],
)
def test_another_skill_is_foreign(envelope: object) -> None:
    """With an id of its own, the skill answers nobody else, and nobody who names no skill."""
    assert judge(envelope, SKILL_ID) is Verdict.FOREIGN


def test_without_an_id_every_skill_is_answered() -> None:
    """Before the skill has its id, every caller is taken."""
    assert judge(launch(skill_id=OTHER_ID), "") is Verdict.ANSWER


@pytest.mark.parametrize(
    "envelope",
    [
        pytest.param(without(launch(), "context"), id="no-context"),
        pytest.param(without(launch(), "session"), id="no-session"),
        pytest.param(without(launch(), "context", "System", "application"), id="no-application"),
    ],
)
def test_the_id_is_found_in_context_or_session(envelope: object) -> None:
    """An envelope without one of the two is known by the other."""
    assert judge(envelope, SKILL_ID) is Verdict.ANSWER


def test_the_id_of_the_context_counts() -> None:
    """An envelope whose two ids differ is not let in by the second."""
    envelope = launch(skill_id=OTHER_ID)
    envelope["session"]["application"] = {"applicationId": SKILL_ID}

    assert judge(envelope, SKILL_ID) is Verdict.FOREIGN


def test_the_type_of_an_envelope_is_a_text() -> None:
    """What has no type has an empty one."""
    assert type_of(launch()) == "LaunchRequest"
    assert type_of({"request": {"type": 7}}) == ""
    assert type_of(None) == ""
