"""One table of a content file, read key by key with the type that each key must have."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from triage.protocol.condition import Condition, ConditionError, parse_condition, parse_setting
from triage.protocol.fact import Setting
from triage.protocol.problems import Problems, suggestion
from triage.protocol.source import Citation

if TYPE_CHECKING:
    from triage.protocol.fact import Fact

Parsed = TypeVar("Parsed")

UNWRITTEN = "UNWRITTEN"
"""What the scaffolder writes where a person has to; content that still says it does not load."""


class Table:
    """A TOML table whose keys are taken one by one; `done` reports those that nobody took."""

    def __init__(self, file: str, name: str, keys: Mapping[str, Any], problems: Problems) -> None:
        """Wrap the keys of table `[name]` in `file`."""
        self.name = name
        self._file = file
        self._keys = keys
        self._taken: set[str] = set()
        self._problems = problems
        self.is_sound = True
        """False once something was wrong: what follows from that is not told as well."""

    @property
    def keys(self) -> tuple[str, ...]:
        """Name the keys that stand in it, whether they are taken or not."""
        return tuple(self._keys)

    def text(self, key: str, default: str | None = None) -> str:
        """Take a string that is not blank; it may be missing only when there is a default."""
        value = self._take(key, default is None)
        if value is None:
            return default or ""
        if not isinstance(value, str) or not value.strip():
            self.problem(key, "must be a text that is not empty")
            return ""
        return value

    def variants(self, ending: str) -> dict[str, str]:
        """Take every key that ends so; give the text of the key without the ending -> its text."""
        keys = [key for key in self._keys if key.endswith(ending) and key != ending]
        return {self.text(key.removesuffix(ending)): self.text(key) for key in keys}

    def texts(self, key: str) -> tuple[str, ...]:
        """Take a list of strings, each named once; a missing one is an empty list."""
        value = self._take(key, False)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.problem(key, "must be a list of texts")
            return ()
        for item in sorted({item for item in value if value.count(item) > 1}):
            self.problem(key, f"{item!r} is there twice")
        return tuple(value)

    def number(self, key: str, default: int | None = None) -> int:
        """Take a whole number, zero or more."""
        value = self._take(key, default is None)
        if value is None:
            return default or 0
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            self.problem(key, "must be a whole number")
            return 0
        return value

    def flag(self, key: str, default: bool) -> bool:
        """Take true or false."""
        value = self._take(key, False)
        if value is None:
            return default
        if not isinstance(value, bool):
            self.problem(key, "must be true or false")
        return value is True

    def day(self, key: str) -> str:
        """Take a date such as 2026-11-23, written without quotes."""
        value = self._take(key, True)
        if value is None:
            return ""
        if not isinstance(value, datetime.date) or isinstance(value, datetime.datetime):
            self.problem(key, "must be a date such as 2026-11-23, without quotes")
        return str(value)

    def conditions(self, key: str, facts: Mapping[str, Fact]) -> tuple[Condition, ...]:
        """Take a list of conditions such as `places > one`."""
        return self._parsed(key, facts, parse_condition)

    def settings(self, key: str, facts: Mapping[str, Fact]) -> tuple[Setting, ...]:
        """Take a list of settings such as `places = several`."""
        return self._parsed(key, facts, parse_setting)

    def ids(self, key: str, known: Mapping[str, object], kind: str) -> tuple[str, ...]:
        """Take a list of ids, each of which must be known."""
        found = self.texts(key)
        for item in found:
            if item not in known:
                self.problem(key, f"unknown {kind} {item!r}{suggestion(item, known)}")
        return tuple(item for item in found if item in known)

    def citation(self, sources: Mapping[str, object]) -> Citation:
        """Take `source`, `section`, `checked` and perhaps `note`: where the claim comes from."""
        source = self.text("source")
        if source and source not in sources:
            self.problem("source", f"unknown source {source!r}{suggestion(source, sources)}")
        return Citation(source, self.text("section"), self.day("checked"), self.text("note", ""))

    def problem(self, key: str, what: str) -> None:
        """Note that something is wrong at a key of this table."""
        self.is_sound = False
        self._problems.add(self._file, f"{self.name}.{key}" if key else self.name, what)

    def done(self) -> None:
        """Report every key that nobody took."""
        for key in sorted(self._keys.keys() - self._taken):
            self.problem(key, f"unknown key{suggestion(key, self._taken)}")

    def _take(self, key: str, is_required: bool) -> Any:
        self._taken.add(key)
        if key not in self._keys and is_required:
            self.problem(key, "is missing")
        value = self._keys.get(key)
        if any(isinstance(text, str) and UNWRITTEN in text for text in _listed(value)):
            self.problem(key, f"still says {UNWRITTEN}: write it")
            return None
        return value

    def _parsed(
        self,
        key: str,
        facts: Mapping[str, Fact],
        parse: Callable[[str, Mapping[str, Fact]], Parsed],
    ) -> tuple[Parsed, ...]:
        parsed = []
        for text in self.texts(key):
            try:
                parsed.append(parse(text, facts))
            except ConditionError as fault:
                near = suggestion(text.split()[0] if text.split() else "", facts)
                self.problem(key, f"{fault}{near if 'unknown fact' in str(fault) else ''}")
        return tuple(parsed)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
