"""Assertions on a turn, in a test: the same checks as in files, with the same explanation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from simulator.conversation.check import SPEECH, is_known, look, unknown
from simulator.conversation.pattern import pattern_of
from simulator.conversation.script import Check
from simulator.device.device import Device
from simulator.device.turn import Turn

Expected = str | None | Sequence[str]
"""A pattern, as in a file; None for nothing; several for any of them."""


class Alexa:
    """A device to test with: what a person does, and what is then expected.

        alexa.says("open green thumb helper")
        alexa.expect("Welcome. ...", reprompt="*", session="open")

    A fault of the skill fails a test at once, unless `allows_faults` is set. What else a device
    can do is at `device`.
    """

    def __init__(self, device: Device, *, allows_faults: bool = False) -> None:
        """Watch the device."""
        self.device = device
        self.allows_faults = allows_faults
        self.turns: list[Turn] = []
        device.watch(self.turns.append)

    def opens(self) -> Turn:
        """Open the skill without a question."""
        return self._sound(self.device.open())

    def says(self, utterance: str) -> Turn:
        """Say something; an invocation opens the skill."""
        return self._sound(self.device.says(utterance))

    def stays_silent(self) -> Turn:
        """Say nothing for eight seconds."""
        return self._sound(self.device.stays_silent())

    def touches(self, *arguments: Any) -> Turn:
        """Touch something on the screen whose SendEvent has these arguments."""
        return self._sound(self.device.touches(*arguments))

    def ends(self) -> Turn:
        """End the session as a person does with 'exit'."""
        return self._sound(self.device.ends("exit"))

    def later(self, span: timedelta) -> list[Turn]:
        """Let time pass; what is heard meanwhile comes back, reminders that ring included."""
        return [self._sound(turn) for turn in self.device.later(span)]

    @property
    def last(self) -> Turn:
        """The last turn.

        Raises:
            LookupError: there was none yet.
        """
        if not self.turns:
            raise LookupError("nothing was said yet")
        return self.turns[-1]

    def expect(self, speech: Expected | object = ..., **details: Expected) -> Turn:
        """Check the last turn; fails with all that is wrong in it, and why it was heard so.

        Args:
            speech: what is said; left out, it may be anything.
            details: as in a file, with '__' for '.' in paths ('attributes__level') and '_' for
                the space in 'card_text'.

        Raises:
            AssertionError: something is not as expected.
            ValueError: there is no such detail.
        """
        checks = [] if speech is ... else [_check(SPEECH, speech)]
        checks += [_check(_name(key), value) for key, value in details.items()]
        failures = [failure for check in checks if (failure := look(check, self.last))]
        if failures:
            lines = [f"expected  {each.expected}\ncame      {each.came}" for each in failures]
            raise AssertionError("\n".join([*lines, *self._why()]))
        return self.last

    def _sound(self, turn: Turn) -> Turn:
        """Fail if a turn has a fault."""
        if turn.faults and not self.allows_faults:
            faults = [f"fault     {fault}" for fault in turn.faults]
            raise AssertionError("\n".join([*faults, *self._why()]))
        return turn

    def _why(self) -> list[str]:
        explanation = self.device.explain(self.last)
        said = [f"said      {self.last.utterance}"]
        return said + [f"heard     {line}" for line in (explanation.lines() if explanation else ())]


def _check(what: str, expected: Any) -> Check:
    if what != SPEECH and not is_known(what):
        raise ValueError(unknown(what))
    texts = [expected] if expected is None or isinstance(expected, str) else list(expected)
    patterns = [pattern_of("(nothing)" if text is None else text) for text in texts]
    return Check(0, what, patterns)


def _name(key: str) -> str:
    path = key.replace("__", ".")
    return path if "." in path else path.replace("_", " ")
