"""DynamoDB where it fails: every fault is one of the port's, within a person's patience."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import boto3
import pytest

from memory.dynamodb import DynamoRecords
from memory.record import Record, UnreadableRecord
from memory.records import Conflict, RecordsUnavailable
from tests.memory.conftest import DYNAMODBS, NOW, TABLE, OpenTable

Call = Callable[[DynamoRecords, Record], object]
CALLS: dict[str, Call] = {
    "read": lambda records, _: records.read("key", NOW),
    "write": lambda records, record: records.write("key", record, NOW),
    "delete": lambda records, _: records.delete("key"),
}
CODES = (
    "ProvisionedThroughputExceededException",
    "ThrottlingException",
    "RequestLimitExceeded",
    "AccessDeniedException",
    "ExpiredTokenException",
    "InternalServerError",
)
each_call = pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
each_dynamodb = pytest.mark.parametrize("kind", DYNAMODBS)


@contextmanager
def refusing(code: str) -> Iterator[str]:
    """Give the address of a DynamoDB that answers every call with one error."""
    status = 500 if code == "InternalServerError" else 400
    body = json.dumps({"__type": f"com.amazonaws.dynamodb.v20120810#{code}", "message": "KEY"})

    class Refusal(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            self.send_header("Content-Type", "application/x-amz-json-1.0")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Refusal)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@each_call
@pytest.mark.parametrize("code", CODES)
def test_a_refusal_is_named_by_its_code_alone(
    account: None, record: Record, code: str, call: Call
) -> None:
    """Throttled, denied, broken: nothing of the request or the answer is in the message."""
    with refusing(code) as address, pytest.raises(RecordsUnavailable) as raised:
        call(DynamoRecords(TABLE, endpoint=address), record)

    assert str(raised.value) == code


@each_call
def test_one_that_hangs_is_left_in_time(account: None, record: Record, call: Call) -> None:
    """It takes connections and never answers: two tries, then the conversation goes on."""
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        address = f"http://127.0.0.1:{deaf.getsockname()[1]}"
        with pytest.raises(RecordsUnavailable, match="ReadTimeoutError"):
            call(DynamoRecords(TABLE, endpoint=address), record)


@each_call
def test_one_that_is_not_there_is_unavailable(account: None, record: Record, call: Call) -> None:
    """Nobody listens."""
    with pytest.raises(RecordsUnavailable, match="EndpointConnectionError"):
        call(DynamoRecords(TABLE, endpoint="http://127.0.0.1:9"), record)


@each_call
@each_dynamodb
def test_a_table_that_is_not_there_is_unavailable(
    open_table: OpenTable, record: Record, kind: str, call: Call, request: pytest.FixtureRequest
) -> None:
    """The service is there; the table is not."""
    open_table(kind)
    elsewhere = DynamoRecords("elsewhere", endpoint=request.getfixturevalue(kind))

    with pytest.raises(RecordsUnavailable, match="ResourceNotFoundException"):
        call(elsewhere, record)


@each_dynamodb
@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        ({"schema": {"N": "3"}}, "newer"),
        ({"schema": {"N": "1.5"}}, "none of ours"),
        ({"schema": {"S": "two"}}, "does not read"),
        ({"talked": {"S": "yesterday"}}, "does not read"),
        ({"body_part": {"M": {"eyelid": {"BOOL": True}}}}, "another kind"),
        ({"broken_off": {"N": "1"}}, "another kind"),
        ({"level": {"N": "3"}}, "a text is none"),
    ],
)
def test_a_record_that_cannot_be_read_is_left_alone(
    open_table: OpenTable,
    record: Record,
    kind: str,
    broken: dict[str, dict[str, object]],
    fault: str,
    request: pytest.FixtureRequest,
) -> None:
    """By a newer version or damaged: said to be so, and not written over by a fresh one."""
    records = open_table(kind)
    records.write("key", record, NOW)
    client = boto3.client("dynamodb", endpoint_url=request.getfixturevalue(kind))
    item = client.get_item(TableName=TABLE, Key={"id": {"S": "key"}})["Item"]
    client.put_item(TableName=TABLE, Item=item | broken)

    with pytest.raises(UnreadableRecord, match=fault):
        records.read("key", NOW)
    with pytest.raises(Conflict):
        records.write("key", record, NOW)
    assert client.get_item(TableName=TABLE, Key={"id": {"S": "key"}})["Item"] == item | broken


@each_dynamodb
def test_what_stands_in_the_table_is_what_the_page_on_privacy_says(
    open_table: OpenTable, record: Record, kind: str, request: pytest.FixtureRequest
) -> None:
    """And the time to live stands where the template tells AWS to look for it."""
    open_table(kind).write("key", record, NOW)

    client = boto3.client("dynamodb", endpoint_url=request.getfixturevalue(kind))
    (item,) = client.scan(TableName=TABLE)["Items"]
    assert item.keys() == {
        *("id", "schema", "revision", "began", "body_part", "places", "level", "broken_off"),
        *("talked", "content", "consented", "expires_at"),
    }
    assert item["expires_at"].keys() == {"N"}
