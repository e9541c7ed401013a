"""Assertions on a turn, in a test: the same checks as in files, with the same explanation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from simulator.conversation.check import FAULT, SPEECH, is_known, look, unknown
from simulator.conversation.pattern import pattern_of
from simulator.conversation.script import Check
from simulator.device import Device
from simulator.turn import Turn

Expected = str | None | Sequence[str]
"""A pattern, as in a file; None for nothing; several for any of them."""


class Alexa:
    """A device to test with: what a person does, and what is then expected.

        alexa.says("open green thumb helper")
        alexa.expect("Welcome. ...", reprompt="*", session="open")

    Whatever a `Device` has, this has too. A fault of the skill fails a test at once, unless
    `allows_faults` is set.
    """

    def __init__(self, device: Device, *, allows_faults: bool = False) -> None:
        """Watch the device."""
        self.device = device
        self.allows_faults = allows_faults
        self.turns: list[Turn] = []
        device.watch(self.turns.append)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.device, name)
        return _Watched(self, found) if callable(found) else found

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

    def check_faults(self) -> None:
        """Fail if the last turn has a fault.

        Raises:
            AssertionError: it has.
        """
        if self.turns and self.last.faults and not self.allows_faults:
            faults = [f"fault     {fault}" for fault in self.last.faults]
            raise AssertionError("\n".join([*faults, *self._why()]))

    def _why(self) -> list[str]:
        explanation = self.device.explain(self.last)
        said = [f"said      {self.last.utterance}"]
        return said + [f"heard     {line}" for line in (explanation.lines() if explanation else ())]


@dataclass(frozen=True)
class _Watched:
    """Something that a person does, after which the faults are looked at."""

    alexa: Alexa
    do: Any

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        done = self.do(*arguments, **keywords)
        self.alexa.check_faults()
        return done


def _check(what: str, expected: Any) -> Check:
    if what != SPEECH and not is_known(what):
        raise ValueError(unknown(what))
    texts = [expected] if expected is None or isinstance(expected, str) else list(expected)
    patterns = [pattern_of("(nothing)" if text is None else text) for text in texts]
    return Check(0, what, patterns)


def _name(key: str) -> str:
    path = key.replace("__", ".")
    return path if "." in path else path.replace("_", " ") if path != FAULT else path
