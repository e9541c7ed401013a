"""A skill behind an address, as it is hosted: each request is posted to it."""

from __future__ import annotations

import http.client
import json
import urllib.error
import urllib.request
from typing import Any

Json = dict[str, Any]


class RemoteError(Exception):
    """An endpoint that did not answer as one should, in words."""


class RemoteTimeout(TimeoutError):
    """An endpoint that did not answer in time."""


class RemoteHandler:
    """Posts envelopes to an endpoint.

    They are not signed, for only the platform can sign them: an endpoint on one's own machine has
    to be told to do without.
    """

    def __init__(self, address: str, seconds: float) -> None:
        """Keep the address; `seconds` is how long to wait for an answer."""
        self._address = address
        self._seconds = seconds

    def __call__(self, event: Json, _context: object) -> Any:
        """Post an envelope and give back the answer.

        Raises:
            RemoteTimeout: it did not answer in time.
            RemoteError: it could not be reached, or answered with another status than 200 or
                with something that is not JSON.
        """
        request = urllib.request.Request(  # noqa: S310 - http and https only, see load_handler
            self._address,
            data=json.dumps(event).encode(),
            headers={"Content-Type": "application/json; charset=utf-8"},
            method="POST",
        )
        try:
            with urllib.request.urlopen(request, timeout=self._seconds) as response:  # noqa: S310
                body = response.read()
        except urllib.error.HTTPError as error:
            with error:
                raise RemoteError(f"{self._address} answered {error.code}") from error
        except (OSError, http.client.HTTPException) as error:
            reason = getattr(error, "reason", error)
            if isinstance(reason, TimeoutError):
                raise RemoteTimeout(f"{self._address} did not answer in time") from error
            raise RemoteError(f"{self._address} cannot be reached: {reason}") from error
        try:
            return json.loads(body)
        except ValueError as error:
            raise RemoteError(f"{self._address} did not answer with JSON") from error
