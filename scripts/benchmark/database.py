"""A DynamoDB on this machine: moto's server, or another one."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import boto3

SECONDS_TO_START = 30
_ACCOUNT = {
    "aws_access_key_id": "testing",
    "aws_secret_access_key": "testing",
    "region_name": "us-east-1",
}
"""They open nothing."""
MOTO = (sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", "{port}")


@contextmanager
def database(command: Sequence[str] = MOTO) -> Iterator[str]:
    """Give the address of a DynamoDB that lasts as long as the block.

    `command` starts it, at the port that takes the place of '{port}'.
    """
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [word.format(port=port) for word in command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _await(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.kill()
        server.wait()


def _await(port: int) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
        else:
            return


def make_table(address: str | None, name: str) -> None:
    """Make an empty table as the template has ours, as far as every DynamoDB knows it.

    Without an address it is made where boto3 finds DynamoDB by itself.
    """
    client = boto3.client("dynamodb", endpoint_url=address, **_ACCOUNT)
    client.create_table(
        TableName=name,
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        BillingMode="PAY_PER_REQUEST",
    )
    client.get_waiter("table_exists").wait(TableName=name, WaiterConfig={"Delay": 1})
