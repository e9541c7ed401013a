import copy
import json
from typing import Any

import pytest

from skill import build_skill
from skill.builder import Handler
from skill.failure import FAILURE_SENTENCE
from tests.skill.envelopes import (
    SKILL_ID,
    Envelope,
    following,
    intent,
    launch,
    matched,
    plain,
    session_ended,
    unmatched,
    without,
)
from triage import Content, State
from triage.dialogue.state_form import dump_state

SILENCE: dict[str, Any] = {"version": "1.0", "response": {}}

Response = dict[str, Any]


def speech_of(response: Response) -> str:
    """Give what is heard, without the marks of speech."""
    ssml: str = response["response"]["outputSpeech"]["ssml"]
    return ssml.removeprefix("<speak>").removesuffix("</speak>")


def asks(response: Response) -> str | None:
    """Give the id of the open question, which the session carries."""
    asking: str | None = response["sessionAttributes"]["asking"]
    return asking


def is_failure(response: Response) -> bool:
    """Tell whether a response is the fixed sentence."""
    return speech_of(response) == FAILURE_SENTENCE


# -- turns ----------------------------------------------------------------------------------------


def test_a_launch_opens_the_check(handle: Handler) -> None:
    """Who opens the skill hears the first safety question, and the session waits."""
    response = handle(launch(), None)

    assert response["version"] == "1.0"
    assert asks(response) == "danger_now"
    assert speech_of(response).endswith("?")
    assert response["response"]["shouldEndSession"] is False
    assert response["response"]["reprompt"]
    assert "card" not in response["response"]


def test_a_question_with_slots_opens_the_check_too(handle: Handler) -> None:
    """A one-shot question is understood, and its facts are kept."""
    slots = {**matched("body_part", "foot", "foot"), **plain("duration", "P3D")}

    response = handle(intent("DescribeTwitchIntent", slots), None)

    assert response["sessionAttributes"]["heard"] == {"body_part": ["foot"], "duration_days": 3}
    assert speech_of(response).startswith("Your foot, for 3 days.")
    assert asks(response) == "danger_now"


def test_the_answers_of_a_session_lead_to_advice(handle: Handler) -> None:
    """'No' to all that is asked, three days and coffee: self-care, a card, and an offer."""
    response = handle(
        intent("DescribeTwitchIntent", matched("body_part", "eyelid", "eyelid")), None
    )
    for _ in range(9):
        if asks(response) in ("how_long", "habits"):
            break
        response = handle(following(response, "AMAZON.NoIntent"), None)
    slots = {**plain("duration", "P3D"), **matched("finding", "coffee", "caffeine")}
    response = handle(following(response, "DescribeTwitchIntent", slots), None)

    assert response["sessionAttributes"]["outcome"] == {"level": "self_care", "rules": []}
    assert response["response"]["card"]["content"] == speech_of(response)
    assert asks(response) == "another_tip"


def test_an_emergency_begins_with_the_action_and_silence_is_told_it_again(handle: Handler) -> None:
    """The first words are the action, and so are those after a silence."""
    response = handle(
        intent("DescribeTwitchIntent", matched("finding", "chest pain", "chest_pain")), None
    )

    assert speech_of(response).startswith("Call nine one one now.")
    assert response["response"]["shouldEndSession"] is False
    reprompt = response["response"]["reprompt"]["outputSpeech"]["ssml"]
    assert reprompt.startswith("<speak>Please call nine one one now.")


@pytest.mark.parametrize(
    "name", ["AMAZON.StopIntent", "AMAZON.CancelIntent", "AMAZON.NavigateHomeIntent"]
)
def test_leaving_ends_the_session(handle: Handler, name: str) -> None:
    """Stop, cancel and home say goodbye and close."""
    response = handle(following(handle(launch(), None), name), None)

    assert speech_of(response) == "Take care. Goodbye."
    assert response["response"]["shouldEndSession"] is True


@pytest.mark.parametrize("name", ["UnheardOfIntent", "AMAZON.FallbackIntent"])
def test_what_is_not_understood_is_asked_again(handle: Handler, name: str) -> None:
    """An intent that means nothing here leaves the question open."""
    response = handle(following(handle(launch(), None), name), None)

    assert speech_of(response).startswith("Sorry, I didn't get that.")
    assert asks(response) == "danger_now"


