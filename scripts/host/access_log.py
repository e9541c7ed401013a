"""The access log: a line of JSON for each request, with nothing of who asked or what."""

import json
import logging
import time

from flask import Response, g, request

_log = logging.getLogger("twitch_check.access")


def note_arrival() -> None:
    """Note when the request at hand came to the application."""
    g.arrived = time.perf_counter()


def note_departure(response: Response) -> Response:
    """Log how the request at hand was answered; the response stays as it is.

    No address, no header, no part of the body, and no path or method that we do not have.
    """
    rule = request.url_rule
    line: dict[str, object] = {
        "event": "request",
        "path": rule.rule if rule else "unknown",
        "status": response.status_code,
        "ms": round((time.perf_counter() - g.arrived) * 1000, 1),
    }
    refusal = g.get("refusal")
    if refusal is not None:
        line["refused"] = refusal
    _log.info("%s", json.dumps(line))
    return response
