"""The JSON form in which the platform carries the state of a conversation.

The form, version 3:

    {"version": 3, "content": "<content version>",
     "heard": {"weakness": "no", "duration_days": 3, "places": "one", "body_part": ["calf"]},
     "asking": "how_long" or null,            the open question or offer
     "asked": ["danger_now", ...],            questions put so far, in order
     "outcome": {"level": "self_care", "rules": []} or null,     the advice given, if any
     "tips": ["more_sleep"],                  tips already told
     "misses": 0,                             replies to the open question that were no answer
     "last": {"speech": "...", "reprompt": "..." or null, "level": "self_care" or null} or null,
     "history": [{"question": "danger_now" or null, "asked": 1, "before": {"weakness": null}}],
     "pending": {"values": {"weakness": "no"}} or null,           a change that waits for a yes
     "seed": 17, "slow": false,
     "can_remind": false, "memory": "off",    off, askable, given or refused
     "remembered": {"days_ago": 12, "duration_days": 15 or null, "body_part": ["eyelid"],
                    "places": "one" or null, "level": "self_care" or null, "is_broken_off": false,
                    "revision": 3} or null,
     "offered": ["remind_me"],                offers that are made once, and were made
     "wish": {"days": 14 or null, "on": "2026-12-07" or null, "at": "10:00:00" or null},
     "reminder": "2026-12-07T10:00:00" or null,        when it would ring, on the person's wall
     "gone": false}
"""

from collections.abc import Mapping
from typing import Any

from triage.assessment import Outcome
from triage.dialogue.another_day_form import (
    dump_remembered,
    dump_wish,
    load_moment,
    load_remembered,
    load_wish,
)
from triage.dialogue.plain_value import ANSWERS, StateError, count, flag, one_of, plain, value
from triage.dialogue.remembered import Memory
from triage.dialogue.state import CONFIRM_CHANGE, OFFERS, Change, Spoken, State, Step
from triage.protocol.fact import Answer, Value
from triage.protocol.level import Level
from triage.protocol.protocol import Protocol

VERSION = 3

SEEDS = 1000
"""A seed is a whole number below this."""


def dump_state(state: State, content_version: str) -> dict[str, Any]:
    """Give the JSON form of a state."""
    return {
        "version": VERSION,
        "content": content_version,
        "heard": _dump_values(state.heard),
        "asking": state.asking,
        "asked": list(state.asked),
        "outcome": _dump_outcome(state.outcome),
        "tips": list(state.tips),
        "misses": state.misses,
        "last": _dump_spoken(state.last),
        "history": [_dump_step(step) for step in state.history],
        "pending": None
        if state.pending is None
        else {"values": _dump_values(state.pending.values)},
        "seed": state.seed,
        "slow": state.is_slow,
        "can_remind": state.can_remind,
        "memory": state.memory.value,
        "remembered": dump_remembered(state.remembered),
        "offered": list(state.offered),
        "wish": dump_wish(state.wish),
        "reminder": state.reminder and state.reminder.isoformat(),
        "gone": state.is_gone,
    }


def load_state(form: object, protocol: Protocol, content_version: str) -> State:
    """Read a state back; StateError when it is of another version or has been tampered with."""
    if not isinstance(form, Mapping):
        raise StateError("it is not a table")
    if form.get("version") != VERSION or form.get("content") != content_version:
        raise StateError("it was begun under another version")
    try:
        state = State(
            heard=_load_values(form["heard"], protocol),
            asking=_open(form["asking"], protocol),
            asked=_asked(form["asked"], protocol),
            outcome=_load_outcome(form["outcome"], protocol),
            tips=tuple(one_of(tip, protocol.tips) for tip in form["tips"]),
            misses=count(form["misses"], protocol.limits.misses),
            last=_load_spoken(form["last"]),
            history=tuple(_load_step(step, protocol) for step in form["history"]),
            pending=_load_change(form["pending"], protocol),
            seed=count(form["seed"], SEEDS - 1),
            is_slow=flag(form["slow"]),
            can_remind=flag(form["can_remind"]),
            memory=Memory(form["memory"]),
            remembered=load_remembered(form["remembered"], protocol),
            offered=tuple(one_of(offer, OFFERS) for offer in form["offered"]),
            wish=load_wish(form["wish"]),
            reminder=load_moment(form["reminder"]),
            is_gone=flag(form["gone"]),
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


def _asked(form: Any, protocol: Protocol) -> tuple[str, ...]:
    asked = tuple(one_of(question, protocol.questions) for question in form)
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


def _load_change(form: Any, protocol: Protocol) -> Change | None:
    return None if form is None else Change(_load_values(form["values"], protocol))


def _dump_outcome(outcome: Outcome | None) -> dict[str, Any] | None:
    if outcome is None:
        return None
    return {"level": outcome.level.id, "rules": list(outcome.rules)}


def _load_outcome(form: Any, protocol: Protocol) -> Outcome | None:
    if form is None:
        return None
    rules = tuple(one_of(rule, protocol.rules) for rule in form["rules"])
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