@pytest.mark.parametrize(
    "slots",
    [
        pytest.param(unmatched("finding", "a funny feeling"), id="no-match"),
        pytest.param(unmatched("finding", "  "), id="blank"),
        pytest.param(plain("duration", "?"), id="question-mark"),
        pytest.param(plain("duration", "PT"), id="empty-duration"),
        pytest.param({}, id="no-slots"),
    ],
)
def test_a_statement_of_nothing_is_asked_again(handle: Handler, slots: dict[str, Any]) -> None:
    """A slot that tells nothing is a miss, and never an answer to a danger question."""
    opened = handle(launch(), None)

    response = handle(following(opened, "DescribeTwitchIntent", slots), None)

    assert speech_of(response).startswith("Sorry, I didn't get that.")
    assert response["sessionAttributes"]["heard"] == {}


def test_the_response_is_json_of_the_platforms_size(handle: Handler) -> None:
    """What is given back can be sent, and stays far below the platform's limit."""
    assert len(json.dumps(handle(launch(), None))) < 24_000


def test_answering_does_not_change_the_request(handle: Handler) -> None:
    """The same envelope sent twice is answered twice alike."""
    envelope = launch()
    before = copy.deepcopy(envelope)

    first, second = handle(envelope, None), handle(envelope, None)

    assert envelope == before
    assert first == second


# -- requests that are not a person's turn --------------------------------------------------------


@pytest.mark.parametrize(
    "envelope",
    [
        *(
            pytest.param(session_ended(reason), id=reason)
            for reason in ("USER_INITIATED", "EXCEEDED_MAX_REPROMPTS", "UNHEARD_OF_REASON")
        ),
        pytest.param(
            session_ended("ERROR", error={"type": "INVALID_RESPONSE", "message": "no"}), id="ERROR"
        ),
        pytest.param(
            session_ended("ERROR", error={"type": "UNHEARD_OF", "message": "no"}),
            id="unknown-error",
        ),
        *(
            pytest.param({**launch(), "request": {"type": kind}}, id=kind)
            for kind in ("System.ExceptionEncountered", "AlexaSkillEvent.SkillDisabled", "Un.Known")
        ),
    ],
)
def test_what_takes_no_speech_gets_none(handle: Handler, envelope: Envelope) -> None:
    """The end of a session and requests that we do not know get an empty response."""
    assert handle(envelope, None) == SILENCE


@pytest.mark.parametrize(
    "event",
    [None, [], ["LaunchRequest"], "", "LaunchRequest", 7, {}, {"request": {}}, {"request": 7}],
    ids=repr,
)
def test_what_is_no_request_gets_the_fixed_sentence(handle: Handler, event: object) -> None:
    """A body that is not an Alexa request is answered, and is no crash."""
    assert is_failure(handle(event, None))


@pytest.mark.parametrize(
    "event",
    [
        pytest.param({"request": {"type": "LaunchRequest"}}, id="only-a-type"),
        pytest.param({**launch(), "session": 7}, id="session-a-number"),
        pytest.param({**launch(), "context": []}, id="context-a-list"),
        pytest.param({**launch(), "request": {"type": "IntentRequest"}}, id="no-intent"),
        pytest.param(
            {**launch(), "request": {"type": "IntentRequest", "intent": 7}}, id="intent-a-number"
        ),
        pytest.param(without(intent("AMAZON.YesIntent"), "request", "timestamp"), id="no-time"),
        pytest.param(
            without(intent("AMAZON.YesIntent"), "request", "intent", "name"), id="unnamed"
        ),
    ],
)
def test_a_request_with_parts_that_are_wrong_is_always_answered(
    handle: Handler, event: object
) -> None:
    """Whatever its parts are, the person hears something, and nothing is raised."""
    assert speech_of(handle(event, None))


