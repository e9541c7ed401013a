"""The caller: whom the request comes from, and where the services behind their device answer.

None of it is spoken, logged or carried in the session.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_AMAZON = frozenset(f"https://api{region}.amazonalexa.com" for region in ("", ".eu", ".fe"))
"""Where Alexa's services answer: in North America, Europe and the Far East."""
_LOOPBACK = r"https://127\.0\.0\.1:\d{1,5}"


class Secret(str):
    """A text that does not show itself, should it ever get into a message."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Show that there is one."""
        return "..."


@dataclass(frozen=True)
class Caller:
    """What a request tells of its sender; empty where it does not."""

    user_id: str = ""
    device_id: str = ""
    api_endpoint: str = ""
    api_token: str = ""

    @property
    def has_services(self) -> bool:
        """Tell whether there are services to be called."""
        return bool(self.api_endpoint and self.api_token)


def caller_of(envelope: Mapping[str, Any], *, is_local: bool) -> Caller:
    """Read who sent an envelope.

    The endpoint counts just where it is Amazon's own, or, in a simulator, on this machine: a
    forged request must not make the skill call somebody else.
    """
    context = envelope.get("context")
    system = context.get("System") if isinstance(context, dict) else None
    if not isinstance(system, dict):
        return Caller()
    endpoint = _text(system, "apiEndpoint").removesuffix("/")
    is_trusted = endpoint in _AMAZON or (is_local and re.fullmatch(_LOOPBACK, endpoint))
    return Caller(
        user_id=_text(system.get("user"), "userId"),
        device_id=_text(system.get("device"), "deviceId"),
        api_endpoint=endpoint if is_trusted else "",
        api_token=Secret(_text(system, "apiAccessToken")),
    )


def _text(table: Any, key: str) -> str:
    value = table.get(key) if isinstance(table, dict) else None
    return value if isinstance(value, str) else ""
