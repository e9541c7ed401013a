"""A conversation performed on a device, and what was found wrong in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from simulator.conversation.check import FAULT, SPEECH, look
from simulator.conversation.script import Check, Conversation, Step
from simulator.device.device import Device
from simulator.device.session import SessionIsOver
from simulator.device.turn import Turn
from simulator.home.home import Home
from simulator.services import Services

MakeDevice = Callable[[Home], Device]


@dataclass
class Performance:
    """What came of performing a conversation."""

    conversation: Conversation
    problems: list[str] = field(default_factory=list)
    """For each check that failed, what was expected, what came and why; none is good."""
    turns: int = 0
    of_the_skill: float = 0.0
    """Seconds that the skill took, of all that the performance took."""

    def __str__(self) -> str:
        return "\n".join(self.problems)


def perform(conversation: Conversation, make_device: MakeDevice) -> Performance:
    """Perform a conversation from the beginning to the end, or to the first step that fails.

    The services run beside it. What a device would refuse fails the step, unless the step
    expects that very fault.

    Args:
        conversation: what is to be said and checked.
        make_device: puts the skill on a device in the home that is handed to it.
    """
    home = Home()
    for prepare in conversation.preparations:
        prepare(home)
    found = Performance(conversation)
    with Services(home):
        device = make_device(home)
        for step in conversation.steps:
            take_step(found, step, device)
            if found.problems:
                break
    return found


def take_step(found: Performance, step: Step, device: Device) -> None:
    """Perform one step of a conversation, and note in its performance what came of it."""
    found.problems += _perform(step, device, found)


def _perform(step: Step, device: Device, found: Performance) -> Iterator[str]:
    place = f"{found.conversation.path}:{step.line}: {step.written}"
    try:
        turns = step.action(device)
    except (SessionIsOver, ValueError) as error:
        yield f"{place}\n    {error}"
        return
    found.turns += len(turns)
    found.of_the_skill += sum(turn.seconds for turn in turns)
    for place_of, checks in enumerate(step.checks):
        if place_of < len(turns):
            yield from _failures(place, checks, turns[place_of], device)
        elif checks:
            yield f"{place}\n    expected  {checks[0]}\n    came      (nothing more)"
    for turn in turns[len(step.checks) :]:
        yield from _failures(place, [], turn, device)


def _failures(place: str, checks: list[Check], turn: Turn, device: Device) -> Iterator[str]:
    failed = [failure for check in checks if (failure := look(check, turn))]
    if turn.faults and not any(check.what == FAULT for check in checks):
        yield "\n".join((place, *(f"    fault     {fault}" for fault in turn.faults)))
    if not failed:
        return
    lines = [place]
    for failure in failed:
        lines += [f"    expected  {failure.expected}", f"    came      {failure.came}"]
    if not any(failure.expected.startswith(f"{SPEECH}:") for failure in failed):
        lines.append(f"    speech    {turn.speech}")
    explanation = device.explain(turn)
    if explanation:
        lines += [f"    heard     {line}" for line in explanation.lines()]
    yield "\n".join(lines)
