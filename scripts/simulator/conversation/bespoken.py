"""Test files of Bespoken's skill-testing-ml: YAML documents, the first with a configuration.

Read are: tests with `test`, `tags`, `only` and `skip`; launches, utterances and
`SessionEndedRequest`; expected prompts, `prompt`, `reprompt`, `cardTitle`, `cardContent`,
`sessionEnded`, `intent` and paths into the response, with `==`, `=~` and `!=`, lists for any of
several, `/expressions/` and `*`. Of everything else it is said that it is not supported.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from simulator.conversation.check import SPEECH
from simulator.conversation.direction import direction, saying
from simulator.conversation.pattern import Pattern, containing, equal_to
from simulator.conversation.plain_yaml import load_documents
from simulator.conversation.script import Action, Check, Conversation, ConversationError, Step
from simulator.conversation.setting import setting

_DETAILS = {
    "prompt": SPEECH,
    "reprompt": "reprompt",
    "cardTitle": "card",
    "cardContent": "card text",
    "intent": "intent",
    "display": "screen",
}
_OPERATOR = re.compile(r"([\w.\[\]]+)\s*(==|=~|!=)\s*(.*)", re.DOTALL)
_NOTHING = ("undefined", "null", "")
_FLAGS = ("test", "tags", "only", "skip", "description")


def read_bespoken(path: Path, text: str) -> list[Conversation]:
    """Read the tests of a file; what is not supported is noted with each.

    Raises:
        ConversationError: it is not YAML, or not a file of tests.
    """
    try:
        documents = [document for document in load_documents(text) if document]
    except yaml.YAMLError as error:
        raise ConversationError((f"{path}: is not YAML: {error}",)) from error
    shared = _Shared(path)
    if documents and isinstance(documents[0], dict):
        shared.configure(documents.pop(0).get("configuration") or {})
    found = [_Test(shared, index).read(each) for index, each in enumerate(documents, start=1)]
    if shared.has_only:
        for conversation in found:
            conversation.is_skipped |= "only" not in conversation.tags
    return found


@dataclass
class _Shared:
    """What holds for all tests of a file."""

    path: Path
    locale: str = "en-US"
    notes: list[str] = field(default_factory=list)
    has_only: bool = False

    def configure(self, configuration: Mapping[str, Any]) -> None:
        for key, value in configuration.items():
            if key in ("locale", "locales"):
                self.locale = str(value).split(",")[0].strip()
            elif key not in ("description", "platform", "type"):
                self.notes.append(f"{self.path}: configuration '{key}' is not supported")


class _Test:
    """One test of a file."""

    def __init__(self, shared: _Shared, index: int) -> None:
        self._shared = shared
        self._index = index
        self.found = Conversation(shared.path, f"test {index}", notes=list(shared.notes))
        self.found.preparations.append(setting("locale", shared.locale))

    def read(self, document: Any) -> Conversation:
        """Read the entries one after the other."""
        if not isinstance(document, list):
            raise ConversationError((f"{self._shared.path}: test {self._index} must be a list",))
        for place, entry in enumerate(document, start=1):
            pairs = entry.items() if isinstance(entry, dict) else [(str(entry), "*")]
            for key, value in pairs:
                self._entry(place, key, value)
        return self.found

    def _entry(self, place: int, key: str, value: Any) -> None:
        if key in _FLAGS and not self.found.steps:
            self._flag(key, value)
            return
        step = Step(place, key, _action(key))
        self.found.steps.append(step)
        expected = value if isinstance(value, list) else [value]
        if all(_is_text(each) for each in expected):
            self._prompts(step, [str(each) for each in expected])
        else:
            for each in expected:
                self._expected(step, each)

    def _flag(self, key: str, value: Any) -> None:
        if key == "test":
            self.found.name = str(value)
        elif key == "tags":
            self.found.tags |= frozenset(re.split(r"[,\s]+", str(value)))
        elif key in ("only", "skip") and str(value).lower() != "false":
            self.found.is_skipped |= key == "skip"
            self._shared.has_only |= key == "only"
            self.found.tags |= {key}

    def _prompts(self, step: Step, texts: list[str]) -> None:
        """Take a list of bare texts: any of them may be said."""
        wanted = [text for text in texts if text != "*"]
        if len(wanted) == len(texts):
            patterns = [_pattern(text, "==") for text in wanted]
            step.checks[-1].append(Check(step.line, SPEECH, patterns))

    def _expected(self, step: Step, entry: Any) -> None:
        """Take one line of expectations: 'prompt: x', 'prompt == x', 'goto y'."""
        if isinstance(entry, dict):
            for key, value in entry.items():
                values = value if isinstance(value, list) else [value]
                self._check(step, key, "==", [str(each) for each in values])
            return
        operated = _OPERATOR.fullmatch(str(entry))
        if operated:
            self._check(step, operated[1], operated[2], [operated[3].strip("\"' ")])
        else:
            self._note(f"'{entry}'")

    def _check(self, step: Step, key: str, operator: str, values: list[str]) -> None:
        what = _DETAILS.get(key) or (key if key.startswith(("response.", "request.")) else None)
        if key in ("sessionEnded", "response.shouldEndSession"):
            what, values = "session", ["closed" if each == "true" else "open" for each in values]
        elif what and what.startswith("response."):
            what = f"response.{what}"
        if what is None or any(value.startswith(("<", ">")) for value in values):
            self._note(f"'{key}: {', '.join(values)}'")
            return
        patterns = [_pattern(value, operator) for value in values]
        step.checks[-1].append(Check(step.line, what, patterns, is_negative=operator == "!="))

    def _note(self, what: str) -> None:
        self.found.notes.append(
            f"{self._shared.path}: {self.found.name}: {what} is not supported, and not checked"
        )


def _action(key: str) -> Action:
    if key == "LaunchRequest":
        return direction("launch")
    if key == "SessionEndedRequest":
        return direction("leave")
    return saying(key)


def _pattern(text: str, operator: str) -> Pattern:
    if text in _NOTHING:
        return Pattern("(nothing)", lambda came: not came)
    return containing(text) if operator == "=~" else equal_to(text)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and not _OPERATOR.fullmatch(value) and not _is_command(value)


def _is_command(value: str) -> bool:
    return value == "exit" or value.startswith("goto ")
