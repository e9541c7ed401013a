"""Failure: the one fixed sentence for when a turn fails, and a log line with nothing private."""

import json
import logging
import traceback
from collections.abc import Callable
from typing import Any

FAILURE_SENTENCE = (
    "Sorry, something went wrong on my side. "
    "If this may be an emergency, call your local emergency number now."
)
"""Fixed and in no content file, so that it can be said even when the content is the fault."""

_log = logging.getLogger("twitch_check")


def failure_response() -> dict[str, Any]:
    """Give the whole response that says the sentence and ends the session."""
    speech = {"type": "SSML", "ssml": f"<speak>{FAILURE_SENTENCE}</speak>"}
    response = {"outputSpeech": speech, "shouldEndSession": True}
    return {"version": "1.0", "sessionAttributes": {}, "response": response}


def log_failure(fault: BaseException, request_type: str) -> None:
    """Log what kind of fault it was and where; never its message, which may hold what was said."""
    frames = traceback.extract_tb(fault.__traceback__)
    where = "unknown"
    if frames:
        where = f"{frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno}"
    line = {
        "event": "turn_failed",
        "fault": type(fault).__name__,
        "where": where,
        "request": request_type,
    }
    _log.error(json.dumps(line))


def out_of_order(fault: Exception) -> Callable[[Any, Any], dict[str, Any]]:
    """Give a handler for a skill whose content does not load: it logs, and says the sentence."""

    def handle(event: Any, context: Any) -> dict[str, Any]:
        log_failure(fault, "content")
        return failure_response()

    return handle


def log_refusal(reason: str) -> None:
    """Log why a request was refused; `reason` is one of our own fixed texts."""
    _log.warning(json.dumps({"event": "request_refused", "reason": reason}))


def log_errand(errand: str) -> None:
    """Log that an errand failed, and which; nothing of whose it was."""
    _log.warning(json.dumps({"event": "errand_failed", "errand": errand}))


def log_memory(fault: BaseException) -> None:
    """Log that a record could not be read or written; never whose, and never what was in it."""
    _log.warning(json.dumps({"event": "memory_failed", "fault": type(fault).__name__}))
