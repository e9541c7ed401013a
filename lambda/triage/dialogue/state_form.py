"""The JSON form in which the platform carries the state of a conversation.

The form, version 4:

    {"version": 4, "content": "<content version>",
     "heard": {"weakness": "no", "duration_days": 3, "places": "one", "body_part": ["calf"]},
     "asking": "how_long" or null,            the open question or offer
     "asked": ["danger_now", ...],            questions put so far, in order
     "last": {"speech": "...", "reprompt": "..." or null} or null,
                                              with "level": "self_care" where it gave advice
     "history": [{"question": "danger_now" or null, "asked": 1, "before": {"weakness": null}}],
     "seed": 17}

and, where it is not as at the beginning, which most of it is in most turns:

    {"outcome": {"level": "self_care", "rules": []},             the advice given
     "tips": ["more_sleep"],                  tips already told
     "misses": 2,                             replies to the open question that were no answer
     "pending": {"values": {"weakness": "no"}},                  a change that waits for a yes
     "slow": true, "can_remind": true,
     "memory": "askable",                     or given, refused, unreadable
     "remembered": {"days_ago": 12, "duration_days": 15 or null, "body_part": ["eyelid"],
                    "places": "one" or null, "level": "self_care" or null, "is_broken_off": false,
                    "revision": 3},
     "offered": ["remind_me"],                offers that are made once, and were made
     "wish": {"days": 14 or null, "on": "2026-12-07" or null, "at": "10:00:00" or null},
     "reminder": "2026-12-07T10:00:00",       when it would ring, on the person's wall
     "gone": true}
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from triage.assessment import Outcome
from triage.dialogue.another_day_form import (
    dump_remembered,
    dump_wish,
    load_remembered,
    load_wish,
)
from triage.dialogue.plain_value import ANSWERS, StateError, count, flag, one_of, plain, value
from triage.dialogue.remembered import Memory
from triage.dialogue.state import CONFIRM_CHANGE, OFFERS, Change, Spoken, State, Step
from triage.protocol.fact import Answer, Value
from triage.protocol.level import Level
from triage.protocol.protocol import Protocol

VERSION = 4

SEEDS = 1000
"""A seed is a whole number below this."""


def dump_state(state: State, content_version: str) -> dict[str, Any]:
    """Give the JSON form of a state."""
    form = {
        "version": VERSION,
        "content": content_version,
        "heard": _dump_values(state.heard),
        "asking": state.asking,
        "asked": list(state.asked),
        "last": _dump_spoken(state.last),
        "history": [_dump_step(step) for step in state.history],
        "seed": state.seed,
    }
    beginning, current = vars(_BEGINNING), vars(state)
    for name, (field, dump, _) in _SELDOM.items():
        value = current[field]
        if value is not beginning[field] and value != beginning[field]:
            form[name] = dump(value)
    return form


def load_state(form: object, protocol: Protocol, content_version: str) -> State:
    """Read a state back; StateError when it is of another version or has been tampered with."""
    if not isinstance(form, Mapping):
        raise StateError("it is not a table")
    if form.get("version") != VERSION or form.get("content") != content_version:
        raise StateError("it was begun under another version")
    try:
        seldom = {
            field: load(form[name], protocol)
            for name, (field, _, load) in _SELDOM.items()
            if name in form
        }
        state = _BEGINNING.having(
            heard=_load_values(form["heard"], protocol),
            asking=_open(form["asking"], protocol),
            asked=_asked(form["asked"], protocol),
            last=_load_spoken(form["last"]),
            history=tuple([_load_step(step, protocol) for step in form["history"]]),
            seed=count(form["seed"], SEEDS - 1),
            **seldom,
        )
    except StateError:
        raise
    except (KeyError, TypeError, AttributeError, ValueError) as fault:
        raise StateError(f"it does not read ({type(fault).__name__})") from fault
    if (state.pending is None) == (state.asking == CONFIRM_CHANGE):
        raise StateError("a change waits without its question, or the other way round")
    return state


def _open(value: Any, protocol: Protocol) -> Any:
    is_offer = value is None or value in OFFERS
    return value if is_offer else one_of(value, protocol.questions)


def _ids(form: Any, allowed: Any) -> tuple[str, ...]:
    return tuple([one_of(item, allowed) for item in form])


def _asked(form: Any, protocol: Protocol) -> tuple[str, ...]:
    asked = _ids(form, protocol.questions)
    if len(set(asked)) != len(asked):
        raise StateError("a question was asked twice")
    return asked


def _dump_values(values: Mapping[str, Value]) -> dict[str, Any]:
    return {
        fact: _WRITTEN[value] if value.__class__ is Answer else plain(value)
        for fact, value in values.items()
    }


_WRITTEN = {answer: answer.value for answer in Answer}
"""What `plain` gives; an answer is what most facts have, and there are dozens of them."""


def _load_values(form: Any, protocol: Protocol) -> dict[str, Value]:
    facts, findings = protocol.facts, protocol.findings
    return {
        fact: ANSWERS[plain] if fact in findings else value(facts[fact], plain)
        for fact, plain in form.items()
    }


def _dump_step(step: Step) -> dict[str, Any]:
    before = {fact: value and plain(value) for fact, value in step.before.items()}
    return {"question": step.question, "asked": step.asked, "before": before}


def _load_step(form: Any, protocol: Protocol) -> Step:
    facts, question, before = protocol.facts, form["question"], form["before"]
    if not facts.keys() >= before.keys():
        raise StateError("a fact is not known")
    return Step(
        question if question is None else one_of(question, protocol.questions),
        count(form["asked"], len(protocol.questions)),
        {
            fact: None if plain is None else value(facts[fact], plain)
            for fact, plain in before.items()
        },
    )


def _dump_change(change: Change) -> dict[str, Any]:
    return {"values": _dump_values(change.values)}


def _load_change(form: Any, protocol: Protocol) -> Change:
    return Change(_load_values(form["values"], protocol))


def _dump_outcome(outcome: Outcome) -> dict[str, Any]:
    return {"level": outcome.level.id, "rules": list(outcome.rules)}


def _load_outcome(form: Any, protocol: Protocol) -> Outcome:
    return Outcome(Level.from_id(form["level"]), _ids(form["rules"], protocol.rules))


def _dump_spoken(spoken: Spoken | None) -> dict[str, str | None] | None:
    if spoken is None:
        return None
    form = {"speech": spoken.speech, "reprompt": spoken.reprompt}
    return form if spoken.level is None else form | {"level": spoken.level.id}


def _load_spoken(form: Any) -> Spoken | None:
    if form is None:
        return None
    speech, reprompt = form["speech"], form["reprompt"]
    if not isinstance(speech, str) or not isinstance(reprompt, str | None):
        raise StateError("the last reply is not text")
    level = Level.from_id(form["level"]) if "level" in form else None
    return Spoken(speech, reprompt, level)


_BEGINNING = State()

_SELDOM: Mapping[str, tuple[str, Callable[[Any], Any], Callable[[Any, Protocol], Any]]] = {
    "outcome": ("outcome", _dump_outcome, _load_outcome),
    "tips": ("tips", list, lambda form, protocol: _ids(form, protocol.tips)),
    "misses": ("misses", int, lambda form, protocol: count(form, protocol.limits.misses)),
    "pending": ("pending", _dump_change, _load_change),
    "slow": ("is_slow", bool, lambda form, _: flag(form)),
    "can_remind": ("can_remind", bool, lambda form, _: flag(form)),
    "memory": ("memory", str, lambda form, _: Memory(form)),
    "remembered": ("remembered", dump_remembered, load_remembered),
    "offered": ("offered", list, lambda form, _: _ids(form, OFFERS)),
    "wish": ("wish", dump_wish, lambda form, _: load_wish(form)),
    "reminder": ("reminder", datetime.isoformat, lambda form, _: datetime.fromisoformat(form)),
    "gone": ("is_gone", bool, lambda form, _: flag(form)),
}
"""Name -> what of a state it is, how it is written and how it is read."""
