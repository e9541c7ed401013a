"""A store that fails, behind the real handler: the conversation is the one without a memory."""

import logging
import socket
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import boto3
import pytest

from memory.dynamodb import DynamoRecords
from memory.key import key_of
from memory.record import Record
from memory.records import Records
from memory.sqlite import SqliteRecords
from skill import build_skill
from tests.memory.conftest import NOW, TABLE, OpenTable
from tests.memory.test_dynamodb import refusing
from tests.skill.envelopes import following, launch, matched
from triage import Content

SALT = "salt of the test"


@contextmanager
def throttled() -> Iterator[Records]:
    """DynamoDB has too much to do."""
    with refusing("ProvisionedThroughputExceededException") as address:
        yield DynamoRecords(TABLE, endpoint=address)


@contextmanager
def denied() -> Iterator[Records]:
    """The function's role may not read the table."""
    with refusing("AccessDeniedException") as address:
        yield DynamoRecords(TABLE, endpoint=address)


@contextmanager
def hung() -> Iterator[Records]:
    """DynamoDB takes the call and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        yield DynamoRecords(TABLE, endpoint=f"http://127.0.0.1:{deaf.getsockname()[1]}")


@contextmanager
def away() -> Iterator[Records]:
    """Nobody listens."""
    yield DynamoRecords(TABLE, endpoint="http://127.0.0.1:9")


def told(handle: Callable[[Any, Any], dict[str, Any]]) -> list[str]:
    """Hold a conversation from the opening to the goodbye, and give all that is said."""
    answers = [handle(launch(), None)]
    calf = matched("body_part", "calf", "calf")
    answers.append(handle(following(answers[-1], "DescribeTwitchIntent", calf), None))
    while not answers[-1]["response"]["shouldEndSession"]:
        answers.append(handle(following(answers[-1], "AMAZON.NoIntent"), None))
    return [answer["response"]["outputSpeech"]["ssml"] for answer in answers]


@pytest.mark.parametrize("store", [throttled, denied, hung, away])
def test_a_conversation_goes_on_as_if_nothing_were_known(
    account: None,
    content: Content,
    caplog: pytest.LogCaptureFixture,
    store: Callable[[], AbstractContextManager[Records]],
) -> None:
    """Word for word; the log has the kind of fault once, and nothing of the person."""
    without = told(build_skill(content))

    with caplog.at_level(logging.INFO), store() as records:
        said = told(build_skill(content, records=records, salt=SALT))

    assert said == without
    faults = [line for line in caplog.messages if "memory_failed" in line]
    assert len(faults) == 1
    user = launch()["context"]["System"]["user"]["userId"]
    assert not [one for one in (user, key_of(user, SALT), "calf") if one in caplog.text]


@pytest.mark.parametrize("kind", ["moto", "moto_server", "sqlite"])
def test_a_record_of_a_newer_version_is_left_as_it_is(
    request: pytest.FixtureRequest,
    content: Content,
    record: Record,
    tmp_path: Path,
    account: None,
    kind: str,
) -> None:
    """Nothing is written over what could not be read, and nobody is asked for leave."""
    user = launch()["context"]["System"]["user"]["userId"]
    key = key_of(user, SALT)
    records, spoil, look = _store(request, kind, tmp_path, key)
    records.write(key, record, NOW)
    spoil()
    before = look()

    said = told(build_skill(content, records=records, salt=SALT))

    assert said == told(build_skill(content))
    assert look() == before


def _store(
    request: pytest.FixtureRequest, kind: str, folder: Path, key: str
) -> tuple[Records, Callable[[], object], Callable[[], object]]:
    """Give a store, what makes its record one of a newer version, and what shows it as it is."""
    if kind == "sqlite":
        file = folder / "records.db"

        def ask(sentence: str) -> list[Any]:
            with sqlite3.connect(file) as database:
                return database.execute(sentence).fetchall()

        spoil = "update records set form = '{\"schema\": 99}'"
        return SqliteRecords(file), lambda: ask(spoil), lambda: ask("select * from records")
    open_records: OpenTable = request.getfixturevalue("open_table")
    records = open_records(kind)
    client = boto3.client("dynamodb", endpoint_url=request.getfixturevalue(kind))
    where = {"TableName": TABLE, "Key": {"id": {"S": key}}}
    newer = {"UpdateExpression": "SET #s = :n", "ExpressionAttributeNames": {"#s": "schema"}}
    number = {"ExpressionAttributeValues": {":n": {"N": "99"}}}
    return (
        records,
        lambda: client.update_item(**where, **newer, **number),
        lambda: client.get_item(**where)["Item"],
    )
