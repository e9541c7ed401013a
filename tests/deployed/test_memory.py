"""The built package with its memory in DynamoDB, under Lambda's own client."""

from typing import Any

from benchmark.candidate import RECORDS, slot
from benchmark.database import database, make_table
from tests.deployed.conftest import StartFunction
from tests.deployed.test_function import PRIVATE, launch

ACCOUNT = {
    "AWS_ACCESS_KEY_ID": "testing",
    "AWS_SECRET_ACCESS_KEY": "testing",
    "AWS_DEFAULT_REGION": "us-east-1",
}


def following(answer: dict[str, Any], intent: str, **slots: Any) -> dict[str, Any]:
    """Give the event of the next thing said in the session of an answer."""
    told = {"name": intent, "confirmationStatus": "NONE", "slots": slots}
    event = launch(type="IntentRequest")
    event["request"] |= {"dialogState": "COMPLETED", "intent": told}
    event["session"] |= {"new": False, "attributes": answer["sessionAttributes"]}
    return event


def test_what_was_agreed_to_is_known_to_the_next_function(start: StartFunction) -> None:
    """One function is told and ends; another, started cold, comes back to it."""
    with database() as address:
        make_table(address, RECORDS)
        memory = {"AWS_ENDPOINT_URL": address, "RECORDS_TABLE": RECORDS, "RECORDS_SALT": "salt"}
        memory |= ACCOUNT
        calf = slot("body_part", "calf", "calf")
        with start(**memory) as function:
            opened = function.answer(launch()).body
            told = following(opened, "DescribeTwitchIntent", body_part=calf)
            answer = function.answer(told).body
            while answer["response"]["shouldEndSession"] is False:
                is_asked = "remember" in answer["response"]["outputSpeech"]["ssml"]
                said = "AMAZON.YesIntent" if is_asked else "AMAZON.NoIntent"
                answer = function.answer(following(answer, said)).body
        with start(**memory) as function:
            opened = function.answer(launch()).body
            again = function.answer(following(opened, "AskMemoryIntent")).body

    assert "This is what I kept" in again["response"]["outputSpeech"]["ssml"]
    assert PRIVATE not in function.log.read_text()
