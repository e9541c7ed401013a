import json
import logging

import pytest

from skill import build_skill
from skill.failure import FAILURE_SENTENCE, failure_response, log_failure, log_refusal
from tests.skill.envelopes import PRIVATE, Envelope, following, intent, launch, matched, plain
from tests.triage.small_content import SmallContent
from triage import Content
from triage.protocol.content import Wording

UTTERED = "my very own words"


def test_the_sentence_sends_to_the_emergency_number() -> None:
    """If anything fails, the person hears what to do if it is an emergency."""
    assert "call your local emergency number now" in FAILURE_SENTENCE
    assert failure_response()["response"] == {
        "outputSpeech": {"type": "SSML", "ssml": f"<speak>{FAILURE_SENTENCE}</speak>"},
        "shouldEndSession": True,
    }


def test_a_failure_is_logged_without_its_message(caplog: pytest.LogCaptureFixture) -> None:
    """The log says what kind of fault it was and where, and not what it was about."""
    try:
        json.loads("{}")[PRIVATE]
    except KeyError as fault:
        log_failure(fault, "IntentRequest")

    (line,) = caplog.messages
    told = json.loads(line)
    assert told["fault"] == "KeyError"
    assert told["where"].startswith("test_failure.py:")
    assert told["request"] == "IntentRequest"
    assert PRIVATE not in caplog.text


def test_a_fault_without_a_place_is_logged_too(caplog: pytest.LogCaptureFixture) -> None:
    """A fault that was never raised is logged like any other."""
    log_failure(ValueError(PRIVATE), "LaunchRequest")

    assert json.loads(caplog.messages[0])["where"] == "unknown"


def test_a_refusal_is_logged_as_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    """Whoever watches the log sees why a request was refused."""
    log_refusal("another skill's id")

    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert json.loads(caplog.messages[0])["reason"] == "another skill's id"


@pytest.fixture
def faulty(small: SmallContent) -> Content:
    """A content that lost a sentence after it was checked: the question that comes first."""
    content = small.load()
    wording = content.wordings["en-US"]
    words: dict[str, object] = {**vars(wording), "questions": {}}
    broken = Wording(**words)  # type: ignore[arg-type]
    return Content(content.version, content.protocol, {"en-US": broken})


def told(content: Content) -> list[Envelope]:
    """Give envelopes with all that is private: words, slots, ids and what was heard before."""
    before = build_skill(content)(intent("AMAZON.HelpIntent"), None)["sessionAttributes"]
    before["last"]["speech"] = UTTERED
    slots = {**matched("body_part", UTTERED, "calf"), **plain("duration", UTTERED)}
    return [
        launch(),
        intent("DescribeTwitchIntent", slots),
        intent("DescribeTwitchIntent", slots, before),
    ]


@pytest.mark.parametrize("number", range(3))
def test_a_fault_in_a_turn_gives_the_fixed_sentence(
    faulty: Content, number: int, caplog: pytest.LogCaptureFixture
) -> None:
    """The person hears the one sentence, one line is logged, and nothing private is in it."""
    envelope = told(faulty)[number]
    caplog.clear()
    caplog.set_level(logging.DEBUG)

    response = build_skill(faulty)(envelope, None)["response"]

    assert response["outputSpeech"]["ssml"] == f"<speak>{FAILURE_SENTENCE}</speak>"
    assert response["shouldEndSession"] is True
    (record,) = caplog.records
    assert json.loads(record.getMessage())["fault"] == "KeyError"
    assert record.exc_info is None
    for private in (PRIVATE, UTTERED, "calf"):
        assert private not in f"{caplog.text}{record.__dict__}"


def test_a_turn_that_goes_well_logs_nothing_private(
    content: Content, caplog: pytest.LogCaptureFixture
) -> None:
    """What people say is in no log, at no level of logging."""
    caplog.set_level(logging.DEBUG)
    handle = build_skill(content)
    slots = {**matched("body_part", UTTERED, "calf"), **plain("duration", "P3D")}

    opened = handle(intent("DescribeTwitchIntent", slots), None)
    handle(following(opened, "AMAZON.NoIntent"), None)

    for private in (PRIVATE, UTTERED, "calf", "duration_days"):
        assert private not in caplog.text
