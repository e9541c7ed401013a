"""What the page shows beside a conversation: the state of a skill, in terms of any skill.

Whoever starts the page may pass a reader of the session attributes (`PanelReader`). It tells what
is to be seen in these few forms; the page knows how they look and move, and nothing of what they
are about.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any, Literal

Json = dict[str, Any]


class Tone(StrEnum):
    """How grave something is, which decides its colour."""

    PLAIN = "plain"
    CALM = "calm"
    NOTICE = "notice"
    WARN = "warn"
    ALARM = "alarm"


class Known(StrEnum):
    """How something is known."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class Standing(StrEnum):
    """How a rule stands."""

    HOLDS = "holds"
    POSSIBLE = "possible"
    """It does not hold, and still could."""
    OUT = "out"
    """It cannot hold any more."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that is known."""

    label: str
    known: Known = Known.YES


@dataclass(frozen=True, slots=True)
class Chips:
    """Things that are known, each as a small label. Those known not to be are folded away."""

    title: str
    chips: tuple[Chip, ...]
    when_empty: str = "Nothing yet."
    kind: Literal["chips"] = field(default="chips", init=False)


@dataclass(frozen=True, slots=True)
class Steps:
    """A way through questions: those behind, the one that is open, and how many are to come."""

    title: str
    done: tuple[str, ...] = ()
    current: str | None = None
    left: int = 0
    """How many come after the current one, as far as one can tell."""
    kind: Literal["steps"] = field(default="steps", init=False)


@dataclass(frozen=True, slots=True)
class Mark:
    """One rule on a rung."""

    id: str
    label: str
    standing: Standing
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Rung:
    """One level, with the rules that lead to it, in an order that stays from turn to turn."""

    label: str
    tone: Tone
    marks: tuple[Mark, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Ladder:
    """Levels above each other, the gravest first, with the one that holds now."""

    title: str
    rungs: tuple[Rung, ...]
    current: int | None = None
    """The index of the rung that holds now; None before there is one."""
    kind: Literal["ladder"] = field(default="ladder", init=False)


@dataclass(frozen=True, slots=True)
class Panel:
    """All that is shown after a turn."""

    headline: str
    """Where the conversation stands, in one sentence."""
    tone: Tone = Tone.PLAIN
    blocks: tuple[Chips | Steps | Ladder, ...] = ()
    answers: tuple[str, ...] = ()
    """What one could say next, as buttons."""

    def form(self) -> Json:
        """Give it as JSON."""
        return asdict(self)


PanelReader = Callable[[Mapping[str, Any]], Panel]
"""From session attributes (empty before the first turn) to what is shown."""


def attributes_panel(attributes: Mapping[str, Any]) -> Panel:
    """Show the session attributes of a skill of which nothing else is known."""
    chips = (Chip(f"{name}: {_brief(value)}") for name, value in attributes.items())
    return Panel(
        "What the skill remembers" if attributes else "The skill remembers nothing yet",
        blocks=(Chips("Session attributes", tuple(chips)),),
    )


def _brief(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:59]}…"
