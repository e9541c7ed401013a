"""Records in a DynamoDB table, one item each; AWS deletes those that have run out."""

from datetime import datetime
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from memory.record import Record, UnreadableRecord, dump_record, load_record
from memory.records import Conflict, RecordsUnavailable

# A person waits eight seconds in all. Two tries, each as long as a slow answer takes.
_PATIENCE = Config(
    connect_timeout=1, read_timeout=1, retries={"mode": "standard", "total_max_attempts": 2}
)
_IS_OURS = "attribute_not_exists(id) OR revision = :revision OR expires_at <= :now"


class DynamoRecords:
    """Keeps each record in an item of a table whose key is `id`."""

    def __init__(self, table: str, *, endpoint: str | None = None) -> None:
        """Use this table, of the region and with the credentials of the environment."""
        self._table = table
        self._client = boto3.client("dynamodb", config=_PATIENCE, endpoint_url=endpoint)

    def read(self, key: str, now: datetime) -> Record | None:
        """Give the record (see `Records`)."""
        found = self._asked("get_item", Key={"id": {"S": key}}, ConsistentRead=True).get("Item")
        if found is None:
            return None
        record = load_record(_form(found))
        return record if record.expires_at > now.timestamp() else None

    def write(self, key: str, record: Record, now: datetime) -> None:
        """Write a record (see `Records`)."""
        form = dump_record(record.lasting(now))
        self._asked(
            "put_item",
            Item={"id": {"S": key}, **{name: _typed(value) for name, value in form.items()}},
            ConditionExpression=_IS_OURS,
            ExpressionAttributeValues={
                ":revision": {"N": str(record.revision)},
                ":now": {"N": str(int(now.timestamp()))},
            },
        )

    def delete(self, key: str) -> bool:
        """Delete the record (see `Records`)."""
        gone = self._asked("delete_item", Key={"id": {"S": key}}, ReturnValues="ALL_OLD")
        return bool(gone.get("Attributes"))

    def _asked(self, call: str, **arguments: Any) -> dict[str, Any]:
        try:
            answer = getattr(self._client, call)(TableName=self._table, **arguments)
        except ClientError as fault:
            code = fault.response.get("Error", {}).get("Code", "")
            if code == "ConditionalCheckFailedException":
                raise Conflict from None
            raise RecordsUnavailable(code) from None
        except BotoCoreError as fault:
            raise RecordsUnavailable(type(fault).__name__) from None
        return dict(answer)


def _typed(value: Any) -> dict[str, Any]:
    if value is None:
        return {"NULL": True}
    if isinstance(value, bool):
        return {"BOOL": value}
    if isinstance(value, int):
        return {"N": str(value)}
    if isinstance(value, list):
        return {"L": [_typed(one) for one in value]}
    return {"S": value}


def _form(item: dict[str, Any]) -> dict[str, Any]:
    try:
        return {name: _plain(value) for name, value in item.items()}
    except ValueError:
        raise UnreadableRecord("a number is none of ours") from None


def _plain(value: dict[str, Any]) -> Any:
    ((kind, inner),) = value.items()
    if kind == "NULL":
        return None
    if kind == "L":
        return [_plain(one) for one in inner]
    return int(inner) if kind == "N" else inner
