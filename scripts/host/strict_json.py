"""Strict JSON: how the host reads and writes it. No NaN, no infinity, no half of a character."""

from typing import Any

import orjson
from flask import Response
from flask.json.provider import JSONProvider


def read_json(text: bytes) -> Any:
    """Read JSON in UTF-8.

    Raises:
        ValueError: if it is none, or nested more than a thousand deep.
    """
    return orjson.loads(text)


class StrictJson(JSONProvider):
    """Flask's way to write an answer, in a twentieth of the time."""

    def dumps(self, obj: Any, **kwargs: Any) -> str:
        """Write `obj` as JSON; there are no options."""
        return orjson.dumps(obj).decode()

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        """Read JSON; there are no options."""
        return orjson.loads(s)

    def response(self, *args: Any, **kwargs: Any) -> Response:
        """Make the answer whose body is what is given, as JSON."""
        body = orjson.dumps(self._prepare_response_obj(args, kwargs))
        return Response(body, mimetype="application/json")
