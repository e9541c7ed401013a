"""The state of a conversation, and the JSON form in which the platform carries it.

The form, version 1:

    {"version": 1, "content": "<content version>",
     "heard": {"weakness": "no", "duration_days": 3, "places": "one", "body_part": ["calf"]},
     "asking": "how_long" or null,            the open question or offer
     "asked": ["danger_now", ...],            questions put so far, in order
     "outcome": {"level": "self_care", "rules": []} or null,     the advice given, if any
     "tips": ["more_sleep"],                  tips already told
     "misses": 0,                             replies in a row that were no answer
     "last": {"speech": "...", "reprompt": "..." or null, "level": "self_care" or null} or null}
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from triage.assessment import Outcome
from triage.fact import Answer, Fact, Value
from triage.heard import Heard
from triage.level import Level
from triage.protocol import Protocol

VERSION = 1

OFFERS = ("start_check", "another_tip")
"""What can be open besides the questions of the content."""


class StateError(ValueError):
    """A state that cannot be carried on; the message says why and holds nothing private."""


@dataclass(frozen=True)
class Spoken:
    """The last reply, kept so that it can be said again."""

    speech: str
    reprompt: str | None = None
    level: Level | None = None


@dataclass(frozen=True)
class State:
    """Everything that is remembered from one turn to the next."""

    heard: Heard = field(default_factory=dict)
    asking: str | None = None
    asked: tuple[str, ...] = ()
    outcome: Outcome | None = None
    tips: tuple[str, ...] = ()
    misses: int = 0
    last: Spoken | None = None


def dump_state(state: State, content_version: str) -> dict[str, Any]:
    """Give the JSON form of a state."""
    return {
        "version": VERSION,
        "content": content_version,
        "heard": {fact: _plain(value) for fact, value in state.heard.items()},
        "asking": state.asking,
        "asked": list(state.asked),
        "outcome": _dump_outcome(state.outcome),
        "tips": list(state.tips),
        "misses": state.misses,
        "last": _dump_spoken(state.last),
    }


def load_state(form: object, protocol: Protocol, content_version: str) -> State:
    """Read a state back; StateError when it is of another version or has been tampered with."""
    if not isinstance(form, Mapping):
        raise StateError("it is not a table")
    if form.get("version") != VERSION or form.get("content") != content_version:
        raise StateError("it was begun under another version")
    try:
        return State(
            heard={
                fact: _value(protocol.facts[fact], plain) for fact, plain in form["heard"].items()
            },
            asking=_one_of(form["asking"], {*protocol.questions, *OFFERS, None}),
            asked=_asked(form["asked"], protocol),
            outcome=_load_outcome(form["outcome"], protocol),
            tips=tuple(_one_of(tip, protocol.tips) for tip in form["tips"]),
            misses=_misses(form["misses"], protocol),
            last=_load_spoken(form["last"]),
        )
    except StateError:
        raise
    except (KeyError, TypeError, AttributeError, ValueError) as fault:
        raise StateError(f"it does not read ({type(fault).__name__})") from fault


def _plain(value: Value) -> str | int | list[str]:
    if isinstance(value, tuple):
        return list(value)
    return value if isinstance(value, int) else str(value)


def _value(fact: Fact, plain: Any) -> Value:
    value: Value = tuple(plain) if isinstance(plain, list) else plain
    if fact.is_finding:
        value = Answer(plain)
    if not fact.accepts(value):
        raise StateError("a fact has a value that it cannot have")
    return value


def _one_of(value: Any, allowed: Any) -> Any:
    if value not in allowed:
        raise StateError("an id is not known")
    return value


def _asked(form: Any, protocol: Protocol) -> tuple[str, ...]:
    asked = tuple(_one_of(question, protocol.questions) for question in form)
    if len(set(asked)) != len(asked):
        raise StateError("a question was asked twice")
    return asked


def _misses(value: Any, protocol: Protocol) -> int:
    is_count = isinstance(value, int) and not isinstance(value, bool)
    if not is_count or not 0 <= value <= protocol.limits.misses:
        raise StateError("the misses are no count that there can be")
    return int(value)


def _dump_outcome(outcome: Outcome | None) -> dict[str, Any] | None:
    if outcome is None:
        return None
    return {"level": outcome.level.id, "rules": list(outcome.rules)}


def _load_outcome(form: Any, protocol: Protocol) -> Outcome | None:
    if form is None:
        return None
    rules = tuple(_one_of(rule, protocol.rules) for rule in form["rules"])
    return Outcome(Level.from_id(form["level"]), rules)


def _dump_spoken(spoken: Spoken | None) -> dict[str, Any] | None:
    if spoken is None:
        return None
    level = None if spoken.level is None else spoken.level.id
    return {"speech": spoken.speech, "reprompt": spoken.reprompt, "level": level}


def _load_spoken(form: Any) -> Spoken | None:
    if form is None:
        return None
    speech, reprompt, level = form["speech"], form["reprompt"], form["level"]
    if not isinstance(speech, str) or not isinstance(reprompt, str | None):
        raise StateError("the last reply is not text")
    return Spoken(speech, reprompt, None if level is None else Level.from_id(level))
