"""What a service answers with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP status and a JSON body; None is an empty one."""

    status: int
    body: Any = None


def error(status: int, code: str | int, message: str) -> Answer:
    """Make the answer that tells of an error; the code of a progressive response is a number."""
    return Answer(status, {"code": code, "message": message})
