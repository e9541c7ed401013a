"""Conversations in this project's own form: a play that anyone can read.

    # A fern with spots
    screen: medium

    You: open green thumb helper
    Alexa: Welcome. Which plant is it?
      reprompt: Say, my fern.

    You: my fern has spots
    Alexa: I heard ... Next?
      or: /next|what else/
      heard: DescribePlantIntent plant=fern trouble=spots
      attributes.asking: trouble

    (2 weeks later)
    Alexa: Water the fern.

The page in the simulator's folder tells all of it.
"""

from __future__ import annotations

import re
from pathlib import Path

from simulator.conversation.check import SPEECH, is_known, unknown
from simulator.conversation.direction import direction, saying
from simulator.conversation.pattern import pattern_of
from simulator.conversation.script import Check, Conversation, ConversationError, Step
from simulator.conversation.setting import setting

SUFFIX = ".talk"
_DETAIL = re.compile(r"\s+([a-z][\w. \[\]-]*?)\s*:(?:\s+(.*))?")
_SPOKEN = re.compile(r"(You|Alexa)\s*:\s*(.*)")
_DIRECTION = re.compile(r"\((.+)\)")
_SETTING = re.compile(r"([a-z][a-z ]*)\s*:\s*(.*)")


def read_talk(path: Path, text: str) -> Conversation:
    """Read one conversation.

    Raises:
        ConversationError: a line is none of those that can be in it.
    """
    reader = _Reader(path)
    for number, line in enumerate(text.splitlines(), start=1):
        reader.read(number, line.rstrip())
    if not reader.found.steps:
        reader.problems.append(f"{path}: nobody says anything in it")
    if reader.problems:
        raise ConversationError(tuple(reader.problems))
    return reader.found


class _Reader:
    def __init__(self, path: Path) -> None:
        self.found = Conversation(path, path.stem)
        self.problems: list[str] = []
        self._has_title = False

    def read(self, number: int, line: str) -> None:
        """Read a line; what is wrong with it is noted, and the next may still be right."""
        try:
            self._read(number, line)
        except ValueError as error:
            self.problems.append(f"{self.found.path}:{number}: {error}")

    def _read(self, number: int, line: str) -> None:
        if not line.strip():
            return
        if line.startswith("#"):
            self._comment(line)
        elif line[0].isspace():
            self._detail(number, line)
        elif spoken := _SPOKEN.fullmatch(line):
            self._spoken(number, spoken[1], spoken[2].strip())
        elif stage := _DIRECTION.fullmatch(line):
            self.found.steps.append(Step(number, line, direction(stage[1].strip())))
        elif named := _SETTING.fullmatch(line):
            self._setting(named[1].strip(), named[2].strip())
        else:
            raise ValueError(
                f"'{line}': a line begins with You:, Alexa:, (, #, a setting or spaces"
            )

    def _comment(self, line: str) -> None:
        """The first comment is the title."""
        if not self._has_title and not self.found.steps and line.strip("# "):
            self.found.name, self._has_title = line.strip("# "), True

    def _setting(self, key: str, value: str) -> None:
        if self.found.steps:
            raise ValueError(f"'{key}' comes before the first You:; later write ({key}: {value})")
        if key == "tags":
            self.found.tags = frozenset(re.split(r"[,\s]+", value))
        else:
            self.found.preparations.append(setting(key, value))

    def _spoken(self, number: int, speaker: str, text: str) -> None:
        if not text:
            raise ValueError(f"{speaker}: needs a text; write (silence) or (nothing) for none")
        if speaker == "Alexa":
            self._expect(number, text)
            return
        stage = _DIRECTION.fullmatch(text)
        action = direction(stage[1].strip()) if stage else saying(text)
        self.found.steps.append(Step(number, f"You: {text}", action))

    def _expect(self, number: int, text: str) -> None:
        """Begin the checks of the next turn of the step."""
        step = self._step("Alexa:")
        if any(check.what == SPEECH for check in step.checks[-1]):
            step.checks.append([])
        step.checks[-1].append(Check(number, SPEECH, [pattern_of(text)]))

    def _detail(self, number: int, line: str) -> None:
        found = _DETAIL.fullmatch(line)
        if found is None:
            raise ValueError(
                f"'{line.strip()}': a line that is set in is a detail: 'reprompt: ...'"
            )
        what, text = found[1], (found[2] or "").strip()
        checks = self._step(f"{what}:").checks[-1]
        if not text:
            raise ValueError(f"{what}: needs a text; write (nothing) for none")
        if what == "or":
            self._last(checks).any_of.append(pattern_of(text))
        elif what == "not":
            checks.append(Check(number, SPEECH, [pattern_of(text)], is_negative=True))
        elif is_known(what) and what != SPEECH:
            checks.append(Check(number, what, [pattern_of(text)]))
        else:
            raise ValueError(unknown(what))

    def _step(self, line: str) -> Step:
        if not self.found.steps:
            raise ValueError(f"'{line}' comes before the first You:")
        return self.found.steps[-1]

    def _last(self, checks: list[Check]) -> Check:
        if not checks:
            raise ValueError("'or:' comes before anything that it could be instead")
        return checks[-1]
