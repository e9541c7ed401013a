"""What a skill's session attributes say about the conversation, in terms of any skill."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

StatusReader = Callable[[dict[str, Any]], Mapping[str, Any]]
"""From session attributes to 'asking', 'level' and 'question_number', each of them or None."""


@dataclass(frozen=True, slots=True)
class Status:
    """Where a conversation stands."""

    asking: str | None = None
    """Id of the open question."""
    level: str | None = None
    """Level of the advice in the last answer."""
    question_number: int | None = None
    """How many questions there have been, the open one included."""


def read_status(reader: StatusReader, attributes: dict[str, Any]) -> Status:
    """Read the status; a key that the reader leaves out is None."""
    found = reader(attributes)
    return Status(found.get("asking"), found.get("level"), found.get("question_number"))


def no_status(_attributes: dict[str, Any]) -> Mapping[str, Any]:
    """Read nothing: for a skill of which nothing is known."""
    return {}
