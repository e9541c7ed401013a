"""The access log: a line of JSON for each request, with nothing of who asked or what."""

import logging
import time
from collections.abc import Callable, Collection, Iterable
from typing import Any

from host.refusal import Reason
from skill.turn_log import write_line

REFUSAL = "twitch_check.refusal"
"""Where in a request's WSGI environment the reason of its refusal is noted."""

_log = logging.getLogger("twitch_check.access")
"""Its level says whether lines are written; they go the short way of the turn log."""


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
        if _log.isEnabledFor(logging.INFO):
            write_line(
                f'{{"event": "request", "path": "{path if path in self._paths else "unknown"}", '
                f'"status": {statuses[-1] if statuses else "null"}, '
                f'"ms": {(time.perf_counter() - begun) * 1000:.1f}{_refused(environ)}}}'
            )
        return answered


def _refused(environ: dict[str, Any]) -> str:
    reason: Reason | None = environ.get(REFUSAL)
    return "" if reason is None else f', "refused": "{reason}"'
