"""The parts of a warm turn, and how long each takes.

Runs in a built package, as the function does: `python -m benchmark.parts TALKS < TALK`, where the
talk is a list of envelopes. Each part is counted without the other parts that it calls.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from importlib import import_module
from time import perf_counter_ns
from typing import Any

PARTS = {
    "guard": "skill.request:judge",
    "readable parts of the envelope": "skill.request:readable",
    "deserialise": "lean_sdk.serializer:PlanningSerializer.from_parsed",
    "dispatch (SDK)": "ask_sdk_core.skill:CustomSkill.invoke",
    "interpretation": "skill.interpretation:interpret",
    "read the state": "skill.session:read_state",
    "dialogue, all else": "triage.dialogue.dialogue:respond",
    "listen": "triage.dialogue.listening:listen",
    "assess": "triage.assessment:assess",
    "next question": "triage.assessment:next_question",
    "unanswered dangers": "triage.assessment:unanswered_dangers",
    "paraphrase": "triage.dialogue.paraphrase:paraphrase",
    "advise": "triage.dialogue.advice:advise",
    "tips": "triage.dialogue.advice:tips_for",
    "worded": "triage.dialogue.replying:worded",
    "write the state": "triage.dialogue.state_form:dump_state",
    "response": "skill.response:write_reply",
    "serialise": "lean_sdk.serializer:PlanningSerializer.serialize",
}
"""Part -> where it is done. A function is found under whatever name a module has imported it."""

ELSE = "all else"

Handler = Callable[[Any, Any], dict[str, Any]]


class Clock:
    """Adds up the time of each part, without what is spent in other parts inside it."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.spent: dict[str, int] = defaultdict(int)
        """Part -> nanoseconds."""
        self._inside = [0]

    def timed(self, part: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Give the function with its time added to a part's."""

        def run(*arguments: Any, **named: Any) -> Any:
            self._inside.append(0)
            begin = perf_counter_ns()
            try:
                return function(*arguments, **named)
            finally:
                whole = perf_counter_ns() - begin
                self.spent[part] += whole - self._inside.pop()
                self._inside[-1] += whole

        return run


def main() -> None:
    """Print the microseconds of each part of a turn, the least of many talks."""
    talk = json.load(sys.stdin)
    handler: Handler = import_module("app").handler
    print(json.dumps(measure(handler, talk, int(sys.argv[1]))))


def measure(handler: Handler, talk: list[dict[str, Any]], talks: int) -> dict[str, float]:
    """Give part -> microseconds in a turn; the empty name is a whole turn with nothing measured."""
    whole = min(_hold(handler, talk) for _ in range(talks))
    clock = Clock()
    for part, place in PARTS.items():
        _replace(place, partial(clock.timed, part))
    rounds: dict[str, list[int]] = defaultdict(list)
    measured = clock.timed(ELSE, handler)
    for _ in range(talks):
        clock.spent.clear()
        _hold(measured, talk)
        for part in (*PARTS, ELSE):
            rounds[part].append(clock.spent[part])
    least = {part: min(spent) for part, spent in rounds.items()}
    return {part: each / len(talk) / 1000 for part, each in {"": whole, **least}.items()}


def _hold(handler: Handler, talk: list[dict[str, Any]]) -> int:
    """Hold a talk, each turn with the state that the last one gave; give the nanoseconds."""
    attributes: dict[str, Any] = {}
    spent = 0
    for envelope in talk:
        envelope["session"] |= {"attributes": attributes, "new": not attributes}
        begin = perf_counter_ns()
        answer = handler(envelope, None)
        spent += perf_counter_ns() - begin
        attributes = answer["sessionAttributes"]
    return spent


def _replace(place: str, made: Callable[[Callable[..., Any]], Callable[..., Any]]) -> None:
    """Put what is made of a function in its place, in every module that has it."""
    module, _, path = place.partition(":")
    *outer, name = path.split(".")
    owner: Any = import_module(module)
    for each in outer:
        owner = getattr(owner, each)
    function = getattr(owner, name)
    holders = [m for m in sys.modules.values() if vars(m).get(name) is function]
    for holder in holders or [owner]:
        setattr(holder, name, made(function))


if __name__ == "__main__":
    main()
