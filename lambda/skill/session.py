"""The session: the state of the conversation in and out of the session attributes."""

from collections.abc import Mapping
from typing import Any

from ask_sdk_model import Session

from triage.dialogue.plain_value import StateError
from triage.dialogue.state import State
from triage.dialogue.state_form import SEEDS, load_state
from triage.protocol.content import Content


def new_state(session: Session | None, *, can_remind: bool) -> State:
    """Give the state that a conversation begins with; small words vary by the session's id."""
    session_id = (session.session_id if session is not None else None) or ""
    return State(seed=sum(session_id.encode()) % SEEDS, can_remind=can_remind)


def read_state(content: Content, attributes: Mapping[str, Any]) -> State | None:
    """Give the state that the session carries; None where it is of another version, or broken."""
    try:
        return load_state(attributes, content.protocol, content.version)
    except StateError:
        return None
