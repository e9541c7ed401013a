"""The session: the state of the conversation in and out of the session attributes."""

from collections.abc import Mapping
from typing import Any

from triage.content import Content
from triage.state import State, StateError, load_state


def read_state(content: Content, attributes: Mapping[str, Any] | None) -> State | None:
    """Give the state that the session carries, a fresh one for a new session.

    None when the session carries one that cannot be carried on: of another version, or broken.
    """
    if not attributes:
        return State()
    try:
        return load_state(attributes, content.protocol, content.version)
    except StateError:
        return None