# -- missing fields and unknown values ------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        ("context", "System", "device"),
        ("context", "System", "apiAccessToken"),
        ("context", "System", "apiEndpoint"),
        ("context", "System", "user"),
        ("context", "System", "user", "permissions"),
        ("context", "System"),
        ("context", "Viewport"),
        ("context",),
        ("session", "attributes"),
        ("session", "user"),
        ("session", "new"),
        ("session",),
        ("request", "locale"),
        ("request", "requestId"),
        ("version",),
    ],
    ids=".".join,
)
def test_a_request_with_a_field_missing_is_answered(handle: Handler, path: tuple[str, ...]) -> None:
    """Certification sends requests with fields left out; each is answered as if it were there."""
    response = handle(without(launch(), *path), None)

    assert speech_of(response) == speech_of(handle(launch(), None))


@pytest.mark.parametrize("path", [("request", "intent", "slots"), ("request", "dialogState")])
def test_an_intent_with_a_field_missing_is_answered(handle: Handler, path: tuple[str, ...]) -> None:
    """An intent without slots is an intent that tells nothing by the way."""
    envelope = without(intent("AMAZON.HelpIntent"), *path)

    assert speech_of(handle(envelope, None)) == speech_of(handle(intent("AMAZON.HelpIntent"), None))


@pytest.mark.parametrize(
    ("key", "value"), [("shape", "TRIANGLE"), ("mode", "UNHEARD_OF"), ("touch", ["TELEPATHY"])]
)
def test_a_screen_of_an_unknown_kind_is_answered(handle: Handler, key: str, value: object) -> None:
    """A device that came out after the SDK can use the skill, which shows nothing anyway."""
    envelope = launch()
    envelope["context"]["Viewport"][key] = value

    assert speech_of(handle(envelope, None)) == speech_of(handle(launch(), None))


def changed_slot(**changes: object) -> Envelope:
    """Give an intent with chest pain in its slot, and something unknown in that."""
    slots = matched("finding", "chest pain", "chest_pain")
    slots["finding"] |= changes
    return intent("DescribeTwitchIntent", slots)


@pytest.mark.parametrize(
    "envelope",
    [
        pytest.param(changed_slot(confirmationStatus="UNHEARD_OF"), id="confirmation"),
        pytest.param(changed_slot(slotValue={"type": "Unheard"}), id="slot-value-type"),
        pytest.param(
            changed_slot(
                resolutions={
                    "resolutionsPerAuthority": [{"authority": "a", "status": {"code": "UNHEARD"}}]
                }
            ),
            id="resolution-code",
        ),
    ],
)
def test_an_unknown_value_never_makes_an_emergency_mild(
    handle: Handler, envelope: Envelope
) -> None:
    """Where a slot cannot be read, the person still hears what to do in an emergency."""
    assert "emergency number" in speech_of(handle(envelope, None)) or speech_of(
        handle(envelope, None)
    ).startswith("Call ")


# -- locales --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("locale", "action"),
    [
        ("en-US", "Call nine one one now."),
        ("en-GB", "Call nine nine nine now."),
        ("de-DE", "Call your emergency number now."),
        ("xx", "Call your emergency number now."),
    ],
)
def test_every_locale_is_answered_with_its_number(
    handle: Handler, locale: str, action: str
) -> None:
    """A locale without sentences hears the default ones, with the number of its country."""
    envelope = intent(
        "DescribeTwitchIntent", matched("finding", "chest pain", "chest_pain"), locale=locale
    )

    assert speech_of(handle(envelope, None)).startswith(action)


# -- sessions that cannot be carried on -----------------------------------------------------------


def tampered(content: Content, /, **changes: object) -> dict[str, Any]:
    """Give the attributes of a talk at its second question, with something changed."""
    opened = build_skill(content)(launch(), None)["sessionAttributes"]
    return {**opened, **changes}


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"version": 0}, id="another-version"),
        pytest.param({"content": "00000000"}, id="another-content"),
        pytest.param({"heard": {"unheard_of": "yes"}}, id="unknown-fact"),
        pytest.param({"heard": {"duration_days": -1}}, id="negative-days"),
        pytest.param({"heard": []}, id="heard-a-list"),
        pytest.param({"asking": "unheard_of"}, id="unknown-question"),
        pytest.param({"misses": "many"}, id="misses-a-text"),
    ],
)
def test_a_tampered_session_starts_again_and_says_so(
    handle: Handler, content: Content, changes: dict[str, object]
) -> None:
    """Nothing is guessed from a state that we did not write; the person hears that it restarts."""
    attributes = tampered(content, **changes)

    response = handle(intent("AMAZON.NoIntent", attributes=attributes), None)

    assert speech_of(response).startswith("I was updated while we talked, so we start again.")
    assert asks(response) == "danger_now"
    assert response["sessionAttributes"]["heard"] == {}


