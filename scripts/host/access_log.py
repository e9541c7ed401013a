"""The access log: a line of JSON for each request, with nothing of who asked or what."""

import logging
import time
from collections.abc import Callable, Collection, Iterable
from typing import Any

from host.refusal import Reason

REFUSAL = "twitch_check.refusal"
"""Where in a request's WSGI environment the reason of its refusal is noted."""

_log = logging.getLogger("twitch_check.access")


class AccessLog:
    """A WSGI application that logs how another one answers.

    No address, no header, no part of the body, and no path or method that we do not have.
    """

    def __init__(self, app: Callable[..., Iterable[bytes]], paths: Collection[str]) -> None:
        """Log for `app`; a path that is not one of `paths` is told as 'unknown'."""
        self._app, self._paths = app, frozenset(paths)

    def __call__(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Answer one request."""
        begun = time.perf_counter()
        statuses: list[str] = []

        def start(status: str, *rest: Any) -> Any:
            statuses.append(status[:3])
            return start_response(status, *rest)

        answered = self._app(environ, start)
        path = environ.get("PATH_INFO")
        # Every part is one of our own words or a number, so it is JSON as it stands.
        _log.info(
            '{"event": "request", "path": "%s", "status": %s, "ms": %.1f%s}',
            path if path in self._paths else "unknown",
            statuses[-1] if statuses else "null",
            (time.perf_counter() - begun) * 1000,
            _refused(environ.get(REFUSAL)),
        )
        return answered


def _refused(reason: Reason | None) -> str:
    return f', "refused": "{reason}"' if reason else ""
