import json
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import Response

from skill import build_skill
from skill.response import write_reply
from tests.skill.envelopes import following, launch
from tests.triage.small_content import SmallContent
from triage import Level, Reply

TRICKY = 'Tom & "Jerry" < 5 > 3 &amp; <break/>'


def written(reply: Reply) -> dict[str, Any]:
    """Give the response for a reply as it is sent, on a card titled 'Title'."""
    return write_reply(reply, "Title")


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param(Reply(("And now?",), "danger", "Again?"), id="question"),
        pytest.param(Reply(("Rest.", "More?"), "danger", "Again?", Level.SELF_CARE), id="advice"),
        pytest.param(Reply(("Slowly.", "Now?"), "x", "?", is_slow=True, pauses=True), id="slow"),
        pytest.param(Reply(("Goodbye.",)), id="end"),
        pytest.param(Reply(("Look.",), offers_permission=True), id="permission-card"),
        pytest.param(Reply((), "remind_me", asks_permission=True), id="permission"),
    ],
)
def test_a_response_is_one_of_the_sdk(reply: Reply) -> None:
    """The SDK reads what is written here, and would write the same, in the same order."""
    response, serializer = written(reply), DefaultSerializer()

    read = serializer.deserialize(json.dumps(response), Response)

    assert json.dumps(serializer.serialize(read)) == json.dumps(response)


@pytest.mark.parametrize("text", [TRICKY, "plain", "it's", "&", "<speak>", "a<b"])
def test_whatever_is_said_is_escaped(text: str) -> None:
    """The speech and the reprompt are well-formed, and are heard as they were written."""
    response = written(Reply((text,), "danger", text))

    speech = response["outputSpeech"]["ssml"]
    reprompt = response["reprompt"]["outputSpeech"]["ssml"]
    assert ET.fromstring(speech).text == text  # noqa: S314 - it is our own
    assert ET.fromstring(reprompt).text == text  # noqa: S314 - it is our own


def test_sentences_of_the_content_are_escaped(small: SmallContent) -> None:
    """An author may write & and < in any sentence, and the platform accepts the reply."""
    small.change("en-US/questions.toml", "Any danger?", "Food & drink < 3 > 2?")
    small.change("en-US/questions.toml", "Again: Any danger?", "A & B?")
    small.change("en-US/replies.toml", "Welcome.", "Hi <you> & all.")
    handle = build_skill(small.load())

    response = handle(launch(), None)["response"]

    speech = "<speak>Hi &lt;you&gt; &amp; all. Food &amp; drink &lt; 3 &gt; 2?</speak>"
    assert response["outputSpeech"]["ssml"] == speech
    assert response["reprompt"]["outputSpeech"]["ssml"] == (
        "<speak>Call nine one one. A &amp; B?</speak>"
    )


def test_a_card_is_plain_text(small: SmallContent) -> None:
    """What is shown is what was written, without the marks of speech."""
    small.change("en-US/rules.toml", "That is serious.", "Heart & lungs.")
    handle = build_skill(small.load())

    opened = handle(launch(), None)
    response = handle(following(opened, "AMAZON.YesIntent"), None)["response"]

    assert response["card"] == {
        "type": "Simple",
        "title": "Small",
        "content": "Call nine one one now. Heart & lungs. Use your phone. The number again?",
    }


@pytest.mark.parametrize("level", list(Level), ids=lambda level: level.id)
def test_a_card_comes_with_every_advice(level: Level) -> None:
    """Advice can be read again, self-care included, though its level is zero."""
    card = written(Reply(("Rest.",), level=level))["card"]

    assert card == {"type": "Simple", "title": "Title", "content": "Rest."}


def test_a_card_comes_with_nothing_but_advice() -> None:
    """A question of the check stays out of a household's app."""
    assert "card" not in written(Reply(("And now?",), "danger", "Again?"))


def test_the_session_is_open_just_when_something_is_asked() -> None:
    """An open session waits for an answer, and a closed one does not listen."""
    assert written(Reply(("And now?",), "danger", "Again?"))["shouldEndSession"] is False
    assert written(Reply(("Goodbye.",)))["shouldEndSession"] is True
    assert "reprompt" not in written(Reply(("Goodbye.",)))