@pytest.mark.parametrize("attributes", [["heard"], "heard", 7], ids=repr)
def test_attributes_that_are_no_table_are_answered(handle: Handler, attributes: object) -> None:
    """Whatever stands in the place of the attributes, the person hears something."""
    envelope = intent("AMAZON.NoIntent", attributes={})
    envelope["session"]["attributes"] = attributes

    assert speech_of(handle(envelope, None))


@pytest.mark.parametrize("name", ["AMAZON.StopIntent", "AMAZON.CancelIntent"])
def test_a_tampered_session_can_be_left(handle: Handler, content: Content, name: str) -> None:
    """Stop ends the session from every state, also from one that cannot be read."""
    response = handle(intent(name, attributes=tampered(content, version=0)), None)

    assert response["response"]["shouldEndSession"] is True


def test_a_danger_told_in_a_tampered_session_is_heard(handle: Handler, content: Content) -> None:
    """What cannot be carried on never hides what is said now."""
    slots = matched("finding", "chest pain", "chest_pain")

    response = handle(intent("DescribeTwitchIntent", slots, tampered(content, version=0)), None)

    assert speech_of(response).startswith("Call nine one one now.")


def test_a_new_session_begins_anew(handle: Handler, content: Content) -> None:
    """What an earlier session left is not carried into a new one."""
    envelope = launch()
    envelope["session"]["attributes"] = tampered(content, heard={"weakness": "yes"})

    assert handle(envelope, None)["sessionAttributes"]["heard"] == {}


def test_a_state_of_this_version_is_carried_on(handle: Handler, content: Content) -> None:
    """The session goes on where it was."""
    opened = handle(launch(), None)

    response = handle(following(opened, "AMAZON.NoIntent"), None)

    assert response["sessionAttributes"]["heard"]["chest_pain"] == "no"
    carried = dump_state(State(can_remind=True), content.version)
    assert set(response["sessionAttributes"]) == set(carried)


# -- the skill's id -------------------------------------------------------------------------------


def test_another_skills_request_is_refused(content: Content) -> None:
    """With an id of its own, the skill tells another one nothing."""
    handle = build_skill(content, SKILL_ID)

    assert handle(launch(skill_id="amzn1.ask.skill.other"), None) == SILENCE
    assert handle(without(without(launch(), "context"), "session"), None) == SILENCE


def test_its_own_requests_are_answered(content: Content) -> None:
    """With an id of its own, the skill answers the requests that bear it."""
    handle = build_skill(content, SKILL_ID)

    assert asks(handle(launch(), None)) == "danger_now"
    assert asks(handle(without(launch(), "context"), None)) == "danger_now"


def test_a_word_that_fits_two_parts_is_asked_about(handle: Handler) -> None:
    """An ambiguous part is never guessed, and a no to "which" settles no danger."""
    opened = handle(launch(), None)
    ambiguous = matched("body_part", "limb", "arm", "leg_both")

    asked = handle(following(opened, "DescribeTwitchIntent", ambiguous), None)
    refused = handle(following(asked, "AMAZON.NoIntent"), None)
    named = handle(
        following(asked, "DescribeTwitchIntent", matched("body_part", "arm", "arm")), None
    )

    assert speech_of(asked) == "Do you mean arm or leg?"
    assert asked["sessionAttributes"]["heard"] == refused["sessionAttributes"]["heard"] == {}
    assert named["sessionAttributes"]["heard"] == {"body_part": ["arm"]}
    assert named["sessionAttributes"]["asking"] == refused["sessionAttributes"]["asking"]
