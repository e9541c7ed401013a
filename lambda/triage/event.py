"""Events: what the person did in this turn, with everything that they told by the way."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from triage.fact import Answer, Value


class EventKind(StrEnum):
    """What the person did."""

    OPENED = "opened"
    """Opened the skill without saying more."""
    TOLD = "told"
    """Told something about the twitch or themselves."""
    ANSWERED = "answered"
    """Said yes, no or not sure."""
    ASKED_WHY = "asked_why"
    """Asked why the open question is asked, or why the advice was given."""
    ASKED_HELP = "asked_help"
    ASKED_REPEAT = "asked_repeat"
    ASKED_TIPS = "asked_tips"
    ASKED_TOPIC = "asked_topic"
    """Asked about a topic; `about` is its id."""
    ASKED_CAUSE = "asked_cause"
    """Asked about a cause; `about` is its id."""
    STARTED_OVER = "started_over"
    RESTARTED = "restarted"
    """Goes on with a conversation whose state could not be carried on."""
    STOPPED = "stopped"
    NOT_UNDERSTOOD = "not_understood"
    """Said something that no intent or value was found for."""
    HEDGED = "hedged"
    """Said something between yes and no, such as 'not really'."""
    ASSENTED = "assented"
    """Said 'sure' or 'okay': yes to an offer, a hedge to a question."""
    GIVEN_UP = "given_up"
    """Missed the question too often: it counts as 'not sure'. Made by the dialogue itself."""


@dataclass(frozen=True)
class Event:
    """One turn of the person's."""

    kind: EventKind
    told: Mapping[str, Value] = field(default_factory=dict)
    """Facts that the person told, whatever else they did."""
    answer: Answer | None = None
    """For ANSWERED: which."""
    about: str | None = None
    """For ASKED_TOPIC and ASKED_CAUSE: the id."""
