"""What the tests of the stores share: a record, and every store there is, empty."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import boto3
import pytest
from moto import mock_aws

from benchmark.database import database, make_table
from memory.dynamodb import DynamoRecords
from memory.in_process import InProcessRecords
from memory.record import Record
from memory.records import Records
from memory.sqlite import SqliteRecords
from triage import Content, load_content

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
TABLE = "records"
ACCOUNT = {
    "AWS_ACCESS_KEY_ID": "testing",
    "AWS_SECRET_ACCESS_KEY": "testing",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
}
"""What Lambda has in a function's environment; these open nothing."""

NEEDS_NPM = pytest.mark.needs_program("npm", "apt-get install npm")
DYNAMODBS = ("moto", "moto_server", pytest.param("dynalite", marks=NEEDS_NPM))


@pytest.fixture(scope="session")
def content(root: Path) -> Content:
    """The content of the repository."""
    return load_content(root / "content")


@pytest.fixture
def record() -> Record:
    """A record as it is before it was ever written, with something in every field."""
    return Record(
        talked=date(2026, 11, 25),
        consented=date(2026, 11, 20),
        content="abcdef01",
        began=date(2026, 11, 15),
        body_part=("eyelid", "calf"),
        places="several",
        level="self_care",
        broken_off=True,
    )


@pytest.fixture(scope="session")
def moto_server() -> Iterator[str]:
    """The address of moto's server, a process of its own."""
    with database() as address:
        yield address


@pytest.fixture(scope="session")
def dynalite(node_modules: Path) -> Iterator[str]:
    """The address of dynalite, which has nothing in common with moto."""
    with database(["node", str(node_modules.parent / "dynalite.js"), "{port}"]) as address:
        yield address


@pytest.fixture
def account(monkeypatch: pytest.MonkeyPatch) -> None:
    """Credentials that open nothing, and no other settings of whoever runs the tests."""
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    for name, value in ACCOUNT.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def moto(account: None) -> Iterator[None]:
    """DynamoDB in this process: no address, every call of boto3 is caught."""
    with mock_aws():
        yield None


OpenTable = Callable[[str], DynamoRecords]


@pytest.fixture
def open_table(request: pytest.FixtureRequest, account: None) -> Iterator[OpenTable]:
    """Open an empty table of one of the DynamoDBs; it is gone afterwards."""
    opened: list[str] = []

    def open_records(kind: str) -> DynamoRecords:
        address: str | None = request.getfixturevalue(kind)
        make_table(address, TABLE)
        if address is not None:
            opened.append(address)
        return DynamoRecords(TABLE, endpoint=address)

    yield open_records
    for address in opened:
        client = boto3.client("dynamodb", endpoint_url=address)
        client.delete_table(TableName=TABLE)
        client.get_waiter("table_not_exists").wait(TableName=TABLE, WaiterConfig={"Delay": 1})


@pytest.fixture(params=["in process", "sqlite", *DYNAMODBS])
def records(request: pytest.FixtureRequest, tmp_path: Path) -> Records:
    """An empty store, each kind in turn."""
    kind: str = request.param
    if kind == "in process":
        return InProcessRecords()
    if kind == "sqlite":
        return SqliteRecords(tmp_path / "records.db")
    open_records: OpenTable = request.getfixturevalue("open_table")
    return open_records(kind)
