"""The rehearsal: one turn that nobody hears, so that the first one that somebody hears is quick."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

_HEARD = {"value": "foot", "resolutions": {"resolutionsPerAuthority": [
    {"authority": "rehearsal", "status": {"code": "ER_SUCCESS_MATCH"},
     "values": [{"value": {"name": "foot", "id": "foot"}}]}
]}}  # fmt: skip

_PART = {
    "name": "body_part",
    "confirmationStatus": "NONE",
    "source": "USER",
    **_HEARD,
    "slotValue": {"type": "Simple", **_HEARD},
}


_LENGTH = {
    "name": "duration",
    "confirmationStatus": "NONE",
    "source": "USER",
    "value": "P3D",
    "slotValue": {"type": "Simple", "value": "P3D"},
}


def rehearse(handle: Callable[[Any, Any], Any], skill_id: str) -> None:
    """Have the handler answer a one-shot question, and throw the answer away.

    It is the longest turn there is, so it loads, plans and works out all that a turn needs. It is
    not counted; what fails in it is logged as in any turn.
    """
    application = {"application": {"applicationId": skill_id}}
    intent = {
        "name": "DescribeTwitchIntent",
        "confirmationStatus": "NONE",
        "slots": {"body_part": _PART, "duration": _LENGTH},
    }
    request = {
        "type": "IntentRequest",
        "requestId": "rehearsal",
        "timestamp": "2000-01-01T00:00:00Z",
        "locale": "en-US",
        "dialogState": "COMPLETED",
        "intent": intent,
    }
    session = {
        "new": True,
        "sessionId": "rehearsal",
        "attributes": {},
        "user": {"userId": "rehearsal"},
    }
    envelope = {
        "version": "1.0",
        "session": session | application,
        "context": {"System": application},
        "request": request,
    }
    with _uncounted():
        handle(envelope, None)


@contextmanager
def _uncounted() -> Iterator[None]:
    """Keep the turn out of the lines that turns are counted by; what fails is logged."""
    before = logging.root.manager.disable
    logging.disable(logging.INFO)
    try:
        yield
    finally:
        logging.disable(before)
